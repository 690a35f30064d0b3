//! Keys and challenges.

use zeroize::Zeroizing;

use super::{Answer, Machine};
use crate::apdu::{Command, Length, Status};
use crate::card::table::{AppId, FileId};
use crate::crypto::digest::{Algorithm, hash};
use crate::crypto::rsa::{self, PrivateKey};

impl Machine {
    /// PERFORM SECURITY OPERATION: what is given is signed, or hashed first, as P1 says.
    pub(super) fn sign(&mut self, command: &Command<'_>) -> Answer {
        let id = match command.p2 {
            // The one key of the applications with text and pictures is meant, whatever is selected.
            0x00 => self.row().keys.iter().find(|key| key.p2 == 0).ok_or(Status(0x6a86))?.id,
            p2 => self.referenced(p2)?,
        };
        let key = self.usable_key(id)?;
        let signature = match (command.p1, command.data) {
            (0x04 | 0x05, []) => return Err(Status(0x6700)),
            (0x04, data) => key.sign_pss(data, &mut *self.rng),
            (0x05, data) => key.sign_pss(hash(Algorithm::Sha256, data).as_bytes(), &mut *self.rng),
            (p1, data) => key.sign_raw(&to_be_signed(p1, data)?),
        };
        let signature = signature.map_err(|_| Status(0x6700))?;
        expect(command, signature)
    }

    /// INTERNAL AUTHENTICATE: a signature over a challenge, without any secret.
    pub(super) fn authenticate(&mut self, command: &Command<'_>) -> Answer {
        if (command.p1, command.p2) != (0x00, 0x99) {
            return Err(Status(0x6a86));
        }
        if self.app != AppId::Common {
            return Err(Status(0x6a88));
        }
        if command.data.is_empty() {
            return Err(Status(0x6700));
        }
        let key = self.usable_key(FileId(0x0019))?;
        let signature = key.sign(Algorithm::Sha256, command.data);
        expect(command, signature)
    }

    /// GET CHALLENGE, 1 to 256 bytes.
    pub(super) fn challenge(&mut self, command: &Command<'_>) -> Answer {
        if (command.p1, command.p2) != (0, 0) {
            return Err(Status(0x6a86));
        }
        if command.length == Length::Extended {
            return Err(Status(0x6985));
        }
        let expected = command.expected.filter(|_| command.data.is_empty()).ok_or(Status(0x6700))?;
        let mut bytes = Zeroizing::new(vec![0; usize::try_from(expected).unwrap_or(0)]);
        self.rng.fill(&mut bytes);
        Ok(bytes)
    }

    /// A key whose secret, if it has one, was shown.
    fn usable_key(&self, id: FileId) -> Result<PrivateKey, Status> {
        let row = self.row().key(id).ok_or(Status(0x6a88))?;
        let pem = self.content().and_then(|app| app.keys.get(&id)).ok_or(Status(0x6a88))?;
        if row.secret.is_some_and(|secret| !self.shown.contains(&secret)) {
            return Err(Status(0x6982));
        }
        PrivateKey::from_pkcs8_pem(pem).map_err(|_| Status(0x6f00))
    }
}

/// What stands behind the padding, by P1.
fn to_be_signed(p1: u8, data: &[u8]) -> Result<Vec<u8>, Status> {
    match (p1, data.len()) {
        (0x00..=0x03, 0) => Err(Status(0x6700)),
        (0x00, 1..=245) => Ok(data.to_vec()),
        (0x01, _) => Ok(hash(Algorithm::Sha256, data).as_bytes().to_vec()),
        (0x02, 32) => Ok([SHA256_INFO, data].concat()),
        (0x03, 1..=255) => Ok(rsa::digest_info(Algorithm::Sha256, data)),
        (0x00 | 0x02 | 0x03, _) => Err(Status(0x6700)),
        _ => Err(Status(0x6a86)),
    }
}

/// DigestInfo of SHA-256 up to the hash (RFC 8017, 9.2, note 1).
const SHA256_INFO: &[u8] =
    &[0x30, 0x31, 0x30, 0x0d, 0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01, 0x05, 0x00, 0x04, 0x20];

/// An answer of as many bytes as are expected, or what should have been expected.
fn expect(command: &Command<'_>, answer: Vec<u8>) -> Answer {
    let expected = command.expected.ok_or(Status(0x6700))?;
    if usize::try_from(expected).is_ok_and(|expected| expected >= answer.len()) {
        return Ok(Zeroizing::new(answer));
    }
    let [_, low] = u16::try_from(answer.len()).unwrap_or(0).to_be_bytes();
    Err(Status(0x6c00 | u16::from(low)))
}
