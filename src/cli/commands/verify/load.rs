//! What a verification takes from outside: trust, transcript, request, keys; opened before anything is checked.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::idle::Seen;
use crate::cbor::{self, Decoder};
use crate::cli::args::verify::Check as Args;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Doing};
use crate::cli::input::{Content, Input, Source};
use crate::crypto::key::SigningKey;
use crate::issuer::world::{self, World};
use crate::mdoc::{DeviceRequest, SignedVical};
use crate::session::{Exchange, Part, SessionTranscript};
use crate::text;
use crate::verifier::Environment;
use crate::verifier::trust::Trust;
use crate::x509::crl::OwnedCrl;
use crate::x509::{Certificate, OwnedCertificate, read_certificates};

/// Everything a verification takes from outside, still as bytes where types borrow from it.
#[derive(Debug)]
pub(super) struct Loaded {
    trust: Trust,
    /// Who is trusted to say who a reader is.
    readers: Trust,
    pub(super) roots: Trust,
    pub(super) seen: Seen,
    pinned: Option<OwnedCertificate>,
    crls: Vec<OwnedCrl>,
    require_revocation: bool,
    at: time::OffsetDateTime,
}

/// What belongs to one session.
#[derive(Debug, Default)]
pub(super) struct Session {
    transcript: Option<Input>,
    request: Option<Input>,
    key: Option<Arc<SigningKey>>,
    /// What documents are encrypted to.
    recipient: Option<Arc<SigningKey>>,
}

impl Loaded {
    pub(super) fn open(context: &mut Context, args: &Args) -> Result<Self, CommandError> {
        crate::cli::commands::inspect::reveal(&args.reveal, &[])?;
        let (at, seen) = (context.now(), Seen::default());
        let mut roots = Trust::nobody();
        for source in &args.vical_root {
            for certificate in certificates(context, source)? {
                add(&mut roots, certificate, &source.name())?;
            }
        }
        let (mut trust, mut readers) = (Trust::nobody(), Trust::nobody());
        for source in &args.trust {
            if let Some(world) = world(source) {
                of_world(&world, world::ROOT, &mut trust)?;
                of_world(&world, world::READER_ROOT, &mut readers)?;
                continue;
            }
            let mut found = Trust::nobody();
            anchors(context, source, &roots, at, &mut found)?;
            if found.has_lists() {
                seen.trust_list();
            }
            trust.join(&found);
            readers.join(&found);
        }
        let pinned = args.pin_signer.as_ref().map(|source| certificates(context, source)).transpose()?;
        let pinned = pinned.and_then(|list| list.into_iter().next());
        let mut crls = Vec::new();
        for source in &args.crl {
            crls.extend(revocation_lists(context, source)?);
        }
        Ok(Self { trust, readers, roots, seen, pinned, crls, require_revocation: args.require_revocation, at })
    }

    /// The same environment for a request: whoever vouches for readers is trusted.
    pub(super) fn of_readers<'e>(&'e self, env: &Environment<'e>) -> Environment<'e> {
        Environment { trust: &self.readers, ..*env }
    }

    /// Lends the environment of a session to `work`.
    ///
    /// # Errors
    /// If transcript or request cannot be decoded, and what `work` says.
    pub(super) fn with<T>(
        &self,
        session: &Session,
        work: impl FnOnce(&Environment<'_>) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let transcript = session
            .transcript
            .as_ref()
            .map(|input| decoded::<SessionTranscript<'_>>(input, "SessionTranscript"))
            .transpose()?;
        let request =
            session.request.as_ref().map(|input| decoded::<DeviceRequest<'_>>(input, "DeviceRequest")).transpose()?;
        work(&Environment {
            at: self.at,
            trust: &self.trust,
            pinned: self.pinned.as_ref(),
            crls: &self.crls,
            require_revocation: self.require_revocation,
            transcript: transcript.as_ref(),
            opened: &[],
            e_reader_key: session.key.as_deref(),
            request: request.as_ref(),
        })
    }
}

pub(super) fn decoded<'a, T: cbor::Decode<'a>>(input: &'a Input, what: &'static str) -> Result<T, CommandError> {
    Decoder::new(input.bytes()).whole().map_err(|error| input.is_not_cbor(what, &error))
}

impl Session {
    /// The session that flags name.
    pub(super) fn of_flags(context: &mut Context, args: &Args) -> Result<Self, CommandError> {
        let mut read = |source: &Option<Source>| source.as_ref().map(|source| context.read(source)).transpose();
        let (transcript, request) = (read(&args.transcript)?, read(&args.request)?);
        let mut key = |source| secret(read(source)?);
        Ok(Self { transcript, request, key: key(&args.ereader_key)?, recipient: key(&args.key)? })
    }

    /// A session held just now.
    pub(super) fn of_parts(
        transcript: Input,
        request: Input,
        key: Arc<SigningKey>,
        recipient: Option<Arc<SigningKey>>,
    ) -> Self {
        Self { transcript: Some(transcript), request: Some(request), key: Some(key), recipient }
    }

    /// The session of an exchange folder; flags stand above what lies in it.
    pub(super) fn of_exchange(exchange: &Exchange, flags: Self) -> Result<Self, CommandError> {
        let part = |part: Part| exchange.has(part).then(|| Input::read(&exchange.path(part))).transpose();
        let (key, recipient) = (secret(part(Part::EReaderKey)?)?, secret(part(Part::RecipientKey)?)?);
        Ok(Self {
            transcript: flags.transcript.map_or_else(|| part(Part::Transcript), |input| Ok(Some(input)))?,
            request: flags.request.map_or_else(|| part(Part::Request), |input| Ok(Some(input)))?,
            key: flags.key.or(key),
            recipient: flags.recipient.or(recipient),
        })
    }

    /// The same, with keys of the flags where it has none of its own.
    pub(super) fn or_keys(self, flags: &Self) -> Self {
        let (key, recipient) =
            (self.key.or_else(|| flags.key.clone()), self.recipient.or_else(|| flags.recipient.clone()));
        Self { key, recipient, ..self }
    }

    /// Whether a MAC cannot be checked.
    pub(super) fn lacks_reader_key(&self) -> bool {
        self.key.is_none()
    }

    /// The key that documents are encrypted to.
    pub(super) fn recipient(&self) -> Option<&SigningKey> {
        self.recipient.as_deref()
    }

    /// Whether the transcript is that of a file exchange, which no other software knows.
    pub(super) fn is_private(&self) -> bool {
        let transcript = self.transcript.as_ref().and_then(|input| {
            Decoder::new(input.bytes())
                .whole::<SessionTranscript<'_>>()
                .ok()
                .map(|found| found.handover.name().into_owned())
        });
        transcript.as_deref() == Some(crate::session::FILE_HANDOVER)
    }
}

fn secret(input: Option<Input>) -> Result<Option<Arc<SigningKey>>, CommandError> {
    Ok(input.as_ref().map(Input::signing_key).transpose()?.map(Arc::new))
}

/// The certificates in a file.
fn certificates(context: &mut Context, source: &Source) -> Result<Vec<OwnedCertificate>, CommandError> {
    let input = context.read(source)?;
    certificates_in(&input)
}

fn certificates_in(input: &Input) -> Result<Vec<OwnedCertificate>, CommandError> {
    let certificate = |label: &str| matches!(label, "" | "CERTIFICATE");
    let ders: Vec<&[u8]> = input.parts().filter(|(label, _)| certificate(label)).map(|(_, der)| der).collect();
    if ders.is_empty() {
        return Err(
            CommandError::input(text!(report_not_certificates, file = input.name.clone())).file(input.name.clone())
        );
    }
    ders.into_iter()
        .map(|der| OwnedCertificate::from_der(der).map_err(|error| unreadable(&input.name, &error)))
        .collect()
}

fn unreadable(name: &str, error: &crate::x509::Error) -> CommandError {
    CommandError::input(text!(report_not_certificates, file = name.to_owned())).in_der(error).because(error).file(name)
}

/// The revocation lists in a file.
fn revocation_lists(context: &mut Context, source: &Source) -> Result<Vec<OwnedCrl>, CommandError> {
    let input = context.read(source)?;
    let refused = |error: &crate::x509::Error| {
        let message = text!(report_not_crl, file = input.name.clone());
        CommandError::input(message).in_der(error).because(error).file(input.name.clone())
    };
    input.parts().map(|(_, der)| OwnedCrl::from_der(der).map_err(|error| refused(&error))).collect()
}

fn add(trust: &mut Trust, certificate: OwnedCertificate, name: &str) -> Result<(), CommandError> {
    trust.add_root(certificate).map_err(|error| unreadable(name, &error))
}

/// The world of a folder, which has roots for different things: each is trusted for its own.
fn world(source: &Source) -> Option<World> {
    let Source::Named(path) = source else { return None };
    World::open(path).ok()
}

/// A root of a world, if it has it.
fn of_world(world: &World, name: &str, trust: &mut Trust) -> Result<(), CommandError> {
    let path = world.path(&format!("{name}.pem"));
    if !path.is_file() {
        return Ok(());
    }
    certificates_in(&Input::read(&path)?)?
        .into_iter()
        .try_for_each(|certificate| add(trust, certificate, &path.display().to_string()))
}

/// Anchors from a file of certificates, a trust list, or a folder of authorities' certificates.
fn anchors(
    context: &mut Context,
    source: &Source,
    roots: &Trust,
    at: time::OffsetDateTime,
    trust: &mut Trust,
) -> Result<(), CommandError> {
    if let Source::Named(path) = source
        && path.is_dir()
    {
        return folder(path, trust);
    }
    let input = context.read(source)?;
    if input.content != Content::Cbor || !input.blocks.is_empty() {
        return certificates_in(&input)?.into_iter().try_for_each(|certificate| add(trust, certificate, &input.name));
    }
    let signed: SignedVical<'_> = decoded(&input, "VICAL")?;
    trust.add_vical(&signed, roots, at);
    Ok(())
}

/// Every authority's certificate in a folder; other files, and certificates of no authority, are passed over.
fn folder(path: &Path, trust: &mut Trust) -> Result<(), CommandError> {
    let mut found = 0;
    for file in files(path)? {
        let Ok(bytes) = std::fs::read(&file) else { continue };
        for certificate in read_certificates(&bytes).unwrap_or_default() {
            if is_authority(&certificate.view()) {
                found += 1;
                add(trust, certificate, &file.display().to_string())?;
            }
        }
    }
    let name = path.display().to_string();
    if found == 0 {
        Err(CommandError::input(text!(report_not_certificates, file = name.clone())).file(name))
    } else {
        Ok(())
    }
}

fn is_authority(certificate: &Certificate<'_>) -> bool {
    certificate.extensions().basic_constraints().ok().flatten().is_some_and(|constraints| constraints.is_ca)
}

/// The plain files of a folder, by name: nothing else is opened, since a pipe would wait for a writer.
fn files(path: &Path) -> Result<Vec<PathBuf>, CommandError> {
    let refused = |error| CommandError::io(Doing::Reading, path.display().to_string(), &error);
    let entries = entries(path).map_err(refused)?;
    Ok(entries.into_iter().filter(|(_, entry)| *entry == Entry::File).map(|(path, _)| path).collect())
}

/// What lies in a folder.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Entry {
    /// A file, or a link to one, or to nothing.
    File,
    /// A folder.
    Folder,
    /// A link to a folder, which may lead in circles.
    LinkedFolder,
    /// A pipe, a socket, a device: reading it may never end.
    Special,
}

/// What lies in a folder, by name.
pub(super) fn entries(path: &Path) -> std::io::Result<Vec<(PathBuf, Entry)>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(path)? {
        let entry = entry?;
        let (path, is_link) = (entry.path(), entry.file_type()?.is_symlink());
        let kind = match std::fs::metadata(&path).map(|data| data.file_type()) {
            Ok(kind) if kind.is_dir() && is_link => Entry::LinkedFolder,
            Ok(kind) if kind.is_dir() => Entry::Folder,
            Ok(kind) if !kind.is_file() => Entry::Special,
            _ => Entry::File, // what cannot be read says so when it is
        };
        found.push((path, kind));
    }
    found.sort();
    Ok(found)
}
