//! One deviation each, and what is found: nothing else.

use super::*;
use crate::x509::error::ErrorKind;
use crate::x509::write::{algorithm, octets, oid, sequence, set_of, tagged, time, unsigned};

/// SignedData, part by part.
struct Parts {
    version: u8,
    content_type: Vec<u8>,
    bag: Vec<u8>,
    signer_version: u8,
    id: Vec<u8>,
    digest: ObjectIdentifier,
    attributes: Vec<Vec<u8>>,
    algorithm: ObjectIdentifier,
    with_null: bool,
}

fn attribute(kind: ObjectIdentifier, value: Vec<u8>) -> Vec<u8> {
    sequence(&[&oid(kind).unwrap(), &set_of(vec![value]).unwrap()]).unwrap()
}

impl Parts {
    fn new(people: &People) -> Self {
        let signer = Certificate::from_der(&people.signer_der).unwrap();
        Self {
            version: 1,
            content_type: oid(DATA).unwrap(),
            bag: people.signer_der.clone(),
            signer_version: 1,
            id: sequence(&[signer.issuer().as_bytes(), &unsigned(&[2]).unwrap()]).unwrap(),
            digest: super::oid::SHA256,
            attributes: vec![
                attribute(super::oid::CONTENT_TYPE, oid(DATA).unwrap()),
                attribute(super::oid::MESSAGE_DIGEST, octets(&digest::sha256(b"content")).unwrap()),
                attribute(super::oid::SIGNING_TIME, time(AT).unwrap()),
            ],
            algorithm: super::oid::RSA_SHA256,
            with_null: true,
        }
    }

    /// Signed by the signer's key, whatever it says.
    fn sealed(&self, key: &rsa::PrivateKey, sorted: bool) -> Vec<u8> {
        let mut attributes = self.attributes.clone();
        if sorted {
            attributes.sort();
        }
        let content = attributes.concat();
        let bytes = write::item(Tag::Set, &[&content]).unwrap();
        let digest = algorithm(self.digest, false).unwrap();
        let (signed, signature) = if attributes.is_empty() {
            (Vec::new(), key.sign(digest::Algorithm::Sha256, b"content"))
        } else {
            (tagged(0, &[&content]).unwrap(), key.sign(digest::Algorithm::Sha256, &bytes))
        };
        let signer = sequence(&[
            &unsigned(&[self.signer_version]).unwrap(),
            &self.id,
            &digest,
            &signed,
            &algorithm(self.algorithm, self.with_null).unwrap(),
            &octets(&signature).unwrap(),
        ]);
        let bag = if self.bag.is_empty() { Vec::new() } else { tagged(0, &[&self.bag]).unwrap() };
        let data = sequence(&[
            &unsigned(&[self.version]).unwrap(),
            &set_of(vec![digest]).unwrap(),
            &sequence(&[&self.content_type]).unwrap(),
            &bag,
            &set_of(vec![signer.unwrap()]).unwrap(),
        ]);
        sequence(&[&oid(super::oid::SIGNED_DATA).unwrap(), &tagged(0, &[&data.unwrap()]).unwrap()]).unwrap()
    }
}

#[test]
fn findings_one_by_one() {
    let people = people();
    let found = |change: &dyn Fn(&mut Parts)| {
        let mut parts = Parts::new(&people);
        change(&mut parts);
        let der = parts.sealed(&people.signer, true);
        let signed = SignedData::from_der(&der).unwrap();
        findings(&signed, Some(b"content"))
    };
    assert_eq!(found(&|_| {}), []);
    assert_eq!(found(&|parts| parts.bag = people.authority_der.clone()), [Finding::CertificateMissing]);
    assert_eq!(found(&|parts| parts.bag.clear()), [Finding::CertificateMissing]);
    let missing = |name| [Finding::AttributeMissing(name)];
    assert_eq!(found(&|parts| drop(parts.attributes.remove(0))), missing("content-type"));
    assert_eq!(found(&|parts| drop(parts.attributes.remove(1))), missing("message-digest"));
    let other = ObjectIdentifier::new_unwrap("1.2.3.4");
    let differs = Finding::ContentType { expected: "1.2.3.4".to_owned(), signed: DATA.to_string() };
    assert_eq!(found(&|parts| parts.content_type = oid(other).unwrap()), [differs]);
    assert_eq!(found(&|parts| parts.attributes.clear()), []);
    let without = |parts: &mut Parts| {
        parts.attributes.clear();
        parts.content_type = oid(other).unwrap();
    };
    assert_eq!(found(&without), missing("signedAttrs"));
    let differs = [Finding::AlgorithmsDiffer, Finding::Signature(SignatureError::Mismatch)];
    assert_eq!(found(&|parts| parts.algorithm = super::super::oid::RSA_SHA384), differs);
    let ecdsa = |parts: &mut Parts| {
        parts.algorithm = super::super::oid::ECDSA_SHA256;
        parts.with_null = false;
    };
    assert_eq!(found(&ecdsa), [Finding::KeyKind]);
    for refused in [super::super::oid::RSA_SHA1, super::super::oid::RSA_MD5, super::super::oid::RSA_PSS] {
        let expected = Finding::Algorithm { part: "signatureAlgorithm", oid: refused.to_string() };
        assert_eq!(found(&|parts| parts.algorithm = refused), [expected]);
    }
    let authority = Certificate::from_der(&people.authority_der).unwrap();
    let named = attribute::signing_certificate(&authority, digest::Algorithm::Sha256).unwrap();
    let kind = super::super::oid::SIGNING_CERTIFICATE_V2;
    let named = super::tamper::attribute(kind, named);
    assert_eq!(found(&|parts| parts.attributes.push(named.clone())), [Finding::CertificateOther]);
}

#[test]
fn structures_that_are_refused() {
    let people = people();
    let read = |change: &dyn Fn(&mut Parts), sorted| {
        let mut parts = Parts::new(&people);
        change(&mut parts);
        let der = parts.sealed(&people.signer, sorted);
        SignedData::from_der(&der).map(|_| ()).map_err(|error| (error.kind, error.part))
    };
    assert_eq!(read(&|_| {}, true), Ok(()));
    assert_eq!(read(&|parts| parts.attributes.reverse(), false), Err((ErrorKind::Order, "signedAttrs")));
    let twice = |parts: &mut Parts| parts.attributes.push(parts.attributes[2].clone());
    assert_eq!(read(&twice, true), Err((ErrorKind::DuplicateAttribute, "signedAttrs")));
    assert_eq!(read(&|parts| parts.version = 2, true), Err((ErrorKind::Version, "version")));
    assert_eq!(read(&|parts| parts.signer_version = 3, true), Err((ErrorKind::Version, "version")));
    let parameters = |algorithm, with_null| {
        let change = |parts: &mut Parts| (parts.algorithm, parts.with_null) = (algorithm, with_null);
        read(&change, true)
    };
    let refused = Err((ErrorKind::Parameters, "signatureAlgorithm"));
    assert_eq!(parameters(super::super::oid::RSA_ENCRYPTION, false), refused);
    assert_eq!(parameters(super::super::oid::ECDSA_SHA256, true), refused);
    assert_eq!(parameters(super::super::oid::RSA_SHA256, false), Ok(()));
    let der = Parts::new(&people).sealed(&people.signer, true);
    for length in [0, 1, der.len() / 2, der.len() - 1] {
        assert!(SignedData::from_der(&der[..length]).is_err());
    }
    let trailing = SignedData::from_der(&[&der[..], &[0]].concat()).unwrap_err();
    assert_eq!((trailing.kind, trailing.offset), (ErrorKind::Trailing { extra: 1 }, der.len()));
}

#[test]
fn an_error_in_a_certificate_is_found_where_it_lies() {
    let people = people();
    let mut der = Parts::new(&people).sealed(&people.signer, true);
    let at = der.windows(people.signer_der.len()).position(|part| part == people.signer_der).unwrap();
    der[at + 8 + 4] = 7; // the version of the certificate
    let error = SignedData::from_der(&der).unwrap_err();
    assert_eq!((error.kind, error.offset), (ErrorKind::Version, at + 8));
}
