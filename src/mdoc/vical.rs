//! VICAL: a provider's list of issuing authorities' certificates (ISO/IEC 18013-5, Annex C).

use std::borrow::Cow;

use super::DocType;
use crate::cbor::{self, Decode, Decoder, Error, Fields, Item, Node, Segment, Tdate};
use crate::cose::Message;

/// A signed VICAL: an untagged COSE_Sign1 whose payload is the VICAL itself, without tag 24 (C.1.7.1).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SignedVical<'a> {
    /// The COSE_Sign1. Its signature is **not** checked by reading.
    pub message: Message<'a>,
    /// The list; absent where the payload is null.
    pub vical: Option<Vical<'a>>,
}

impl<'a> Decode<'a> for SignedVical<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let message = Message::decode(item, decoder)?;
        let within = |error: Error| error.within(Segment::Index(2));
        let vical = match message.payload.node {
            Node::Null => None,
            _ => {
                Some(decoder.untagged(&message.payload).and_then(|item| Vical::decode(item, decoder)).map_err(within)?)
            }
        };
        Ok(Self { message, vical })
    }
}

/// ```cddl
/// VICAL = { "version": "1.0", "vicalProvider": tstr, ? "vicalIssueID": uint, "date": tdate, ? "nextUpdate": tdate,
///   ? "notAfter": tdate, "certificateInfos": [ * CertificateInfo ], * tstr => any }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Vical<'a> {
    /// Version of the structure.
    pub version: Cow<'a, str>,
    /// Who made it.
    pub provider: Cow<'a, str>,
    /// Its number.
    pub issue_id: Option<u64>,
    /// When it was made.
    pub date: Tdate,
    /// When the next one comes.
    pub next_update: Option<Tdate>,
    /// When it ends (second edition).
    pub not_after: Option<Tdate>,
    /// The certificates.
    pub certificate_infos: Vec<CertificateInfo<'a>>,
    /// Entries this structure does not know.
    pub unknown: Vec<(Item<'a>, Item<'a>)>,
}

impl<'a> Decode<'a> for Vical<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let infos = |item: Item<'a>, decoder: &Decoder<'a>| {
            let read = |(at, item)| {
                CertificateInfo::decode(item, decoder).map_err(|error: Error| error.within(Segment::Index(at)))
            };
            item.array()?.into_iter().enumerate().map(read).collect()
        };
        Ok(Self {
            version: fields.required_with("version", |item, _| item.text())?,
            provider: fields.required_with("vicalProvider", |item, _| item.text())?,
            issue_id: fields.optional_with("vicalIssueID", |item, _| item.uint())?,
            date: fields.required("date")?,
            next_update: fields.optional("nextUpdate")?,
            not_after: fields.optional("notAfter")?,
            certificate_infos: fields.required_with("certificateInfos", infos)?,
            unknown: fields.rest(),
        })
    }
}

/// One certificate and what it may sign.
///
/// ```cddl
/// CertificateInfo = { "certificate": bstr, "serialNumber": biguint, "ski": bstr, "docType": [ + tstr ],
///   ? "issuer": bstr, ? "subject": bstr, ? "notBefore": tdate, ? "notAfter": tdate, * tstr => any }
/// ```
/// `serialNumber`, `ski`, `issuer` and `subject` repeat the certificate and are never trusted (one provider writes `ski` as DER).
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CertificateInfo<'a> {
    /// The certificate, DER.
    pub certificate: Cow<'a, [u8]>,
    /// Offset of its first byte in the input.
    pub certificate_offset: usize,
    /// `serialNumber`: offset, and bytes as they came.
    pub serial: Option<(usize, Cow<'a, [u8]>)>,
    /// `ski`: offset, and bytes as they came.
    pub ski: Option<(usize, Cow<'a, [u8]>)>,
    /// `issuer`: offset, and DER as it came.
    pub issuer: Option<(usize, Cow<'a, [u8]>)>,
    /// `subject`: offset, and DER as it came.
    pub subject: Option<(usize, Cow<'a, [u8]>)>,
    /// From when the entry counts.
    pub not_before: Option<Tdate>,
    /// Until when the entry counts.
    pub not_after: Option<Tdate>,
    /// Document types it is listed for.
    pub doc_types: Vec<DocType<'a>>,
    /// The other entries.
    pub others: Vec<(Item<'a>, Item<'a>)>,
}

impl<'a> Decode<'a> for CertificateInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let certificate = |item: Item<'a>, _: &Decoder<'a>| {
            let end = item.span.end();
            item.byte_string().map(|der| (end - der.len(), der))
        };
        let (certificate_offset, certificate) = fields.required_with("certificate", certificate)?;
        Ok(Self {
            certificate,
            certificate_offset,
            serial: fields.optional_with("serialNumber", |item, _| number(item))?,
            ski: fields.optional_with("ski", |item, _| placed(item))?,
            issuer: fields.optional_with("issuer", |item, _| placed(item))?,
            subject: fields.optional_with("subject", |item, _| placed(item))?,
            not_before: fields.optional("notBefore")?,
            not_after: fields.optional("notAfter")?,
            doc_types: fields.required_with("docType", |item, _| cbor::each(item, "docType", DocType::read))?,
            others: fields.rest(),
        })
    }
}

fn placed<'a>(item: Item<'a>) -> Result<(usize, Cow<'a, [u8]>), Error> {
    let offset = item.offset();
    Ok((offset, item.byte_string()?))
}

/// A biguint (tag 2); a plain integer, its preferred form where it is small, is taken too.
fn number<'a>(item: Item<'a>) -> Result<(usize, Cow<'a, [u8]>), Error> {
    let offset = item.offset();
    match item.node {
        Node::Uint(value) => Ok((offset, Cow::Owned(value.to_be_bytes().to_vec()))),
        _ => Ok((offset, item.tagged(2, "biguint")?.byte_string()?)),
    }
}
