//! `issue record --edition 2`: the signer's thumbprint, and where the record's revocation is published.

use serde_json::{Map, Value as Json, json};

use crate::cli::args::issue::Record;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::cli::input::Source;
use crate::crypto::key::PublicKey;
use crate::crypto::rng::array;
use crate::issuer::sign::SecondEdition;
use crate::mdoc::{IdentifierListInfo, StatusListInfo};
use crate::profile::Thumbprint;
use crate::text;
use crate::text::Value;
use crate::x509::OwnedCertificate;

/// Bytes of an identifier that nobody chose.
const IDENTIFIER: usize = 16;

/// Refuses what does not go together.
pub(super) fn check(args: &Record) -> Result<(), CommandError> {
    let flags = [
        (args.status_list.is_some(), "--status-list"),
        (args.identifier_list.is_some(), "--identifier-list"),
        (args.status_certificate.is_some(), "--status-certificate"),
    ];
    let first = flags.into_iter().find(|(given, _)| *given).filter(|_| args.edition.as_deref() != Some("2"));
    match first {
        Some((_, flag)) => Err(CommandError::usage(text!(ask_needs_edition, flag = flag))),
        None if args.status_certificate.is_some() && args.status_list.is_none() && args.identifier_list.is_none() => {
            Err(CommandError::usage(text!(issue_status_certificate_alone)))
        }
        None => Ok(()),
    }
}

/// What the second edition adds to a record for this device; nothing where the first is meant.
pub(super) fn of(
    context: &mut Context,
    args: &Record,
    device: &PublicKey,
) -> Result<Option<SecondEdition>, CommandError> {
    if args.edition.as_deref() != Some("2") {
        return Ok(None);
    }
    let certificate = args.status_certificate.as_ref().map(|file| certificate(context, file)).transpose()?;
    let anchor = || certificate.as_ref().map(|certificate| certificate.as_der().to_vec().into());
    let by_index = args.status_list.as_ref();
    let status_list = by_index.map(|list| StatusListInfo {
        idx: list.index.into(),
        uri: list.uri.clone().into(),
        certificate: anchor(),
    });
    let by_identifier = args.identifier_list.as_ref().map(|list| {
        let id = list.identifier.clone().map_or_else(|| identifier(context, device), Ok)?;
        Ok(IdentifierListInfo { id: id.into(), uri: list.uri.clone().into(), certificate: anchor() })
    });
    Ok(Some(SecondEdition { status_list, identifier_list: by_identifier.transpose()? }))
}

/// A random identifier; it tells nothing of the record.
fn identifier(context: &Context, device: &PublicKey) -> Result<Vec<u8>, CommandError> {
    let mut source = context.random(&format!("issue record identifier {}", Thumbprint::of(device)))?;
    Ok(array::<IDENTIFIER>(&mut *source).to_vec())
}

fn certificate(context: &mut Context, file: &Source) -> Result<OwnedCertificate, CommandError> {
    let input = context.read(file)?;
    OwnedCertificate::from_der(input.bytes().to_vec()).map_err(|error| {
        let message = text!(input_is_not, file = input.name.clone(), what = "Certificate");
        CommandError::input(message).in_der(&error).because(&error).file(input.name.clone())
    })
}

/// The lists, and the record's entry in each.
pub(super) fn names(second: &SecondEdition) -> Vec<Value> {
    let by_index = second.status_list.as_ref().map(|list| format!("{} (status_list, idx {})", list.uri, list.idx));
    let by_identifier = second.identifier_list.as_ref();
    let by_identifier =
        by_identifier.map(|list| format!("{} (identifier_list, id {})", list.uri, hex::encode(&list.id)));
    by_index.into_iter().chain(by_identifier).map(Value::from).collect()
}

/// The lists as in JSON; null where there is none.
pub(super) fn json(second: Option<&SecondEdition>) -> Json {
    let mut out = Map::new();
    if let Some(list) = second.and_then(|second| second.status_list.as_ref()) {
        out.insert("status_list".to_owned(), json!({"idx": list.idx, "uri": list.uri}));
    }
    if let Some(list) = second.and_then(|second| second.identifier_list.as_ref()) {
        out.insert("identifier_list".to_owned(), json!({"id": hex::encode(&list.id), "uri": list.uri}));
    }
    if out.is_empty() { Json::Null } else { out.into() }
}
