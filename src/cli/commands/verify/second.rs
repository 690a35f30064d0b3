//! `--edition 2`: alternatives, use cases, a size, an encrypted answer.

use super::asking::refused;
use crate::cli::args::verify::Asking as Args;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, key_reason};
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng;
use crate::text;
use crate::verifier::ask::{Ask, AskError, Recipient, SecondEdition, UseCase};

/// Adds what the flags of the second edition say; gives back the key that the answers are to be encrypted to.
pub(super) fn add(context: &mut Context, args: &Args, asks: &mut [Ask]) -> Result<Option<SigningKey>, CommandError> {
    let flags = [
        (!args.alternative.is_empty(), "--alternative"),
        (!args.use_case.is_empty(), "--use-case"),
        (args.max_size.is_some(), "--max-size"),
        (args.encrypt, "--encrypt"),
        (args.purpose.is_some() && args.edition.is_some(), "--purpose"),
        (args.reader_auth_all && args.edition.is_some(), "--reader-auth-all"),
    ];
    if args.edition.as_deref() != Some("2") {
        return match flags.into_iter().find(|(given, _)| *given) {
            Some((_, flag)) => Err(CommandError::usage(text!(ask_needs_edition, flag = flag))),
            None => Ok(None),
        };
    }
    for ask in asks.iter_mut() {
        ask.second = Some(SecondEdition { maximum_response_size: args.max_size, ..SecondEdition::default() });
    }
    alternatives(&args.alternative, asks).map_err(|error| refused(&error))?;
    use_cases(context, &args.use_case, asks).map_err(|error| refused(&error))?;
    args.encrypt.then(|| recipient(context, asks)).transpose()
}

/// Each alternative goes into every request that asks for what it stands in for; there must be one.
fn alternatives(words: &[String], asks: &mut [Ask]) -> Result<(), AskError> {
    for word in words {
        let mut lost = None;
        let mut found = false;
        for ask in asks.iter_mut() {
            let Some(second) = &mut ask.second else { continue };
            match second.allow(&ask.documents, word) {
                Ok(()) => found = true,
                Err(error) => lost = lost.or(Some(error)),
            }
        }
        if let Some(error) = lost.filter(|_| !found) {
            return Err(error);
        }
    }
    Ok(())
}

/// Use cases are of the first request, the only one that may have several documents.
fn use_cases(context: &mut Context, words: &[String], asks: &mut [Ask]) -> Result<(), AskError> {
    let Some(Ask { documents, second: Some(second), .. }) = asks.first_mut() else { return Ok(()) };
    let cases = words.iter().map(|word| UseCase::parse(word, documents.len()));
    second.use_cases = cases.collect::<Result<_, _>>()?;
    let lost =
        |number: &usize| !second.use_cases.is_empty() && !second.use_cases.iter().any(|case| case.names(*number));
    for number in (0..documents.len()).filter(lost) {
        context.warn(&text!(ask_in_no_use_case, number = number));
    }
    Ok(())
}

/// One key for all answers; what it is sent with is of one request.
fn recipient(context: &Context, asks: &mut [Ask]) -> Result<SigningKey, CommandError> {
    let mut source = context.random("verify request recipient")?;
    let key = SigningKey::generate(Curve::P256, &mut *source);
    let key = key.map_err(|error| CommandError::input(text!(ask_cannot_sign)).why(key_reason(&error)))?;
    for second in asks.iter_mut().filter_map(|ask| ask.second.as_mut()) {
        second.recipient = Some(Recipient { key: key.public().clone(), nonce: rng::array(&mut *source) });
    }
    Ok(key)
}
