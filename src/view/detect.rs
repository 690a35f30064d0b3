//! Finds out which structure a CBOR item is, by the fields that only it has.

use super::Kind;
use crate::cbor::{Decoder, Item, Node};

/// What an item is, whether it stands under tag 24 or not; [`Kind::Cbor`] where it is none of ours.
pub(super) fn of_cbor<'a>(item: &Item<'a>, decoder: &Decoder<'a>) -> Kind {
    let kind = match &item.node {
        Node::Map(entries) => Map(entries).kind(),
        Node::Array(items) => of_array(items, None, decoder),
        Node::Tag(24, _) => decoder.nested(item.clone()).ok().map(|inner| of_cbor(&inner, decoder)),
        Node::Tag(61, inner) => Some(of_cbor(inner, decoder)),
        Node::Tag(tag @ (17 | 18), inner) => match &inner.node {
            Node::Array(items) => of_array(items, Some(*tag), decoder),
            _ => None,
        },
        _ => None,
    };
    kind.unwrap_or(Kind::Cbor)
}

/// The entries of a map, asked for what they have.
struct Map<'m, 'a>(&'m [(Item<'a>, Item<'a>)]);

impl Map<'_, '_> {
    fn text(&self, key: &str) -> bool {
        self.0.iter().any(|(found, _)| found.node.as_text() == Some(key))
    }

    fn number(&self, key: i64) -> Option<&Node<'_>> {
        self.0.iter().find(|(found, _)| found.node.as_int() == Some(key)).map(|(_, value)| &value.node)
    }

    fn all(&self, keys: &[&str]) -> bool {
        keys.iter().all(|key| self.text(key))
    }

    fn only(&self, keys: &[&str]) -> bool {
        !self.0.is_empty() && self.0.iter().all(|(key, _)| key.node.as_text().is_some_and(|key| keys.contains(&key)))
    }

    fn kind(&self) -> Option<Kind> {
        self.by_name().or_else(|| self.by_number()).or_else(|| self.by_content())
    }

    fn by_name(&self) -> Option<Kind> {
        let has = |keys: &[&str]| self.all(keys);
        Some(match () {
            () if has(&["body", "deviceProof"]) => Kind::Application,
            () if has(&["docType", "issuerSigned"]) || has(&["docType", "deviceSigned"]) => Kind::Document,
            () if has(&["issuerAuth"]) => Kind::IssuerSigned,
            () if has(&["docRequests"]) => Kind::DeviceRequest,
            () if has(&["valueDigests"]) || has(&["deviceKeyInfo", "validityInfo"]) => Kind::Mso,
            () if has(&["version", "documents"]) || has(&["version", "status"]) => Kind::DeviceResponse,
            () if has(&["zkDocuments", "status"]) || has(&["encryptedDocuments", "status"]) => Kind::DeviceResponse,
            () if has(&["documents", "status"]) => Kind::DeviceResponse,
            () if has(&["eReaderKey"]) => Kind::SessionEstablishment,
            () if has(&["itemsRequest"]) => Kind::DocRequest,
            () if has(&["nameSpaces", "deviceAuth"]) => Kind::DeviceSigned,
            () if has(&["deviceSignature"]) || has(&["deviceMac"]) => Kind::DeviceAuth,
            () if has(&["digestID", "elementIdentifier"]) => Kind::IssuerSignedItem,
            () if has(&["docType", "nameSpaces"]) => Kind::ItemsRequest,
            () if has(&["bits", "lst"]) => Kind::StatusList,
            () if has(&["identifiers"]) => Kind::IdentifierList,
            () if has(&["identifier_list"]) || has(&["status_list"]) => Kind::Status,
            () if has(&["recipientPublicKey"]) => Kind::EncryptionParameters,
            () if has(&["useCases"]) => Kind::DeviceRequestInfo,
            () if self.only(&["data", "status"]) && self.session_types() => Kind::SessionData,
            () => return None,
        })
    }

    fn session_types(&self) -> bool {
        self.0.iter().all(|(key, value)| match key.node.as_text() {
            Some("data") => matches!(value.node, Node::Bytes(_)),
            _ => matches!(value.node, Node::Uint(_)),
        })
    }

    fn by_number(&self) -> Option<Kind> {
        let kty = self.number(1).and_then(Node::as_int);
        if kty.is_some() && [-1, -2, -3].iter().any(|label| self.number(*label).is_some()) {
            return Some(Kind::CoseKey);
        }
        match (self.number(0), self.number(1)) {
            (Some(Node::Text(_)), Some(Node::Array(_))) => Some(Kind::DeviceEngagement),
            (Some(Node::Text(version)), None) if self.0.len() == 1 && version.starts_with("1.") => {
                Some(Kind::ReaderEngagement)
            }
            _ => None,
        }
    }

    /// DeviceNameSpaces and the like have no field of their own: namespaces are dotted names that hold maps.
    fn by_content(&self) -> Option<Kind> {
        let namespace = |(key, value): &(Item<'_>, Item<'_>)| {
            key.node.as_text().is_some_and(|key| key.contains('.')) && matches!(value.node, Node::Map(_))
        };
        (!self.0.is_empty() && self.0.iter().all(namespace)).then_some(Kind::DeviceNameSpaces)
    }
}

fn of_array<'a>(items: &[Item<'a>], tag: Option<u64>, decoder: &Decoder<'a>) -> Option<Kind> {
    let first = items.first()?;
    match (items.len(), first.node.as_text()) {
        (4, Some("Signature1")) => return Some(Kind::SigStructure),
        (4, Some("MAC0")) => return Some(Kind::MacStructure),
        (4, Some("DeviceAuthentication")) => return Some(Kind::DeviceAuthentication),
        (3, Some("ReaderAuthentication")) => return Some(Kind::ReaderAuthentication),
        (4, Some("ReaderAuthenticationAll")) => return Some(Kind::ReaderAuthenticationAll),
        _ => {}
    }
    match items {
        [engagement, key, handover] => is_transcript(engagement, key, handover).then_some(Kind::SessionTranscript),
        [protected, unprotected, payload, seal] => {
            let shaped = matches!(protected.node, Node::Bytes(_))
                && matches!(unprotected.node, Node::Map(_))
                && matches!(payload.node, Node::Bytes(_) | Node::Null)
                && matches!(seal.node, Node::Bytes(_));
            shaped.then(|| of_cose(protected, payload, tag, decoder))
        }
        _ => None,
    }
}

fn is_transcript(engagement: &Item<'_>, key: &Item<'_>, handover: &Item<'_>) -> bool {
    let part = |item: &Item<'_>| matches!(item.node, Node::Null | Node::Tag(24, _));
    let met = matches!(handover.node, Node::Null | Node::Array(_));
    let something = engagement.node != Node::Null || key.node != Node::Null || handover.node != Node::Null;
    part(engagement) && part(key) && met && something
}

fn of_cose<'a>(protected: &Item<'a>, payload: &Item<'a>, tag: Option<u64>, decoder: &Decoder<'a>) -> Kind {
    let content = decoder.inside(payload).ok();
    let known = content.as_ref().and_then(|content| of_payload(content, decoder));
    known
        .unwrap_or_else(|| if tag == Some(17) || is_mac(protected, decoder) { Kind::CoseMac0 } else { Kind::CoseSign1 })
}

fn of_payload<'a>(content: &Item<'a>, decoder: &Decoder<'a>) -> Option<Kind> {
    if matches!(content.node, Node::Tag(24, _)) {
        return (of_cbor(content, decoder) == Kind::Mso).then_some(Kind::IssuerAuth);
    }
    let Node::Map(entries) = &content.node else { return None };
    let map = Map(entries);
    Some(match () {
        () if map.text("valueDigests") => Kind::IssuerAuth,
        () if map.text("vicalProvider") => Kind::Vical,
        () if map.text("provider") && map.text("type") => Kind::Rical,
        () if map.text("certificateInfos") => Kind::Vical,
        () if map.number(65533).is_some() => Kind::StatusListToken,
        () if map.number(65530).is_some() => Kind::IdentifierListToken,
        () if !entries.is_empty() && entries.iter().all(|(key, _)| key.node.as_int().is_some()) => Kind::Cwt,
        () => return None,
    })
}

fn is_mac<'a>(protected: &Item<'a>, decoder: &Decoder<'a>) -> bool {
    let Ok(headers) = decoder.inside(protected) else { return false };
    let Node::Map(entries) = headers.node else { return false };
    entries.iter().any(|(key, value)| key.node.as_int() == Some(1) && matches!(value.node.as_int(), Some(4..=7)))
}
