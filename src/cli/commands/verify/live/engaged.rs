//! What an engagement says beside its key: told with `-v`, and in JSON as `engagement`.
//!
//! ```json
//! {"version":"1.1","origins":[{"category":1,"type":1,"domain":"verifier.example.jp"}],"capabilities":["ReaderAuthAllSupport"]}
//! ```

use serde_json::{Value as Json, json};

use crate::cbor::{Decoder, Item, Node};
use crate::session::{Capabilities, DeviceEngagement, OriginInfo};
use crate::text;
use crate::text::{Message, Value, safe};

/// Reads an engagement that a session was begun with.
pub(super) fn read(engagement: &[u8]) -> Option<DeviceEngagement<'_>> {
    Decoder::new(engagement).whole().ok()
}

/// In words.
pub(super) fn words(read: &DeviceEngagement<'_>) -> Message {
    let list = |names: Vec<String>| match names.is_empty() {
        true => Value::from(text!(live_engagement_none)),
        false => Value::from(names.join(", ")),
    };
    let origins = origins(read).iter().map(|origin| match domain(origin) {
        Some(domain) => safe(domain).into_owned(),
        None => format!("{}/{}", origin.category, origin.kind),
    });
    let (origins, capabilities) = (origins.collect(), capabilities(read).into_iter().map(str::to_owned).collect());
    let version = safe(&read.version).into_owned();
    text!(live_engagement, version = version, origins = list(origins), capabilities = list(capabilities))
}

/// In JSON.
pub(super) fn json(read: &DeviceEngagement<'_>) -> Json {
    let origin = |origin: &OriginInfo<'_>| {
        let mut out = json!({"category": origin.category, "type": origin.kind});
        if let (Some(out), Some(domain)) = (out.as_object_mut(), domain(origin)) {
            out.insert("domain".to_owned(), domain.into());
        }
        out
    };
    let origins: Vec<Json> = origins(read).iter().map(origin).collect();
    json!({"version": read.version, "origins": origins, "capabilities": capabilities(read)})
}

fn origins<'e, 'a>(read: &'e DeviceEngagement<'a>) -> &'e [OriginInfo<'a>] {
    read.origin_infos.as_deref().unwrap_or_default()
}

/// The domain, where that is the origin (ISO/IEC 18013-7, A.3).
fn domain<'o>(origin: &'o OriginInfo<'_>) -> Option<&'o str> {
    let Node::Map(entries) = &origin.details.node else { return None };
    let named = |(key, _): &&(Item<'_>, Item<'_>)| key.node.as_text() == Some("domain");
    entries.iter().find(named).and_then(|(_, value)| value.node.as_text())
}

fn capabilities(read: &DeviceEngagement<'_>) -> Vec<&'static str> {
    let Some(Capabilities { handover_session_establishment, reader_auth_all, extended_request, .. }) =
        &read.capabilities
    else {
        return Vec::new();
    };
    let all = [
        (handover_session_establishment, "HandoverSessionEstablishmentSupport"),
        (reader_auth_all, "ReaderAuthAllSupport"),
        (extended_request, "ExtendedRequestSupport"),
    ];
    all.into_iter().filter(|(has, _)| **has == Some(true)).map(|(_, name)| name).collect()
}
