//! A virtual card: the person, the files by name and length; secrets and keys never, the number where it is asked for.

use std::borrow::Cow;

use crate::card::table::{AppId, AppRow, FIRST, FileId};
use crate::card::virtual_card::Model;
use crate::cbor::Span;
use crate::view::of_chip::holds_number;
use crate::view::redact::names_number;
use crate::view::tree::{Name, Node, Role, Sensitivity, Value};

/// Takes out of a card what nobody may see; all but the frame where it is none that can be read. Gives the masks.
pub(super) fn told(root: &mut Node<'_>, json: &[u8], reveal: bool) -> Vec<Span> {
    let mut teller = Teller { reveal, masks: Vec::new() };
    let is_whole = Model::read(json).is_ok();
    for member in &mut root.children {
        match key(member) {
            "schema" | "generation" | "atr" => {}
            "person" if is_whole => teller.person(member),
            "applications" if is_whole => member.children.iter_mut().for_each(|app| teller.application(app)),
            _ => withhold(member, Sensitivity::Withheld),
        }
    }
    teller.masks
}

fn key<'n>(node: &'n Node<'_>) -> &'n str {
    match &node.name {
        Name::Key(key) => key,
        _ => "",
    }
}

fn withhold(node: &mut Node<'_>, sensitivity: Sensitivity) {
    node.children.clear();
    node.value = Value::Masked;
    node.sensitivity = sensitivity;
}

struct Teller {
    reveal: bool,
    masks: Vec<Span>,
}

impl Teller {
    fn number(&mut self, node: &mut Node<'_>) {
        node.sensitivity = Sensitivity::IndividualNumber;
        if !self.reveal {
            self.masks.push(Span::new(node.body, node.span.end()));
        }
    }

    /// Whatever is said of the person, in whatever form.
    fn person(&mut self, node: &mut Node<'_>) {
        if key(node) == "security_code" {
            return withhold(node, Sensitivity::Withheld); // a part of 照合番号B
        }
        let speaks = matches!(&node.value, Value::Text(text) if holds_number(text.as_bytes()));
        if speaks || names_number(key(node)) {
            self.number(node);
        }
        node.children.iter_mut().for_each(|child| self.person(child));
    }

    fn application(&mut self, app: &mut Node<'_>) {
        let Some(row) = FIRST.app_of_name(key(app)) else { return withhold(app, Sensitivity::Withheld) };
        for part in &mut app.children {
            match key(part) {
                "files" => part.children.iter_mut().for_each(|file| self.file(file, row)),
                "data" => part.children.iter_mut().for_each(|object| opened(object, "")),
                "keys" => part.children.iter_mut().for_each(|key| withhold(key, Sensitivity::Secret)),
                "secrets" => part.children.iter_mut().for_each(|secret| self::secret(secret, row)),
                _ => withhold(part, Sensitivity::Withheld),
            }
        }
    }

    fn file(&mut self, file: &mut Node<'_>, app: &AppRow) {
        let id = number(key(file));
        let row = id.and_then(|id| app.file(id));
        opened(file, row.map_or("", |row| row.name));
        // With the digest of the number it could be found by trying all.
        let holds_digest = app.id == AppId::Text && id == Some(FileId(3));
        if holds_digest || row.is_none_or(|row| row.holds_number) {
            self.number(file);
        }
    }
}

fn number(key: &str) -> Option<FileId> {
    u16::from_str_radix(key, 16).ok().map(FileId)
}

/// The bytes of a file, by name and length.
fn opened(node: &mut Node<'_>, name: &str) {
    let Value::Text(text) = &node.value else { return };
    let Ok(bytes) = hex::decode(text.as_bytes()) else { return withhold(node, Sensitivity::Withheld) };
    let words = format!("{name}, {} B", bytes.len());
    node.summary = crate::view::tree::Summary::Words(words.trim_start_matches(", ").into());
    node.value = Value::Bytes(Cow::Owned(bytes), Role::Content);
}

/// A secret: what it is called and how many tries are left.
fn secret(secret: &mut Node<'_>, app: &AppRow) {
    let name = number(key(secret)).and_then(|id| app.secret(id)).map_or("", |row| row.name);
    secret.summary = crate::view::tree::Summary::Words(name.into());
    secret.children.iter_mut().filter(|member| key(member) != "left").for_each(|member| {
        withhold(member, Sensitivity::Withheld);
    });
}
