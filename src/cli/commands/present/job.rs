//! One request: checked, shown, consented to, answered.

use super::load::Holdings;
use super::notices::Looks;
use super::tell::Told;
use super::{screen, tell};
use crate::cbor::Lint;
use crate::cli::args::present::Present;
use crate::cli::commands::broken;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, Kind};
use crate::holder::consent::{Document, Item, Offer};
use crate::holder::defect::{self, Defect};
use crate::holder::present::{Device, Held, Method, PresentError, Session, fit, respond};
use crate::holder::reader_auth::{self, ReaderCheck};
use crate::holder::wallet::KeyUse;
use crate::mdoc::DeviceRequest;
use crate::profile::suggest;
use crate::session::SessionTranscript;
use crate::text;
use crate::text::Value;
use crate::x509::chain::Anchors;

/// What is done with an answer: written, or sent.
pub(super) type Deliver<'d> = &'d mut dyn FnMut(&mut Context, &[u8]) -> Result<(), CommandError>;

/// What stays the same from request to request.
pub(super) struct Setup<'s> {
    pub(super) args: &'s Present,
    defect: Option<Defect>,
    anchors: Anchors,
    holdings: Holdings,
}

/// A request and the session it belongs to.
pub(super) struct Asked<'a> {
    pub(super) request: &'a DeviceRequest<'a>,
    pub(super) lints: &'a [Lint],
    pub(super) transcript: &'a SessionTranscript<'a>,
    /// What a sentence calls it.
    pub(super) name: Value,
    /// The file it is in.
    pub(super) file: Option<String>,
}

impl<'s> Setup<'s> {
    pub(super) fn of(context: &mut Context, args: &'s Present, defect: Option<Defect>) -> Result<Self, CommandError> {
        let anchors = super::load::anchors(context, args)?;
        Ok(Self { args, defect, anchors, holdings: Holdings::of(context, args)? })
    }

    /// Answers a request and tells what was sent; nothing where it was a rehearsal.
    pub(super) fn answer(
        &self,
        context: &mut Context,
        asked: &Asked<'_>,
        deliver: Deliver<'_>,
    ) -> Result<Option<Told>, CommandError> {
        let transcript = asked.transcript;
        let checked = reader_auth::check(&reader_auth::Question {
            request: asked.request,
            lints: asked.lints,
            transcript: Some(transcript),
            anchors: &self.anchors,
            at: context.now(),
        });
        answerable(asked, &checked)?;
        screen::warn_of_doubts(context, &checked);
        let damaged = |_| CommandError::input(text!(wallet_damaged, folder = self.args.wallet.as_path()));
        let records = self.holdings.records.iter().map(|(_, bytes)| Held::read(bytes).map_err(damaged));
        let records = records.collect::<Result<Vec<_>, _>>()?;
        let reader_key = transcript.e_reader_key.as_ref().and_then(|key| key.value.public_key().ok());
        let job = Job {
            args: self.args,
            defect: self.defect,
            request: asked.request,
            checked: &checked,
            records: &records,
            holdings: &self.holdings,
            session: Session { transcript: transcript.bytes, e_reader_key: reader_key.as_ref() },
            handover: transcript.handover.name().into_owned(),
        };
        job.run(context, deliver)
    }
}

/// A request of an unknown version, or with references to nothing, is answered by nobody.
fn answerable(asked: &Asked<'_>, checked: &ReaderCheck) -> Result<(), CommandError> {
    if checked.is_answerable() {
        return Ok(());
    }
    let failed = checked.checks.iter().filter(|check| check.status == crate::report::Status::Fail);
    let cases: Vec<_> = failed.clone().flat_map(|check| check.cases.iter().copied()).collect();
    let why = failed.flat_map(|check| check.evidence.iter()).map(crate::view::of_report::message).next();
    let made = CommandError::input(text!(present_bad_request, file = asked.name.clone())).cases(cases);
    let made = match &asked.file {
        Some(name) => made.file(name.clone()),
        None => made,
    };
    Err(match why {
        Some(why) => made.why(why),
        None => made,
    })
}

/// One request, everything it is judged by, and what could answer it.
pub(super) struct Job<'j> {
    pub(super) args: &'j Present,
    pub(super) defect: Option<Defect>,
    pub(super) request: &'j DeviceRequest<'j>,
    pub(super) checked: &'j ReaderCheck,
    records: &'j [Held<'j>],
    pub(super) holdings: &'j Holdings,
    session: Session<'j>,
    pub(super) handover: String,
}

impl Job<'_> {
    fn run(&self, context: &mut Context, deliver: Deliver<'_>) -> Result<Option<Told>, CommandError> {
        let mut offer = Offer::new(self.request, self.records);
        self.narrow(context, &mut offer);
        offer.choose();
        let method = self.proof(&offer);
        fit(&mut offer, method);
        if !context.wishes.json || !context.wishes.yes {
            screen::show(context, self, &offer.documents);
        }
        let mut looks = Looks::default();
        self.consent(context, &mut offer, method, &mut looks)?;
        if !offer.sends_anything() {
            return Err(screen::nothing(&offer));
        }
        if context.wishes.dry_run {
            looks.all_in_time(context, self, &offer)?;
            context.note(&text!(present_would));
            return Ok(None);
        }
        let method = self.method(&offer)?;
        looks.clear(context, self, &offer)?;
        let response = self.answer(context, &offer, method)?;
        if let Some(defect) = self.defect {
            broken::warn(context, defect.name(), defect.cases());
        }
        deliver(context, &response)?;
        Ok(Some(tell::told(self, &offer, method, response.len())))
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
                withheld |= document.items().iter().any(Item::is_individual_number);
                document.withhold(|answer| answer.iter().any(Item::is_individual_number));
            }
        }
        if withheld {
            context.warn(&text!(present_number_withheld));
        }
    }

    /// Asks, a document each.
    fn consent(
        &self,
        context: &mut Context,
        offer: &mut Offer<'_>,
        method: Method,
        looks: &mut Looks,
    ) -> Result<(), CommandError> {
        let shown: Vec<_> = offer.documents.iter().map(Document::items).collect();
        let mut asked = vec![false; shown.len()];
        while let Some(at) = (0..asked.len()).find(|at| !asked[*at] && offer.documents[*at].is_sent()) {
            looks.before_asking(context, self, offer)?;
            asked[at] = true;
            let document = &mut offer.documents[at];
            let items = document.items();
            if items.len() != shown[at].len() || items.iter().zip(&shown[at]).any(|(now, then)| !now.is(then)) {
                screen::show(context, self, std::slice::from_ref(document));
            }
            let question = text!(present_question, doctype = document.doc_type.to_owned(), count = items.len());
            match context.confirm(&question) {
                // What belongs together with it goes neither, and another set may come in its place.
                Err(error) if error.kind() == Kind::Refused => {
                    document.released = false;
                    fit(offer, method);
                }
                answered => {
                    answered?;
                    document.settle();
                }
            }
        }
        Ok(())
    }

    /// How the device keys prove themselves: as the flags say, else as they always have, else by a signature.
    fn method(&self, offer: &Offer<'_>) -> Result<Method, CommandError> {
        let method = self.proof(offer);
        if method == Method::Mac && self.defect != Some(Defect::MacOtherCurve) {
            self.can_mac(offer)?;
        }
        Ok(method)
    }

    fn proof(&self, offer: &Offer<'_>) -> Method {
        let bound = || {
            let mut uses = offer.records().into_iter().filter_map(|record| self.holdings.bound(record));
            uses.next().filter(|first| uses.all(|other| other == *first))
        };
        match (self.args.mac, self.args.signature) {
            (true, _) => Method::Mac,
            (_, true) => Method::Signature,
            _ if bound() == Some(KeyUse::Mac) => Method::Mac,
            _ => Method::Signature,
        }
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
            None => respond(offer, self.session, &devices, &mut *context.random("present encryption")?),
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
