//! Tags and lengths.

/// One element: positions count in the bytes it was read from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tlv {
    pub(super) tag: u8,
    pub(super) start: usize,
    pub(super) body: usize,
    pub(super) end: usize,
}

impl Tlv {
    pub(super) fn is_constructed(&self) -> bool {
        self.tag & 0x20 != 0
    }

    pub(super) fn content<'b>(&self, bytes: &'b [u8]) -> &'b [u8] {
        bytes.get(self.body..self.end).unwrap_or_default()
    }

    pub(super) fn moved(self, by: usize) -> Self {
        Self { tag: self.tag, start: self.start + by, body: self.body + by, end: self.end + by }
    }
}

fn read(bytes: &[u8], start: usize) -> Option<Tlv> {
    let tag = *bytes.get(start)?;
    if tag & 0x1f == 0x1f {
        return None; // tags above 30 do not occur in these structures
    }
    let first = usize::from(*bytes.get(start + 1)?);
    let (length, body) = match first {
        0..=0x7f => (first, start + 2),
        0x81..=0x84 => {
            let octets = bytes.get(start + 2..start + 2 + (first - 0x80))?;
            (octets.iter().fold(0_usize, |length, octet| (length << 8) | usize::from(*octet)), start + 2 + octets.len())
        }
        _ => return None,
    };
    let end = body.checked_add(length)?;
    (end <= bytes.len()).then_some(Tlv { tag, start, body, end })
}

/// The elements that fill the bytes, if that is what they are and there are no more of them than wanted.
pub(super) fn children(bytes: &[u8], most: usize) -> Option<Vec<Tlv>> {
    let mut parts = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let part = read(bytes, at).filter(|_| parts.len() < most)?;
        at = part.end;
        parts.push(part);
    }
    Some(parts)
}

/// Whether elements fill the bytes, however many.
pub(super) fn fill(bytes: &[u8]) -> bool {
    let mut at = 0;
    while at < bytes.len() {
        let Some(part) = read(bytes, at) else { return false };
        at = part.end;
    }
    true
}

/// Whether the bytes are one SEQUENCE, filled with elements.
pub(in crate::view) fn is_whole(bytes: &[u8]) -> bool {
    let whole = |tlv: &Tlv| tlv.tag == 0x30 && tlv.end == bytes.len() && tlv.end > tlv.body;
    read(bytes, 0).is_some_and(|tlv| whole(&tlv) && fill(tlv.content(bytes)))
}

/// The tag of the second element of a structure.
pub(super) fn second_tag(bytes: &[u8]) -> Option<u8> {
    let whole = read(bytes, 0)?;
    let content = whole.content(bytes);
    let first = read(content, 0)?;
    read(content, first.end).map(|second| second.tag)
}
