//! Writes a DeviceEngagement.

use super::{PRIVATE_TCP, PRIVATE_TCP_VERSION};
use crate::cbor::{Encode as _, Writer};
use crate::crypto::key::PublicKey;

/// A way to go on that a holder offers.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Offer {
    /// Bluetooth Low Energy, both roles under one service; this toolkit has no radio, whoever carries the messages has.
    Ble {
        /// The UUID of the service.
        uuid: [u8; 16],
    },
    /// NFC: most command data and most response data, in bytes.
    Nfc {
        /// 255 to 65 535.
        max_command: u64,
        /// 256 to 65 536.
        max_response: u64,
    },
    /// A port on the loopback interface; private to this toolkit, known to no other.
    Tcp {
        /// The port.
        port: u16,
    },
}

/// A DeviceEngagement to be shown.
#[derive(Clone, Debug)]
pub struct NewEngagement<'k> {
    /// The public part of EDeviceKey.
    pub e_device_key: &'k PublicKey,
    /// Ways to go on; none where NFC carries the engagement.
    pub offers: &'k [Offer],
    /// Whether to speak as the second edition does: version 1.1, origins, what the device understands.
    pub second_edition: bool,
}

impl NewEngagement<'_> {
    /// Its bytes, without any origin.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        self.encode_from(&[])
    }

    /// Its bytes, with the domains where the request is delivered; only the second edition says them.
    #[must_use]
    pub fn encode_from(&self, origins: &[String]) -> Vec<u8> {
        let mut writer = Writer::new();
        let entries = 2 + usize::from(!self.offers.is_empty()) + 2 * usize::from(self.second_edition);
        writer.map(entries).uint(0).text(if self.second_edition { "1.1" } else { "1.0" });
        writer.uint(1).array(2).int(1).tag24(&self.e_device_key.to_cbor());
        if !self.offers.is_empty() {
            writer.uint(2).array(self.offers.len());
            self.offers.iter().for_each(|offer| offer.encode(&mut writer));
        }
        if self.second_edition {
            writer.uint(5).array(origins.len());
            origins.iter().for_each(|domain| origin(&mut writer, domain));
            // ReaderAuthAllSupport, ExtendedRequestSupport; a value that is present is true.
            writer.uint(6).map(2).uint(3).bool(true).uint(4).bool(true);
        }
        writer.finish()
    }
}

/// OriginInfo of a domain (ISO/IEC 18013-7, A.3).
fn origin(writer: &mut Writer, domain: &str) {
    writer.map(3).text("cat").uint(1).text("type").uint(1).text("details").map(1).text("domain").text(domain);
}

impl Offer {
    fn encode(&self, writer: &mut Writer) {
        match self {
            Self::Ble { uuid } => {
                writer.array(3).uint(2).uint(1).map(4).uint(0).bool(true).uint(1).bool(true);
                writer.uint(10).bytes(uuid).uint(11).bytes(uuid)
            }
            Self::Nfc { max_command, max_response } => {
                writer.array(3).uint(1).uint(1).map(2).uint(0).uint(*max_command).uint(1).uint(*max_response)
            }
            Self::Tcp { port } => {
                writer.array(3).uint(PRIVATE_TCP).uint(PRIVATE_TCP_VERSION).map(1).uint(0).uint(u64::from(*port))
            }
        };
    }
}
