//! CBOR that is about to be written, and may be written wrongly.

use crate::cbor::Writer;

/// An item.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Tree {
    Array(Vec<Tree>),
    Bytes(Vec<u8>),
    /// Tag 24 around the encoded content.
    Encoded(Box<Tree>),
    Int(i64),
    Map(Vec<(Tree, Tree)>),
    Null,
    /// Bytes as they are.
    Raw(Vec<u8>),
    Tag(u64, Box<Tree>),
    Text(String),
    Uint(u64),
}

impl Tree {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(text.to_owned())
    }

    pub(super) fn of(value: &impl crate::cbor::Encode) -> Self {
        Self::Raw(value.to_cbor())
    }

    /// A map of indefinite length.
    pub(super) fn open_map(entries: &[(Self, Self)]) -> Self {
        let mut writer = Writer::new();
        writer.raw(&[0xbf]);
        for (key, value) in entries {
            key.write(&mut writer);
            value.write(&mut writer);
        }
        writer.raw(&[0xff]);
        Self::Raw(writer.finish())
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        self.write(&mut writer);
        writer.finish()
    }

    pub(super) fn write(&self, writer: &mut Writer) {
        match self {
            Self::Array(items) => {
                writer.array(items.len());
                items.iter().for_each(|item| item.write(writer));
            }
            Self::Bytes(bytes) => drop(writer.bytes(bytes)),
            Self::Encoded(content) => drop(writer.tag24(&content.to_bytes())),
            Self::Int(value) => drop(writer.int(*value)),
            Self::Map(entries) => {
                writer.map(entries.len());
                for (key, value) in entries {
                    key.write(writer);
                    value.write(writer);
                }
            }
            Self::Null => drop(writer.null()),
            Self::Raw(bytes) => drop(writer.raw(bytes)),
            Self::Tag(number, content) => {
                writer.tag(*number);
                content.write(writer);
            }
            Self::Text(text) => drop(writer.text(text)),
            Self::Uint(value) => drop(writer.uint(*value)),
        }
    }

    /// The entries of a map.
    pub(super) fn entries(&mut self) -> Option<&mut Vec<(Self, Self)>> {
        match self {
            Self::Map(entries) => Some(entries),
            _ => None,
        }
    }

    /// The value under a text key.
    pub(super) fn at(&mut self, key: &str) -> Option<&mut Self> {
        let key = Self::text(key);
        self.entries()?.iter_mut().find(|(found, _)| *found == key).map(|(_, value)| value)
    }

    /// Puts a value under a text key.
    pub(super) fn put(&mut self, key: &str, value: Self) -> Option<()> {
        match self.at(key) {
            Some(place) => *place = value,
            None => self.entries()?.push((Self::text(key), value)),
        }
        Some(())
    }

    /// Takes away a text key.
    pub(super) fn remove(&mut self, key: &str) -> Option<Self> {
        let key = Self::text(key);
        let entries = self.entries()?;
        let at = entries.iter().position(|(found, _)| *found == key)?;
        Some(entries.remove(at).1)
    }
}
