//! What the flags ask for, in a file and in a session alike: documents, who asks, what only the second edition says.

use std::path::Path;

use super::second;
use crate::cli::args::verify::Asking as Args;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, key_reason};
use crate::crypto::key::SigningKey;
use crate::issuer::world;
use crate::profile::mnc::{NAMESPACE_ISO, NAMESPACE_JP};
use crate::profile::suggest;
use crate::session::Understands;
use crate::text;
use crate::verifier::ask::{self, Ask, AskError, Defect, Purpose, Scope, Signer, WantedDocument};

/// The command, for hints.
const PATH: [&str; 2] = ["verify", "request"];

/// Requests that are ready to be made, once their session is known.
pub(super) struct Asking {
    /// What is asked for, one request after another; at least one.
    pub(super) asks: Vec<Ask>,
    /// The key that answers are to be encrypted to.
    pub(super) recipient: Option<SigningKey>,
    reader: Option<(world::Signer, Scope)>,
    defect: Option<Defect>,
}

impl Asking {
    /// What the flags ask for, and `then` after it.
    pub(super) fn of(context: &mut Context, args: &Args, then: &[String]) -> Result<Self, CommandError> {
        let find = |name: &str| Defect::find(name).ok_or_else(|| broken::unknown(name, &PATH));
        let defect = args.broken.as_deref().map(find).transpose()?;
        let mut asks = wanted(args, then)?;
        let recipient = second::add(context, args, &mut asks)?;
        asks.iter().for_each(|ask| misspelt(context, ask));
        let reader = args.reader_auth.as_deref().map(|name| reader(context, name, args.reader_auth_all)).transpose()?;
        Ok(Self { asks, recipient, reader, defect })
    }

    /// What only a holder of the second edition understands goes to one that does not say so with a warning; a signature
    /// over the whole does not go to it at all (10.2.2), but one over each document.
    pub(super) fn suit(&mut self, context: &mut Context, holder: Understands) {
        if let Some((_, scope @ Scope::Whole)) = &mut self.reader
            && !holder.reader_auth_all
        {
            *scope = Scope::Each;
            context.warn(&text!(live_no_reader_auth_all));
        }
        if !holder.extended_request && self.asks.iter().any(Ask::is_extended) {
            context.warn(&text!(live_no_extended_request));
        }
    }

    /// Who signs, if anybody does.
    pub(super) fn signer(&self) -> Option<Signer<'_>> {
        let (reader, scope) = self.reader.as_ref()?;
        Some(Signer { key: &reader.key, chain: vec![reader.certificate.clone()], scope: *scope })
    }

    /// Makes the requests for the session of this transcript, with the defect if one is wanted.
    pub(super) fn make(&self, context: &mut Context, transcript: &[u8]) -> Result<Vec<Vec<u8>>, CommandError> {
        let signer = self.signer();
        let made = self.asks.iter().map(|ask| one(context, self.defect, ask, transcript, signer.as_ref()));
        let made = made.collect::<Result<Vec<_>, _>>()?;
        if let Some(defect) = self.defect {
            broken::warn(context, defect.name(), defect.cases());
        }
        Ok(made)
    }
}

/// The documents of each request; only the first has more than one.
fn wanted(args: &Args, then: &[String]) -> Result<Vec<Ask>, CommandError> {
    let purpose = args.purpose.as_deref();
    let purpose = purpose.and_then(|word| Purpose::ALL.into_iter().find(|purpose| purpose.word() == word));
    let parse = |what: &[String]| WantedDocument::parse(args.doctype.as_deref(), what, &[]);
    let documents = || {
        let mut first = vec![parse(&args.ask)?];
        for word in &args.also {
            first.push(WantedDocument::also(word)?);
        }
        ask::keep(&mut first, &args.retain)?;
        let mut all = vec![first];
        for what in then {
            let what: Vec<String> = what.split(',').map(str::to_owned).collect();
            all.push(vec![parse(&what)?]);
        }
        Ok(all)
    };
    let documents: Result<Vec<_>, AskError> = documents();
    let asks = documents.map_err(|error| refused(&error))?.into_iter();
    Ok(asks.map(|documents| Ask { documents, purpose, second: None }).collect())
}

/// Loads the key and the certificate of this name.
fn reader(context: &Context, name: &Path, all: bool) -> Result<(world::Signer, Scope), CommandError> {
    let signer = world::Signer::load(name).map_err(|error| CommandError::world(&error))?;
    let scope = if all { Scope::Whole } else { Scope::Each };
    Ok((signer.with_repeatable_signatures(context.wishes.seed.is_some()), scope))
}

/// The request, or one with a defect.
fn one(
    context: &Context,
    defect: Option<Defect>,
    ask: &Ask,
    transcript: &[u8],
    signer: Option<&Signer<'_>>,
) -> Result<Vec<u8>, CommandError> {
    let cannot = |error| CommandError::input(text!(ask_cannot_sign)).why(key_reason(&error));
    let Some(defect) = defect else { return ask::request(ask, transcript, signer).map_err(cannot) };
    let mut source = context.random("verify request defect")?;
    let made = ask::broken(defect, ask, transcript, signer, &mut *source).map_err(cannot)?;
    made.ok_or_else(|| match defect.needs_signer() && signer.is_none() {
        true => CommandError::usage(text!(ask_defect_needs_reader, name = defect.name())),
        false => CommandError::usage(text!(defect_not_applicable, name = defect.name())),
    })
}

/// Warns of names that our own namespaces do not have but nearly have; somebody else's record may have them.
fn misspelt(context: &mut Context, ask: &Ask) {
    for element in ask.documents.iter().flat_map(|document| &document.elements) {
        let ours = [NAMESPACE_JP, NAMESPACE_ISO].contains(&element.name_space.as_str());
        if let Some(found) = suggest::suggest(&element.name_space, &element.identifier).filter(|_| ours) {
            let (name, meant) = (element.identifier.clone(), found.element.identifier());
            let space = found.element.namespace();
            context.warn(&text!(
                ask_misspelt,
                name = name,
                space = element.name_space.clone(),
                meant = format!("{space}/{meant}")
            ));
        }
    }
}

pub(super) fn refused(error: &AskError) -> CommandError {
    CommandError::usage(match error {
        AskError::Element { name, suggestion } => {
            let made = CommandError::usage(text!(ask_unknown, name = name.clone()));
            let element = suggestion.as_ref().map(|found| found.element.identifier());
            return match element.or_else(|| suggest::profile(name)) {
                Some(meant) => made.hint(Hint::say(text!(ask_meant, element = meant))),
                None => made.hint(Hint::say(text!(ask_other_namespace))),
            };
        }
        AskError::AlsoForm { word } => text!(ask_also_form, word = word.clone()),
        AskError::AlternativeForm { word } => text!(ask_alternative_form, word = word.clone()),
        AskError::AlternativeNotAsked { name } => text!(ask_alternative_not_asked, name = name.clone()),
        AskError::NotAvailable { name } => text!(ask_not_available, name = *name),
        AskError::RetainNotAsked { name } => text!(ask_retain_not_asked, name = name.clone()),
        AskError::UseCaseForm { word } => text!(ask_use_case_form, word = word.clone()),
        AskError::UseCaseNumber { number, count } => text!(ask_use_case_number, number = *number, count = *count),
        _ => text!(ask_nothing),
    })
}
