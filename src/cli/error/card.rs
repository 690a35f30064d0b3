//! Why a card did not do what it was asked.

use super::{CommandError, Hint, Kind};
use crate::apdu::{ChannelError, LinkError, Meaning, Status};
use crate::card::secret::SecretError;
use crate::card::session::{CardError, PinError, Step, Tries};
use crate::card::table::{AppId, FileId, Generation};
use crate::text;
use crate::text::{Message, Value};

/// What a secret is called.
pub(in crate::cli) fn secret_name(name: &str) -> Value {
    Message::table("secret-", name).map_or_else(|| Value::from(name.to_owned()), Value::from)
}

/// What an application is called.
fn app_name(app: AppId) -> Value {
    let row = Generation::ALL.iter().find_map(|generation| generation.app(app));
    let name = row.map_or("", |row| row.name);
    Message::table("app-", name).map_or_else(|| Value::from(name), Value::from)
}

/// What a status means, in words.
pub(in crate::cli) fn meaning(status: Status) -> Message {
    let meaning = status.meaning();
    let count = match meaning {
        Meaning::TriesLeft(count) | Meaning::More(count) | Meaning::WrongExpected(count) => count,
        _ => 0,
    };
    let found = Message::table("sw-", meaning.id()).map(|text| text.with("count", count));
    found.unwrap_or_else(|| text!(sw_other)) // safe: a test holds that every meaning has its sentence
}

/// The sentence of a link that brought nothing.
fn link_sentence(error: &LinkError) -> Message {
    let found = Message::table("link-", error.id());
    match (found, error) {
        (Some(found), LinkError::Replay { line }) => found.with("line", *line),
        (Some(found), LinkError::Other { code }) => found.with("code", format!("{code:08X}")),
        (Some(found), _) => found,
        (None, _) => text!(link_ended), // a test holds that every id has its sentence
    }
}

/// What to do about it, where something can be done.
fn link_hint(error: &LinkError) -> Option<Hint> {
    Message::table("hint-link-", error.id()).map(Hint::say)
}

impl CommandError {
    /// Nothing came back from the card (exit status 3).
    #[must_use]
    pub fn link(error: &LinkError) -> Self {
        let made = Self::card(link_sentence(error)).because(error);
        link_hint(error).into_iter().fold(made, Self::hint)
    }

    /// Nothing came back from a phone that lies on the reader, or none lies there (exit status 3).
    #[must_use]
    pub fn phone(error: &LinkError) -> Self {
        let own = Message::table("phone-", error.id());
        let made = Self::card(own.unwrap_or_else(|| link_sentence(error))).because(error);
        let hint = Message::table("hint-phone-", error.id()).map(Hint::say);
        hint.or_else(|| link_hint(error)).into_iter().fold(made, Self::hint)
    }

    /// The card did not do what it was asked: 3, or 4 where a secret stands in the way.
    #[must_use]
    pub fn of_card(error: &CardError) -> Self {
        let made = match error {
            CardError::Channel(ChannelError::Link(error)) => return Self::link(error),
            CardError::NoApplication(app) => {
                let hint = Hint::run(["read-card", "list"], |command| text!(hint_card_kind, command = command));
                Self::card(text!(card_no_application, app = app_name(*app))).hint(hint)
            }
            CardError::NotInTable { app, id } => {
                Self::card(text!(card_not_in_table, app = app_name(*app), file = id.to_string()))
            }
            CardError::Object { app, file, .. } => {
                Self::card(text!(card_no_object, app = app_name(*app), file = file.to_string()))
            }
            CardError::Status { step, status } => Self::of_status(*step, *status),
            CardError::TooLong { app, file, length } => {
                Self::card(text!(card_too_long, app = app_name(*app), file = file.to_string(), length = *length))
            }
            CardError::TooShort { app, file, length, found } => Self::card(text!(
                card_too_short,
                app = app_name(*app),
                file = file.to_string(),
                length = *length,
                found = *found
            )),
            _ => Self::card(text!(card_refused)),
        };
        made.because(error)
    }

    fn of_status(step: Step, status: Status) -> Self {
        let kind = match status.meaning() {
            Meaning::SecurityStatus | Meaning::Blocked | Meaning::TriesLeft(_) | Meaning::Wrong => Kind::Pin,
            _ => Kind::Card,
        };
        let what = text!(card_status, step = step_name(step), status = status.to_string());
        Self::new(kind, what).why(meaning(status))
    }

    /// A secret is not of its form; the card has not seen it (exit status 4).
    #[must_use]
    pub fn secret_form(name: &str, error: SecretError) -> Self {
        let why = match error {
            SecretError::Character { position } => text!(secret_fault_character, position = position),
            SecretError::CheckDigit => text!(secret_fault_check_digit),
            SecretError::Date => text!(secret_fault_date),
            SecretError::Length { least, most, found } if least == most => {
                text!(secret_fault_length, length = least, found = found)
            }
            SecretError::Length { least, most, found } => {
                text!(secret_fault_lengths, least = least, most = most, found = found)
            }
            SecretError::NotMixed => text!(secret_fault_not_mixed),
            SecretError::Sealed => text!(secret_fault_sealed),
        };
        Self::pin(text!(secret_form, secret = secret_name(name))).why(why)
    }

    /// A secret was not shown, or not taken: 4; 3 where nothing came back.
    #[must_use]
    pub fn of_pin(name: &str, error: &PinError) -> Self {
        let secret = || secret_name(name);
        let made = match error {
            PinError::Blocked => Self::pin(text!(pin_blocked, secret = secret())).hint(unlock(name)),
            PinError::Card(error) => return Self::of_card(error),
            PinError::Form => Self::pin(text!(secret_form, secret = secret())).why(text!(secret_fault_other)),
            PinError::LastTry => Self::pin(text!(pin_last_try, secret = secret()))
                .hint(unlock(name))
                .hint(Hint::say(text!(hint_last_try))),
            PinError::Lost { before, now, source } => return Self::lost_try(name, *before, *now, source),
            PinError::LostChange(source) => return Self::lost_change(name, source),
            PinError::Wrong { left: 0 } => Self::pin(text!(pin_wrong_blocked, secret = secret())).hint(unlock(name)),
            PinError::Wrong { left } => Self::pin(text!(pin_wrong, secret = secret(), left = *left))
                .hint(Hint::say(text!(hint_wrong, left = *left))),
        };
        made.because(error)
    }

    /// Nobody knows which of two secrets it is now.
    fn lost_change(name: &str, source: &CardError) -> Self {
        let why = why_lost(source);
        let made = Self::card(text!(pin_change_lost, secret = secret_name(name))).because(source);
        let hint = Hint::run(["read-card", "status"], |command| text!(hint_change_lost, command = command));
        why.into_iter().fold(made, Self::why).hint(hint)
    }

    fn lost_try(name: &str, before: u8, now: Option<Tries>, source: &CardError) -> Self {
        let secret = || secret_name(name);
        let what = match now {
            None => text!(pin_lost, secret = secret(), before = before),
            Some(Tries::Blocked) => text!(pin_lost_now, secret = secret(), before = before, now = 0),
            Some(Tries::Left(now)) => text!(pin_lost_now, secret = secret(), before = before, now = now),
        };
        let why = why_lost(source);
        let made = Self::card(what).because(source);
        let hint = Hint::run(["read-card", "status"], |command| text!(hint_card_status, command = command));
        why.into_iter().fold(made, Self::why).hint(hint)
    }
}

/// Why there was no answer, or which one it was.
fn why_lost(source: &CardError) -> Option<Message> {
    match source {
        CardError::Status { step, status } => {
            Some(text!(card_status, step = step_name(*step), status = status.to_string()))
        }
        other => other.link().map(link_sentence),
    }
}

/// Who can help with a blocked secret.
fn unlock(name: &str) -> Hint {
    Hint::say(if name == "sign" { text!(hint_unlock_sign) } else { text!(hint_unlock) })
}

/// What was being done, as the beginning of a sentence.
fn step_name(step: Step) -> Message {
    let file = |id: FileId| id.to_string();
    match step {
        Step::SelectApplication(app) => text!(step_select_application, app = app_name(app)),
        Step::SelectFile(app, id) => text!(step_select_file, app = app_name(app), file = file(id)),
        Step::Read(app, id) => text!(step_read, app = app_name(app), file = file(id)),
        Step::DataObject(tag) => text!(step_data_object, tag = format!("{tag:04X}")),
        Step::Tries(app, id) => text!(step_tries, app = app_name(app), file = file(id)),
        Step::Show(app, id) => text!(step_show, app = app_name(app), file = file(id)),
        Step::Change(app, id) => text!(step_change, app = app_name(app), file = file(id)),
        Step::Sign(app, id) => text!(step_sign, app = app_name(app), file = file(id)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_of_the_card_has_its_sentence() {
        for id in LinkError::IDS {
            let sentence = Message::table("link-", id).unwrap_or_else(|| panic!("link-{id}"));
            let known: &[&str] = match *id {
                "replay" => &["line"],
                "other" => &["code"],
                _ => &[],
            };
            assert_eq!(sentence.arguments(), known, "link-{id}");
            if let Some(hint) = Message::table("hint-link-", id) {
                assert!(hint.arguments().is_empty(), "hint-link-{id}");
            }
            for own in ["phone-", "hint-phone-"] {
                assert!(Message::table(own, id).is_none_or(|own| own.arguments().is_empty()), "{own}{id}");
            }
        }
        for id in Meaning::ids() {
            let sentence = Message::table("sw-", id).unwrap_or_else(|| panic!("sw-{id}"));
            assert!(sentence.arguments().iter().all(|name| *name == "count"), "sw-{id}");
        }
        for app in Generation::ALL.iter().flat_map(|generation| generation.apps) {
            assert!(Message::table("app-", app.name).is_some(), "app-{}", app.name);
            for secret in app.secrets {
                assert!(Message::table("secret-", secret.name).is_some(), "secret-{}", secret.name);
            }
        }
    }

    #[test]
    fn exit_statuses_tell_card_from_pin() {
        let exit = |error: &PinError| CommandError::of_pin("auth", error).exit();
        let lost =
            PinError::Lost { before: 3, now: None, source: CardError::Channel(ChannelError::Link(LinkError::Removed)) };
        assert_eq!(exit(&lost), 3);
        assert_eq!(exit(&PinError::Wrong { left: 2 }), 4);
        assert_eq!(exit(&PinError::Blocked), 4);
        assert_eq!(exit(&PinError::LastTry), 4);
        assert_eq!(CommandError::secret_form("auth", SecretError::NotMixed).exit(), 4);
        for id in [LinkError::NoCard, LinkError::NoService, LinkError::Replay { line: 2 }, LinkError::Interrupted] {
            assert_eq!(CommandError::link(&id).exit(), 3);
        }
    }
}
