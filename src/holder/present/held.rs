//! A record ready to be presented: where each of its items stands, found once.

use crate::cbor::{Decode, Decoder, Error, Fields, Node};
use crate::crypto::key::PublicKey;
use crate::mdoc::{IssuerSigned, Mso};
use crate::profile::RecordId;
use crate::x509::Certificate;

/// One item of a record, as it was received.
#[derive(Clone, Debug)]
pub struct HeldItem<'a> {
    /// Its name.
    pub identifier: Box<str>,
    /// IssuerSignedItemBytes, from the tag on.
    pub bytes: &'a [u8],
    /// The age and the answer, where it is an `age_over_NN`.
    pub(super) age_over: Option<(u8, bool)>,
}

/// The items of one namespace.
#[derive(Clone, Debug)]
pub struct HeldNameSpace<'a> {
    /// Its name.
    pub name: Box<str>,
    /// Its items, in the order of the record.
    pub items: Vec<HeldItem<'a>>,
}

impl<'a> HeldNameSpace<'a> {
    /// The item of this name.
    #[must_use]
    pub fn item(&self, identifier: &str) -> Option<&HeldItem<'a>> {
        self.items.iter().find(|item| &*item.identifier == identifier)
    }

    /// The item that answers a question for `age_over_NN`: the nearest true one at or above NN, else the nearest false
    /// one at or below (ISO/IEC 18013-5, 7.2.5).
    pub(in crate::holder) fn age_over(&self, asked: u8) -> Option<&HeldItem<'a>> {
        let ages = || self.items.iter().filter_map(|item| item.age_over.map(|(age, answer)| (age, answer, item)));
        let old_enough = ages().filter(|(age, answer, _)| *answer && *age >= asked).min_by_key(|(age, ..)| *age);
        let too_young = || ages().filter(|(age, answer, _)| !*answer && *age <= asked).max_by_key(|(age, ..)| *age);
        old_enough.or_else(too_young).map(|(_, _, item)| item)
    }
}

/// A record (IssuerSigned) as presenting needs it; borrows from the bytes it was stored as, which are never encoded again.
#[derive(Clone, Debug)]
pub struct Held<'a> {
    /// Document type, from the MSO.
    pub doc_type: Box<str>,
    /// The items by namespace.
    pub name_spaces: Vec<HeldNameSpace<'a>>,
    /// IssuerAuth, as it was received.
    pub issuer_auth: &'a [u8],
    /// MobileSecurityObjectBytes, from the tag on.
    pub mso_bytes: &'a [u8],
    issuer_identifiers: Vec<Box<[u8]>>,
    /// The device key the issuer vouches for; nothing where the record has none that can be used.
    pub device_key: Option<PublicKey>,
    /// Last moment of its validity.
    pub valid_until: time::OffsetDateTime,
}

/// Why bytes are no record to present.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum HeldError {
    /// They do not decode.
    Decode(Error),
    /// The payload of IssuerAuth is null.
    NoMso,
}

impl From<Error> for HeldError {
    fn from(error: Error) -> Self {
        Self::Decode(error)
    }
}

impl<'a> Held<'a> {
    /// Finds the items of an IssuerSigned. Signatures and digests are **not** checked.
    ///
    /// # Errors
    /// If the bytes are no IssuerSigned with an MSO.
    pub fn read(bytes: &'a [u8]) -> Result<Self, HeldError> {
        let decoder = Decoder::new(bytes);
        let item = decoder.item()?;
        let issuer_signed = IssuerSigned::decode(item.clone(), &decoder)?;
        let auth = Fields::of(item, &decoder)?.take_raw("issuerAuth");
        let issuer_auth = auth.map(|item| item.bytes(bytes)).ok_or(HeldError::NoMso)?;
        let mso = issuer_signed.issuer_auth.mso.as_ref().ok_or(HeldError::NoMso)?;
        let chain = issuer_signed.issuer_auth.message.headers.x5chain().unwrap_or_default();
        Ok(Self {
            doc_type: Box::from(&*mso.value.doc_type),
            name_spaces: name_spaces(&issuer_signed),
            issuer_auth,
            mso_bytes: mso.bytes(),
            issuer_identifiers: chain.into_iter().filter_map(|(der, _)| authority_key_identifier(der)).collect(),
            device_key: device_key(&mso.value),
            valid_until: mso.value.validity_info.valid_until.at(),
        })
    }

    /// The key identifiers of the issuers of its certificates (AuthorityKeyIdentifier).
    pub fn issuer_identifiers(&self) -> impl Iterator<Item = &[u8]> {
        self.issuer_identifiers.iter().map(|identifier| &**identifier)
    }

    /// Its id.
    #[must_use]
    pub fn id(&self) -> RecordId {
        RecordId::of_mso_bytes(self.mso_bytes)
    }

    /// The items of a namespace.
    #[must_use]
    pub fn name_space(&self, name: &str) -> Option<&HeldNameSpace<'a>> {
        self.name_spaces.iter().find(|found| &*found.name == name)
    }

    /// The item of this name.
    #[must_use]
    pub fn item(&self, name_space: &str, identifier: &str) -> Option<&HeldItem<'a>> {
        self.name_space(name_space)?.item(identifier)
    }
}

/// Nothing where there is none, or the certificate cannot be read: then it answers to no name.
fn authority_key_identifier(der: &[u8]) -> Option<Box<[u8]>> {
    let certificate = Certificate::from_der(der).ok()?;
    certificate.extensions().authority_key().ok()??.key_identifier.map(Box::from)
}

fn device_key(mso: &Mso<'_>) -> Option<PublicKey> {
    mso.device_key_info.device_key.as_ref().and_then(|key| key.public_key().ok())
}

fn name_spaces<'a>(issuer_signed: &IssuerSigned<'a>) -> Vec<HeldNameSpace<'a>> {
    let one = |item: &crate::cbor::Encoded<'a, crate::mdoc::IssuerSignedItem<'a>>| HeldItem {
        identifier: Box::from(&*item.value.element_identifier),
        bytes: item.bytes(),
        age_over: age_over(&item.value.element_identifier).zip(answer(&item.value.element_value.node)),
    };
    let all = issuer_signed.name_spaces.iter();
    all.map(|(name, items)| HeldNameSpace { name: Box::from(&**name), items: items.iter().map(one).collect() })
        .collect()
}

fn answer(node: &Node<'_>) -> Option<bool> {
    match node {
        Node::Bool(answer) => Some(*answer),
        _ => None,
    }
}

/// The age of an `age_over_NN`.
pub(in crate::holder) fn age_over(identifier: &str) -> Option<u8> {
    let digits = identifier.strip_prefix("age_over_")?;
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    two.then(|| digits.parse().ok()).flatten()
}
