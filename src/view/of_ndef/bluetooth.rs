//! How a device is found over Bluetooth: AD structures (Bluetooth Core Specification Supplement, part A), as the carrier
//! record holds them (Bluetooth Secure Simple Pairing Using NFC; ISO/IEC 18013-5, 8.2.2.1.2).

use super::parts::Parts;
use crate::view::Kind;
use crate::view::schema::name_of;
use crate::view::tree::{Name, Role};
use crate::view::walk::Walk;

/// The names of what stands in AD structures, for tests.
#[cfg(test)]
pub(super) const NAMES: [&str; 11] = [
    "length",
    "adType",
    "role",
    "uuid",
    "deviceAddress",
    "addressType",
    "serviceUuid",
    "serviceData",
    "flags",
    "localName",
    "value",
];

/// Types of AD structures (Bluetooth Assigned Numbers, 2.3).
static TYPES: [(i64, &str); 17] = [
    (0x01, "flags"),
    (0x02, "incomplete list of 16-bit service UUIDs"),
    (0x03, "list of 16-bit service UUIDs"),
    (0x06, "incomplete list of 128-bit service UUIDs"),
    (0x07, "list of 128-bit service UUIDs"),
    (0x08, "shortened local name"),
    (0x09, "local name"),
    (0x0d, "class of device"),
    (0x10, "security manager TK"),
    (0x16, "service data, 16-bit UUID"),
    (0x19, "appearance"),
    (0x1b, "LE device address"),
    (0x1c, "LE role"),
    (0x21, "service data, 128-bit UUID"),
    (0x22, "LE secure connections confirmation"),
    (0x23, "LE secure connections random"),
    (0xff, "manufacturer data"),
];

/// LE role.
static ROLES: [(i64, &str); 4] = [
    (0, "peripheral only"),
    (1, "central only"),
    (2, "peripheral and central, peripheral preferred"),
    (3, "peripheral and central, central preferred"),
];

static ADDRESSES: [(i64, &str); 2] = [(0, "public"), (1, "random")];

/// Structure after structure, up to one that is cut.
pub(super) fn structures<'a>(walk: &Walk<'_, 'a>, parts: &mut Parts<'a>) {
    while let Some(length) = parts.peek().filter(|length| *length > 0) {
        let one = |inner: &mut Parts<'a>| {
            let kind = inner.number("length", 1).and_then(|_| inner.code("adType", &TYPES));
            let kind = kind.unwrap_or_default();
            let _ = content(walk, inner, kind); // what is too short stays as it is
            (Name::Type("AD structure"), name_of(&TYPES, i64::from(kind)).unwrap_or_default().to_owned())
        };
        if !walk.spend() || parts.group(1 + usize::from(length), one).is_none() {
            return;
        }
    }
}

fn content<'a>(walk: &Walk<'_, 'a>, parts: &mut Parts<'a>, kind: u8) -> Option<()> {
    match kind {
        0x01 => parts.bytes("flags", 1, Role::Content),
        0x02 | 0x03 => list(parts, 2),
        0x06 | 0x07 => list(parts, 16),
        0x08 | 0x09 => {
            let length = parts.rest().0.len();
            parts.text("localName", length)
        }
        0x16 => service_data(walk, parts, 2),
        0x1b => {
            parts.said("deviceAddress", 6, |bytes| reversed(bytes, ":", &[1, 2, 3, 4, 5]))?;
            parts.code("addressType", &ADDRESSES).map(drop)
        }
        0x1c => parts.code("role", &ROLES).map(drop),
        0x21 => service_data(walk, parts, 16),
        _ => {
            let length = parts.rest().0.len();
            parts.bytes("value", length, Role::Content)
        }
    }
}

fn list(parts: &mut Parts<'_>, length: usize) -> Option<()> {
    while !parts.rest().0.is_empty() {
        parts.said("uuid", length, uuid)?;
    }
    Some(())
}

/// Data of a service: for an mdoc the PSM of an L2CAP channel, `{0: psm}` (second edition, 9.2).
fn service_data<'a>(walk: &Walk<'_, 'a>, parts: &mut Parts<'a>, length: usize) -> Option<()> {
    parts.said("serviceUuid", length, uuid)?;
    let (bytes, at) = parts.rest();
    match super::cbor(walk, bytes, at, Kind::Cbor, "serviceData") {
        Some(node) => parts.push(node),
        None => parts.bytes("serviceData", bytes.len(), Role::Content),
    }
}

/// A UUID as it is written; on the air its last byte comes first.
fn uuid(bytes: &[u8]) -> String {
    reversed(bytes, "-", if bytes.len() == 16 { &[4, 6, 8, 10] } else { &[] })
}

fn reversed(bytes: &[u8], between: &str, breaks: &[usize]) -> String {
    let mut out = String::new();
    for (place, byte) in bytes.iter().rev().enumerate() {
        if breaks.contains(&place) {
            out.push_str(between);
        }
        out.push_str(&format!("{byte:02x}"));
    }
    out
}
