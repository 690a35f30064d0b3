//! What parts are called, in the user's language.

use crate::text::{Message, Words, safe};
use crate::view::elements;
use crate::view::tree::Name;

/// A name as it is shown: the label of the language, and the id where it says something else.
pub(super) struct Label {
    pub(super) label: Option<String>,
    pub(super) id: String,
}

impl Label {
    pub(super) fn of(name: &Name<'_>, words: Words) -> Self {
        let said = |message: Option<Message>| message.map(|message| words.say(message));
        let (label, id) = match name {
            Name::Element(id) => (said(elements::label(id)), safe(id).into_owned()),
            Name::Field(id) => (said(Message::table("field-", &message_id(id))), (*id).to_owned()),
            Name::Label(number, id) => (said(Message::table("field-", &message_id(id))), format!("{id} ({number})")),
            Name::Tag(tag, "") => (None, format!("{tag:02X}")),
            Name::Tag(tag, id) => (said(Message::table("field-", &message_id(id))), format!("{id} ({tag:02X})")),
            Name::Index(index) => (None, format!("[{index}]")),
            Name::Key(key) => (None, safe(key).into_owned()),
            Name::Namespace(namespace) => (None, safe(namespace).into_owned()),
            Name::None => (None, String::new()),
            Name::Number(number) => (None, number.to_string()),
            Name::Type(name) => (None, (*name).to_owned()),
        };
        let bare = id.split(" (").next().unwrap_or_default().to_owned();
        Self { label: label.filter(|label| plain(label) != plain(&bare)), id }
    }

    /// Label and id together.
    pub(super) fn words(&self) -> String {
        match &self.label {
            Some(label) => format!("{label} {}", self.id),
            None => self.id.clone(),
        }
    }
}

fn plain(name: &str) -> String {
    name.chars().filter(|c| c.is_alphanumeric()).map(|c| c.to_ascii_lowercase()).collect()
}

/// The end of the id of the message that labels a field: `issuer-auth` of `issuerAuth`.
pub(in crate::view) fn message_id(name: &str) -> String {
    let mut id = String::with_capacity(name.len() + 4);
    let mut after_lower = false;
    for c in name.chars() {
        if c.is_ascii_uppercase() && after_lower {
            id.push('-');
        }
        after_lower = c.is_ascii_lowercase() || c.is_ascii_digit();
        id.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    }
    id
}
