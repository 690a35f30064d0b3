use ::time::macros::datetime;

use super::*;
use crate::crypto::digest;
use crate::crypto::signature::SignatureError;
use crate::x509::{oid, vectors};

#[test]
fn a_foreign_certificate_part_by_part() {
    let Some(der) = vectors::pki("ds") else { return };
    let ds = Certificate::from_der(&der).unwrap();
    assert_eq!(ds.version(), 3);
    assert_eq!(ds.serial().to_string(), "6b2a3e09ee5014bc82b26db208d6ab9d");
    assert_eq!(ds.serial().defect(), None);
    assert_eq!(ds.algorithm(), SignatureAlgorithm::Ecdsa(digest::Algorithm::Sha256));
    assert_eq!(ds.issuer().to_string(), "CN=MOCK mnc IACA root,O=MOCK,C=JP");
    assert_eq!(ds.subject().to_string(), "CN=MOCK mnc document signer,O=MOCK,C=JP");
    assert_eq!(ds.validity().not_before, datetime!(2026-06-01 00:00 UTC));
    assert_eq!(ds.validity().not_after, datetime!(2027-06-01 00:00 UTC));
    assert!(!ds.is_self_issued());
    let found = ds.extensions();
    assert_eq!(found.subject_key_identifier().unwrap().unwrap(), ds.computed_key_identifier());
    assert_eq!(found.key_usage().unwrap(), Some(crate::x509::extension::KeyUsage::DIGITAL_SIGNATURE));
    assert_eq!(found.extended_key_usage().unwrap().unwrap().len(), 2);
    assert_eq!(found.iter().count(), 6);
    assert!(found.find(&oid::EXTENDED_KEY_USAGE).unwrap().critical);
    assert!(found.distribution_points().unwrap().is_some());
    assert!(found.alternative_names(&oid::ISSUER_ALT_NAME).unwrap().is_some());
}

#[test]
fn foreign_signatures_verify() {
    let (Some(ds), Some(iaca), Some(other)) = (vectors::pki("ds"), vectors::pki("iaca"), vectors::pki("iaca2")) else {
        return;
    };
    let (ds, iaca) = (Certificate::from_der(&ds).unwrap(), Certificate::from_der(&iaca).unwrap());
    let key = iaca.public_key().unwrap();
    assert_eq!(ds.verify_signed_by(&key), Ok(()));
    assert_eq!(iaca.verify_signed_by(&key), Ok(()));
    let other = Certificate::from_der(&other).unwrap().public_key().unwrap();
    assert_eq!(ds.verify_signed_by(&other), Err(SignedByError::Signature(SignatureError::Mismatch)));
}

/// Every certificate of the folder is read, and its key as well, where the curve is one of ours.
#[test]
fn all_foreign_certificates_are_read() {
    let Some(folder) = vectors::folder() else { return };
    let mut count = 0;
    for entry in std::fs::read_dir(folder.join("synthetic-mnc/pki")).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let name = name.trim_end_matches(".der.hex");
        if name.starts_with("crl-") {
            continue;
        }
        let der = vectors::pki(name).unwrap();
        let certificate = Certificate::from_der(&der).unwrap_or_else(|error| panic!("{name}: {error}"));
        certificate.public_key().unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(certificate.as_der(), der);
        count += 1;
    }
    assert!(count > 30, "{count}");
}

/// No prefix and no flipped byte makes the reader panic; a shortened certificate is never one.
#[test]
fn damage_is_refused_or_read_but_never_a_panic() {
    let Some(der) = vectors::pki("ds") else { return };
    for length in 0..der.len() {
        assert!(Certificate::from_der(&der[..length]).is_err());
    }
    let mut longer = der.clone();
    longer.push(0);
    let refused = Certificate::from_der(&longer).unwrap_err();
    assert_eq!((refused.kind, refused.offset), (ErrorKind::Trailing { extra: 1 }, der.len()));
    for place in 0..der.len() {
        for change in [0x01, 0x20, 0x80, 0xff] {
            let mut changed = der.clone();
            changed[place] ^= change;
            if let Ok(read) = Certificate::from_der(&changed) {
                let found = read.extensions();
                let _ = (found.key_usage(), found.authority_key(), found.basic_constraints(), read.public_key());
                let _ = (found.distribution_points(), found.extended_key_usage(), read.subject().to_string());
            }
        }
    }
}
