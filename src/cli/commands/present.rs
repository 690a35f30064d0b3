//! `present`: who asks, what may leave, the look for a notice, the answer.

mod load;
mod notices;
mod screen;
mod tell;

use crate::cli::args::present::Present;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, Kind};
use crate::cli::exit::Outcome;
use crate::cli::output::{Access, Target};
use crate::holder::consent::Offer;
use crate::holder::defect::{self, Defect};
use crate::holder::present::{Device, Held, Method, PresentError, Session, respond};
use crate::holder::reader_auth::{self, ReaderCheck};
use crate::holder::wallet::KeyUse;
use crate::mdoc::DeviceRequest;
use crate::profile::suggest;
use crate::text;
use load::{Holdings, Opened};

pub(super) fn run(context: &mut Context, args: Present) -> Result<Outcome, CommandError> {
    let find = |name: &str| Defect::find(name).ok_or_else(|| broken::unknown(name, &["present"]));
    let defect = args.broken.as_deref().map(find).transpose()?;
    output_is_free(context, &args)?;
    let opened = Opened::of(context, &args)?;
    opened.with(|request, lints, transcript| {
        let question = reader_auth::Question {
            request,
            lints,
            transcript: Some(transcript),
            anchors: &opened.anchors,
            at: context.now(),
        };
        let checked = reader_auth::check(&question);
        answerable(&opened.request.name, &checked)?;
        let records = opened.holdings.records.iter().map(|(_, bytes)| Held::read(bytes)).collect::<Result<Vec<_>, _>>();
        let records =
            records.map_err(|_| CommandError::input(text!(wallet_damaged, folder = args.wallet.as_path())))?;
        let reader_key = transcript.e_reader_key.as_ref().and_then(|key| key.value.public_key().ok());
        let session = Session { transcript: transcript.bytes, e_reader_key: reader_key.as_ref() };
        Job {
            args: &args,
            defect,
            request,
            checked: &checked,
            records: &records,
            holdings: &opened.holdings,
            session,
            handover: transcript.handover.name().into_owned(),
        }
        .run(context)
    })
}

/// Says early that the answer could not be written.
fn output_is_free(context: &mut Context, args: &Present) -> Result<(), CommandError> {
    let target = args.output.output.as_ref();
    if context.wishes.json && !matches!(target, Some(Target::File(_))) {
        return Err(CommandError::usage(text!(present_json_needs_output)));
    }
    match target {
        Some(Target::File(path)) if path.exists() && !context.wishes.force => {
            context.emit(target, &[0], Access::Public)
        }
        None if context.stdout_is_terminal() => context.emit(None, &[0], Access::Public),
        _ => Ok(()),
    }
}

/// A request of an unknown version, or with references to nothing, is answered by nobody.
fn answerable(name: &str, checked: &ReaderCheck) -> Result<(), CommandError> {
    if checked.is_answerable() {
        return Ok(());
    }
    let failed = checked.checks.iter().filter(|check| check.status == crate::report::Status::Fail);
    let cases: Vec<_> = failed.clone().flat_map(|check| check.cases.iter().copied()).collect();
    let why = failed.flat_map(|check| check.evidence.iter()).map(crate::view::of_report::message).next();
    let made = CommandError::input(text!(present_bad_request, file = name.to_owned())).file(name).cases(cases);
    Err(match why {
        Some(why) => made.why(why),
        None => made,
    })
}

struct Job<'j> {
    args: &'j Present,
    defect: Option<Defect>,
    request: &'j DeviceRequest<'j>,
    checked: &'j ReaderCheck,
    records: &'j [Held<'j>],
    holdings: &'j Holdings,
    session: Session<'j>,
    handover: String,
}

impl Job<'_> {
    fn run(&self, context: &mut Context) -> Result<Outcome, CommandError> {
        let mut offer = Offer::new(self.request, self.records);
        self.narrow(context, &mut offer);
        if !context.wishes.json || !context.wishes.yes {
            screen::show(context, self, &offer);
        }
        self.consent(context, &mut offer)?;
        if !offer.sends_anything() {
            return Err(screen::nothing(&offer));
        }
        if context.wishes.dry_run {
            notices::all_in_time(context, self, &offer)?;
            context.note(&text!(present_would));
            return Ok(Outcome::Done);
        }
        let method = self.method(&offer)?;
        notices::clear(context, self, &offer)?;
        let response = self.answer(context, &offer, method)?;
        if let Some(defect) = self.defect {
            broken::warn(context, defect.name(), defect.cases());
        }
        context.emit(self.args.output.output.as_ref(), &response, Access::Public)?;
        tell::told(context, self, &offer, method, response.len())?;
        Ok(Outcome::Done)
    }

    /// Takes out what the flags take out.
    fn narrow(&self, context: &mut Context, offer: &mut Offer<'_>) {
        if !self.args.only.is_empty() {
            let strange: Vec<String> = offer.only(&self.args.only).into_iter().map(str::to_owned).collect();
            for name in strange {
                match suggest::by_name(&name).map(|found| found.element.identifier()) {
                    Some(meant) => context.warn(&text!(present_only_meant, name = name, meant = meant)),
                    None => context.warn(&text!(present_only_not_asked, name = name)),
                }
            }
        }
        if !context.wishes.yes {
            return;
        }
        let mut withheld = false;
        for document in &mut offer.documents {
            if self.checked.readers.get(document.number).is_none_or(Option::is_none) {
                withheld |= document.sent().any(|element| element.is_individual_number());
                document.withhold(|element| element.is_individual_number());
            }
        }
        if withheld {
            context.warn(&text!(present_number_withheld));
        }
    }

    /// Asks, a document each.
    fn consent(&self, context: &mut Context, offer: &mut Offer<'_>) -> Result<(), CommandError> {
        for document in offer.documents.iter_mut() {
            let count = document.sent().count();
            if count == 0 {
                continue;
            }
            let question = text!(present_question, doctype = document.doc_type.to_owned(), count = count);
            match context.confirm(&question) {
                Err(error) if error.kind() == Kind::Refused => document.released = false,
                answered => answered?,
            }
        }
        Ok(())
    }

    /// How the device keys prove themselves: as the flags say, else as they always have, else by a signature.
    fn method(&self, offer: &Offer<'_>) -> Result<Method, CommandError> {
        let bound = || {
            let mut uses = offer.records().into_iter().filter_map(|record| self.holdings.bound(record));
            uses.next().filter(|first| uses.all(|other| other == *first))
        };
        let method = match (self.args.mac, self.args.signature) {
            (true, _) => Method::Mac,
            (_, true) => Method::Signature,
            _ if bound() == Some(KeyUse::Mac) => Method::Mac,
            _ => Method::Signature,
        };
        if method == Method::Mac && self.defect != Some(Defect::MacOtherCurve) {
            self.can_mac(offer)?;
        }
        Ok(method)
    }

    /// Whether a MAC is possible, found out before a key is bound to it.
    fn can_mac(&self, offer: &Offer<'_>) -> Result<(), CommandError> {
        let Some(theirs) = self.session.e_reader_key else { return Err(refused(&PresentError::NoReaderKey)) };
        for record in offer.records() {
            let Some(ours) = self.records.get(record).and_then(|held| held.device_key.as_ref()) else { continue };
            if ours.curve() != theirs.curve() {
                return Err(refused(&PresentError::CurvesDiffer { device: ours.curve(), reader: theirs.curve() }));
            }
        }
        Ok(())
    }

    fn answer(&self, context: &Context, offer: &Offer<'_>, method: Method) -> Result<Vec<u8>, CommandError> {
        let keys = self.holdings.keys(self.args, &offer.records(), method, context.wishes.seed.is_some())?;
        let devices: Vec<_> = keys.iter().map(|key| key.as_ref().map(|key| Device { key, method })).collect();
        let answered = match self.defect {
            None => respond(offer, self.session, &devices),
            Some(defect) => {
                let mut source = context.random("present defect")?;
                defect::respond(defect, offer, self.session, self.records, &devices, &mut *source)
            }
        };
        answered.map_err(|error| match (&error, self.defect) {
            (PresentError::DefectNotPossible, Some(defect)) => not_possible(defect),
            _ => refused(&error),
        })
    }
}

/// What a defect needs that is not there.
fn not_possible(defect: Defect) -> CommandError {
    match defect {
        Defect::MacOtherCurve => {
            let make = |command| text!(defect_needs_other_curve_hint, command = command);
            CommandError::usage(text!(defect_needs_other_curve, name = defect.name()))
                .hint(Hint::run(["keygen", "device", "--alg", "p384", "-o", "device"], make))
        }
        Defect::OtherMso => CommandError::usage(text!(defect_needs_other_record, name = defect.name())),
        _ => CommandError::usage(text!(defect_not_applicable, name = defect.name())),
    }
}

fn refused(error: &PresentError) -> CommandError {
    match error {
        PresentError::CurvesDiffer { device, reader } => {
            CommandError::usage(text!(present_curves_differ, device = device.name(), reader = reader.name()))
        }
        PresentError::NoReaderKey => CommandError::usage(text!(present_no_reader_key)),
        PresentError::NotItsKey => CommandError::input(text!(present_not_its_key)),
        _ => CommandError::input(text!(present_cannot)).because(error),
    }
}
