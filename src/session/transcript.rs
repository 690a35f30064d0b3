//! SessionTranscript: what ties an answer to one session (ISO/IEC 18013-5, 9.1.5.1).

use std::borrow::Cow;

use crate::cbor::{Decode, Decoder, Encode, Encoded, Error, Item, Node, Writer};
use crate::cose::Key;
use crate::crypto::key::PublicKey;

/// Name of the handover of a file exchange: private to this toolkit, known to no other.
pub const FILE_HANDOVER: &str = "mnc-file-1";

/// ```cddl
/// SessionTranscript = [ DeviceEngagementBytes / null, EReaderKeyBytes / EncryptionParametersBytes / null, Handover ]
/// ```
/// Read from the array, or from `SessionTranscriptBytes`, the array under tag 24; what is signed is the array.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionTranscript<'a> {
    /// The array as it came; this goes into DeviceAuthentication.
    pub bytes: &'a [u8],
    /// The engagement under tag 24, as it came.
    pub device_engagement: Option<Item<'a>>,
    /// The receiver's ephemeral key, where the second element is one.
    pub e_reader_key: Option<Encoded<'a, Key<'a>>>,
    /// How the two met.
    pub handover: Handover<'a>,
    /// Whether it came under tag 24.
    pub tagged: bool,
}

/// How holder and receiver met.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Handover<'a> {
    /// By a file exchange of this toolkit: `["mnc-file-1", nonce]`.
    File {
        /// The receiver's nonce.
        nonce: Cow<'a, [u8]>,
    },
    /// By NFC: Handover Select and, where negotiated, Handover Request.
    Nfc {
        /// Handover Select message.
        select: Cow<'a, [u8]>,
        /// Handover Request message.
        request: Option<Cow<'a, [u8]>>,
    },
    /// Another way; the first text of an array names it.
    Other(Item<'a>),
    /// By QR code: null.
    Qr,
}

impl<'a> Handover<'a> {
    /// The name of the way, as reports show it.
    #[must_use]
    pub fn name(&self) -> Cow<'_, str> {
        match self {
            Self::File { .. } => Cow::Borrowed(FILE_HANDOVER),
            Self::Nfc { request: Some(_), .. } => Cow::Borrowed("NFC negotiated"),
            Self::Nfc { request: None, .. } => Cow::Borrowed("NFC static"),
            Self::Other(item) => first_text(item).map_or(Cow::Borrowed(item.node.kind()), Cow::Borrowed),
            Self::Qr => Cow::Borrowed("QR"),
        }
    }

    fn read(item: Item<'a>) -> Self {
        match item.node {
            Node::Null => Self::Qr,
            Node::Array(ref parts) => match parts.as_slice() {
                [Item { node: Node::Bytes(select), .. }, Item { node: Node::Null, .. }] => {
                    Self::Nfc { select: select.clone(), request: None }
                }
                [Item { node: Node::Bytes(select), .. }, Item { node: Node::Bytes(request), .. }] => {
                    Self::Nfc { select: select.clone(), request: Some(request.clone()) }
                }
                [Item { node: Node::Text(name), .. }, Item { node: Node::Bytes(nonce), .. }]
                    if name == FILE_HANDOVER =>
                {
                    Self::File { nonce: nonce.clone() }
                }
                _ => Self::Other(item),
            },
            _ => Self::Other(item),
        }
    }
}

fn first_text<'i>(item: &'i Item<'_>) -> Option<&'i str> {
    match &item.node {
        Node::Array(parts) => parts.first()?.node.as_text(),
        _ => None,
    }
}

impl<'a> Decode<'a> for SessionTranscript<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let tagged = matches!(item.node, Node::Tag(24, _));
        let item = if tagged { decoder.nested(item)? } else { item };
        let bytes = item.bytes(decoder.input());
        let [engagement, key, handover] = item.array_of()?;
        let present = |item: Item<'a>| (item.node != Node::Null).then_some(item);
        let device_engagement = present(engagement);
        if let Some(engagement) = &device_engagement {
            decoder.nested(engagement.clone()).map_err(|error| error.within(0))?;
        }
        // The second edition may put EncryptionParametersBytes here: a map without the labels of a key.
        let e_reader_key =
            present(key).map(|key| Encoded::<Key<'a>>::decode(key, decoder).map_err(|error| error.within(1)));
        let e_reader_key = e_reader_key.transpose()?.filter(|key| key.value.crv().is_some());
        Ok(Self { bytes, device_engagement, e_reader_key, handover: Handover::read(handover), tagged })
    }
}

/// The transcript of a file exchange: `[null, EReaderKeyBytes, ["mnc-file-1", nonce]]`.
#[must_use]
pub fn file_transcript(e_reader_key: &PublicKey, nonce: &[u8]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.array(3).null().tag24(&e_reader_key.to_cbor());
    writer.array(2).text(FILE_HANDOVER).bytes(nonce);
    writer.finish()
}
