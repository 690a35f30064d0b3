//! DeviceEngagement: the ways to go on, each with its options, and what the radios derive from the key.

use super::schema::{Field, RETRIEVAL_METHODS};
use super::tree::{Name, Node};
use super::walk::Walk;
use crate::cbor::{Item, Node as Cbor};
use crate::session::derived;
use crate::text;

/// A DeviceRetrievalMethod; its type says what its options are (ISO/IEC 18013-5, 8.2.1.1).
pub(super) fn method<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, name: Name<'a>) -> Node<'a> {
    let kind = match &item.node {
        Cbor::Array(parts) => parts.first().and_then(|kind| kind.node.as_int()),
        _ => None,
    };
    let known = RETRIEVAL_METHODS.iter().find(|(number, _)| Some(*number) == kind);
    let fields: &'static [Field] = known.or(RETRIEVAL_METHODS.last()).map_or(&[], |(_, fields)| fields);
    let node = walk.tuple(item, fields, name);
    match kind.and_then(|kind| u64::try_from(kind).ok()) {
        Some(crate::session::PRIVATE_TCP) => node.note(text!(note_private_method)),
        _ => node,
    }
}

/// Adds to EDeviceKeyBytes what BLE and Wi-Fi Aware derive from them; there is no radio here to use it.
pub(super) fn with_derived<'a>(walk: &Walk<'_, 'a>, item: &Item<'a>, node: Node<'a>) -> Node<'a> {
    let bytes = item.bytes(walk.decoder.input());
    node.note(text!(note_ble_ident, ident = hex::encode(derived::ble_ident(bytes)))).note(text!(
        note_wifi_aware,
        service = derived::wifi_service_name(bytes),
        passphrase = derived::wifi_passphrase(bytes)
    ))
}
