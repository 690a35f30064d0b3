//! Secrets: counted, asked for, shown once, changed.

use super::{Card, CardError, PinError, Step, accept};
use crate::apdu::{Command, Link as _, Meaning};
use crate::card::secret::Secret;
use crate::card::table::{AppId, FileId, SecretForm, SecretRow};

/// The tries left of a secret.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tries {
    /// This many.
    Left(u8),
    /// None: only who issued the card can help.
    Blocked,
}

/// The right to show a secret once: made by asking for the tries left, used up by showing.
#[derive(Debug)]
pub struct Attempt {
    app: AppId,
    row: &'static SecretRow,
    left: u8,
}

impl Attempt {
    /// How many tries are left, this one included.
    #[must_use]
    pub fn left(&self) -> u8 {
        self.left
    }

    /// What the secret looks like.
    #[must_use]
    pub fn form(&self) -> SecretForm {
        self.row.form
    }
}

impl Card {
    /// Asks for the tries left; spends none.
    ///
    /// # Errors
    /// [`CardError`].
    pub fn tries(&mut self, app: AppId, secret: FileId) -> Result<Tries, CardError> {
        self.select_file(app, secret)?;
        let response = self.channel.send_once(&Command::new(0x00, 0x20, 0x00, 0x80))?;
        match response.status().meaning() {
            Meaning::TriesLeft(0) | Meaning::Blocked => Ok(Tries::Blocked),
            Meaning::TriesLeft(left) => Ok(Tries::Left(left)),
            _ => Err(CardError::Status { step: Step::Tries(app, secret), status: response.status() }),
        }
    }

    /// Asks for the right to one try.
    ///
    /// # Errors
    /// [`PinError::Blocked`]; [`PinError::LastTry`] with one try left, unless `last_try` says that it is wanted.
    pub fn attempt(&mut self, app: AppId, secret: FileId, last_try: bool) -> Result<Attempt, PinError> {
        let row = self.row(app)?.secret(secret).ok_or(CardError::NotInTable { app, id: secret })?;
        match self.tries(app, secret)? {
            Tries::Blocked => Err(PinError::Blocked),
            Tries::Left(1) if !last_try => Err(PinError::LastTry),
            Tries::Left(left) => Ok(Attempt { app, row, left }),
        }
    }

    /// Shows a secret to the card, once.
    ///
    /// # Errors
    /// [`PinError`]. After [`PinError::Lost`] the try may have been spent: no answer came, or one that is neither yes nor no.
    pub fn show(&mut self, attempt: Attempt, secret: Secret) -> Result<(), PinError> {
        let Attempt { app, row, left } = attempt;
        if secret.form() != row.form || secret.secret_bytes().is_empty() {
            return Err(PinError::Form);
        }
        // Selected anew right before: on another secret the same bytes would burn another counter.
        self.select(app)?;
        self.select_file(app, row.id)?;
        let command = Command::new(0x00, 0x20, 0x00, 0x80).with_data(secret.secret_bytes());
        let response = match self.channel.send_once(&command) {
            Ok(response) => response,
            Err(source) => return Err(self.lost(app, row.id, left, source.into())),
        };
        match response.status().meaning() {
            Meaning::Ok => Ok(()),
            Meaning::TriesLeft(left) => Err(PinError::Wrong { left }),
            Meaning::Blocked => Err(PinError::Blocked),
            _ => {
                let source = CardError::Status { step: Step::Show(app, row.id), status: response.status() };
                Err(self.lost(app, row.id, left, source))
            }
        }
    }

    /// Changes a secret that was shown just before.
    ///
    /// # Errors
    /// [`PinError::Form`] for a new one of another form; [`PinError::LostChange`]; [`CardError`].
    pub fn change(&mut self, app: AppId, secret: FileId, new: &Secret) -> Result<(), PinError> {
        let row = self.row(app)?.secret(secret).ok_or(CardError::NotInTable { app, id: secret })?;
        if new.form() != row.form {
            return Err(PinError::Form);
        }
        self.select_file(app, secret)?;
        let command = match app {
            // JICSAP CHANGE KEY; the others know CHANGE REFERENCE DATA.
            AppId::Juki | AppId::Common => Command::new(0x80, 0x32, 0x00, 0x80),
            _ => Command::new(0x00, 0x24, 0x01, 0x80),
        };
        let sent = self.channel.send_once(&command.with_data(new.secret_bytes()));
        let response = sent.map_err(|source| PinError::LostChange(source.into()))?;
        let refused = matches!(response.status().0 >> 8, 0x67..=0x6e);
        match accept(response, Step::Change(app, secret)) {
            Ok(_) => Ok(()),
            // A checking error leaves everything as it is (ISO/IEC 7816-4, 5.6); anything else does not say.
            Err(error) if refused => Err(error.into()),
            Err(error) => Err(PinError::LostChange(error)),
        }
    }

    /// A try whose answer was lost or says nothing: the card is asked what is left, if it can be; nothing is shown again.
    fn lost(&mut self, app: AppId, secret: FileId, before: u8, source: CardError) -> PinError {
        self.selected = None;
        let back = self.channel.link_mut().renew().is_ok();
        let now = if back { self.tries(app, secret).ok() } else { None };
        PinError::Lost { before, now, source }
    }
}
