/// What kind of image some bytes are, by how they begin.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ImageKind {
    /// JPEG 2000, bare codestream.
    J2k,
    /// JPEG.
    Jpeg,
    /// JPEG 2000 in its file format, as on the card.
    Jp2,
}

impl ImageKind {
    /// The kind of an image; only the first bytes are looked at.
    #[must_use]
    pub fn sniff(bytes: &[u8]) -> Option<Self> {
        const JP2_SIGNATURE: &[u8] = &[0, 0, 0, 0x0C, b'j', b'P', b' ', b' '];
        match bytes {
            [0xFF, 0xD8, 0xFF, ..] => Some(Self::Jpeg),
            [0xFF, 0x4F, 0xFF, 0x51, ..] => Some(Self::J2k),
            other if other.starts_with(JP2_SIGNATURE) => Some(Self::Jp2),
            _ => None,
        }
    }

    /// Its media type; a bare codestream goes by `image/j2c` (RFC 3745 and its successors).
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::J2k => "image/j2c",
            Self::Jpeg => "image/jpeg",
            Self::Jp2 => "image/jp2",
        }
    }
}
