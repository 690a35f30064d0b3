//! A certificate before it is encoded: every field as it will stand, so that a defect can change one of them.

use const_oid::ObjectIdentifier;
use der::asn1::{Any, AnyRef, Ia5String, OctetString};
use der::flagset::FlagSet;
use der::{Decode, Encode, Sequence, Tag};
use spki::AlgorithmIdentifierRef;
use x509_cert::ext::Extension;
use x509_cert::ext::pkix::name::{DistributionPointName, GeneralName};
use x509_cert::ext::pkix::{self, crl::dp::DistributionPoint};
use x509_cert::time::Validity as DerValidity;

use super::{Draft, IssueError, Issuer, encode};
use crate::crypto::key::SigningKey;
use crate::crypto::rng::{Rng, array};
use crate::x509::certificate::Validity;
use crate::x509::extension::KeyUsage;
use crate::x509::oid;
use crate::x509::profile::{Need, Profile};

/// Every field of a certificate to be.
pub(super) struct Plan {
    pub(super) serial: Vec<u8>,
    pub(super) algorithm: ObjectIdentifier,
    pub(super) issuer: Vec<u8>,
    pub(super) validity: Validity,
    pub(super) subject: Vec<u8>,
    key: Vec<u8>,
    extensions: Vec<Extension>,
}

/// TBSCertificate, RFC 5280, 4.1.
#[derive(Sequence)]
struct Body<'a> {
    #[asn1(context_specific = "0", tag_mode = "EXPLICIT")]
    version: u8,
    serial: Any,
    algorithm: AlgorithmIdentifierRef<'a>,
    issuer: AnyRef<'a>,
    validity: DerValidity,
    subject: AnyRef<'a>,
    key: AnyRef<'a>,
    #[asn1(context_specific = "3", tag_mode = "EXPLICIT")]
    extensions: Vec<Extension>,
}

impl Plan {
    /// The certificate as the profile demands it.
    pub(super) fn new(draft: &Draft<'_>, issuer: &Issuer<'_>, rng: &mut dyn Rng) -> Result<Self, IssueError> {
        let profile = draft.role.profile();
        check(draft, issuer, profile)?;
        let subject = draft.subject.to_der()?;
        let (issuer_name, signer) = match issuer {
            Issuer::Itself(key) => (subject.clone(), key),
            Issuer::Authority(certificate, key) => (certificate.subject().as_bytes().to_vec(), key),
        };
        let mut plan = Self {
            serial: serial(rng),
            algorithm: encode::algorithm_of(signer.curve())?,
            issuer: issuer_name,
            validity: draft.validity,
            subject,
            key: draft.key.to_spki_der(),
            extensions: Vec::with_capacity(9),
        };
        plan.add_extensions(draft, issuer, profile)?;
        Ok(plan)
    }

    fn add_extensions(&mut self, draft: &Draft<'_>, issuer: &Issuer<'_>, profile: &Profile) -> Result<(), IssueError> {
        let identifier = crate::crypto::digest::sha1_key_identifier(draft.key.as_bytes());
        self.set(oid::SUBJECT_KEY_IDENTIFIER, false, &OctetString::new(identifier)?)?;
        if let (Issuer::Authority(certificate, _), true) = (issuer, profile.authority_key.is_written()) {
            let found = certificate.extensions().subject_key_identifier()?;
            self.set_authority_key(found.unwrap_or(&certificate.computed_key_identifier()))?;
        }
        self.set_key_usage(profile.key_usage)?;
        if let Some(path_length) = profile.path_length {
            self.set_basic_constraints(true, Some(path_length))?;
        }
        if let (Some(purpose), Need::Must) = (profile.purposes.first(), profile.purpose) {
            self.set_purpose(*purpose, true)?;
        }
        self.set_or_copy(oid::ISSUER_ALT_NAME, profile.issuer_alt_name, draft.contact.as_deref(), issuer)?;
        self.set_or_copy(oid::CRL_DISTRIBUTION_POINTS, profile.distribution_points, draft.crl_url.as_deref(), issuer)?;
        if !draft.domains.is_empty() {
            let names = draft.domains.iter().map(|domain| Ok(GeneralName::DnsName(Ia5String::new(domain)?)));
            let names = names.collect::<der::Result<Vec<_>>>()?;
            self.set(oid::SUBJECT_ALT_NAME, false, &names)?;
        }
        Ok(())
    }

    /// Sets an extension, in its place if it is there already.
    pub(super) fn set(&mut self, oid: ObjectIdentifier, critical: bool, value: &impl Encode) -> der::Result<()> {
        let extension = Extension { extn_id: oid, critical, extn_value: OctetString::new(value.to_der()?)? };
        match self.extensions.iter_mut().find(|found| found.extn_id == oid) {
            Some(found) => *found = extension,
            None => self.extensions.push(extension),
        }
        Ok(())
    }

    /// Takes an extension out.
    pub(super) fn remove(&mut self, oid: ObjectIdentifier) {
        self.extensions.retain(|found| found.extn_id != oid);
    }

    pub(super) fn set_authority_key(&mut self, identifier: &[u8]) -> der::Result<()> {
        let key_identifier = Some(OctetString::new(identifier)?);
        let value = pkix::AuthorityKeyIdentifier { key_identifier, ..Default::default() };
        self.set(oid::AUTHORITY_KEY_IDENTIFIER, false, &value)
    }

    pub(super) fn set_key_usage(&mut self, usage: KeyUsage) -> der::Result<()> {
        let bits = FlagSet::new(usage.bits()).map_err(|_| der::ErrorKind::Failed)?;
        self.set(oid::KEY_USAGE, true, &pkix::KeyUsage(bits))
    }

    pub(super) fn set_basic_constraints(&mut self, ca: bool, path_length: Option<u8>) -> der::Result<()> {
        let value = pkix::BasicConstraints { ca, path_len_constraint: path_length };
        self.set(oid::BASIC_CONSTRAINTS, true, &value)
    }

    pub(super) fn set_purpose(&mut self, purpose: ObjectIdentifier, critical: bool) -> der::Result<()> {
        self.set(oid::EXTENDED_KEY_USAGE, critical, &pkix::ExtendedKeyUsage(vec![purpose]))
    }

    /// A URI in one of the two extensions that hold one, or what the issuer's certificate says there.
    fn set_or_copy(
        &mut self,
        oid: ObjectIdentifier,
        need: Need,
        uri: Option<&str>,
        issuer: &Issuer<'_>,
    ) -> Result<(), IssueError> {
        if !need.is_written() {
            return Ok(());
        }
        if let Some(uri) = uri {
            let name = GeneralName::UniformResourceIdentifier(Ia5String::new(uri)?);
            if oid == oid::ISSUER_ALT_NAME {
                return Ok(self.set(oid, false, &vec![name])?);
            }
            let distribution_point = Some(DistributionPointName::FullName(vec![name]));
            let point = DistributionPoint { distribution_point, reasons: None, crl_issuer: None };
            return Ok(self.set(oid, false, &vec![point])?);
        }
        if let Issuer::Authority(certificate, _) = issuer
            && let Some(found) = certificate.extensions().find(&oid)
        {
            return Ok(self.set(oid, false, &AnyRef::from_der(found.value)?)?);
        }
        let extension = oid::name(oid.as_bytes()).unwrap_or_default();
        if need == Need::Must { Err(IssueError::Extension { extension }) } else { Ok(()) }
    }

    /// The signed part.
    pub(super) fn body(&self) -> der::Result<Vec<u8>> {
        let validity = &self.validity;
        let validity = DerValidity::new(encode::time(validity.not_before)?, encode::time(validity.not_after)?);
        Body {
            version: 2,
            serial: Any::new(Tag::Integer, self.serial.clone())?,
            algorithm: AlgorithmIdentifierRef { oid: self.algorithm, parameters: None },
            issuer: AnyRef::from_der(&self.issuer)?,
            validity,
            subject: AnyRef::from_der(&self.subject)?,
            key: AnyRef::from_der(&self.key)?,
            extensions: self.extensions.clone(),
        }
        .to_der()
    }

    /// The certificate.
    pub(super) fn sign(&self, key: &SigningKey) -> Result<Vec<u8>, IssueError> {
        let body = self.body()?;
        let signature = match self.algorithm {
            oid::ECDSA_SHA1 => super::defect::sign_with_sha1(key, &body)?,
            _ => encode::signature(key, &body)?,
        };
        Ok(encode::assemble(&body, self.algorithm, &signature)?)
    }
}

/// 126 random bits in 16 octets: positive, never shorter (B.1: at least 63 bits, at most 20 octets).
fn serial(rng: &mut dyn Rng) -> Vec<u8> {
    let mut bytes: [u8; 16] = array(rng);
    bytes[0] = bytes[0] & 0x7f | 0x40;
    bytes.to_vec()
}

/// Refuses what the profile does not allow.
fn check(draft: &Draft<'_>, issuer: &Issuer<'_>, profile: &Profile) -> Result<(), IssueError> {
    if !profile.curves.contains(&draft.key.curve()) {
        return Err(IssueError::Curve(draft.key.curve()));
    }
    for attribute in profile.subject {
        if draft.subject.get(attribute).is_none_or(str::is_empty) {
            let attribute = oid::attribute_name(attribute.as_bytes()).unwrap_or_default();
            return Err(IssueError::Subject { attribute });
        }
    }
    let length = draft.validity.duration();
    if length.is_negative() {
        return Err(IssueError::Backwards);
    }
    if length > ::time::Duration::days(profile.max_days.into()) {
        return Err(IssueError::Validity { max_days: profile.max_days });
    }
    match issuer {
        Issuer::Itself(key) if key.public() == draft.key => Ok(()),
        Issuer::Itself(_) => Err(IssueError::IssuerKey),
        Issuer::Authority(certificate, key) => check_issuer(draft, certificate, key, profile),
    }
}

fn check_issuer(
    draft: &Draft<'_>,
    certificate: &crate::x509::Certificate<'_>,
    key: &SigningKey,
    profile: &Profile,
) -> Result<(), IssueError> {
    if certificate.public_key()? != *key.public() {
        return Err(IssueError::IssuerKey);
    }
    if !certificate.extensions().basic_constraints()?.is_some_and(|found| found.is_ca) {
        return Err(IssueError::IssuerNotAuthority);
    }
    let until = certificate.validity().not_after;
    if draft.validity.not_after > until {
        return Err(IssueError::OutlivesIssuer { until });
    }
    let name = certificate.subject();
    if profile.shares_place && draft.subject.country.as_deref() != name.country().as_deref() {
        let issuer = name.country().map(Into::into);
        return Err(IssueError::Country { issuer, subject: draft.subject.country.clone() });
    }
    if profile.shares_place && name.state().is_some() && draft.subject.state.as_deref() != name.state().as_deref() {
        return Err(IssueError::Subject { attribute: "ST" });
    }
    Ok(())
}
