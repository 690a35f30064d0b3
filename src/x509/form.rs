//! Whether bytes are DER at all, whatever they mean.

use der::Tag;

use super::error::{Error, ErrorKind};
use super::tlv::Reader;

/// Levels that are looked into; what lies deeper is taken as it is.
const MAX_DEPTH: usize = 64;

/// Holds bytes to the form of DER: one item that fills them, filled with items to the last level.
///
/// What stands inside an OCTET STRING or BIT STRING is **not** looked at.
///
/// # Errors
/// The first item at fault, its offset counted from `offset`.
pub fn check(bytes: &[u8], offset: usize, part: &'static str) -> Result<(), Error> {
    let mut reader = Reader::at(bytes, offset, part);
    let whole = reader.any()?;
    reader.finish()?;
    let mut open = if is_constructed(whole.tag) { vec![whole] } else { Vec::new() };
    while let Some(item) = open.pop() {
        let mut inside = item.inside(part);
        while !inside.is_empty() {
            let found = inside.any()?;
            if is_constructed(found.tag) && open.len() < MAX_DEPTH {
                open.push(found);
            } else if found.tag == Tag::Boolean && !matches!(found.value, [0 | 0xff]) {
                return Err(Error { kind: ErrorKind::Boolean, part, offset: found.offset });
            }
        }
    }
    Ok(())
}

fn is_constructed(tag: Tag) -> bool {
    matches!(
        tag,
        Tag::Sequence
            | Tag::Set
            | Tag::Application { constructed: true, .. }
            | Tag::ContextSpecific { constructed: true, .. }
            | Tag::Private { constructed: true, .. }
    )
}
