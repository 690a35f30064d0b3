//! What certificates of the JPKI say: their kind, and the six otherNames of whom they are for.

use super::value;
use crate::card::jpki::{Birth, Carrier, Flags, JpkiCertificate, ReadError};
use crate::text;
use crate::text::Message;
use crate::view::tree::{Name, Node, Value};

/// Names of the six, by the last number of their identifier less one.
pub(super) const NAMES: [&str; 6] =
    ["jpkiName", "jpkiNameSubstitutes", "jpkiSex", "jpkiBirthDate", "jpkiAddress", "jpkiAddressSubstitutes"];

/// 1.2.392.200149.8.5.5
const ARC: [u8; 9] = [0x2a, 0x83, 0x08, 0x8c, 0x9b, 0x55, 0x08, 0x05, 0x05];

/// The name of an otherName, by its identifier in DER.
pub(super) fn name(oid: &[u8]) -> Option<&'static str> {
    match oid.strip_prefix(&ARC) {
        Some([number @ 1..=6]) => NAMES.get(usize::from(*number) - 1).copied(),
        _ => None,
    }
}

/// Says on the line of an otherName what it holds.
pub(super) fn said<'a>(mut node: Node<'a>) -> Node<'a> {
    let Some(Value::Text(text)) = node.field("value").map(|value| value.value.clone()) else { return node };
    node.folded = true;
    let note = match node.name {
        Name::Field("jpkiNameSubstitutes" | "jpkiAddressSubstitutes") => flags(&text),
        Name::Field("jpkiSex") => Message::table("note-sex-", &text),
        Name::Field("jpkiBirthDate") => birth(&text),
        _ => None,
    };
    let node = node.says(text);
    match note {
        Some(note) => node.note(note),
        None => node,
    }
}

fn flags(text: &str) -> Option<Message> {
    let flags = Flags::parse(text, text.chars().count())?;
    let places: Vec<String> = flags.positions().map(|place| (place + 1).to_string()).collect();
    Some(match places.is_empty() {
        true => text!(note_no_substitutes),
        false => text!(note_substitutes, places = places.join(", ")),
    })
}

/// The first years of the eras, by their digits.
const ERAS: [i32; 6] = [0, 1868, 1912, 1926, 1989, 2019];

fn birth(text: &str) -> Option<Message> {
    let birth = Birth::parse(text)?;
    let date = birth.date?;
    let digit = birth.era.digit();
    let first = usize::try_from(digit.to_digit(10)?).ok().and_then(|digit| ERAS.get(digit))?;
    let era = Message::table("note-era-", &digit.to_string())?;
    Some(era.with("year", i64::from(date.year() - first + 1)).with("date", date.to_string()))
}

/// Says on the line of a certificate which of the JPKI it is, if it is one.
pub(super) fn marked<'a>(node: Node<'a>, der: &[u8]) -> Node<'a> {
    match JpkiCertificate::from_der(der) {
        Ok(found) => {
            let kind = Message::table("note-jpki-", found.kind().word());
            let hierarchy = Message::table("note-jpki-", found.hierarchy().word());
            let phone = (found.carrier() == Carrier::Phone).then(|| text!(note_jpki_phone));
            [kind, hierarchy, phone].into_iter().flatten().fold(node, Node::note)
        }
        Err(ReadError::Disagree { .. }) => node.note(text!(note_jpki_disagree)),
        Err(_) => node,
    }
}

/// What the line of SignedData says.
pub(super) fn signed_data(node: &Node<'_>) -> Option<String> {
    let signers = node.field("content")?.field("signerInfos")?;
    let signer = |signer: &Node<'_>| {
        let id = signer.field("issuerAndSerialNumber").and_then(|id| value::line(id.field("issuer")));
        let id = id.or_else(|| value::line(signer.field("subjectKeyIdentifier")));
        [value::line(signer.field("digestAlgorithm")), id].into_iter().flatten().collect::<Vec<_>>().join(", ")
    };
    Some(signers.children.iter().map(signer).collect::<Vec<_>>().join("; "))
}

/// Whether SignedData has its content elsewhere.
pub(super) fn is_detached(node: &Node<'_>) -> bool {
    let content = node.field("content").and_then(|content| content.field("encapContentInfo"));
    content.is_some_and(|content| content.field("eContent").is_none())
}
