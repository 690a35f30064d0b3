//! Names other than the distinguished one, and where revocation lists are published (RFC 5280, 4.2.1.6, 4.2.1.13).

use der::Tag;

use crate::x509::Name;
use crate::x509::error::{Error, ErrorKind};
use crate::x509::tlv::{Item, context};

/// One GeneralName.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum GeneralName<'a> {
    /// rfc822Name.
    Email(&'a str),
    /// dNSName.
    Dns(&'a str),
    /// directoryName.
    Directory(Name<'a>),
    /// uniformResourceIdentifier.
    Uri(&'a str),
    /// A form that this field does not use.
    Other(Tag),
}

/// One place where revocation lists are published.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DistributionPoint<'a> {
    /// Its full name.
    pub names: Vec<GeneralName<'a>>,
    /// Whether it is for some reasons only; the profiles forbid that.
    pub has_reasons: bool,
    /// Whether its lists come from another issuer; the profiles forbid that.
    pub has_issuer: bool,
}

/// `SEQUENCE SIZE (1..MAX) OF GeneralName`, under whatever tag.
pub(in crate::x509) fn general_names<'a>(item: &Item<'a>, part: &'static str) -> Result<Vec<GeneralName<'a>>, Error> {
    let mut reader = item.inside(part);
    let mut list = Vec::with_capacity(1);
    while !reader.is_empty() {
        list.push(general_name(&reader.any()?, part)?);
    }
    if list.is_empty() { Err(reader.error(ErrorKind::Empty)) } else { Ok(list) }
}

fn general_name<'a>(item: &Item<'a>, part: &'static str) -> Result<GeneralName<'a>, Error> {
    let text = |item: &Item<'a>| {
        let text = std::str::from_utf8(item.value).ok().filter(|text| text.is_ascii());
        text.ok_or(Error { kind: ErrorKind::Text, part, offset: item.offset })
    };
    Ok(match item.tag {
        tag if tag == context(1, false) => GeneralName::Email(text(item)?),
        tag if tag == context(2, false) => GeneralName::Dns(text(item)?),
        tag if tag == context(6, false) => GeneralName::Uri(text(item)?),
        tag if tag == context(4, true) => {
            let mut reader = item.inside(part);
            let name = reader.required(Tag::Sequence)?;
            reader.finish()?;
            GeneralName::Directory(Name::of_item(&name, part)?)
        }
        tag @ Tag::ContextSpecific { .. } => GeneralName::Other(tag),
        found => {
            let kind = ErrorKind::Unexpected { expected: context(0, true), found: Some(found) };
            return Err(Error { kind, part, offset: item.offset });
        }
    })
}

pub(super) fn distribution_points<'a>(
    item: &Item<'a>,
    part: &'static str,
) -> Result<Vec<DistributionPoint<'a>>, Error> {
    let mut reader = item.inside(part);
    let mut list = Vec::with_capacity(1);
    while !reader.is_empty() {
        list.push(distribution_point(&reader.required(Tag::Sequence)?, part)?);
    }
    if list.is_empty() { Err(reader.error(ErrorKind::Empty)) } else { Ok(list) }
}

fn distribution_point<'a>(item: &Item<'a>, part: &'static str) -> Result<DistributionPoint<'a>, Error> {
    let mut reader = item.inside(part);
    let mut names = Vec::new();
    if let Some(name) = reader.optional(context(0, true))? {
        let mut choice = name.inside(part);
        if let Some(full) = choice.optional(context(0, true))? {
            names = general_names(&full, part)?;
        } else {
            choice.required(context(1, true))?; // a name relative to the issuer's: not used in this field
        }
        choice.finish()?;
    }
    let has_reasons = reader.optional(context(1, false))?.is_some();
    let has_issuer = reader.optional(context(2, true))?.is_some();
    reader.finish()?;
    Ok(DistributionPoint { names, has_reasons, has_issuer })
}
