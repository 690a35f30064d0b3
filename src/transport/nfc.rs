//! NFC: the code that a tap replaces (NDEF, Connection Handover), and the messages over APDUs
//! (ISO/IEC 18013-5, 8.2.2.1, 8.3.3.1.2; second edition 9.2, 11.2).
//!
//! [`reader`] is the receiver's side over any [`Link`](crate::apdu::Link); [`tag`] is the phone, a
//! [`Chip`](crate::apdu::Chip) that any reader can be given.

pub mod handover;
pub mod ndef;
pub mod reader;
pub mod tag;
#[cfg(test)]
mod tests;
pub mod transfer;
pub mod watched;

use ndef::NdefError;

/// The application that holds the NDEF file (type 4 tag).
pub const NDEF_APPLICATION: [u8; 7] = [0xd2, 0x76, 0x00, 0x00, 0x85, 0x01, 0x01];

/// The application that carries the messages.
pub const MDOC_APPLICATION: [u8; 7] = [0xa0, 0x00, 0x00, 0x02, 0x48, 0x04, 0x00];

/// The capability container.
pub const CAPABILITY_FILE: u16 = 0xe103;

/// The NDEF file; its number stands in the capability container.
pub const NDEF_FILE: u16 = 0xe104;

/// Why an NFC device is not one that a session can be held with.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum NfcError {
    /// The capability container does not have the form of a type 4 tag.
    #[error("capability container")]
    Capability,
    /// Handover Select names no carrier that this toolkit can use.
    #[error("no carrier")]
    Carrier,
    /// The response is not one DO'53'.
    #[error("envelope")]
    Envelope,
    /// An NDEF message is not well-formed.
    #[error(transparent)]
    Ndef(#[from] NdefError),
    /// An NDEF message lacks this record.
    #[error("no record {0}")]
    Record(&'static str),
    /// The device took a message and has nothing to say to it.
    #[error("silent")]
    Silent,
    /// The device refused a command.
    #[error("{step} {status:04X}")]
    Status {
        /// What was tried.
        step: Step,
        /// Its answer.
        status: u16,
    },
    /// The device kept the reader waiting for its handover message.
    #[error("waiting")]
    Waiting,
}

/// What a reader was at when a device refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Step {
    /// Carrying a message.
    Envelope,
    /// Fetching the rest of an answer.
    GetResponse,
    /// Reading a file.
    ReadBinary,
    /// Selecting the application of the messages.
    SelectMdoc,
    /// Selecting the application of the NDEF file, or a file of it.
    SelectNdef,
    /// Writing the NDEF file.
    UpdateBinary,
}

impl Step {
    /// Its name, as the standard writes it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Envelope => "ENVELOPE",
            Self::GetResponse => "GET RESPONSE",
            Self::ReadBinary => "READ BINARY",
            Self::SelectMdoc | Self::SelectNdef => "SELECT",
            Self::UpdateBinary => "UPDATE BINARY",
        }
    }
}

impl std::fmt::Display for Step {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name())
    }
}
