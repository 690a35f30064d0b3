//! Where everything stands in the one buffer.

use std::ops::Range;

use super::{Chance, Issued, RANDOM_LENGTH, Statement, Thumbprint};
use crate::cbor::{Encode, Tdate, Writer};
use crate::cose::label;
use crate::crypto::digest::{self, hash};
use crate::crypto::key::Curve;
use crate::crypto::signature::{Algorithm, fixed_length};
use crate::issuer::draft::ElementValue;

/// Bytes an item needs beside identifier and value, and the room given to a small value.
const ITEM_ROOM: usize = 96 + RANDOM_LENGTH;

/// IssuerSigned on its way: what is still missing stands as zeros.
pub(super) struct Layout {
    out: Vec<u8>,
    digest: digest::Algorithm,
    protected: Vec<u8>,
    /// MobileSecurityObjectBytes.
    mso: Range<usize>,
    /// Where the digests of each namespace begin, each at its number.
    digests: Vec<Vec<usize>>,
    signature: Range<usize>,
}

impl Layout {
    /// Writes everything before the elements.
    pub(super) fn begin(
        statement: &Statement<'_>,
        groups: &[Range<usize>],
        certificate: &[u8],
        algorithm: Algorithm,
    ) -> Self {
        let mut protected = Writer::new();
        protected.map(1 + usize::from(statement.second.is_some())).int(label::ALG).int(algorithm.cose_id());
        if statement.second.is_some() {
            protected.int(label::X5T).value(&Thumbprint(certificate));
        }
        let protected = protected.finish();
        let (mso, digests) = mso(statement, groups);
        let length = signature_length(algorithm);
        let mut writer = Writer::with_capacity(room(statement) + mso.len() + certificate.len() + length + 192);
        writer.map(2).text("issuerAuth").array(4).bytes(&protected);
        writer.map(1).int(label::X5CHAIN).bytes(certificate);
        writer.bytes(&tagged(&mso));
        let mut out = writer.finish();
        let end = out.len();
        let inner = end - mso.len();
        let bytes = end - tagged_length(mso.len())..end;
        let mut writer = Writer::new();
        writer.bytes(&vec![0; length]).text("nameSpaces").map(groups.len());
        let tail = writer.finish();
        out.extend_from_slice(&tail);
        let at = end + head_length(length);
        let digests = digests.into_iter().map(|group| group.into_iter().map(|at| inner + at).collect()).collect();
        Self { out, digest: statement.digest, protected, mso: bytes, digests, signature: at..at + length }
    }

    /// Writes the elements and puts their digests into the MSO.
    pub(super) fn elements(&mut self, statement: &Statement<'_>, groups: &[Range<usize>], chance: &Chance) {
        let mut small = Writer::new();
        for (group, places) in groups.iter().zip(std::mem::take(&mut self.digests)) {
            let parts = &statement.parts[group.clone()];
            let mut writer = Writer::over(std::mem::take(&mut self.out));
            writer.text(parts[0].name_space).array(parts.len());
            self.out = writer.finish();
            for (part, at) in parts.iter().zip(group.clone()) {
                small.clear();
                let tail = split(part.value, &mut small);
                let id = chance.ids[at];
                let start = self.item(id, &chance.randoms[at], part.identifier, small.as_bytes(), tail);
                let digest = hash(self.digest, &self.out[start..]);
                let place = usize::try_from(id).ok().and_then(|id| places.get(id)).copied().unwrap_or_default();
                self.out[place..place + digest.as_bytes().len()].copy_from_slice(digest.as_bytes());
            }
        }
    }

    /// Writes one IssuerSignedItemBytes; says where it starts.
    fn item(&mut self, id: u64, random: &[u8], identifier: &str, value: &[u8], tail: &[u8]) -> usize {
        let start = self.out.len();
        let before = [7, 2 + RANDOM_LENGTH, 9, uint_length(id), 13].iter().sum::<usize>();
        let length = 1 + before + value.len() + tail.len() + 18 + head_length(identifier.len()) + identifier.len();
        let mut writer = Writer::over(std::mem::take(&mut self.out));
        writer.tag(24).bytes_head(length);
        let content = writer.as_bytes().len();
        writer.map(4).text("random").bytes(random).text("digestID").uint(id);
        writer.text("elementValue").raw(value).raw(tail).text("elementIdentifier").text(identifier);
        self.out = writer.finish();
        debug_assert_eq!(self.out.len() - content, length);
        start
    }

    /// What is signed.
    pub(super) fn sig_structure(&self) -> Vec<u8> {
        crate::cose::sig_structure(&self.protected, &self.out[self.mso.clone()])
    }

    /// Puts in the signature.
    pub(super) fn finish(mut self, signature: &[u8]) -> Issued {
        // A signature of another length is a fault of the caller; it is put in all the same, its head corrected.
        if signature.len() == self.signature.len() {
            self.out[self.signature].copy_from_slice(signature);
        } else {
            let head = self.signature.start - head_length(self.signature.len());
            let mut writer = Writer::new();
            writer.bytes(signature);
            self.out.splice(head..self.signature.end, writer.finish());
        }
        Issued { bytes: self.out, mso: self.mso }
    }
}

/// A value as what is written out at once and what follows from where it lies: a picture is copied once only.
fn split<'v>(value: &'v ElementValue, small: &mut Writer) -> &'v [u8] {
    match value {
        ElementValue::Bytes(bytes) => {
            small.bytes_head(bytes.len());
            bytes
        }
        other => {
            other.encode(small);
            &[]
        }
    }
}

/// MobileSecurityObject with zeros for digests, and where they are, by namespace and number.
fn mso(statement: &Statement<'_>, groups: &[Range<usize>]) -> (Vec<u8>, Vec<Vec<usize>>) {
    let Statement { doc_type, parts, device_key, digest, .. } = statement;
    let zeros = vec![0; digest.length()];
    let mut writer = Writer::with_capacity(parts.len() * (digest.length() + 4) + 512);
    writer.map(6 + usize::from(statement.status().is_some()));
    if let Some(status) = statement.status() {
        writer.text("status").value(status);
    }
    writer.text("docType").text(doc_type).text("version").text("1.0");
    writer.text("validityInfo").map(3);
    writer.text("signed").value(&Tdate::new(statement.signed));
    writer.text("validFrom").value(&Tdate::new(statement.valid_from));
    writer.text("validUntil").value(&Tdate::new(statement.valid_until));
    writer.text("valueDigests").map(groups.len());
    let mut places = Vec::with_capacity(groups.len());
    for group in groups {
        writer.text(parts[group.start].name_space).map(group.len());
        let place = |id: usize| {
            writer.uint(u64::try_from(id).unwrap_or(u64::MAX)).bytes(&zeros);
            writer.as_bytes().len() - zeros.len()
        };
        places.push((0..group.len()).map(place).collect());
    }
    writer.text("deviceKeyInfo").map(1).text("deviceKey").value(*device_key);
    writer.text("digestAlgorithm").text(digest.name());
    (writer.finish(), places)
}

fn tagged(content: &[u8]) -> Vec<u8> {
    let mut writer = Writer::with_capacity(content.len() + 8);
    writer.tag24(content);
    writer.finish()
}

fn tagged_length(content: usize) -> usize {
    2 + head_length(content) + content
}

fn room(statement: &Statement<'_>) -> usize {
    let value = |value: &ElementValue| match value {
        ElementValue::Bytes(bytes) => bytes.len(),
        ElementValue::Text(text) => text.len(),
        _ => 0,
    };
    statement.parts.iter().map(|part| ITEM_ROOM + part.identifier.len() + value(part.value)).sum::<usize>() + 256
}

fn signature_length(algorithm: Algorithm) -> usize {
    Curve::all().find(|curve| algorithm.fits(*curve)).map_or(64, fixed_length)
}

fn head_length(argument: usize) -> usize {
    match argument {
        0..=23 => 1,
        24..=0xff => 2,
        0x100..=0xffff => 3,
        0x1_0000..=0xffff_ffff => 5,
        _ => 9,
    }
}

fn uint_length(value: u64) -> usize {
    usize::try_from(value).map_or(9, head_length)
}
