//! `status` in an MSO: where its revocation is published (second edition, 12.3.6).

use std::borrow::Cow;

use crate::cbor::{Decode, Decoder, Encode, Error, Fields, Item, Segment, Writer};

/// ```cddl
/// Status = { ? "identifier_list": IdentifierListInfo, ? "status_list": StatusListInfo, * tstr => RFU }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Status<'a> {
    /// By identifier.
    pub identifier_list: Option<IdentifierListInfo<'a>>,
    /// By index.
    pub status_list: Option<StatusListInfo<'a>>,
    /// Names of other mechanisms.
    pub unknown: Vec<String>,
    /// Offset of the map in the input.
    pub offset: usize,
}

impl<'a> Decode<'a> for Status<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        let offset = fields.offset();
        let (identifier_list, status_list) = (fields.optional("identifier_list")?, fields.optional("status_list")?);
        let unknown = fields.rest().into_iter().map(|(key, _)| name(&key)).collect();
        Ok(Self { identifier_list, status_list, unknown, offset })
    }
}

/// The name of a mechanism; a key that is no text has no place here, and is named all the same.
fn name(key: &Item<'_>) -> String {
    match Segment::of_key(key) {
        Segment::Key(text) => text,
        Segment::Int(number) => number.to_string(),
        Segment::Index(index) => index.to_string(),
    }
}

/// ```cddl
/// IdentifierListInfo = { "id": bstr, "uri": tstr, ? "certificate": bstr }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct IdentifierListInfo<'a> {
    /// The record's identifier in the list.
    pub id: Cow<'a, [u8]>,
    /// Where the list is.
    pub uri: Cow<'a, str>,
    /// Trust anchor of the list's signer.
    pub certificate: Option<Cow<'a, [u8]>>,
}

impl<'a> Decode<'a> for IdentifierListInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            id: fields.required_with("id", |item, _| item.byte_string())?,
            uri: fields.required_with("uri", |item, _| item.text())?,
            certificate: fields.optional_with("certificate", |item, _| item.byte_string())?,
        })
    }
}

impl Encode for IdentifierListInfo<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.map(2 + usize::from(self.certificate.is_some()));
        writer.text("id").bytes(&self.id).text("uri").text(&self.uri);
        encode_certificate(self.certificate.as_deref(), writer);
    }
}

/// ```cddl
/// StatusListInfo = { "idx": uint, "uri": tstr, ? "certificate": bstr }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatusListInfo<'a> {
    /// The record's place in the list.
    pub idx: u64,
    /// Where the list is.
    pub uri: Cow<'a, str>,
    /// Trust anchor of the list's signer.
    pub certificate: Option<Cow<'a, [u8]>>,
}

impl<'a> Decode<'a> for StatusListInfo<'a> {
    fn decode(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            idx: fields.required_with("idx", |item, _| item.uint())?,
            uri: fields.required_with("uri", |item, _| item.text())?,
            certificate: fields.optional_with("certificate", |item, _| item.byte_string())?,
        })
    }
}

impl Encode for StatusListInfo<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.map(2 + usize::from(self.certificate.is_some()));
        writer.text("idx").uint(self.idx).text("uri").text(&self.uri);
        encode_certificate(self.certificate.as_deref(), writer);
    }
}

fn encode_certificate(certificate: Option<&[u8]>, writer: &mut Writer) {
    if let Some(der) = certificate {
        writer.text("certificate").bytes(der);
    }
}
