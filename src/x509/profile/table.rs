//! The rows, in the order of [`Role`].

use super::{Need, Profile, Role};
use crate::crypto::key::Curve;
use crate::x509::extension::KeyUsage;
use crate::x509::oid;

/// Curves of authorities, and of most signers.
const ECDSA: &[Curve] = &[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::BrainpoolP256r1,
    Curve::BrainpoolP320r1,
    Curve::BrainpoolP384r1,
    Curve::BrainpoolP512r1,
];
/// Curves of document signers and readers.
const ALL: &[Curve] = &[
    Curve::P256,
    Curve::P384,
    Curve::P521,
    Curve::BrainpoolP256r1,
    Curve::BrainpoolP320r1,
    Curve::BrainpoolP384r1,
    Curve::BrainpoolP512r1,
    Curve::Ed25519,
    Curve::Ed448,
];
/// Curves of OCSP signers.
const NOT_P320: &[Curve] =
    &[Curve::P256, Curve::P384, Curve::P521, Curve::BrainpoolP256r1, Curve::BrainpoolP384r1, Curve::BrainpoolP512r1];

/// Twenty years.
const TWENTY_YEARS: u16 = 7305;
const SIGNS_CERTIFICATES: KeyUsage = KeyUsage::KEY_CERT_SIGN.and(KeyUsage::CRL_SIGN);

/// A root: what is common to all of them.
const ROOT: Profile = Profile {
    role: Role::Iaca,
    name: "iaca",
    clause: "B.1.2",
    path_length: Some(0),
    subject: &[oid::COUNTRY, oid::COMMON_NAME],
    shares_place: false,
    max_days: TWENTY_YEARS,
    days: 3287,
    key_usage: SIGNS_CERTIFICATES,
    purposes: &[],
    purpose: Need::No,
    authority_key: Need::May,
    issuer_alt_name: Need::Must,
    distribution_points: Need::Written,
    curves: ECDSA,
};

/// A signer: what is common to all of them.
const SIGNER: Profile = Profile {
    role: Role::DocumentSigner,
    name: "ds",
    clause: "B.1.4",
    path_length: None,
    subject: &[oid::COUNTRY, oid::COMMON_NAME],
    shares_place: true,
    max_days: 457,
    days: 365,
    key_usage: KeyUsage::DIGITAL_SIGNATURE,
    purposes: &[oid::MDL_DS, oid::MDOC_DS],
    purpose: Need::Must,
    authority_key: Need::Must,
    issuer_alt_name: Need::Must,
    distribution_points: Need::Must,
    curves: ALL,
};

/// The table, in the order of [`Role`].
pub(super) static TABLE: [Profile; 11] = [
    ROOT,
    Profile { role: Role::IacaLink, name: "iaca-link", clause: "B.1.3", authority_key: Need::Must, ..ROOT },
    SIGNER,
    Profile {
        role: Role::ReaderCa,
        name: "reader-ca",
        clause: "B.1.7",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::Reader,
        name: "reader",
        clause: "B.1.7",
        subject: &[oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        purposes: &[oid::MDL_READER, oid::MDOC_READER],
        issuer_alt_name: Need::Written,
        ..SIGNER
    },
    Profile {
        role: Role::OcspSigner,
        name: "ocsp",
        clause: "B.1.5",
        purposes: &[oid::OCSP_SIGNING],
        curves: NOT_P320,
        ..SIGNER
    },
    Profile {
        role: Role::StatusSigner,
        name: "status",
        clause: "2nd ed. 12.3.6",
        subject: &[oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        purposes: &[oid::STATUS_SIGNING],
        purpose: Need::May,
        distribution_points: Need::Written,
        curves: ECDSA,
        ..SIGNER
    },
    Profile {
        role: Role::VicalCa,
        name: "vical-ca",
        clause: "C.1.7",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::VicalSigner,
        name: "vical",
        clause: "C.1.7.2",
        subject: &[oid::COUNTRY, oid::ORGANIZATION, oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        key_usage: KeyUsage::NON_REPUDIATION,
        purposes: &[oid::MDL_VICAL, oid::MDOC_VICAL],
        issuer_alt_name: Need::May,
        curves: ECDSA,
        ..SIGNER
    },
    Profile {
        role: Role::RicalCa,
        name: "rical-ca",
        clause: "2nd ed. F",
        subject: &[oid::COMMON_NAME],
        issuer_alt_name: Need::Written,
        ..ROOT
    },
    Profile {
        role: Role::RicalSigner,
        name: "rical",
        clause: "2nd ed. F",
        subject: &[oid::COUNTRY, oid::ORGANIZATION, oid::COMMON_NAME],
        shares_place: false,
        max_days: 1187,
        days: 730,
        key_usage: KeyUsage::NON_REPUDIATION,
        purposes: &[],
        purpose: Need::No,
        issuer_alt_name: Need::May,
        curves: ECDSA,
        ..SIGNER
    },
];
