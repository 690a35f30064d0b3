//! `verify request --edition 2`: alternatives, a size, an encrypted answer.

use super::request::refused;
use crate::cli::args::verify::Request;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, key_reason};
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng;
use crate::text;
use crate::verifier::ask::{Ask, Recipient, SecondEdition};

/// Adds what the flags of the second edition say; gives back the key that the answer is to be encrypted to.
pub(super) fn add(context: &Context, args: &Request, ask: &mut Ask) -> Result<Option<SigningKey>, CommandError> {
    let flags = [
        (!args.alternative.is_empty(), "--alternative"),
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
    let mut second = SecondEdition { maximum_response_size: args.max_size, ..SecondEdition::default() };
    for document in &ask.documents {
        for word in &args.alternative {
            second.allow(document, word).map_err(|error| refused(&error))?;
        }
    }
    let key = args.encrypt.then(|| recipient(context, &mut second)).transpose()?;
    ask.second = Some(second);
    Ok(key)
}

fn recipient(context: &Context, second: &mut SecondEdition) -> Result<SigningKey, CommandError> {
    let mut source = context.random("verify request recipient")?;
    let key = SigningKey::generate(Curve::P256, &mut *source);
    let key = key.map_err(|error| CommandError::input(text!(ask_cannot_sign)).why(key_reason(&error)))?;
    second.recipient = Some(Recipient { key: key.public().clone(), nonce: rng::array(&mut *source) });
    Ok(key)
}
