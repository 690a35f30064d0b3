//! How two devices met, kept so that the transcript can be written (ISO/IEC 18013-5, 9.1.5.1).

use crate::cbor::Writer;

/// The handover of a session between two devices.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Meeting {
    /// By NFC; the messages as they were sent.
    Nfc {
        /// The Handover Select message.
        select: Vec<u8>,
        /// The Handover Request message; none where the handover was static.
        request: Option<Vec<u8>>,
    },
    /// By QR code.
    Qr,
}

impl Meeting {
    /// The SessionTranscript array: the engagement, EReaderKeyBytes as they came, the handover.
    #[must_use]
    pub fn transcript(&self, engagement: &[u8], e_reader_key_bytes: &[u8]) -> Vec<u8> {
        let mut writer = Writer::with_capacity(engagement.len() + e_reader_key_bytes.len() + 16 + self.length());
        writer.array(3).tag24(engagement).raw(e_reader_key_bytes);
        match self {
            Self::Qr => writer.null(),
            Self::Nfc { select, request: None } => writer.array(2).bytes(select).null(),
            Self::Nfc { select, request: Some(request) } => writer.array(2).bytes(select).bytes(request),
        };
        writer.finish()
    }

    fn length(&self) -> usize {
        match self {
            Self::Qr => 1,
            Self::Nfc { select, request } => select.len() + request.as_ref().map_or(1, Vec::len) + 8,
        }
    }
}
