//! Secrets and their counters.

use zeroize::Zeroizing;

use super::{Answer, Machine};
use crate::apdu::{Command, Status};
use crate::card::secret::lengths;
use crate::card::table::{AppId, FileId, SecretForm, SecretRow};

impl Machine {
    /// VERIFY. Without data it asks for the tries left and always answers 63Cx, also for a blocked secret and right
    /// after a success: other card software takes any other answer for a broken card.
    pub(super) fn verify(&mut self, command: &Command<'_>) -> Answer {
        if command.p1 != 0 {
            return Err(Status(0x6a86));
        }
        let id = self.referenced(command.p2)?;
        let row = self.row().secret(id).ok_or(Status(0x6a88))?;
        let left = self.stored(id)?.left;
        if command.data.is_empty() {
            return Err(Status::tries_left(left));
        }
        if left == 0 {
            return Err(Status(0x6984));
        }
        let is_right = same(self.stored(id)?.value.as_bytes(), command.data);
        let left = if is_right { row.tries } else { left - 1 };
        self.set_left(id, left)?;
        if is_right {
            self.shown.insert(id);
            return Ok(Zeroizing::default());
        }
        self.shown.remove(&id);
        Err(Status::tries_left(left))
    }

    /// CHANGE REFERENCE DATA, or CHANGE KEY of JICSAP in the two applications that know only that.
    pub(super) fn change(&mut self, command: &Command<'_>, is_jicsap: bool) -> Answer {
        if is_jicsap != matches!(self.app, AppId::Juki | AppId::Common) {
            return Err(Status(0x6d00));
        }
        if command.p1 != u8::from(!is_jicsap) {
            return Err(Status(0x6a86));
        }
        let id = self.referenced(command.p2)?;
        let row = self.row().secret(id).ok_or(Status(0x6a88))?;
        if !self.shown.contains(&id) {
            return Err(Status(0x6982));
        }
        let value = new_value(row, command.data)?;
        let before = self.stored(id)?.clone();
        let stored = self.stored_mut(id)?;
        stored.value = value;
        stored.left = row.tries;
        self.keep(id, before)?;
        Ok(Zeroizing::default())
    }

    fn stored(&self, id: FileId) -> Result<&super::super::Stored, Status> {
        self.content().and_then(|app| app.secrets.get(&id)).ok_or(Status(0x6a88))
    }

    fn stored_mut(&mut self, id: FileId) -> Result<&mut super::super::Stored, Status> {
        self.model.apps.get_mut(&self.app).and_then(|app| app.secrets.get_mut(&id)).ok_or(Status(0x6a88))
    }

    /// Counts, and keeps the count before anything is answered.
    fn set_left(&mut self, id: FileId, left: u8) -> Result<(), Status> {
        let before = self.stored(id)?.clone();
        if before.left == left {
            return Ok(());
        }
        self.stored_mut(id)?.left = left;
        self.keep(id, before)
    }

    /// Keeps the card as it is now; where that fails, everything is as before and the memory is to blame.
    fn keep(&mut self, id: FileId, before: super::super::Stored) -> Result<(), Status> {
        if (self.store)(&self.model).is_ok() {
            return Ok(());
        }
        *self.stored_mut(id)? = before;
        Err(Status(0x6581))
    }
}

/// A new secret of the right form.
fn new_value(row: &SecretRow, data: &[u8]) -> Result<Zeroizing<String>, Status> {
    let (least, most) = lengths(row.form).map_err(|_| Status(0x6985))?;
    let belongs = |byte: &u8| match row.form {
        SecretForm::Password => byte.is_ascii_digit() || byte.is_ascii_uppercase(),
        _ => byte.is_ascii_digit(),
    };
    let fits = (least..=most).contains(&data.len()) && data.iter().all(belongs);
    let value = std::str::from_utf8(data).ok().filter(|_| fits).ok_or(Status(0x6a80))?;
    Ok(Zeroizing::new(value.to_owned()))
}

/// Compares to the end, wherever they differ.
fn same(stored: &[u8], shown: &[u8]) -> bool {
    stored.len() == shown.len() && stored.iter().zip(shown).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0
}
