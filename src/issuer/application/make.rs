//! Makes an application (番号法18条の2(2)): the body first, then the proof of the device, then the signature of the card.

use time::OffsetDateTime;

use super::{CardText, CardVisual, VERSION};
use crate::cbor::{Encode, Tdate, Writer};
use crate::cose::{Content, sign1};
use crate::crypto::key::PublicKey;
use crate::crypto::signature::Algorithm;

/// What is to be asked for.
#[derive(Clone, Debug)]
pub struct Draft<'a> {
    /// The document type.
    pub doc_type: &'a str,
    /// Random bytes, 16 to 64.
    pub nonce: &'a [u8],
    /// The time.
    pub created: OffsetDateTime,
    /// How long the record is to be valid, in days.
    pub valid_days: u64,
    /// The device key.
    pub device_key: &'a PublicKey,
    /// Files of the 券面事項入力補助AP.
    pub text: CardText<'a>,
    /// Files of the 券面事項確認AP.
    pub visual: CardVisual<'a>,
}

/// A body that the device has signed, and the card has not.
#[derive(Clone)]
pub struct Made {
    body: Vec<u8>,
    proof: Vec<u8>,
}

/// A whole application.
#[derive(Clone)]
pub struct Sealed(Vec<u8>);

impl Draft<'_> {
    /// Writes the body, and has the device key sign it.
    ///
    /// # Errors
    /// Those of `sign`, which gets the bytes that COSE signs and gives the fixed-length signature.
    pub fn prove<E>(&self, algorithm: Algorithm, sign: impl FnOnce(&[u8]) -> Result<Vec<u8>, E>) -> Result<Made, E> {
        let mut writer = Writer::new();
        writer.tag24(&self.body());
        let body = writer.finish();
        let proof = sign1(algorithm, &[], Content::Detached(&body), sign)?;
        Ok(Made { body, proof })
    }

    fn body(&self) -> Vec<u8> {
        let mut writer = Writer::new();
        writer.map(7);
        // The order of RFC 8949, 4.2.1: that of the encoded keys.
        writer.text("text").value(&self.text);
        writer.text("nonce").bytes(self.nonce);
        writer.text("visual").value(&self.visual);
        writer.text("created").value(&Tdate::new(self.created));
        writer.text("docType").text(self.doc_type);
        writer.text("deviceKey").value(self.device_key);
        writer.text("validDays").uint(self.valid_days);
        writer.finish()
    }
}

impl Made {
    /// What the card has to sign.
    #[must_use]
    pub fn signed_bytes(&self) -> &[u8] {
        &self.body
    }

    /// The application with the card's signature, CMS in DER.
    #[must_use]
    pub fn seal(self, signature: &[u8]) -> Sealed {
        let mut writer = Writer::with_capacity(self.body.len() + self.proof.len() + signature.len() + 64);
        writer.map(4);
        writer.text("body").raw(&self.body);
        writer.text("version").text(VERSION);
        writer.text("signature").bytes(signature);
        writer.text("deviceProof").raw(&self.proof);
        Sealed(writer.finish())
    }
}

impl Sealed {
    /// The file.
    #[must_use]
    pub fn into_bytes(self) -> Vec<u8> {
        self.0
    }
}

impl Encode for CardText<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.map(4);
        writer.text("attributes").bytes(&self.attributes);
        writer.text("certificate").bytes(&self.certificate);
        writer.text("individual_number").bytes(&self.secret_number);
        writer.text("individual_number_proof").bytes(&self.secret_proof);
    }
}

impl Encode for CardVisual<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.map(3);
        writer.text("face").bytes(&self.face);
        writer.text("info").bytes(&self.info);
        writer.text("certificate").bytes(&self.certificate);
    }
}
