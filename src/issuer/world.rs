//! A world: the folder with everything a mock country needs, and the pairs of key and certificate in it.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::crypto::KeyError;
use crate::crypto::key::SigningKey;
use crate::issuer::ledger::{Ledger, LedgerError};
use crate::x509::{self, OwnedCertificate, SignedByError};

mod make;
mod revocation;
#[cfg(test)]
mod tests;

pub use make::{CONTACT, CRL_DAYS, Draught, Sources, WorldFile, crl_url, draught, put, subject, validity};

/// The name of the issuer's root in a world.
pub const ROOT: &str = "iaca";
/// Name of the root of readers, without suffix.
pub const READER_ROOT: &str = "reader-ca";
/// The name of the document signer in a world.
pub const SIGNER: &str = "ds";
/// The ledger in a world.
pub const LEDGER: &str = "ledger.db";
/// The revocation list of document signers in a world.
pub const CRL: &str = "iaca.crl";

/// Why a world or a pair in it cannot be used or made.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WorldError {
    /// A file that should be a certificate is none.
    #[error("certificate {}", path.display())]
    Certificate {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: x509::Error,
    },
    /// There is something of that name already.
    #[error("exists {}", path.display())]
    Exists {
        /// The folder.
        path: PathBuf,
    },
    /// A file cannot be read.
    #[error("io {}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
    /// A file that should be a private key is none.
    #[error("key {}", path.display())]
    Key {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: KeyError,
    },
    /// The private key beside a certificate is not that of the certificate.
    #[error("key differs {}", path.display())]
    KeyDiffers {
        /// The certificate.
        path: PathBuf,
    },
    /// The ledger.
    #[error("ledger {}", path.display())]
    Ledger {
        /// Its file.
        path: PathBuf,
        /// What is wrong with it.
        source: LedgerError,
    },
    /// The folder lacks what every world has.
    #[error("not a world {}", path.display())]
    NotAWorld {
        /// The folder.
        path: PathBuf,
        /// A file it lacks.
        missing: &'static str,
    },
    /// A signer's certificate is not signed by the world's root.
    #[error("not under the root {}", path.display())]
    NotUnder {
        /// The certificate.
        path: PathBuf,
        /// Why not.
        fault: PathFault,
    },
    /// A file cannot be written.
    #[error("write {}", path.display())]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        source: io::Error,
    },
}

/// Why a certificate is not under a root.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum PathFault {
    /// It names somebody else as its issuer.
    Issuer {
        /// Whom it names.
        found: String,
    },
    /// It is signed in a way that the standard does not allow, so that the signature was not computed.
    Kind,
    /// The root's key did not sign it.
    Signature,
}

/// A private key and its certificate.
#[derive(Debug)]
pub struct Signer {
    /// The key.
    pub key: SigningKey,
    /// The certificate.
    pub certificate: OwnedCertificate,
}

impl Signer {
    /// Reads `NAME.key` and `NAME.pem`.
    ///
    /// # Errors
    /// A file is missing or damaged, or the two do not belong together.
    pub fn load(name: &Path) -> Result<Self, WorldError> {
        let key = load_key(&with_suffix(name, "key"))?;
        let path = with_suffix(name, "pem");
        let certificate = load_certificate(&path)?;
        match certificate.view().public_key() {
            Ok(public) if public == *key.public() => Ok(Self { key, certificate }),
            _ => Err(WorldError::KeyDiffers { path }),
        }
    }

    /// Makes its signatures repeat, where random numbers come from a seed.
    #[must_use]
    pub fn with_repeatable_signatures(self, repeatable: bool) -> Self {
        Self { key: self.key.with_repeatable_signatures(repeatable), ..self }
    }
}

/// A mock world on disk.
#[derive(Clone, Debug)]
pub struct World {
    folder: PathBuf,
}

impl World {
    /// Opens a world; what is in its files is looked at when it is needed.
    ///
    /// # Errors
    /// [`WorldError::NotAWorld`]
    pub fn open(folder: &Path) -> Result<Self, WorldError> {
        for missing in ["iaca.pem", LEDGER] {
            if !folder.join(missing).is_file() {
                return Err(WorldError::NotAWorld { path: folder.to_owned(), missing });
            }
        }
        Ok(Self { folder: folder.to_owned() })
    }

    /// Where a file of this world is.
    #[must_use]
    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }

    /// The root's certificate.
    ///
    /// # Errors
    /// The file is missing or damaged.
    pub fn root(&self) -> Result<OwnedCertificate, WorldError> {
        load_certificate(&self.path("iaca.pem"))
    }

    /// The root with its key.
    ///
    /// # Errors
    /// As [`Signer::load`].
    pub fn root_signer(&self) -> Result<Signer, WorldError> {
        Signer::load(&self.path(ROOT))
    }

    /// The document signer, whose certificate the root has signed.
    ///
    /// # Errors
    /// As [`Signer::load`]; [`WorldError::NotUnder`].
    pub fn document_signer(&self) -> Result<Signer, WorldError> {
        let signer = Signer::load(&self.path(SIGNER))?;
        self.under_root(&signer.certificate, self.path("ds.pem"))?;
        Ok(signer)
    }

    /// Holds a certificate against the root: name and signature, **not** its times or usage.
    ///
    /// # Errors
    /// [`WorldError::NotUnder`]; the root is missing or damaged.
    pub fn under_root(&self, certificate: &OwnedCertificate, path: PathBuf) -> Result<(), WorldError> {
        let root = self.root()?;
        let (root, leaf) = (root.view(), certificate.view());
        let key = root.public_key().map_err(|source| WorldError::Key { path: self.path("iaca.pem"), source })?;
        if leaf.issuer().as_bytes() != root.subject().as_bytes() {
            let fault = PathFault::Issuer { found: leaf.issuer().to_string() };
            return Err(WorldError::NotUnder { path, fault });
        }
        let fault = match leaf.verify_signed_by(&key) {
            Ok(()) => return Ok(()),
            Err(SignedByError::Algorithm(_)) => PathFault::Kind,
            Err(_) => PathFault::Signature,
        };
        Err(WorldError::NotUnder { path, fault })
    }

    /// The ledger.
    ///
    /// # Errors
    /// It is missing or damaged.
    pub fn ledger(&self) -> Result<Ledger, WorldError> {
        let path = self.ledger_path();
        Ledger::open(&path).map_err(|source| WorldError::Ledger { path, source })
    }

    /// Where the ledger is.
    #[must_use]
    pub fn ledger_path(&self) -> PathBuf {
        self.path(LEDGER)
    }
}

/// Reads a private key, PKCS#8 PEM.
///
/// # Errors
/// The file is missing or damaged.
pub fn load_key(path: &Path) -> Result<SigningKey, WorldError> {
    let pem = fs::read_to_string(path).map(Zeroizing::new);
    let pem = pem.map_err(|source| WorldError::Io { path: path.to_owned(), source })?;
    SigningKey::from_pem(&pem).map_err(|source| WorldError::Key { path: path.to_owned(), source })
}

/// Reads the first certificate of a file.
///
/// # Errors
/// The file is missing or damaged.
pub fn load_certificate(path: &Path) -> Result<OwnedCertificate, WorldError> {
    let bytes = fs::read(path).map_err(|source| WorldError::Io { path: path.to_owned(), source })?;
    let damaged = |source| WorldError::Certificate { path: path.to_owned(), source };
    let mut certificates = x509::read_certificates(&bytes).map_err(damaged)?;
    Ok(certificates.swap_remove(0)) // never empty: nothing found is an error
}

/// `NAME` with a suffix, which stands in no place of what looks like one: `root.v2` is `root.v2.key`.
#[must_use]
pub fn with_suffix(name: &Path, suffix: &str) -> PathBuf {
    let mut out = name.as_os_str().to_owned();
    out.push(".");
    out.push(suffix);
    out.into()
}
