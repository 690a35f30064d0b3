//! Certificates that are trusted themselves, read once.

use crate::crypto::KeyError;
use crate::crypto::key::PublicKey;
use crate::x509::extension::KeyUsage;
use crate::x509::{Error, OwnedCertificate, Validity};

/// A trusted certificate and what of it a path check needs.
#[derive(Clone, Debug)]
pub struct Anchor {
    certificate: OwnedCertificate,
    subject: Vec<u8>,
    key_identifier: Vec<u8>,
    key: Result<PublicKey, KeyError>,
    validity: Validity,
    country: Option<String>,
    state: Option<String>,
    name: String,
    usage: Option<KeyUsage>,
    authority: Option<Option<u32>>,
    doc_types: Option<Vec<String>>,
}

impl Anchor {
    /// An anchor for every document type.
    ///
    /// # Errors
    /// If an extension of the certificate cannot be read.
    pub fn new(certificate: OwnedCertificate) -> Result<Self, Error> {
        let view = certificate.view();
        let extensions = view.extensions();
        let constraints = extensions.basic_constraints()?;
        let key_identifier = extensions
            .subject_key_identifier()?
            .map_or_else(|| view.computed_key_identifier().to_vec(), <[u8]>::to_vec);
        Ok(Self {
            subject: view.subject().as_bytes().to_vec(),
            key_identifier,
            key: view.public_key(),
            validity: view.validity(),
            country: view.subject().country().map(Into::into),
            state: view.subject().state().map(Into::into),
            name: view.subject().common_name().map_or_else(|| view.subject().to_string(), Into::into),
            usage: extensions.key_usage()?,
            authority: constraints.filter(|constraints| constraints.is_ca).map(|constraints| constraints.path_length),
            doc_types: None,
            certificate,
        })
    }

    /// The same anchor for these document types only: an entry of a trust list.
    #[must_use]
    pub fn listed_for(mut self, doc_types: Vec<String>) -> Self {
        self.doc_types = Some(doc_types);
        self
    }

    /// The certificate.
    #[must_use]
    pub fn certificate(&self) -> &OwnedCertificate {
        &self.certificate
    }

    /// Its subject's common name, or the whole subject.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its subject, binary.
    #[must_use]
    pub fn subject(&self) -> &[u8] {
        &self.subject
    }

    /// Its key identifier: the extension's, else the computed one.
    #[must_use]
    pub fn key_identifier(&self) -> &[u8] {
        &self.key_identifier
    }

    /// Its key.
    ///
    /// # Errors
    /// Why the key is not usable.
    pub fn key(&self) -> Result<&PublicKey, &KeyError> {
        self.key.as_ref()
    }

    /// Its country.
    #[must_use]
    pub fn country(&self) -> Option<&str> {
        self.country.as_deref()
    }

    /// Its state or province.
    #[must_use]
    pub fn state(&self) -> Option<&str> {
        self.state.as_deref()
    }

    /// When it holds.
    #[must_use]
    pub fn validity(&self) -> Validity {
        self.validity
    }

    /// The document types it is listed for; none where it did not come from a trust list.
    #[must_use]
    pub fn doc_types(&self) -> Option<&[String]> {
        self.doc_types.as_deref()
    }

    pub(super) fn usage(&self) -> Option<KeyUsage> {
        self.usage
    }

    /// Whether it is an authority, and how many more may follow below.
    pub(super) fn authority(&self) -> Option<Option<u32>> {
        self.authority
    }
}

/// The anchors of one verification.
#[derive(Clone, Debug, Default)]
pub struct Anchors(Vec<Anchor>);

impl Anchors {
    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// All of them.
    pub fn iter(&self) -> impl Iterator<Item = &Anchor> {
        self.0.iter()
    }
}

impl FromIterator<Anchor> for Anchors {
    fn from_iter<T: IntoIterator<Item = Anchor>>(anchors: T) -> Self {
        Self(anchors.into_iter().collect())
    }
}

impl Extend<Anchor> for Anchors {
    fn extend<T: IntoIterator<Item = Anchor>>(&mut self, anchors: T) {
        self.0.extend(anchors);
    }
}
