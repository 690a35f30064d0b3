//! Distinguished names: compared as bytes, shown as RFC 4514 writes them.

use std::borrow::Cow;
use std::fmt;

use const_oid::ObjectIdentifier;
use der::Tag;

use super::error::{Error, ErrorKind};
use super::identifier::Oid;
use super::oid;
use super::tlv::{Item, Reader};

/// A distinguished name, as it stands in a certificate.
///
/// Two names are equal when their bytes are, as ISO/IEC 18013-5, B.1, demands of issuer and subject.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Name<'a> {
    raw: &'a [u8],
    content: &'a [u8],
}

/// One attribute of a name.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Attribute<'a> {
    /// Its type.
    pub oid: Oid<'a>,
    /// The type of its string.
    pub tag: Tag,
    /// The bytes of its string.
    pub value: &'a [u8],
}

impl<'a> Name<'a> {
    /// Reads a name; its structure is checked to the last attribute, its strings are not.
    pub(super) fn of_item(item: &Item<'a>, part: &'static str) -> Result<Self, Error> {
        let mut sets = item.inside(part);
        while !sets.is_empty() {
            let set = sets.required(Tag::Set)?;
            let mut pairs = set.inside(part);
            if pairs.is_empty() {
                return Err(Error { kind: ErrorKind::Empty, part, offset: set.offset });
            }
            while !pairs.is_empty() {
                attribute(&pairs.required(Tag::Sequence)?, part)?;
            }
        }
        Ok(Self { raw: item.raw, content: item.value })
    }

    /// Reads the name that is a whole input.
    ///
    /// # Errors
    /// DER that is no name.
    pub fn from_der(der: &'a [u8]) -> Result<Self, Error> {
        let part = "Name";
        Self::of_item(&super::tlv::only(der, 0, Tag::Sequence, part)?, part)
    }

    /// Its bytes, with the head.
    #[must_use]
    pub fn as_bytes(&self) -> &'a [u8] {
        self.raw
    }

    /// Whether it has no attributes.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.content.is_empty()
    }

    /// Its attributes, in the order of the bytes; a multi-valued part is given attribute by attribute.
    pub fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> + use<'a> {
        let mut sets = Reader::new(self.content, "");
        let sets = std::iter::from_fn(move || sets.any().ok());
        sets.flat_map(|set| {
            let mut pairs = set.inside("");
            std::iter::from_fn(move || pairs.any().ok())
        })
        .filter_map(|pair| attribute(&pair, "").ok())
    }

    /// The first value of an attribute, if its string can be read.
    #[must_use]
    pub fn first(&self, oid: &ObjectIdentifier) -> Option<Cow<'a, str>> {
        self.attributes().find(|attribute| attribute.oid == *oid)?.text()
    }

    /// countryName.
    #[must_use]
    pub fn country(&self) -> Option<Cow<'a, str>> {
        self.first(&oid::COUNTRY)
    }

    /// stateOrProvinceName.
    #[must_use]
    pub fn state(&self) -> Option<Cow<'a, str>> {
        self.first(&oid::STATE)
    }

    /// commonName.
    #[must_use]
    pub fn common_name(&self) -> Option<Cow<'a, str>> {
        self.first(&oid::COMMON_NAME)
    }
}

fn attribute<'a>(pair: &Item<'a>, part: &'static str) -> Result<Attribute<'a>, Error> {
    let mut reader = pair.inside(part);
    let oid = reader.required(Tag::ObjectIdentifier)?.oid(part)?;
    let Item { tag, value, .. } = reader.any()?;
    reader.finish()?;
    Ok(Attribute { oid, tag, value })
}

impl<'a> Attribute<'a> {
    /// Its text, where its type is a string and its bytes are of that type.
    #[must_use]
    pub fn text(&self) -> Option<Cow<'a, str>> {
        match self.tag {
            Tag::Utf8String => std::str::from_utf8(self.value).ok().map(Cow::Borrowed),
            Tag::PrintableString | Tag::Ia5String | Tag::NumericString | Tag::VisibleString => {
                let text = std::str::from_utf8(self.value).ok()?;
                text.is_ascii().then_some(Cow::Borrowed(text))
            }
            Tag::TeletexString => Some(self.value.iter().copied().map(char::from).collect::<String>().into()),
            Tag::BmpString => {
                let units = self.value.chunks(2).map(|unit| Some(u16::from_be_bytes(unit.try_into().ok()?)));
                String::from_utf16(&units.collect::<Option<Vec<_>>>()?).ok().map(Cow::Owned)
            }
            _ => None,
        }
    }
}

/// `CN=MOCK DS 01,C=JP`: the last attribute first, special characters escaped (RFC 4514, 2); a string that cannot be
/// read is shown as `#` and hexadecimal.
impl fmt::Display for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let attributes: Vec<_> = self.attributes().collect();
        for (index, attribute) in attributes.iter().rev().enumerate() {
            if index > 0 {
                f.write_str(",")?;
            }
            match oid::attribute_name(attribute.oid.as_bytes()) {
                Some(name) => f.write_str(name)?,
                None => write!(f, "{}", attribute.oid)?,
            }
            match attribute.text() {
                Some(text) => write!(f, "={}", Escaped(&text))?,
                None => write!(f, "=#{}", hex::encode(attribute.value))?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for Name<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{self}\"")
    }
}

struct Escaped<'t>(&'t str);

impl fmt::Display for Escaped<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let last = self.0.chars().count().saturating_sub(1);
        for (index, character) in self.0.chars().enumerate() {
            let special = match character {
                '"' | '+' | ',' | ';' | '<' | '>' | '\\' => true,
                '#' => index == 0,
                ' ' => index == 0 || index == last,
                _ => false,
            };
            if special {
                f.write_str("\\")?;
            }
            write!(f, "{character}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests;
