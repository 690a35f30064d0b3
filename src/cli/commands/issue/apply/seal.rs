//! The device's proof, and the signature of the card.

use zeroize::Zeroizing;

use crate::card::session::CardError;
use crate::card::table::{AppId, FileId};
use crate::cbor::Decoder;
use crate::cli::card::{Keeper, Session, show};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::crypto::key::SigningKey;
use crate::crypto::signature::Algorithm;
use crate::issuer::application::{Application, Draft};
use crate::text;
use crate::x509::Certificate;
use crate::x509::cms::{self, DATA, MakeError};

/// A whole application.
pub(super) struct Made {
    pub(super) bytes: Zeroizing<Vec<u8>>,
    pub(super) fingerprint: [u8; 32],
}

pub(super) fn seal(
    context: &mut Context,
    session: &mut Session,
    keeper: &Keeper,
    draft: &Draft<'_>,
    key: &SigningKey,
) -> Result<Made, CommandError> {
    let refused = || CommandError::input(text!(apply_cannot_sign));
    let algorithm = Algorithm::for_curve(key.curve()).ok_or_else(refused)?;
    let made = draft.prove(algorithm, |bytes| key.sign(algorithm, bytes)).map_err(|error| refused().because(&error))?;
    show(context, session, keeper, AppId::Jpki, 0x001b)?;
    let certificate = session.read(AppId::Jpki, 0x0001)?;
    let authority = session.read(AppId::Jpki, 0x0002)?;
    let signature = sign(session, &certificate, &authority, made.signed_bytes(), draft.created)?;
    let bytes = Zeroizing::new(made.seal(&signature).into_bytes());
    let decoder = Decoder::new(&bytes);
    let read = decoder.whole::<Application<'_>>().map_err(|error| refused().because(&error))?;
    let fingerprint = read.fingerprint().0;
    drop(read);
    Ok(Made { bytes, fingerprint })
}

fn sign(
    session: &mut Session,
    certificate: &[u8],
    authority: &[u8],
    content: &[u8],
    at: time::OffsetDateTime,
) -> Result<Vec<u8>, CommandError> {
    let unreadable = |error| CommandError::card(text!(apply_certificate_unreadable)).because(&error);
    let certificate = Certificate::from_der(certificate).map_err(unreadable)?;
    let authority = Certificate::from_der(authority).map_err(unreadable)?;
    let draft = cms::Draft {
        content,
        content_type: DATA,
        attached: false,
        signing_time: at,
        signer: &certificate,
        more: &[&authority],
    };
    let made = cms::make(&draft, |wanted| {
        let signed = session.card.sign(AppId::Jpki, FileId(0x001a), &wanted.digest_info());
        signed.map(|signature| signature.to_vec())
    });
    made.map_err(|error: MakeError<CardError>| match error {
        MakeError::Signer(error) => CommandError::of_card(&error),
        other => CommandError::card(text!(apply_signature)).because(&other),
    })
}
