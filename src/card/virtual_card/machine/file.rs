//! Reading.

use zeroize::Zeroizing;

use super::{Answer, Machine};
use crate::apdu::{Command, Length, Status};
use crate::card::table::{Access, AppId, FileId, FileRow, Shape};

impl Machine {
    /// READ BINARY. What may not be read is refused before anything is said about its length.
    pub(super) fn read_binary(&mut self, command: &Command<'_>) -> Answer {
        let expected = command.expected.ok_or(Status(0x6700))?;
        let (id, offset) = self.place(command.p1, command.p2)?;
        let row = self.readable(id)?;
        if row.shape == Shape::Records {
            return Err(Status(0x6981));
        }
        let content = self.content().and_then(|app| app.files.get(&id)).ok_or(Status(0x6a82))?;
        let rest = content.get(offset..).filter(|rest| !rest.is_empty()).ok_or(Status(0x6b00))?;
        let wanted = usize::try_from(expected).unwrap_or(usize::MAX);
        Ok(Zeroizing::new(rest[..wanted.min(rest.len())].to_vec()))
    }

    /// The file and the offset that P1 and P2 name; a short identifier selects the file.
    fn place(&mut self, p1: u8, p2: u8) -> Result<(FileId, usize), Status> {
        if p1 & 0x80 == 0 {
            let id = self.file.ok_or(Status(0x6986))?;
            return Ok((id, usize::from(u16::from_be_bytes([p1, p2]))));
        }
        let id = FileId(u16::from(p1 & 0x1f));
        if p1 & 0x60 != 0 {
            return Err(Status(0x6a86));
        }
        if !self.has(id) {
            return Err(Status(0x6a82));
        }
        self.file = Some(id);
        Ok((id, usize::from(p2)))
    }

    /// The row of a file that may be read now.
    fn readable(&self, id: FileId) -> Result<&'static FileRow, Status> {
        // A secret or a key is no file that can be read.
        let row = self.row().file(id).ok_or(Status(0x6981))?;
        match row.access {
            Access::AnyOf(secrets) if !secrets.iter().any(|secret| self.shown.contains(secret)) => Err(Status(0x6982)),
            Access::Free | Access::AnyOf(_) => Ok(row),
        }
    }

    /// READ RECORD, of one record.
    pub(super) fn read_record(&mut self, command: &Command<'_>) -> Answer {
        let (record, p2) = (command.p1, command.p2);
        command.expected.ok_or(Status(0x6700))?;
        let id = match (p2 & 0x07, p2 >> 3) {
            (0x04, 0) => self.file.ok_or(Status(0x6986))?,
            (0x04, short) => FileId(u16::from(short)),
            _ => return Err(Status(0x6a86)),
        };
        if !self.has(id) {
            return Err(Status(0x6a82));
        }
        self.file = Some(id);
        if self.readable(id)?.shape != Shape::Records {
            return Err(Status(0x6981));
        }
        let content = self.content().and_then(|app| app.files.get(&id)).ok_or(Status(0x6a82))?;
        record_of(content, record).map(|found| Zeroizing::new(found.to_vec())).ok_or(Status(0x6a83))
    }

    /// GET DATA, in the security domain alone.
    pub(super) fn data_object(&mut self, command: &Command<'_>) -> Answer {
        let expected = command.expected.ok_or(Status(0x6700))?;
        let tag = u16::from_be_bytes([command.p1, command.p2]);
        let found = self.content().filter(|_| self.app == AppId::Isd).and_then(|app| app.data.get(&tag));
        let object = found.ok_or(Status(0x6a88))?;
        if command.length == Length::Short && object.len() > 256
            || object.len() > usize::try_from(expected).unwrap_or(0)
        {
            return Err(Status(0x6700));
        }
        Ok(Zeroizing::new(object.clone()))
    }
}

/// The record of this number, counted from 1: each is an object of one tag and one length byte.
fn record_of(content: &[u8], number: u8) -> Option<&[u8]> {
    let mut rest = content;
    for at in 1..=number {
        let length = usize::from(*rest.get(1)?) + 2;
        let (record, behind) = rest.split_at_checked(length)?;
        if at == number {
            return Some(record);
        }
        rest = behind;
    }
    None
}
