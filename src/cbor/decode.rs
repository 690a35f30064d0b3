//! The reader: heads by `ciborium-ll`, structure, limits and duplicate keys by us.

use std::borrow::Cow;
use std::cell::{Cell, RefCell};

use ciborium_ll::Header;

use super::{Decode, Error, ErrorKind, Item, Node, Segment, Span, head};

/// How deep and how large a structure may be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// Levels of nesting.
    pub depth: usize,
    /// Items in all; bounds the memory that decoding takes (an item is 40 bytes).
    pub items: usize,
}

impl Limits {
    /// The limits for an input of this many bytes: 64 levels; 65 536 items, more where the input is large.
    #[must_use]
    pub fn for_input(length: usize) -> Self {
        Self { depth: 64, items: (1 << 16).max(length / 64) }
    }
}

/// A deviation from the deterministic form that does not hinder reading (RFC 8949, 4.2.1; 18013-5, 8.1).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LintKind {
    /// Case N03.
    IndefiniteLength,
    /// Case N04.
    NonShortest,
    /// Case N20: `null` where an optional entry should be absent.
    NullOptional,
}

/// One such deviation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Lint {
    /// Which.
    pub kind: LintKind,
    /// Offset of the item's head.
    pub offset: usize,
}

/// Reads one input; shared by everything that is decoded from it, so that limits hold for all of it together.
#[derive(Debug)]
pub struct Decoder<'a> {
    input: &'a [u8],
    limits: Limits,
    items_left: Cell<usize>,
    lints: RefCell<Vec<Lint>>,
}

/// Lints kept; a hostile input does not fill memory with them.
const MAX_LINTS: usize = 64;

impl<'a> Decoder<'a> {
    /// A reader of this input with the usual limits.
    #[must_use]
    pub fn new(input: &'a [u8]) -> Self {
        Self::with_limits(input, Limits::for_input(input.len()))
    }

    /// A reader with own limits.
    #[must_use]
    pub fn with_limits(input: &'a [u8], limits: Limits) -> Self {
        Self { input, limits, items_left: Cell::new(limits.items), lints: RefCell::default() }
    }

    /// The whole input.
    #[must_use]
    pub fn input(&self) -> &'a [u8] {
        self.input
    }

    /// The deviations met so far, in the order of the input of each nested part.
    pub fn take_lints(&self) -> Vec<Lint> {
        self.lints.take()
    }

    /// Notes a deviation.
    pub fn lint(&self, kind: LintKind, offset: usize) {
        let mut lints = self.lints.borrow_mut();
        if lints.len() < MAX_LINTS {
            lints.push(Lint { kind, offset });
        }
    }

    /// Reads the whole input as one item.
    ///
    /// # Errors
    /// If it is not exactly one well-formed item within the limits.
    pub fn item(&self) -> Result<Item<'a>, Error> {
        if u32::try_from(self.input.len()).is_err() {
            return Err(Error::new(ErrorKind::TooLarge, 0));
        }
        self.window(0, self.input.len())
    }

    /// Reads the whole input as a value of type `T`.
    ///
    /// # Errors
    /// As [`Self::item`], and those of the type.
    pub fn whole<T: Decode<'a>>(&self) -> Result<T, Error> {
        T::decode(self.item()?, self)
    }

    /// Reads bytes `start..end` of the input as exactly one item.
    pub(super) fn window(&self, start: usize, end: usize) -> Result<Item<'a>, Error> {
        let mut cursor = Cursor { decoder: self, at: start, end };
        let item = cursor.item(0)?;
        if cursor.at < end {
            return Err(Error::new(ErrorKind::Trailing { extra: end - cursor.at }, cursor.at));
        }
        Ok(item)
    }
}

/// A position in a window of the input.
struct Cursor<'d, 'a> {
    decoder: &'d Decoder<'a>,
    at: usize,
    end: usize,
}

impl<'a> Cursor<'_, 'a> {
    fn left(&self) -> usize {
        self.end - self.at
    }

    fn rest(&self) -> &'a [u8] {
        self.decoder.input.get(self.at..self.end).unwrap_or_default()
    }

    /// The next head; one that is longer than need be is noted.
    fn head(&mut self) -> Result<Header, Error> {
        let start = self.at;
        let head = head::read(self.rest()).map_err(|kind| Error::new(kind, start))?;
        self.at += head.width;
        if !head.shortest {
            self.decoder.lint(LintKind::NonShortest, start);
        }
        Ok(head.header)
    }

    fn item(&mut self, depth: usize) -> Result<Item<'a>, Error> {
        let start = self.at;
        let limits = self.decoder.limits;
        if depth >= limits.depth {
            return Err(Error::new(ErrorKind::Depth { limit: limits.depth }, start));
        }
        let header = self.head()?;
        let node = self.node(header, start, depth)?;
        Ok(Item { span: Span::new(start, self.at), node })
    }

    fn node(&mut self, header: Header, start: usize, depth: usize) -> Result<Node<'a>, Error> {
        Ok(match header {
            Header::Positive(value) => Node::Uint(value),
            Header::Negative(value) => Node::Nint(value),
            Header::Bytes(Some(length)) => Node::Bytes(Cow::Borrowed(self.string(length, start)?)),
            Header::Text(Some(length)) => Node::Text(Cow::Borrowed(utf8(self.string(length, start)?, start)?)),
            Header::Bytes(None) => Node::Bytes(Cow::Owned(self.chunks(start, false)?)),
            Header::Text(None) => Node::Text(Cow::Owned(self.text_chunks(start)?)),
            Header::Array(length) => Node::Array(self.array(length, start, depth)?),
            Header::Map(length) => Node::Map(self.map(length, start, depth)?),
            Header::Tag(number) => {
                self.spend(1, start)?;
                Node::Tag(number, Box::new(self.item(depth + 1)?))
            }
            Header::Simple(20) => Node::Bool(false),
            Header::Simple(21) => Node::Bool(true),
            Header::Simple(22) => Node::Null,
            Header::Simple(23) => Node::Undefined,
            Header::Simple(value) => Node::Simple(value),
            Header::Float(value) => Node::Float(value.to_bits()),
            Header::Break => return Err(Error::new(ErrorKind::Malformed, start)),
        })
    }

    /// Takes items from the budget.
    fn spend(&self, count: usize, start: usize) -> Result<(), Error> {
        let left = &self.decoder.items_left;
        let rest = left.get().checked_sub(count);
        let limit = self.decoder.limits.items;
        left.set(rest.ok_or_else(|| Error::new(ErrorKind::TooManyItems { limit }, start))?);
        Ok(())
    }

    fn string(&mut self, length: usize, start: usize) -> Result<&'a [u8], Error> {
        let short = || Error::new(self.huge(length, length).unwrap_or(ErrorKind::Truncated), start);
        let bytes = self.rest().get(..length).ok_or_else(short)?;
        self.at += length;
        Ok(bytes)
    }

    /// Whether a declared length, which takes `least` bytes, was never meant to fit, rather than cut off.
    fn huge(&self, least: usize, declared: usize) -> Option<ErrorKind> {
        let (left, ever) = (self.left(), self.decoder.input.len().saturating_mul(2).max(1 << 16));
        let huge = least > left && least > ever;
        huge.then(|| ErrorKind::HugeLength { declared: u64::try_from(declared).unwrap_or(u64::MAX), left })
    }

    fn chunks(&mut self, start: usize, text: bool) -> Result<Vec<u8>, Error> {
        self.decoder.lint(LintKind::IndefiniteLength, start);
        let mut joined = Vec::new();
        loop {
            let chunk = self.at;
            match self.head()? {
                Header::Break => return Ok(joined),
                Header::Bytes(Some(length)) if !text => joined.extend_from_slice(self.string(length, chunk)?),
                Header::Text(Some(length)) if text => {
                    joined.extend_from_slice(utf8(self.string(length, chunk)?, chunk)?.as_bytes());
                }
                _ => return Err(Error::new(ErrorKind::Malformed, chunk)),
            }
        }
    }

    fn text_chunks(&mut self, start: usize) -> Result<String, Error> {
        String::from_utf8(self.chunks(start, true)?).map_err(|_| Error::new(ErrorKind::NotUtf8, start))
    }

    /// How many entries of `each` items to make room for. Declared ones are paid for at once, so that heads within
    /// heads cannot multiply what is reserved.
    fn room(&self, declared: Option<usize>, each: usize, start: usize) -> Result<usize, Error> {
        let Some(declared) = declared else {
            self.decoder.lint(LintKind::IndefiniteLength, start);
            return Ok(0);
        };
        let least = declared.saturating_mul(each);
        if let Some(huge) = self.huge(least, declared) {
            return Err(Error::new(huge, start));
        }
        self.spend(least, start)?;
        Ok(declared.min(self.left())) // cut off inputs fail where they end, with the path to that place
    }

    /// Whether another entry of `each` items follows in a container that has `read` of them.
    fn more(&mut self, declared: Option<usize>, read: usize, each: usize) -> Result<bool, Error> {
        if let Some(declared) = declared {
            return Ok(read < declared);
        }
        match self.rest().first() {
            Some(0xff) => {
                self.at += 1;
                Ok(false)
            }
            Some(_) => self.spend(each, self.at).map(|()| true),
            None => Err(Error::new(ErrorKind::Truncated, self.at)),
        }
    }

    fn array(&mut self, declared: Option<usize>, start: usize, depth: usize) -> Result<Vec<Item<'a>>, Error> {
        let mut items = Vec::with_capacity(self.room(declared, 1, start)?);
        while self.more(declared, items.len(), 1)? {
            items.push(self.item(depth + 1).map_err(|error| error.within(items.len()))?);
        }
        Ok(items)
    }

    fn map(&mut self, declared: Option<usize>, start: usize, depth: usize) -> Result<Vec<(Item<'a>, Item<'a>)>, Error> {
        let mut entries = Vec::with_capacity(self.room(declared, 2, start)?);
        while self.more(declared, entries.len(), 2)? {
            let key = self.item(depth + 1)?;
            let value = self.item(depth + 1).map_err(|error| error.within(Segment::of_key(&key)))?;
            entries.push((key, value));
        }
        check_unique(&entries)?;
        Ok(entries)
    }
}

fn utf8(bytes: &[u8], start: usize) -> Result<&str, Error> {
    std::str::from_utf8(bytes).map_err(|_| Error::new(ErrorKind::NotUtf8, start))
}

/// Pairs are compared one by one up to this many entries; beyond, keys are sorted.
const FEW: usize = 12;

fn check_unique(entries: &[(Item<'_>, Item<'_>)]) -> Result<(), Error> {
    let twice = if entries.len() <= FEW {
        entries
            .iter()
            .enumerate()
            .find(|(i, (key, _))| entries.iter().take(*i).any(|(other, _)| other.node == key.node))
            .map(|(_, (key, _))| key)
    } else {
        let mut keys: Vec<_> = entries.iter().map(|(key, _)| key).collect();
        keys.sort(); // stable, so the second of two equal keys is the later one
        keys.windows(2).filter(|pair| pair[0].node == pair[1].node).map(|pair| pair[1]).min_by_key(|key| key.offset())
    };
    match twice {
        Some(key) => Err(key.error(ErrorKind::DuplicateKey { key: Segment::of_key(key) })),
        None => Ok(()),
    }
}
