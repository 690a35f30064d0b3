//! What is read from the card, in an order that spends no try in vain.

use zeroize::Zeroizing;

use crate::card::file::NumberFile;
use crate::card::secret::Secret;
use crate::card::session::{PinError, Tries};
use crate::card::table::{AppId, FileId, SecretForm};
use crate::cli::card::{Keeper, Session, show, unreadable};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::issuer::application::{CardText, CardVisual};
use crate::issuer::from_card::{Items, Roots, check_card};
use crate::report::Status;
use crate::text;
use crate::text::Value;
use crate::view::of_report;

/// The secrets that will be shown: their names, application and place.
const SECRETS: [(&str, AppId, u16); 3] =
    [("text", AppId::Text, 0x0011), ("face-a", AppId::Visual, 0x0013), ("sign", AppId::Jpki, 0x001b)];

/// The files of the card that go into an application.
pub(super) struct Files {
    number: Zeroizing<Vec<u8>>,
    attributes: Zeroizing<Vec<u8>>,
    proof: Zeroizing<Vec<u8>>,
    text_certificate: Zeroizing<Vec<u8>>,
    face: Zeroizing<Vec<u8>>,
    info: Zeroizing<Vec<u8>>,
    visual_certificate: Zeroizing<Vec<u8>>,
}

impl Files {
    pub(super) fn read(
        context: &mut Context,
        session: &mut Session,
        keeper: &Keeper,
        last_try: bool,
    ) -> Result<Self, CommandError> {
        for (name, form) in [("text", SecretForm::Pin4), ("sign", SecretForm::Password)] {
            keeper.filed(name, form)?; // a file that lacks one costs no try of the other
        }
        refuse_blocked(session, last_try)?;
        show(context, session, keeper, AppId::Text, 0x0011)?;
        let number = session.read(AppId::Text, 0x0001)?;
        let attributes = session.read(AppId::Text, 0x0002)?;
        let proof = session.read(AppId::Text, 0x0003)?;
        if session.card.was_masked() {
            return Err(CommandError::card(text!(apply_masked)));
        }
        let text_certificate = session.read(AppId::Text, 0x0004)?;
        open_face(session, &number, last_try)?;
        Ok(Self {
            number,
            attributes,
            proof,
            text_certificate,
            face: session.read(AppId::Visual, 0x0002)?,
            info: session.read(AppId::Visual, 0x0003)?,
            visual_certificate: session.read(AppId::Visual, 0x0004)?,
        })
    }

    pub(super) fn text(&self) -> CardText<'_> {
        CardText {
            secret_number: self.number[..].into(),
            attributes: self.attributes[..].into(),
            secret_proof: self.proof[..].into(),
            certificate: self.text_certificate[..].into(),
        }
    }

    pub(super) fn visual(&self) -> CardVisual<'_> {
        CardVisual {
            face: self.face[..].into(),
            info: self.info[..].into(),
            certificate: self.visual_certificate[..].into(),
        }
    }

    /// Whether the card is what the issuer of this world has signed: nothing else is worth an application.
    pub(super) fn check(&self, roots: &Roots) -> Result<(), CommandError> {
        for check in check_card(&self.text(), &self.visual(), roots) {
            if check.status != Status::Ok {
                let why: Vec<Value> =
                    check.evidence.iter().map(|found| Value::from(of_report::message(found))).collect();
                return Err(CommandError::refused(text!(apply_card_refused, check = check.id.name(), why = why)));
            }
        }
        Ok(())
    }

    /// The individual number, as text.
    pub(super) fn secret_number(&self) -> Option<String> {
        NumberFile::decode(&self.number).ok().map(|read| read.number.secret_text().to_owned())
    }

    /// What they say.
    pub(super) fn items<'a>(
        &self,
        text: &'a CardText<'_>,
        visual: &'a CardVisual<'_>,
    ) -> Result<Items<'a>, CommandError> {
        Items::of(text, visual).ok_or_else(|| CommandError::card(text!(apply_card_unreadable)))
    }
}

/// Every counter is looked at before the first try is spent.
fn refuse_blocked(session: &mut Session, last_try: bool) -> Result<(), CommandError> {
    for (name, app, id) in SECRETS {
        let tries = session.card.tries(app, FileId(id)).map_err(|error| CommandError::of_card(&error))?;
        match tries {
            Tries::Blocked => return Err(CommandError::of_pin(name, &PinError::Blocked)),
            Tries::Left(1) if !last_try => return Err(CommandError::of_pin(name, &PinError::LastTry)),
            Tries::Left(_) => {}
        }
    }
    Ok(())
}

/// Opens the face with the number that was just read; the card has vouched for its form by its check digit.
fn open_face(session: &mut Session, file: &[u8], last_try: bool) -> Result<(), CommandError> {
    let of_pin = |error: PinError| CommandError::of_pin("face-a", &error);
    let number = NumberFile::decode(file).map_err(|error| unreadable("number", &error))?;
    let secret = Secret::parse(SecretForm::Number, number.number.secret_text());
    let secret = secret.map_err(|error| CommandError::secret_form("face-a", error))?;
    let attempt = session.card.attempt(AppId::Visual, FileId(0x0013), last_try).map_err(of_pin)?;
    session.card.show(attempt, secret).map_err(of_pin)
}
