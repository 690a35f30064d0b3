//! Secrets: from a file or from the person at the terminal; the tries left are asked for first, and told.

use zeroize::Zeroizing;

use super::Session;
use super::pin_file::PinFile;
use crate::card::secret::{Secret, SecretError};
use crate::card::session::PinError;
use crate::card::table::{AppId, FileId, SecretForm, SecretRow};
use crate::cli::args::read_card::Secrets;
use crate::cli::context::Context;
use crate::cli::error::{CommandError, Hint, secret_name};
use crate::text;
use crate::text::Message;

/// Where secrets come from, and how far they may be risked.
pub(in crate::cli) struct Keeper {
    file: Option<PinFile>,
    last_try: bool,
}

impl Keeper {
    /// Reads the file, where one is given.
    ///
    /// # Errors
    /// I/O, or a file of another form.
    pub(in crate::cli) fn read(context: &mut Context, args: &Secrets) -> Result<Self, CommandError> {
        let file = args.pin_file.as_ref().map(|source| PinFile::read(context, source)).transpose()?;
        Ok(Self { file, last_try: args.last_try })
    }

    /// A secret from the file, for a card that is being made; none where the file does not have it.
    ///
    /// # Errors
    /// Pin: not of its form.
    pub(in crate::cli) fn chosen(&self, name: &str, form: SecretForm) -> Result<Option<Secret>, CommandError> {
        let value = self.file.as_ref().and_then(|file| file.secret(name));
        value.map(|value| parse(name, form, value).map(|(secret, _)| secret)).transpose()
    }

    /// A secret from the file; none where there is no file. Its form is checked: a slip costs no try.
    ///
    /// # Errors
    /// Pin: not of its form, or not in the file.
    pub(in crate::cli) fn filed(&self, name: &str, form: SecretForm) -> Result<Option<(Secret, bool)>, CommandError> {
        let Some(file) = &self.file else { return Ok(None) };
        let value = file.secret(name).ok_or_else(|| {
            let source = crate::cli::error::shown(&file.file);
            CommandError::pin(text!(pin_not_in_file, secret = secret_name(name), file = source))
        })?;
        parse(name, form, value).map(Some)
    }

    /// Whether the person at the terminal is asked.
    pub(in crate::cli) fn asks(&self) -> bool {
        self.file.is_none()
    }
}

/// The row of a secret.
fn row(session: &Session, app: AppId, id: u16) -> Option<&'static SecretRow> {
    session.card.generation().app(app)?.secret(FileId(id))
}

/// Shows a secret to the card, once.
///
/// # Errors
/// [`CommandError::of_pin`]; and where nobody can be asked.
pub(in crate::cli) fn show(
    context: &mut Context,
    session: &mut Session,
    keeper: &Keeper,
    app: AppId,
    id: u16,
) -> Result<(), CommandError> {
    let Some(row) = row(session, app, id) else {
        let error = crate::card::session::CardError::NotInTable { app, id: FileId(id) };
        return Err(CommandError::of_card(&error));
    };
    let filed = keeper.filed(row.name, row.form)?;
    if filed.is_none() {
        somebody(context, row.name)?;
    }
    let of_pin = |error: PinError| CommandError::of_pin(row.name, &error);
    let attempt = session.card.attempt(app, row.id, keeper.last_try).map_err(of_pin)?;
    let left = text!(pin_left, secret = secret_name(row.name), left = attempt.left(), most = row.tries);
    if filed.is_none() || attempt.left() < row.tries {
        context.note(&left)
    } else {
        context.trace(&left)
    }
    let (secret, capitals) = match filed {
        Some(filed) => filed,
        None => {
            session.tell(context);
            ask(context, row.name, row.form, &text!(pin_prompt, secret = secret_name(row.name)))?
        }
    };
    if capitals {
        context.note(&text!(pin_capitals));
    }
    session.card.show(attempt, secret).map_err(of_pin)
}

/// Refuses where nobody can be asked, before the card is asked for anything.
///
/// # Errors
/// Pin.
pub(in crate::cli) fn somebody(context: &Context, name: &str) -> Result<(), CommandError> {
    if context.can_ask() {
        return Ok(());
    }
    let error = CommandError::pin(text!(pin_not_asked, secret = secret_name(name)));
    Err(error.hint(Hint::say(text!(hint_pin_file))))
}

/// Asks the person at the terminal, without echo; whether letters were made capitals comes with it.
///
/// # Errors
/// Pin: not of its form. Card: interrupted.
pub(in crate::cli) fn ask(
    context: &mut Context,
    name: &str,
    form: SecretForm,
    question: &Message,
) -> Result<(Secret, bool), CommandError> {
    let typed: Zeroizing<String> = context.ask_secret(question)?;
    parse(name, form, &typed)
}

/// A secret of its form, and whether letters were made capitals.
pub(in crate::cli) fn parse(name: &str, form: SecretForm, typed: &str) -> Result<(Secret, bool), CommandError> {
    let secret: Result<Secret, SecretError> = Secret::parse(form, typed);
    let secret = secret.map_err(|error| CommandError::secret_form(name, error))?;
    Ok((secret, typed.bytes().any(|byte| byte.is_ascii_lowercase())))
}
