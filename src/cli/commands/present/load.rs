//! What `present` is given: wallet, request, transcript, roots of readers.

use std::path::Path;

use crate::cbor::{Decoder, Lint};
use crate::cli::args::present::Present;
use crate::cli::commands::issue;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, short};
use crate::cli::input::{Input, Source};
use crate::crypto::key::SigningKey;
use crate::holder::present::Method;
use crate::holder::wallet::{KeyUse, StoredRecord, Wallet, WalletError};
use crate::issuer::world::{self, World};
use crate::mdoc::{DeviceRequest, IssuerSigned};
use crate::profile::{IdPrefix, RecordId};
use crate::session::{Exchange, Part, SessionTranscript};
use crate::text;
use crate::text::Value;
use crate::x509::OwnedCertificate;
use crate::x509::chain::{Anchor, Anchors};

/// Request and transcript, still as bytes.
pub(super) struct Files {
    pub(super) request: Input,
    transcript: Input,
}

impl Files {
    pub(super) fn of(context: &mut Context, args: &Present, source: &Source) -> Result<Self, CommandError> {
        let (request, transcript) = session(context, args, source)?;
        Ok(Self { request, transcript })
    }

    /// Lends request, its lints and transcript to `work`.
    pub(super) fn with<T>(
        &self,
        work: impl FnOnce(&DeviceRequest<'_>, &[Lint], &SessionTranscript<'_>) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let decoder = Decoder::new(self.request.bytes());
        let request = decoder.whole::<DeviceRequest<'_>>();
        let request = request.map_err(|error| self.request.is_not_cbor("DeviceRequest", &error))?;
        let transcript = Decoder::new(self.transcript.bytes()).whole::<SessionTranscript<'_>>();
        let transcript = transcript.map_err(|error| self.transcript.is_not_cbor("SessionTranscript", &error))?;
        work(&request, &decoder.take_lints(), &transcript)
    }
}

/// Request and transcript: those of an exchange folder, or two files.
fn session(context: &mut Context, args: &Present, request: &Source) -> Result<(Input, Input), CommandError> {
    let folder = match request {
        Source::Named(path) if path.is_dir() => Some(Exchange::at(path)),
        _ => None,
    };
    let transcript = args.transcript.as_ref().map(|source| context.read(source)).transpose()?;
    match (folder, transcript) {
        (Some(exchange), transcript) => {
            let request = Input::read(&exchange.path(Part::Request))?;
            let own = || Input::read(&exchange.path(Part::Transcript));
            Ok((request, transcript.map_or_else(own, Ok)?))
        }
        (None, Some(transcript)) => Ok((context.read(request)?, transcript)),
        (None, None) => Err(CommandError::usage(text!(present_needs_transcript))),
    }
}

/// The roots under which a reader is known.
pub(super) fn anchors(context: &mut Context, args: &Present) -> Result<Anchors, CommandError> {
    let mut anchors = Anchors::default();
    for source in &args.trust {
        anchors.extend(roots(context, source)?);
    }
    Ok(anchors)
}

fn roots(context: &mut Context, source: &Source) -> Result<Vec<Anchor>, CommandError> {
    let world = match source {
        Source::Named(path) => World::open(path).ok(),
        Source::Stdin => None,
    };
    let input = match world {
        Some(world) => Input::read(&world.path(&format!("{}.pem", world::READER_ROOT)))?,
        None => context.read(source)?,
    };
    let wrong = |error: &crate::x509::Error| {
        CommandError::input(text!(input_is_not, file = input.name.clone(), what = "Certificate"))
            .in_der(error)
            .because(error)
            .file(input.name.clone())
    };
    let one = |der| OwnedCertificate::from_der(der).and_then(Anchor::new).map_err(|error| wrong(&error));
    input.parts().map(|(_, der)| one(der.to_vec())).collect()
}

/// The id of the record in a file.
fn record_id(path: &Path) -> Result<RecordId, CommandError> {
    let input = Input::read(path)?;
    let read = Decoder::new(input.bytes()).whole::<IssuerSigned<'_>>();
    let record = read.map_err(|error| CommandError::decode(input.name.clone(), "IssuerSigned", &error))?;
    let mso = record.issuer_auth.mso.as_ref();
    let mso = mso.ok_or_else(|| CommandError::input(text!(store_no_mso, file = input.name.clone())))?;
    Ok(RecordId::of_mso_bytes(mso.bytes()))
}

/// What was named is not, or not alone, in the wallet.
fn not_held(args: &Present, named: &str, error: &WalletError) -> Option<CommandError> {
    let name = || named.to_owned();
    let wallet = args.wallet.as_path();
    let made = match error {
        WalletError::UnknownRecord { record } => {
            CommandError::input(text!(present_file_not_held, file = name(), wallet = wallet, record = short(record)))
                .file(name())
        }
        WalletError::NotFound { .. } => CommandError::input(text!(present_id_not_held, wallet = wallet, id = name())),
        WalletError::Ambiguous { found, .. } => {
            let ids = found.iter().map(|id| Value::from(short(id))).collect::<Vec<_>>();
            CommandError::input(text!(present_id_ambiguous, wallet = wallet, id = name(), ids = ids))
        }
        _ => return None,
    };
    let folder = args.wallet.to_str().and_then(quotable);
    let list = |folder| Hint::run(["inspect", folder], |command| text!(present_hint_list, command = command));
    let made = folder.into_iter().fold(made.because(error), |made, folder| made.hint(list(folder)));
    Some(match (error, folder, quotable(named)) {
        (WalletError::UnknownRecord { .. }, Some(folder), Some(file)) => {
            let words = ["issue", "store", file, "--wallet", folder];
            made.hint(Hint::run(words, |command| text!(present_hint_store, command = command)))
        }
        _ => made,
    })
}

/// A name that stands in a command as it is.
fn quotable(file: &str) -> Option<&str> {
    Some(file).filter(|file| !file.starts_with('-'))
}

/// The records that may answer, best first, and the wallet they are in.
pub(super) struct Holdings {
    pub(super) wallet: Wallet,
    pub(super) records: Vec<(StoredRecord, Vec<u8>)>,
}

impl Holdings {
    pub(super) fn of(context: &Context, args: &Present) -> Result<Self, CommandError> {
        let refused = |error| issue::wallet_error(&args.wallet, &error);
        let wallet = Wallet::open(&args.wallet).map_err(refused)?;
        let mut stored = match &args.record {
            Some(file) if Path::new(file).is_file() => {
                let record = wallet.record(&record_id(Path::new(file))?);
                vec![record.map_err(|error| not_held(args, file, &error).unwrap_or_else(|| refused(error)))?]
            }
            Some(prefix) => {
                let wrong = |_| CommandError::usage(text!(present_no_record_id, name = prefix.clone()));
                let record = wallet.find(&prefix.parse::<IdPrefix>().map_err(wrong)?);
                vec![record.map_err(|error| not_held(args, prefix, &error).unwrap_or_else(|| refused(error)))?]
            }
            None => wallet.records().map_err(refused)?,
        };
        let now = context.now();
        // One that lives comes before a dead or expired one; of several the one that lives longest.
        stored.sort_by_key(|record| {
            (record.dead.is_some(), record.valid_until < now, std::cmp::Reverse(record.valid_until))
        });
        let bytes = |record: StoredRecord| wallet.record_bytes(&record.id).map(|bytes| (record, bytes));
        let records = stored.into_iter().map(bytes).collect::<Result<_, _>>().map_err(refused)?;
        Ok(Self { wallet, records })
    }

    /// What the key of a record does already.
    pub(super) fn bound(&self, record: usize) -> Option<KeyUse> {
        let (stored, _) = self.records.get(record)?;
        self.wallet.keys().ok()?.into_iter().find(|key| key.thumbprint == stored.device_key)?.bound
    }

    /// The keys of these records, each bound to its use before it is given out.
    pub(super) fn keys(
        &self,
        args: &Present,
        sent: &[usize],
        method: Method,
        repeatable: bool,
    ) -> Result<Vec<Option<SigningKey>>, CommandError> {
        let purpose = match method {
            Method::Mac => KeyUse::Mac,
            Method::Signature => KeyUse::Signature,
        };
        let one = |(at, (record, _)): (usize, &(StoredRecord, Vec<u8>))| {
            let wanted = sent.contains(&at).then_some(&record.device_key);
            let key = wanted.map(|key| self.wallet.key_for(key, purpose)).transpose();
            key.map(|key| key.map(|key| key.with_repeatable_signatures(repeatable)))
        };
        let keys = self.records.iter().enumerate().map(one).collect::<Result<_, _>>();
        keys.map_err(|error| match &error {
            crate::holder::wallet::WalletError::KeyBound { bound, .. } => {
                CommandError::refused(text!(present_key_bound, purpose = bound.word()))
            }
            _ => issue::wallet_error(&args.wallet, &error),
        })
    }
}
