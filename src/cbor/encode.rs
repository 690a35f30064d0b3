//! Deterministic writing: shortest heads, definite lengths (RFC 8949, 4.2.1, rules 1 and 2).

/// Writes CBOR items one after another. The caller writes as many items as a head announces.
#[derive(Clone, Debug, Default)]
pub struct Writer {
    out: Vec<u8>,
}

impl Writer {
    /// An empty writer.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A writer with room for this many bytes.
    #[must_use]
    pub fn with_capacity(bytes: usize) -> Self {
        Self { out: Vec::with_capacity(bytes) }
    }

    /// A writer that goes on after what is there.
    #[must_use]
    pub fn over(out: Vec<u8>) -> Self {
        Self { out }
    }

    /// What was written so far.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        &self.out
    }

    /// Forgets what was written, and keeps its room.
    pub fn clear(&mut self) {
        self.out.clear();
    }

    /// What was written.
    #[must_use]
    pub fn finish(self) -> Vec<u8> {
        self.out
    }

    fn head(&mut self, major: u8, argument: u64) -> &mut Self {
        let major = major << 5;
        let bytes = argument.to_be_bytes();
        let (marker, width) = match argument {
            0..=23 => (bytes[7], 0),
            24..=0xff => (24, 1),
            0x100..=0xffff => (25, 2),
            0x1_0000..=0xffff_ffff => (26, 4),
            _ => (27, 8),
        };
        self.out.push(major | marker);
        self.out.extend_from_slice(&bytes[8 - width..]);
        self
    }

    fn length(&mut self, major: u8, length: usize) -> &mut Self {
        self.head(major, length as u64) // safe: usize is at most 64 bits on every platform Rust has
    }

    /// An unsigned integer.
    pub fn uint(&mut self, value: u64) -> &mut Self {
        self.head(0, value)
    }

    /// An integer.
    pub fn int(&mut self, value: i64) -> &mut Self {
        match u64::try_from(value) {
            Ok(value) => self.head(0, value),
            Err(_) => self.head(1, (-1 - value).unsigned_abs()),
        }
    }

    /// A byte string.
    pub fn bytes(&mut self, value: &[u8]) -> &mut Self {
        self.length(2, value.len()).raw(value)
    }

    /// The head of a byte string; its bytes follow by [`raw`](Self::raw).
    pub fn bytes_head(&mut self, length: usize) -> &mut Self {
        self.length(2, length)
    }

    /// A text string.
    pub fn text(&mut self, value: &str) -> &mut Self {
        self.length(3, value.len()).raw(value.as_bytes())
    }

    /// The head of an array; its items follow.
    pub fn array(&mut self, items: usize) -> &mut Self {
        self.length(4, items)
    }

    /// The head of a map; its keys and values follow in turn.
    pub fn map(&mut self, entries: usize) -> &mut Self {
        self.length(5, entries)
    }

    /// A tag; its content follows.
    pub fn tag(&mut self, number: u64) -> &mut Self {
        self.head(6, number)
    }

    /// `true` or `false`.
    pub fn bool(&mut self, value: bool) -> &mut Self {
        self.head(7, 20 + u64::from(value))
    }

    /// `null`.
    pub fn null(&mut self) -> &mut Self {
        self.head(7, 22)
    }

    /// Bytes that are CBOR already.
    pub fn raw(&mut self, cbor: &[u8]) -> &mut Self {
        self.out.extend_from_slice(cbor);
        self
    }

    /// `#6.24(bstr)` around bytes that are CBOR already.
    pub fn tag24(&mut self, content: &[u8]) -> &mut Self {
        self.tag(24).bytes(content)
    }

    /// A value that knows how to write itself.
    pub fn value(&mut self, value: &impl super::Encode) -> &mut Self {
        value.encode(self);
        self
    }
}
