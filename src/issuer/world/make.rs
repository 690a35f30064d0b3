//! Making a world: keys and certificates of every role, the first revocation list, an empty ledger.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{Builder, TempDir};
use time::{Duration, OffsetDateTime, Time};
use zeroize::Zeroizing;

use super::{CRL, LEDGER, Signer, WorldError};
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::{Rng, array};
use crate::issuer::ledger::Ledger;
use crate::x509::certificate::Validity;
use crate::x509::crl;
use crate::x509::issue::{Draft, IssueError, Issuer, Subject, issue};
use crate::x509::profile::Role;

/// Where mock authorities say they can be reached; `.example` is reserved for documentation (RFC 2606).
pub const CONTACT: &str = "https://mock.example/";
/// The longest time to the next revocation list, in days (ISO/IEC 18013-5:2021, B.2).
pub const CRL_DAYS: i64 = 90;

/// Gives the random source for a label; sources of different labels have nothing in common.
pub type Sources<'s, E> = &'s mut dyn FnMut(&str) -> Result<Box<dyn Rng>, E>;

/// One file of a world.
pub struct WorldFile {
    /// Its name.
    pub name: String,
    /// What is in it.
    pub bytes: Zeroizing<Vec<u8>>,
    /// Whether only its owner may read it.
    pub private: bool,
}

impl std::fmt::Debug for WorldFile {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "WorldFile({})", self.name)
    }
}

/// What a world is made of, before it is on disk.
#[derive(Debug)]
pub struct Draught {
    /// The files, without the ledger.
    pub files: Vec<WorldFile>,
    salt: Zeroizing<[u8; 32]>,
}

/// The roles of a world: name of the files, role, place of its issuer in this list.
const ROLES: [(&str, Role, usize); 5] = [
    ("iaca", Role::Iaca, 0),
    ("ds", Role::DocumentSigner, 0),
    ("reader-ca", Role::ReaderCa, 2),
    ("reader", Role::Reader, 2),
    ("status", Role::StatusSigner, 0),
];

/// The subject of a role where nothing else is asked for: every one says MOCK.
#[must_use]
pub fn subject(role: Role) -> Subject {
    let name = match role {
        Role::Iaca => "MOCK IACA",
        Role::IacaLink => "MOCK IACA link",
        Role::DocumentSigner => "MOCK DS",
        Role::ReaderCa => "MOCK reader CA",
        Role::Reader => "MOCK reader",
        Role::OcspSigner => "MOCK OCSP signer",
        Role::StatusSigner => "MOCK status list signer",
        Role::VicalCa => "MOCK VICAL CA",
        Role::VicalSigner => "MOCK VICAL signer",
        Role::RicalCa => "MOCK RICAL CA",
        Role::RicalSigner => "MOCK RICAL signer",
    };
    Subject::named(name).of_country("JP").of_organization("MOCK")
}

/// The validity of a certificate made now: from 00:00Z of the day before.
#[must_use]
pub fn validity(now: OffsetDateTime, days: u32) -> Validity {
    let not_before = (now - Duration::DAY).replace_time(Time::MIDNIGHT);
    Validity { not_before, not_after: not_before + Duration::days(days.into()) - Duration::SECOND }
}

/// The curve a role uses where a world is asked for on this one: authorities are not on Ed25519.
fn curve_of(role: Role, wanted: Curve) -> Curve {
    if role.profile().curves.contains(&wanted) { wanted } else { Curve::P256 }
}

/// Makes everything that goes into a world. The same sources at the same time give the same bytes.
///
/// # Errors
/// Those of the sources, and of making certificates, which a curve that no key can be made on brings about.
pub fn draught<E: From<IssueError>>(wanted: Curve, now: OffsetDateTime, sources: Sources<'_, E>) -> Result<Draught, E> {
    let mut made: Vec<Signer> = Vec::new();
    for (name, role, issuer) in ROLES {
        let mut rng = sources(&format!("world {name}"))?;
        let signer = pair(role, curve_of(role, wanted), now, made.get(issuer), &mut *rng)?;
        made.push(signer);
    }
    let mut files = Vec::new();
    for ((name, _, _), signer) in ROLES.iter().zip(&made) {
        files.push(WorldFile {
            name: format!("{name}.pem"),
            bytes: public(signer.certificate.to_pem()),
            private: false,
        });
        let key = Zeroizing::new(signer.key.to_pkcs8_pem().as_bytes().to_vec());
        files.push(WorldFile { name: format!("{name}.key"), bytes: key, private: true });
    }
    let list = first_list(&made[0], now)?;
    files.push(WorldFile { name: CRL.to_owned(), bytes: public(list), private: false });
    let salt = Zeroizing::new(array(&mut *sources("world ledger")?));
    Ok(Draught { files, salt })
}

fn public(text: String) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(text.into_bytes())
}

fn pair(
    role: Role,
    curve: Curve,
    now: OffsetDateTime,
    ca: Option<&Signer>,
    rng: &mut dyn Rng,
) -> Result<Signer, IssueError> {
    let key = SigningKey::generate(curve, rng)?;
    let draft = Draft {
        role,
        subject: subject(role),
        key: key.public(),
        validity: validity(now, role.profile().days.into()),
        contact: role.is_authority().then(|| CONTACT.to_owned()),
        crl_url: role.is_authority().then(|| crl_url(role)),
        domains: Vec::new(),
        defect: None,
    };
    let certificate = match ca {
        Some(ca) if !role.is_authority() => issue(&draft, &Issuer::Authority(&ca.certificate.view(), &ca.key), rng)?,
        _ => issue(&draft, &Issuer::Itself(&key), rng)?,
    };
    Ok(Signer { key, certificate })
}

/// Where an authority of this role says its revocation list is.
#[must_use]
pub fn crl_url(role: Role) -> String {
    format!("{CONTACT}{}.crl", role.name())
}

fn first_list(root: &Signer, now: OffsetDateTime) -> Result<String, IssueError> {
    let this_update = (now - Duration::DAY).replace_time(Time::MIDNIGHT);
    let next_update = this_update + Duration::days(CRL_DAYS);
    let draft = crl::Draft { this_update, next_update, number: 0, revoked: &[], defect: None };
    Ok(crl::make(&draft, &root.certificate.view(), &root.key)?.to_pem())
}

/// Puts a world on disk: the folder appears whole or not at all.
///
/// With `replace` a world that is there goes away when the new one is complete; anything else stays.
///
/// # Errors
/// [`WorldError::Exists`], [`WorldError::Write`], [`WorldError::Ledger`].
pub fn put(draught: &Draught, folder: &Path, replace: bool) -> Result<(), WorldError> {
    let refused = |source| WorldError::Write { path: folder.to_owned(), source };
    if !may_take(folder, replace).map_err(refused)? {
        return Err(WorldError::Exists { path: folder.to_owned() });
    }
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(refused)?;
    let beside = || Builder::new().prefix(".mnc-world-").tempdir_in(parent);
    let new = beside().map_err(refused)?;
    fill(draught, &new)?;
    let old = beside().map_err(refused)?;
    let aside = old.path().join("old");
    let had = folder.exists();
    if had {
        fs::rename(folder, &aside).map_err(refused)?;
    }
    let moved = permit(new.path()).and_then(|()| fs::rename(new.path(), folder));
    if moved.is_err() && had {
        let _ = fs::rename(&aside, folder); // the first fault is the one to tell
    }
    moved.map_err(refused)?;
    let _ = new.keep(); // it has gone to its place
    Ok(())
}

/// Whether a place is free: nothing, an empty folder, or a world that may go.
fn may_take(folder: &Path, replace: bool) -> io::Result<bool> {
    match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(!folder.is_symlink()),
        Err(error) => Err(error),
        Ok(mut entries) => Ok(entries.next().is_none() || replace && folder.join(LEDGER).is_file()),
    }
}

fn fill(draught: &Draught, folder: &TempDir) -> Result<(), WorldError> {
    for file in &draught.files {
        let path = folder.path().join(&file.name);
        write(&path, &file.bytes, file.private).map_err(|source| WorldError::Write { path, source })?;
    }
    let path = folder.path().join(LEDGER);
    Ledger::create(&path, &draught.salt).map_err(|source| WorldError::Ledger { path, source })
}

fn write(path: &Path, bytes: &[u8], private: bool) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, if private { 0o600 } else { 0o666 });
    let mut file = options.open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// A temporary folder is its owner's only; a world is as the others that its owner makes.
#[cfg(unix)]
fn permit(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt as _;
    fs::set_permissions(folder, fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn permit(_folder: &Path) -> io::Result<()> {
    Ok(())
}
