//! What the records of a handover hold, by their types.

use super::parts::Parts;
use super::{MAX_NESTED, bluetooth, cbor, records};
use crate::cbor::Span;
use crate::transport::nfc::ndef::format;
use crate::view::Kind;
use crate::view::tree::{Form, Name, Node, Role, Value};
use crate::view::walk::Walk;

/// The names of what stands in payloads, for tests.
#[cfg(test)]
pub(super) const NAMES: [&str; 32] = [
    "header",
    "type",
    "payload",
    "rest",
    "version",
    "carrierPowerState",
    "carrierReferenceLength",
    "carrierReference",
    "auxiliaryCount",
    "auxiliaryReferenceLength",
    "auxiliaryReference",
    "collisionResolution",
    "errorReason",
    "serviceNameLength",
    "serviceName",
    "communicationMode",
    "minimumWaitingTime",
    "maximumWaits",
    "maxMessageSize",
    "tnepStatus",
    "fieldLength",
    "fieldType",
    "maxCommandData",
    "maxResponseData",
    "cipherSuite",
    "supportedBands",
    "value",
    "containerLength",
    "maxRead",
    "maxWrite",
    "fileId",
    "maxFileSize",
];

/// Access to the NDEF file (type 4 tag).
pub(super) static ACCESS: [(i64, &str); 2] = [(0x00, "granted"), (0xff, "not granted")];

static POWER: [(i64, &str); 4] = [(0, "inactive"), (1, "active"), (2, "activating"), (3, "unknown")];

/// What a reader may do after a service was asked for (TNEP).
static MODES: [(i64, &str); 1] = [(0, "single response")];

/// TNEP status; from 80 to FE they are the service's own.
static TNEP_STATUS: [(i64, &str); 2] = [(0, "success"), (1, "protocol error")];

static NFC_FIELDS: [(i64, &str); 2] = [(1, "max command data"), (2, "max response data")];

/// Wi-Fi Aware carrier: what a field holds (ISO/IEC 18013-5, 8.2.2.1.2).
static NAN_FIELDS: [(i64, &str); 2] = [(1, "cipher suites"), (4, "supported bands")];

static NAN_SUITES: [(i64, &str); 4] =
    [(1, "NCS-SK-128"), (2, "NCS-SK-256"), (3, "NCS-PK-2WDH-128"), (4, "NCS-PK-2WDH-256")];

/// The payload of a record of a type; bytes where nothing is known of it.
pub(super) fn node<'a>(
    walk: &Walk<'_, 'a>,
    bytes: &'a [u8],
    at: usize,
    (form, kind): (u8, &[u8]),
    nested: usize,
) -> Node<'a> {
    let span = Span::new(at, at + bytes.len());
    let mut parts = Parts::new(bytes, at);
    let known = match (form, kind) {
        (format::EXTERNAL, b"iso.org:18013:deviceengagement") => {
            return cbor(walk, bytes, at, Kind::DeviceEngagement, "payload").unwrap_or_else(|| raw(bytes, span));
        }
        (format::EXTERNAL, b"iso.org:18013:readerengagement") => {
            return cbor(walk, bytes, at, Kind::ReaderEngagement, "payload").unwrap_or_else(|| raw(bytes, span));
        }
        (format::EXTERNAL, b"iso.org:18013:nfc") => nfc(&mut parts),
        (format::MEDIA, b"application/vnd.bluetooth.le.oob") => {
            bluetooth::structures(walk, &mut parts);
            Some(())
        }
        (format::MEDIA, b"application/vnd.wfa.nan") => wifi_aware(&mut parts),
        (format::WELL_KNOWN, b"Hs" | b"Hr") if nested < MAX_NESTED => handover(walk, &mut parts, nested),
        (format::WELL_KNOWN, b"ac") => carrier(&mut parts),
        (format::WELL_KNOWN, b"cr") => parts.bytes("collisionResolution", 2, Role::Random),
        (format::WELL_KNOWN, b"err") => parts.number("errorReason", 1).map(drop),
        (format::WELL_KNOWN, b"Tp") => service_parameter(&mut parts),
        (format::WELL_KNOWN, b"Ts") => service_name(&mut parts),
        (format::WELL_KNOWN, b"Te") => parts.code("tnepStatus", &TNEP_STATUS).map(drop),
        _ => return raw(bytes, span),
    };
    let node = Node::leaf(Name::Field("payload"), span, Value::None, Form::Raw);
    let node = Node { children: parts.whole(), ..node };
    match known {
        Some(()) => node,
        None => node.note(crate::text!(note_payload_cut)),
    }
}

fn raw(bytes: &[u8], span: Span) -> Node<'_> {
    let value = Value::Bytes(std::borrow::Cow::Borrowed(bytes), Role::Unknown);
    Node::leaf(Name::Field("payload"), span, value, Form::Raw)
}

/// Handover Select or Request: a version, then records of their own.
fn handover<'a>(walk: &Walk<'_, 'a>, parts: &mut Parts<'a>, nested: usize) -> Option<()> {
    parts.version("version")?;
    let (rest, at) = parts.rest();
    records(walk, rest, at, nested + 1)?.into_iter().try_for_each(|record| parts.push(record))
}

/// An alternative carrier: whether it is active, which record says how, which ones belong to it.
fn carrier(parts: &mut Parts<'_>) -> Option<()> {
    parts.code("carrierPowerState", &POWER)?;
    let length = parts.number("carrierReferenceLength", 1)?;
    parts.text("carrierReference", length)?;
    for _ in 0..parts.number("auxiliaryCount", 1)? {
        let length = parts.number("auxiliaryReferenceLength", 1)?;
        parts.text("auxiliaryReference", length)?;
    }
    Some(())
}

/// What a tag serves (TNEP 1.0): the name, how it is spoken to, how long to wait, how much fits.
fn service_parameter(parts: &mut Parts<'_>) -> Option<()> {
    parts.version("version")?;
    service_name(parts)?;
    parts.code("communicationMode", &MODES)?;
    parts.number("minimumWaitingTime", 1)?;
    parts.number("maximumWaits", 1)?;
    parts.number("maxMessageSize", 2).map(drop)
}

fn service_name(parts: &mut Parts<'_>) -> Option<()> {
    let length = parts.number("serviceNameLength", 1)?;
    parts.text("serviceName", length)
}

/// The NFC carrier: version, then fields of a length, a type and a value.
fn nfc(parts: &mut Parts<'_>) -> Option<()> {
    parts.number("version", 1)?;
    while !parts.rest().0.is_empty() {
        let length = parts.number("fieldLength", 1)?.checked_sub(1)?;
        match parts.code("fieldType", &NFC_FIELDS)? {
            1 => parts.number("maxCommandData", length).map(drop),
            2 => parts.number("maxResponseData", length).map(drop),
            _ => parts.bytes("value", length, Role::Unknown),
        }?;
    }
    Some(())
}

/// The Wi-Fi Aware carrier: fields of a length, a type and a value.
fn wifi_aware(parts: &mut Parts<'_>) -> Option<()> {
    while !parts.rest().0.is_empty() {
        let length = parts.number("fieldLength", 1)?.checked_sub(1)?;
        match parts.code("fieldType", &NAN_FIELDS)? {
            1 => (0..length).try_for_each(|_| parts.code("cipherSuite", &NAN_SUITES).map(drop)),
            4 => parts.said("supportedBands", length, bands),
            _ => parts.bytes("value", length, Role::Unknown),
        }?;
    }
    Some(())
}

/// Bands of Wi-Fi Aware, a bit each.
pub(in crate::view) fn bands(bits: &[u8]) -> String {
    const NAMES: [&str; 8] =
        ["TV white space", "below 1 GHz", "2.4 GHz", "3.6 GHz", "5 GHz", "60 GHz", "45 GHz", "6 GHz"];
    let set = |bit: &usize| bits.first().is_some_and(|bits| bits & (1 << bit) != 0);
    let names: Vec<&str> = (0..8).filter(set).map(|bit| NAMES[bit]).collect();
    if names.is_empty() { hex::encode(bits) } else { names.join(", ") }
}
