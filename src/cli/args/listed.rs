//! Where a record's revocation is published: a list and the record's entry in it.

use crate::text;

use super::value::ValueFault;

/// The longest identifier of a record in a list, in bytes.
const LONGEST: usize = 64;

/// `URI=INDEX`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByIndex {
    /// Where the list is.
    pub uri: String,
    /// The record's place in it.
    pub index: u32,
}

/// `URI=HEX`, or `URI` for an identifier that is still to be drawn.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ByIdentifier {
    /// Where the list is.
    pub uri: String,
    /// The record's identifier in it.
    pub identifier: Option<Vec<u8>>,
}

pub(super) fn by_index(text: &str) -> Result<ByIndex, ValueFault> {
    let fault = || ValueFault(text!(value_status_list_fault));
    let (uri, digits) = text.rsplit_once('=').ok_or_else(fault)?; // a URI may have `=` in it, an index has none
    let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    let index = digits.parse().ok().filter(|_| plain).ok_or_else(fault)?;
    Ok(ByIndex { uri: absolute(uri)?, index })
}

pub(super) fn by_identifier(text: &str) -> Result<ByIdentifier, ValueFault> {
    let Some((uri, digits)) = text.rsplit_once('=').filter(|(_, digits)| !digits.is_empty()) else {
        let uri = text.strip_suffix('=').unwrap_or(text);
        return Ok(ByIdentifier { uri: absolute(uri)?, identifier: None });
    };
    let identifier = hex::decode(digits).ok().filter(|bytes| bytes.len() <= LONGEST);
    let identifier = identifier.ok_or_else(|| ValueFault(text!(value_identifier_list_fault)))?;
    Ok(ByIdentifier { uri: absolute(uri)?, identifier: Some(identifier) })
}

fn of_web(scheme: &str) -> bool {
    ["http", "https"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
}

/// A URI with scheme and host, in the characters of RFC 3986, without a fragment.
fn absolute(text: &str) -> Result<String, ValueFault> {
    const OTHERS: &[u8] = b"-._~:/?[]@!$&'()*+,;=%";
    let letters = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || OTHERS.contains(&byte));
    let rest = text.split_once("://").filter(|(scheme, _)| of_web(scheme)).map(|(_, rest)| rest);
    let authority = rest.and_then(|rest| rest.split(['/', '?']).next()).unwrap_or_default();
    let host = authority.rsplit('@').next().unwrap_or_default();
    let named = !host.is_empty() && !host.starts_with(':');
    if letters && named { Ok(text.to_owned()) } else { Err(ValueFault(text!(value_uri_fault))) }
}
