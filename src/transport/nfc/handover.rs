//! Handover Request and Handover Select: which engagement, and how to go on (Connection Handover 1.5;
//! ISO/IEC 18013-5, 8.2.2.1; second edition 9.2).

use std::time::Duration;

use super::NfcError;
use super::ndef::{self, Record, format};

/// Version 1.5, the first byte of both messages.
const VERSION: u8 = 0x15;

/// The name by which the service is asked for in a negotiated handover (TNEP).
pub const SERVICE: &[u8] = b"urn:nfc:sn:handover";

const DEVICE_ENGAGEMENT: &[u8] = b"iso.org:18013:deviceengagement";
const READER_ENGAGEMENT: &[u8] = b"iso.org:18013:readerengagement";
const NFC_CARRIER: &[u8] = b"iso.org:18013:nfc";

/// How much one command and one answer may hold, in bytes of data.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// 255 to 65 535.
    pub command: usize,
    /// 256 to 65 536.
    pub response: usize,
}

impl Limits {
    /// What short length fields can say.
    pub const SHORT: Self = Self { command: 255, response: 256 };

    /// What this toolkit can take: an APDU has to fit into a frame of the virtual reader.
    pub const LONG: Self = Self { command: 0xf000, response: 0xf000 };

    /// The smaller of both, in each direction.
    #[must_use]
    pub fn within(self, other: Self) -> Self {
        Self { command: self.command.min(other.command), response: self.response.min(other.response) }
    }
}

/// What a Handover Select says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Select<'a> {
    /// The DeviceEngagement.
    pub engagement: &'a [u8],
    /// How to go on over NFC; none where only other carriers are offered.
    pub nfc: Option<Limits>,
}

impl<'a> Select<'a> {
    /// Reads a Handover Select message.
    ///
    /// # Errors
    /// [`NfcError`].
    pub fn decode(message: &'a [u8]) -> Result<Self, NfcError> {
        let records = ndef::decode(message)?;
        let selects = |record: &Record<'_>| record.format == format::WELL_KNOWN && record.kind == b"Hs";
        if !records.first().is_some_and(selects) {
            return Err(NfcError::Record("Hs"));
        }
        let external =
            |kind: &'static [u8]| move |record: &&Record<'_>| record.format == format::EXTERNAL && record.kind == kind;
        let engagement = records.iter().find(external(DEVICE_ENGAGEMENT)).map(|record| record.payload);
        let nfc = records.iter().find(external(NFC_CARRIER)).map(|record| limits(record.payload));
        Ok(Self {
            engagement: engagement.ok_or(NfcError::Record("iso.org:18013:deviceengagement"))?,
            nfc: nfc.transpose()?,
        })
    }

    /// The message of a phone that goes on over NFC.
    #[must_use]
    pub fn encode(engagement: &[u8], limits: Limits) -> Vec<u8> {
        let carrier = payload(limits);
        ndef::encode(&[
            Record { format: format::WELL_KNOWN, kind: b"Hs", id: b"", payload: &carriers(Some(b"mdoc")) },
            Record { format: format::EXTERNAL, kind: DEVICE_ENGAGEMENT, id: b"mdoc", payload: engagement },
            Record { format: format::EXTERNAL, kind: NFC_CARRIER, id: b"nfc", payload: &carrier },
        ])
    }
}

/// The Handover Request of a receiver that goes on over NFC; its ReaderEngagement is `{0: "1.0"}`.
#[must_use]
pub fn request(limits: Limits) -> Vec<u8> {
    let carrier = payload(limits);
    ndef::encode(&[
        Record { format: format::WELL_KNOWN, kind: b"Hr", id: b"", payload: &carriers(None) },
        Record { format: format::EXTERNAL, kind: READER_ENGAGEMENT, id: b"mdocreader", payload: b"\xa1\x00\x631.0" },
        Record { format: format::EXTERNAL, kind: NFC_CARRIER, id: b"nfc", payload: &carrier },
    ])
}

/// Whether a message is a Handover Request that offers NFC.
///
/// # Errors
/// [`NfcError::Record`] where it is none, [`NfcError::Carrier`] where it offers other carriers only.
pub fn offers_nfc(message: &[u8]) -> Result<Limits, NfcError> {
    let records = ndef::decode(message)?;
    if !records.first().is_some_and(|record| record.format == format::WELL_KNOWN && record.kind == b"Hr") {
        return Err(NfcError::Record("Hr"));
    }
    let carrier = records.iter().find(|record| record.format == format::EXTERNAL && record.kind == NFC_CARRIER);
    // A request may name the carrier without saying what it can take.
    carrier.map_or(Err(NfcError::Carrier), |record| Ok(limits(record.payload).unwrap_or(Limits::SHORT)))
}

/// The message with which a phone says what it serves (`Tp`): no wait between reads, 15 of them at most, any length.
#[must_use]
pub fn services() -> Vec<u8> {
    // safe: the name has 19 bytes
    let mut payload = vec![0x10, u8::try_from(SERVICE.len()).unwrap_or(u8::MAX)];
    payload.extend_from_slice(SERVICE);
    payload.extend([0x00, 0x00, 0x0f, 0xff, 0xff]);
    ndef::encode(&[Record { format: format::WELL_KNOWN, kind: b"Tp", id: b"", payload: &payload }])
}

/// How long a phone may take for a message, as its `Tp` record says: 2^(WT / 4 - 1) ms between two reads, and how many of
/// them; at most some four minutes. Nothing where the record is cut.
#[must_use]
pub fn waiting(service: &[u8]) -> Duration {
    let behind = service.split_first_chunk::<2>().and_then(|(&[_, length], rest)| rest.get(usize::from(length)..));
    let Some(&[_, wait, reads, ..]) = behind else { return Duration::ZERO };
    let between = 2_f64.powf(f64::from(wait.min(63)) / 4.0 - 1.0) / 1000.0;
    Duration::from_secs_f64(between) * (u32::from(reads.min(15)) + 1)
}

/// The message with which a reader asks for the service (`Ts`).
#[must_use]
pub fn select_service() -> Vec<u8> {
    let mut payload = vec![u8::try_from(SERVICE.len()).unwrap_or(u8::MAX)];
    payload.extend_from_slice(SERVICE);
    ndef::encode(&[Record { format: format::WELL_KNOWN, kind: b"Ts", id: b"", payload: &payload }])
}

/// The message with which a phone answers that (`Te`).
#[must_use]
pub fn service_status(code: u8) -> Vec<u8> {
    ndef::encode(&[Record { format: format::WELL_KNOWN, kind: b"Te", id: b"", payload: &[code] }])
}

/// The payload of the first well-known record of this type, if the message has one.
#[must_use]
pub fn well_known<'a>(message: &'a [u8], kind: &[u8]) -> Option<&'a [u8]> {
    let records = ndef::decode(message).ok()?;
    records.into_iter().find(|r| r.format == format::WELL_KNOWN && r.kind == kind).map(|r| r.payload)
}

/// `Hs` or `Hr`: one carrier, active, called `nfc`, with the auxiliary record that is named.
fn carriers(auxiliary: Option<&[u8]>) -> Vec<u8> {
    let mut carrier = vec![0x01, 3];
    carrier.extend_from_slice(b"nfc");
    carrier.push(u8::from(auxiliary.is_some()));
    if let Some(name) = auxiliary {
        carrier.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
        carrier.extend_from_slice(name);
    }
    let mut payload = vec![VERSION];
    payload.extend(ndef::encode(&[Record { format: format::WELL_KNOWN, kind: b"ac", id: b"", payload: &carrier }]));
    payload
}

/// The NFC carrier: version 1, then most command data and most response data, each with its length and type.
fn payload(limits: Limits) -> Vec<u8> {
    let number = |value: usize| u32::try_from(value).unwrap_or(u32::MAX).to_be_bytes();
    let (command, response) = (number(limits.command), number(limits.response));
    let mut out = vec![0x01, 0x03, 0x01];
    out.extend_from_slice(&command[2..]);
    out.extend([0x04, 0x02]);
    out.extend_from_slice(&response[1..]);
    out
}

fn limits(payload: &[u8]) -> Result<Limits, NfcError> {
    let &[0x01, ref fields @ ..] = payload else { return Err(NfcError::Carrier) };
    let (mut limits, mut rest) = (Limits::SHORT, fields);
    while let &[length, kind, ref more @ ..] = rest {
        let length = usize::from(length).checked_sub(1).ok_or(NfcError::Carrier)?;
        let (value, more) = more.split_at_checked(length).ok_or(NfcError::Carrier)?;
        let number = value.iter().fold(0_usize, |sum, byte| sum.saturating_mul(256).saturating_add(usize::from(*byte)));
        match kind {
            1 => limits.command = number.clamp(Limits::SHORT.command, 65_535),
            2 => limits.response = number.clamp(Limits::SHORT.response, 65_536),
            _ => {}
        }
        rest = more;
    }
    Ok(limits)
}
