//! DeviceEngagement, from a QR code or NFC (ISO/IEC 18013-5, 8.2.1; second edition 9.1).

mod capabilities;
mod make;

use std::borrow::Cow;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::cbor::{self, Decode, Decoder, Encoded, Error, ErrorKind, Fields, Item, Node};
use crate::cose::Key;

pub use capabilities::{Capabilities, Understands};
pub use make::{NewEngagement, Offer};

/// The number of the loopback method: "mnc" in ASCII. Private to this toolkit.
pub const PRIVATE_TCP: u64 = 0x006d_6e63;

/// The version of the loopback method.
pub const PRIVATE_TCP_VERSION: u64 = 1;

/// ```cddl
/// DeviceEngagement = { 0: tstr, 1: [ int, EDeviceKeyBytes ], ? 2: [ + DeviceRetrievalMethod ], ? 5: [ * OriginInfo ], ? 6: Capabilities }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DeviceEngagement<'a> {
    /// Version of the structure.
    pub version: Cow<'a, str>,
    /// Cipher suite; the standard has only 1.
    pub cipher_suite: i64,
    /// The holder's ephemeral key.
    pub e_device_key: Encoded<'a, Key<'a>>,
    /// Ways to go on; none where NFC carried it.
    pub retrieval_methods: Vec<RetrievalMethod<'a>>,
    /// Where the request came from (second edition).
    pub origin_infos: Option<Vec<OriginInfo<'a>>>,
    /// What the holder's device understands (second edition).
    pub capabilities: Option<Capabilities<'a>>,
    /// Entries this structure does not know.
    pub unknown: Vec<(Item<'a>, Item<'a>)>,
}

fn numbered<'a, T>(
    fields: &mut Fields<'a, '_>,
    key: i64,
    field: &'static str,
    read: impl FnOnce(Item<'a>) -> Result<T, Error>,
) -> Result<T, Error> {
    optional(fields, key, read)?.ok_or_else(|| Error::new(ErrorKind::MissingField { field }, fields.offset()))
}

fn optional<'a, T>(
    fields: &mut Fields<'a, '_>,
    key: i64,
    read: impl FnOnce(Item<'a>) -> Result<T, Error>,
) -> Result<Option<T>, Error> {
    fields
        .take_optional_int(key)
        .map(|item| read(item).map_err(|error| error.within(cbor::Segment::Int(key))))
        .transpose()
}

impl<'a> Decode<'a> for DeviceEngagement<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let version = numbered(&mut fields, 0, "0", Item::text)?;
        let (cipher_suite, e_device_key) = numbered(&mut fields, 1, "1", |item| security(item, decoder))?;
        // An empty list was sent by early wallets over NFC.
        let methods = |item: Item<'a>| {
            item.array()?
                .into_iter()
                .enumerate()
                .map(|(at, item)| RetrievalMethod::read(item).map_err(|e| e.within(at)))
                .collect()
        };
        let origins = |item: Item<'a>| {
            item.array()?
                .into_iter()
                .enumerate()
                .map(|(at, item)| OriginInfo::read(item, decoder).map_err(|e| e.within(at)))
                .collect()
        };
        Ok(Self {
            version,
            cipher_suite,
            e_device_key,
            retrieval_methods: optional(&mut fields, 2, methods)?.unwrap_or_default(),
            origin_infos: optional(&mut fields, 5, origins)?,
            capabilities: optional(&mut fields, 6, |item| Capabilities::read(item, decoder))?,
            unknown: fields.rest(),
        })
    }
}

fn security<'a>(item: Item<'a>, decoder: &Decoder<'a>) -> Result<(i64, Encoded<'a, Key<'a>>), Error> {
    let [suite, key] = item.array_of()?;
    let suite = suite.int().map_err(|error| error.within(0))?;
    Ok((suite, Encoded::decode(key, decoder).map_err(|error| error.within(1))?))
}

/// ```cddl
/// DeviceRetrievalMethod = [ type uint, version uint, options ]
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RetrievalMethod<'a> {
    /// 1 NFC, 2 BLE, 3 Wi-Fi Aware; others belong to other standards.
    pub kind: u64,
    /// Version of the method.
    pub version: u64,
    /// Its options.
    pub options: RetrievalOptions<'a>,
}

/// Options of a retrieval method.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RetrievalOptions<'a> {
    /// Bluetooth Low Energy.
    Ble {
        /// The holder offers to be the server.
        peripheral_server: Option<bool>,
        /// The holder offers to be the client.
        central_client: Option<bool>,
        /// UUID of the service where the holder is the server.
        peripheral_uuid: Option<Cow<'a, [u8]>>,
        /// UUID of the service where the holder is the client.
        central_uuid: Option<Cow<'a, [u8]>>,
        /// The holder's device address.
        address: Option<Cow<'a, [u8]>>,
        /// PSM of an L2CAP channel (second edition).
        psm: Option<u64>,
    },
    /// NFC.
    Nfc {
        /// Longest command data, in bytes.
        max_command: Option<u64>,
        /// Longest response data, in bytes.
        max_response: Option<u64>,
    },
    /// A method this toolkit has no names for.
    Other(Item<'a>),
    /// A port on the loopback interface, private to this toolkit.
    Tcp {
        /// The port.
        port: Option<u64>,
    },
    /// Wi-Fi Aware.
    WifiAware {
        /// Passphrase.
        passphrase: Option<Cow<'a, str>>,
        /// Operating class.
        operating_class: Option<u64>,
        /// Channel number.
        channel: Option<u64>,
        /// Supported bands.
        bands: Option<Cow<'a, [u8]>>,
    },
}

impl<'a> RetrievalMethod<'a> {
    fn read(item: Item<'a>) -> Result<Self, Error> {
        let [kind, version, options] = item.array_of()?;
        let (kind, version) = (kind.uint()?, version.uint()?);
        Ok(Self { kind, version, options: RetrievalOptions::read(kind, options) })
    }
}

impl<'a> RetrievalOptions<'a> {
    /// Options are shown as far as they have the expected form; a method is never refused for them.
    fn read(kind: u64, item: Item<'a>) -> Self {
        let Node::Map(entries) = &item.node else { return Self::Other(item) };
        let find = |key: i64| {
            entries.iter().find(|(found, _)| found.node.as_int() == Some(key)).map(|(_, value)| value.clone())
        };
        let uint = |key| find(key).and_then(|item| item.uint().ok());
        let flag = |key| find(key).and_then(|item| item.bool().ok());
        let bytes = |key| find(key).and_then(|item| item.byte_string().ok());
        match kind {
            1 => Self::Nfc { max_command: uint(0), max_response: uint(1) },
            2 => Self::Ble {
                peripheral_server: flag(0),
                central_client: flag(1),
                peripheral_uuid: bytes(10),
                central_uuid: bytes(11),
                address: bytes(20),
                psm: uint(21),
            },
            3 => Self::WifiAware {
                passphrase: find(0).and_then(|item| item.text().ok()),
                operating_class: uint(1),
                channel: uint(2),
                bands: bytes(3),
            },
            PRIVATE_TCP => Self::Tcp { port: uint(0) },
            _ => Self::Other(item),
        }
    }
}

/// ```cddl
/// OriginInfo = { "cat": uint, "type": uint, "details": { + tstr => any } }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OriginInfo<'a> {
    /// Category: 1 is where the request was delivered.
    pub category: u64,
    /// Type: 1 is a domain.
    pub kind: u64,
    /// Its details.
    pub details: Item<'a>,
}

impl<'a> OriginInfo<'a> {
    fn read(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            category: fields.required_with("cat", |item, _| item.uint())?,
            kind: fields.required_with("type", |item, _| item.uint())?,
            details: fields.required_with("details", |item, _| Ok(item))?,
        })
    }
}

/// The text of a QR code: `mdoc:` and the engagement in base64url without padding (ISO/IEC 18013-5, 8.2.2.3).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EngagementUri {
    /// The engagement's bytes.
    pub engagement: Vec<u8>,
    /// Whether the text was padded, which the standard forbids (case N123).
    pub padded: bool,
}

/// Why a text is no engagement URI (case N123).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UriFault {
    /// It does not start with `mdoc:`.
    Scheme,
    /// It starts with `mdoc://`, which is ISO/IEC 18013-7 and another thing.
    Slashes,
    /// A character outside the alphabet, at this byte of the text.
    Alphabet(usize),
}

impl EngagementUri {
    /// Reads the text; the scheme's case does not matter. Padding is read and noted.
    ///
    /// # Errors
    /// Says why it is none.
    pub fn parse(text: &str) -> Result<Self, UriFault> {
        let scheme = text.get(..5).filter(|scheme| scheme.eq_ignore_ascii_case("mdoc:")).ok_or(UriFault::Scheme)?;
        let body = &text[scheme.len()..];
        if body.starts_with("//") {
            return Err(UriFault::Slashes);
        }
        let bare = body.trim_end_matches('=');
        let fault = |error| match error {
            base64::DecodeError::InvalidByte(at, _) | base64::DecodeError::InvalidLastSymbol { offset: at, .. } => {
                UriFault::Alphabet(5 + at)
            }
            _ => UriFault::Alphabet(5 + bare.len()),
        };
        let engagement = URL_SAFE_NO_PAD.decode(bare).map_err(fault)?;
        Ok(Self { engagement, padded: bare.len() != body.len() })
    }

    /// The text of an engagement.
    #[must_use]
    pub fn format(engagement: &[u8]) -> String {
        format!("mdoc:{}", URL_SAFE_NO_PAD.encode(engagement))
    }
}
