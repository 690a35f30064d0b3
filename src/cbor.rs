//! CBOR (RFC 8949), read with its bytes: whole input, limits, no duplicate keys; made deterministically.
//!
//! Nothing that is hashed or signed is ever encoded again to be checked: an [`Item`] keeps its span in the input, and
//! [`Encoded`] keeps the bytes a tag 24 item arrived in. COSE and CBOR libraries lose such bytes, so this reader is ours,
//! over the heads of `ciborium-ll`.

mod date;
mod decode;
mod encode;
mod encoded;
mod error;
mod fields;
mod head;
mod item;
mod path;
#[cfg(test)]
mod tests;

pub use date::{DateLint, FullDate, Tdate};
pub use decode::{Decoder, Limits, Lint, LintKind};
pub use encode::Writer;
pub use encoded::Encoded;
pub use error::{Error, ErrorKind};
pub use fields::Fields;
pub(crate) use fields::{each, entries};
pub use item::{Item, Node, Span};
pub use path::{Path, Segment};

/// What comes out of decoding one CBOR item.
pub trait Decode<'a>: Sized {
    /// Reads the value from an item; `decoder` gives access to the input for items nested in byte strings.
    ///
    /// # Errors
    /// Says what was expected, what was found, and where.
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error>;
}

/// What can be written as CBOR.
pub trait Encode {
    /// Writes the value.
    fn encode(&self, writer: &mut Writer);

    /// The value as bytes.
    fn to_cbor(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.encode(&mut writer);
        writer.finish()
    }
}
