//! What primitive elements hold, and what a line says of a structure.

use std::borrow::Cow;

use super::oid;
use crate::text;
use crate::view::Kind;
use crate::view::render::brief;
use crate::view::tree::{Name, Node, Role, Value};

/// The value of a primitive element.
pub(super) fn primitive<'a>(tag: u8, content: &'a [u8]) -> Value<'a> {
    let bytes = |role| Value::Bytes(Cow::Borrowed(content), role);
    let words = || std::str::from_utf8(content).ok();
    match tag {
        0x01 if content.len() == 1 => Value::Bool(content != [0]),
        0x02 | 0x0a if (1..=8).contains(&content.len()) => Value::Number(integer(content)),
        0x02 => bytes(Role::Identifier),
        0x05 if content.is_empty() => Value::Null,
        0x06 => {
            let dotted = oid::dotted(content);
            match oid::name(&dotted) {
                Some(name) => Value::Coded(Cow::Owned(dotted), name),
                None => Value::Text(Cow::Owned(dotted)),
            }
        }
        0x0c | 0x12 | 0x13 | 0x14 | 0x16 | 0x1a => {
            words().map_or_else(|| bytes(Role::Unknown), |text| Value::Text(Cow::Borrowed(text)))
        }
        0x17 | 0x18 => Value::Time(Cow::Owned(time(tag, content))),
        0x1e => Value::Text(Cow::Owned(bmp(content))),
        // Names of hosts, addresses and URIs stand under context-specific tags.
        0x80..=0x9e if content.len() > 3 && content.iter().all(|byte| (0x20..0x7f).contains(byte)) => {
            words().map_or_else(|| bytes(Role::Unknown), |text| Value::Text(Cow::Borrowed(text)))
        }
        _ => bytes(Role::Unknown),
    }
}

fn integer(content: &[u8]) -> i128 {
    let sign = if content.first().is_some_and(|first| first & 0x80 != 0) { -1 } else { 0 };
    content.iter().fold(sign, |number, byte| (number << 8) | i128::from(*byte))
}

fn bmp(content: &[u8]) -> String {
    let units = content.chunks_exact(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

/// UTCTime and GeneralizedTime in the form of RFC 3339; as it stands where it is neither.
fn time(tag: u8, content: &[u8]) -> String {
    let Ok(words) = std::str::from_utf8(content) else { return hex::encode(content) };
    let full = match (tag, words.get(..2).and_then(|year| year.parse::<u8>().ok())) {
        (0x17, Some(year)) => format!("{}{words}", if year < 50 { "20" } else { "19" }),
        _ => words.to_owned(),
    };
    let digits =
        full.strip_suffix('Z').filter(|digits| digits.len() == 14 && digits.bytes().all(|byte| byte.is_ascii_digit()));
    match digits {
        Some(d) => format!("{}-{}-{}T{}:{}:{}Z", &d[..4], &d[4..6], &d[6..8], &d[8..10], &d[10..12], &d[12..]),
        None => words.to_owned(),
    }
}

const USAGES: [&str; 9] = [
    "digitalSignature",
    "nonRepudiation",
    "keyEncipherment",
    "dataEncipherment",
    "keyAgreement",
    "keyCertSign",
    "cRLSign",
    "encipherOnly",
    "decipherOnly",
];

/// The bits of a key usage by name.
pub(super) fn flags<'a>(mut node: Node<'a>, content: &'a [u8]) -> Node<'a> {
    let bits = content.get(1..).unwrap_or_default();
    node.value = Value::Bytes(Cow::Borrowed(bits), Role::Identifier);
    let set = |place: usize| bits.get(place / 8).is_some_and(|byte| byte >> (7 - place % 8) & 1 == 1);
    let names: Vec<&str> = USAGES.iter().enumerate().filter(|(place, _)| set(*place)).map(|(_, name)| *name).collect();
    node.says(names.join(", "))
}

/// A distinguished name on one line: `C=JP, CN=MOCK IACA`.
pub(super) fn distinguished(name: &Node<'_>) -> String {
    let mut out = Vec::new();
    for attribute in name.children.iter().flat_map(|rdn| &rdn.children) {
        let kind = attribute.field("attributeType").map(|found| &found.value);
        let kind = match kind {
            Some(Value::Coded(_, name)) => (*name).to_owned(),
            Some(Value::Text(oid)) => oid.to_string(),
            _ => "?".to_owned(),
        };
        let value = attribute.field("attributeValue").and_then(|found| brief(&found.value));
        out.push(format!("{kind}={}", value.unwrap_or_default()));
    }
    out.join(", ")
}

/// What the line of an extension says.
pub(super) fn extension(mut node: Node<'_>) -> Node<'_> {
    let critical = node.field("critical").is_some_and(|found| found.value == Value::Bool(true));
    let words = node.field("extnValue").map(|value| match &value.summary {
        crate::view::tree::Summary::Words(words) => words.to_string(),
        _ => {
            let mut words = Vec::new();
            gather(value, &mut words, 0);
            words.join(", ")
        }
    });
    node.folded = true;
    let mut node = node.says(words.unwrap_or_default());
    if critical {
        node = node.note(text!(note_critical));
    }
    node
}

fn gather(node: &Node<'_>, words: &mut Vec<String>, depth: usize) {
    if words.len() >= 8 || depth > 8 {
        return;
    }
    if node.children.is_empty() {
        let said = match (&node.name, brief(&node.value)) {
            (Name::Field(name @ ("cA" | "pathLenConstraint")), Some(value)) => Some(format!("{name}: {value}")),
            (_, said) => said,
        };
        words.extend(said);
    }
    node.children.iter().for_each(|child| gather(child, words, depth + 1));
}

/// What the line of a whole structure says.
pub(super) fn summarised(node: Node<'_>, kind: Kind) -> Node<'_> {
    let words = match kind {
        Kind::Certificate => certificate(&node),
        Kind::Crl => {
            let list = node.field("tbsCertList");
            let at = |field| list.and_then(|list| list.field(field));
            let count = at("revokedCertificates").map_or(0, |found| found.children.len());
            Some(
                [line(at("issuer")), time_of(at("thisUpdate")), Some(count.to_string())]
                    .into_iter()
                    .flatten()
                    .collect::<Vec<_>>()
                    .join(", "),
            )
        }
        Kind::CertificateRequest => line(node.field("certificationRequestInfo").and_then(|info| info.field("subject"))),
        Kind::Cms => super::jpki::signed_data(&node),
        Kind::PublicKey => line(node.field("algorithm")),
        Kind::PrivateKey => line(node.field("privateKeyAlgorithm")).or_else(|| line(node.field("parameters"))),
        _ => None,
    };
    node.says(words.unwrap_or_default())
}

fn certificate(node: &Node<'_>) -> Option<String> {
    let tbs = node.field("tbsCertificate")?;
    let validity = tbs.field("validity");
    let time = |name| validity.and_then(|validity| time_of(validity.field(name)));
    let (subject, issuer) = (line(tbs.field("subject"))?, line(tbs.field("issuer"))?);
    let times = format!("{} – {}", time("notBefore")?, time("notAfter")?);
    Some(if subject == issuer { format!("{subject}; {times}") } else { format!("{subject} ← {issuer}; {times}") })
}

pub(super) fn line(node: Option<&Node<'_>>) -> Option<String> {
    match &node?.summary {
        crate::view::tree::Summary::Words(words) => Some(words.to_string()),
        _ => brief(&node?.value),
    }
}

fn time_of(node: Option<&Node<'_>>) -> Option<String> {
    match &node?.value {
        Value::Time(time) => Some(time.get(..10).unwrap_or(time).to_owned()),
        _ => None,
    }
}
