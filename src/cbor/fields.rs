//! The entries of a map whose keys a structure knows by name or number.

use super::{Decode, Decoder, Error, ErrorKind, Item, LintKind, Node, Segment};

/// The entries of a map, taken out one by one; what is left is unknown to the structure and never an error
/// (ISO/IEC 18013-5, 8.1).
#[derive(Debug)]
pub struct Fields<'a, 'd> {
    entries: Vec<(Item<'a>, Item<'a>)>,
    offset: usize,
    decoder: &'d Decoder<'a>,
}

impl<'a, 'd> Fields<'a, 'd> {
    /// The entries of a map.
    ///
    /// # Errors
    /// If the item is no map.
    pub fn of(item: Item<'a>, decoder: &'d Decoder<'a>) -> Result<Self, Error> {
        let offset = item.offset();
        Ok(Self { entries: item.map()?, offset, decoder })
    }

    /// Offset of the map's head.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.offset
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.entries.iter().position(|(found, _)| found.node.as_text() == Some(key))
    }

    /// Takes the value under a text key as it is, `null` too.
    pub fn take_raw(&mut self, key: &str) -> Option<Item<'a>> {
        self.position(key).map(|at| self.entries.swap_remove(at).1)
    }

    /// Takes the value under an integer key.
    pub fn take_int(&mut self, key: i64) -> Option<Item<'a>> {
        let at = self.entries.iter().position(|(found, _)| found.node.as_int() == Some(key))?;
        Some(self.entries.swap_remove(at).1)
    }

    /// Takes an optional value under an integer key, as [`take`](Self::take) does.
    pub fn take_optional_int(&mut self, key: i64) -> Option<Item<'a>> {
        self.take_int(key).and_then(|item| self.unless_null(item))
    }

    /// Takes an optional value; `null` counts as absent and is noted (case N20).
    pub fn take(&mut self, key: &str) -> Option<Item<'a>> {
        self.take_raw(key).and_then(|item| self.unless_null(item))
    }

    fn unless_null(&self, item: Item<'a>) -> Option<Item<'a>> {
        if item.node == Node::Null {
            self.decoder.lint(LintKind::NullOptional, item.offset());
            return None;
        }
        Some(item)
    }

    /// Reads an optional value.
    ///
    /// # Errors
    /// Those of the type, with the key in the path.
    pub fn optional<T: Decode<'a>>(&mut self, key: &'static str) -> Result<Option<T>, Error> {
        self.optional_with(key, T::decode)
    }

    /// Reads a value that must be there.
    ///
    /// # Errors
    /// If it is absent, and those of the type, with the key in the path.
    pub fn required<T: Decode<'a>>(&mut self, key: &'static str) -> Result<T, Error> {
        self.required_with(key, T::decode)
    }

    /// Reads an optional value with a function.
    ///
    /// # Errors
    /// Those of the function, with the key in the path.
    pub fn optional_with<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Item<'a>, &Decoder<'a>) -> Result<T, Error>,
    ) -> Result<Option<T>, Error> {
        self.take(key).map(|item| read(item, self.decoder).map_err(|error| error.within(key))).transpose()
    }

    /// Reads a value that must be there with a function.
    ///
    /// # Errors
    /// If it is absent, and those of the function, with the key in the path.
    pub fn required_with<T>(
        &mut self,
        key: &'static str,
        read: impl FnOnce(Item<'a>, &Decoder<'a>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let item = self.take_raw(key).ok_or_else(|| Error::new(ErrorKind::MissingField { field: key }, self.offset))?;
        read(item, self.decoder).map_err(|error| error.within(key))
    }

    /// What was not taken: unknown entries.
    #[must_use]
    pub fn rest(self) -> Vec<(Item<'a>, Item<'a>)> {
        self.entries
    }
}

/// Reads every item of an array that must hold at least one.
///
/// # Errors
/// If it is no array or empty; those of `read`, with the index in the path.
pub(crate) fn each<'a, T>(
    item: Item<'a>,
    what: &'static str,
    mut read: impl FnMut(Item<'a>) -> Result<T, Error>,
) -> Result<Vec<T>, Error> {
    let empty = item.error(ErrorKind::Empty { what });
    let items = item.array()?;
    if items.is_empty() {
        return Err(empty);
    }
    items.into_iter().enumerate().map(|(index, item)| read(item).map_err(|error| error.within(index))).collect()
}

/// Reads every entry of a map that must hold at least one.
///
/// # Errors
/// If it is no map or empty; those of `read`, with the key in the path.
pub(crate) fn entries<'a, K, V>(
    item: Item<'a>,
    what: &'static str,
    key: impl Fn(Item<'a>) -> Result<K, Error>,
    mut value: impl FnMut(&K, Item<'a>) -> Result<V, Error>,
) -> Result<Vec<(K, V)>, Error> {
    let empty = item.error(ErrorKind::Empty { what });
    let entries = item.map()?;
    if entries.is_empty() {
        return Err(empty);
    }
    let read = |(name, item): (Item<'a>, Item<'a>)| {
        // The path is only made when something is wrong below; keys that cannot be read have none.
        let step = |name: &Item<'a>| Segment::of_key(name);
        let copy = name.clone();
        let name = key(name)?;
        let value = value(&name, item).map_err(|error| error.within(step(&copy)))?;
        Ok((name, value))
    };
    entries.into_iter().map(read).collect()
}
