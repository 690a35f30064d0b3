//! Whether a record is one that a receiver would take, and made for a device key.

use time::OffsetDateTime;

use crate::cbor::Decoder;
use crate::cli::error::CommandError;
use crate::crypto::key::PublicKey;
use crate::mdoc::IssuerSigned;
use crate::profile::RecordId;
use crate::report::{Check, CheckId, Status, Verdict};
use crate::text;
use crate::verifier::trust::Trust;
use crate::verifier::{self, Environment, Report};
use crate::x509::crl::OwnedCrl;

/// A record that decodes and names a device key, and what a receiver says of it.
pub(super) struct Checked {
    pub(super) id: RecordId,
    pub(super) doc_type: String,
    pub(super) device_key: PublicKey,
    pub(super) valid_from: OffsetDateTime,
    pub(super) valid_until: OffsetDateTime,
    pub(super) report: Report,
}

/// Who is trusted to issue, and whom they revoked.
#[derive(Default)]
pub(super) struct Issuers {
    pub(super) trust: Trust,
    pub(super) crls: Vec<OwnedCrl>,
}

impl Issuers {
    /// Nobody: then nobody is asked who issued it.
    pub(super) fn is_nobody(&self) -> bool {
        self.trust.anchors().iter().next().is_none()
    }
}

impl Checked {
    pub(super) fn of(file: &str, bytes: &[u8], issuers: &Issuers, at: OffsetDateTime) -> Result<Self, CommandError> {
        let decoder = Decoder::new(bytes);
        let undecodable = |error| CommandError::decode(file, "IssuerSigned", &error);
        let record = decoder.whole::<IssuerSigned<'_>>().map_err(undecodable)?;
        let refused = |message| CommandError::refused(message).file(file);
        let name = || file.to_owned();
        let encoded = record.issuer_auth.mso.as_ref().ok_or_else(|| refused(text!(store_no_mso, file = name())))?;
        let mso = &encoded.value;
        let key = mso.device_key_info.device_key.as_ref().and_then(|key| key.public_key().ok());
        let device_key = key.ok_or_else(|| refused(text!(store_no_device_key, file = name())))?;
        let env = Environment {
            at,
            trust: &issuers.trust,
            pinned: None,
            crls: &issuers.crls,
            require_revocation: false,
            transcript: None,
            opened: &[],
            e_reader_key: None,
            request: None,
        };
        Ok(Self {
            id: RecordId::of_mso_bytes(encoded.bytes()),
            doc_type: mso.doc_type.to_string(),
            device_key,
            valid_from: mso.validity_info.valid_from.at(),
            valid_until: mso.validity_info.valid_until.at(),
            report: verifier::record(bytes, &env).map_err(undecodable)?.report,
        })
    }

    /// The checks that failed, those first that follow from no other.
    pub(super) fn failed(&self) -> Vec<&Check> {
        let mut failed: Vec<_> = self.report.all().filter(|check| check.status == Status::Fail).collect();
        failed.sort_by_key(|check| check.follows.is_some());
        failed
    }

    pub(super) fn verdict(&self) -> Verdict {
        self.report.verdict(false)
    }

    fn was_made(&self, id: CheckId) -> bool {
        self.report.all().any(|check| check.id == id && check.status != Status::Skip)
    }

    /// What was checked, as in JSON.
    pub(super) fn done(&self) -> Vec<&'static str> {
        self.parts(true)
    }

    /// What was not, as in JSON.
    pub(super) fn left(&self) -> Vec<&'static str> {
        self.parts(false)
    }

    fn parts(&self, made: bool) -> Vec<&'static str> {
        const PARTS: [(&str, CheckId); 8] = [
            ("form", CheckId::CborForm),
            ("digests", CheckId::Digests),
            ("device-key", CheckId::DeviceKey),
            ("issuer-signature", CheckId::IssuerSignature),
            ("validity", CheckId::Validity),
            ("signer-profile", CheckId::SignerProfile),
            ("issuer", CheckId::IssuerChain),
            ("signer-revocation", CheckId::SignerCrl),
        ];
        PARTS.iter().filter(|(_, id)| self.was_made(*id) == made).map(|(part, _)| *part).collect()
    }
}
