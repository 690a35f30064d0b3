//! Commands in words that are the same in every language: `READ BINARY text 0001 number [0..17]`.

use crate::apdu::Command;
use crate::card::table::{AppRow, FIRST, FileId};
use crate::view::tree::Role;

/// Follows what is selected, as far as one who only listens can know it.
#[derive(Debug, Default)]
pub(super) struct Follower {
    app: Option<&'static AppRow>,
    file: Option<FileId>,
}

/// Instructions this card is known to take, and what its answer holds.
const NAMES: [(u8, &str, Role); 19] = [
    (0x20, "VERIFY", Role::Unknown),
    (0x21, "VERIFY", Role::Unknown),
    (0x24, "CHANGE REFERENCE DATA", Role::Unknown),
    (0x25, "CHANGE REFERENCE DATA", Role::Unknown),
    (0x2a, "COMPUTE DIGITAL SIGNATURE", Role::Signature),
    (0x2c, "RESET RETRY COUNTER", Role::Unknown),
    (0x2d, "RESET RETRY COUNTER", Role::Unknown),
    (0x32, "CHANGE KEY", Role::Unknown),
    (0x82, "EXTERNAL AUTHENTICATE", Role::Unknown),
    (0x84, "GET CHALLENGE", Role::Random),
    (0x88, "INTERNAL AUTHENTICATE", Role::Signature),
    (0xa4, "SELECT FILE", Role::Content),
    (0xae, "SET SESSION KEY", Role::Unknown),
    (0xb0, "READ BINARY", Role::Content),
    (0xb1, "READ BINARY", Role::Content),
    (0xb2, "READ RECORD", Role::Content),
    (0xc0, "GET RESPONSE", Role::Content),
    (0xca, "GET DATA", Role::Content),
    (0xcb, "GET DATA", Role::Content),
];

/// What an answer to a command holds.
pub(super) fn role(command: &[u8]) -> Role {
    let instruction = command.get(1).copied().unwrap_or_default();
    NAMES.iter().find(|row| row.0 == instruction).map_or(Role::Unknown, |row| row.2)
}

impl Follower {
    /// Says a command and what it is about; `found` is how many bytes it brought, none where it was refused.
    pub(super) fn words(&mut self, raw: &[u8], found: Option<usize>) -> String {
        let instruction = raw.get(1).copied().unwrap_or_default();
        let name = NAMES.iter().find(|row| row.0 == instruction).map(|row| row.1);
        let Some(name) = name.filter(|_| raw.first() != Some(&0xff)) else {
            return if raw.starts_with(&[0xff, 0xca]) {
                "GET UID".to_owned()
            } else {
                format!("INS {instruction:02X}")
            };
        };
        let Ok(command) = Command::decode(raw) else { return name.to_owned() };
        match self.about(&command, found) {
            about if about.is_empty() => name.to_owned(),
            about => format!("{name} {about}"),
        }
    }

    fn about(&mut self, command: &Command<'_>, found: Option<usize>) -> String {
        match command.instruction {
            0xa4 => self.selected(command, found.is_some()),
            0xb0 if command.p1 & 0x80 != 0 => {
                self.reading(Some(FileId(u16::from(command.p1 & 0x1f))), command.p2.into(), found)
            }
            0xb0 => self.reading(self.file, u16::from_be_bytes([command.p1, command.p2]), found),
            0xb2 => {
                let short = command.p2 >> 3;
                let file = if short == 0 { self.file } else { Some(FileId(short.into())) };
                format!("{} #{}", self.named(file), command.p1).trim_start().to_owned()
            }
            0x20 | 0x24 | 0x32 | 0x2a if command.p2 & 0x1f == 0 => self.named(self.file),
            0x20 | 0x24 | 0x32 | 0x2a | 0x88 => self.named(Some(FileId(u16::from(command.p2 & 0x1f)))),
            0xca => format!("{:02X}{:02X}", command.p1, command.p2),
            _ => String::new(),
        }
    }

    fn selected(&mut self, command: &Command<'_>, is_ok: bool) -> String {
        let (before_app, before_file) = (self.app, self.file);
        let said = match (command.p1, command.data) {
            (0x04, aid) => {
                (self.app, self.file) = (FIRST.app_of_aid(aid), None);
                self.app.map_or_else(|| hex::encode_upper(aid), |row| row.name.to_owned())
            }
            (0x02, &[high, low]) => {
                self.file = Some(FileId(u16::from_be_bytes([high, low])));
                self.named(self.file)
            }
            (_, data) => {
                (self.app, self.file) = (None, None);
                hex::encode_upper(data)
            }
        };
        if !is_ok {
            (self.app, self.file) = (before_app, before_file);
        }
        said
    }

    fn reading(&mut self, file: Option<FileId>, offset: u16, found: Option<usize>) -> String {
        if found.is_some() {
            self.file = file;
        }
        let end = found.map_or(String::new(), |found| (usize::from(offset) + found).to_string());
        format!("{} [{offset}..{end}]", self.named(file)).trim_start().to_owned()
    }

    /// `text 0001 number`, as far as it is known.
    fn named(&self, file: Option<FileId>) -> String {
        let Some(id) = file else { return String::new() };
        let Some(app) = self.app else { return id.to_string() };
        let name = app.file(id).map(|row| row.name);
        let name = name.or_else(|| app.secret(id).map(|row| row.name)).or_else(|| app.key(id).map(|row| row.name));
        format!("{} {id} {}", app.name, name.unwrap_or_default()).trim_end().to_owned()
    }
}
