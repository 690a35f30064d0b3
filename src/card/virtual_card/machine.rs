//! What the virtual card answers.

mod crypto;
mod file;
mod secret;

use std::collections::BTreeSet;
use std::io;

use zeroize::Zeroizing;

use super::model::{App, Model};
use crate::apdu::{Chip, Command, Status};
use crate::card::table::{AppId, AppRow, FileId};
use crate::crypto::rng::Rng;

/// Keeps a card whose counters or secrets have changed.
pub type Store = Box<dyn FnMut(&Model) -> io::Result<()> + Send>;

/// Data and status.
type Answer = Result<Zeroizing<Vec<u8>>, Status>;

/// A virtual card under power.
pub struct Machine {
    model: Model,
    store: Store,
    rng: Box<dyn Rng + Send>,
    app: AppId,
    file: Option<FileId>,
    shown: BTreeSet<FileId>,
}

impl Machine {
    /// Puts a card on the table; `store` is called before an answer that changes a counter or a secret goes out.
    #[must_use]
    pub fn new(model: Model, store: Store, rng: Box<dyn Rng + Send>) -> Self {
        Self { model, store, rng, app: AppId::Isd, file: None, shown: BTreeSet::new() }
    }

    /// The card as it is now.
    #[must_use]
    pub fn model(&self) -> &Model {
        &self.model
    }

    fn row(&self) -> &'static AppRow {
        // safe: only applications of the table are ever selected, and every table has the security domain
        self.model.generation.app(self.app).expect("a row for what is selected")
    }

    fn content(&self) -> Option<&App> {
        self.model.apps.get(&self.app)
    }

    fn forget(&mut self) {
        self.app = AppId::Isd;
        self.file = None;
        self.shown.clear();
    }

    fn execute(&mut self, command: &Command<'_>) -> Answer {
        match (command.class, command.instruction) {
            (0x00, 0xa4) => self.select(command),
            (0x00, 0xb0) => self.read_binary(command),
            (0x00, 0xb2) => self.read_record(command),
            (0x00, 0x20) => self.verify(command),
            (0x00, 0x24) => self.change(command, false),
            (0x80, 0x32) => self.change(command, true),
            (0x80, 0x2a) => self.sign(command),
            (0x00, 0x84) => self.challenge(command),
            (0x00, 0x88) => self.authenticate(command),
            (0x00, 0xca) => self.data_object(command),
            (0x01..=0x03 | 0x81..=0x83, _) => Err(Status(0x6881)),
            (0x00 | 0x80, _) => Err(Status(0x6d00)),
            _ => Err(Status(0x6e00)),
        }
    }

    fn select(&mut self, command: &Command<'_>) -> Answer {
        match (command.p1, command.p2) {
            (0x04, 0x0c) => self.select_application(command.data),
            (0x02, 0x0c) => self.select_file(command.data),
            // The real card says yes to the master file and goes nowhere.
            (0x00, 0x00) if matches!(command.data, [] | [0x3f, 0x00]) => Ok(Zeroizing::default()),
            (0x00 | 0x02 | 0x04, _) => Err(Status(0x6a82)),
            _ => Err(Status(0x6a86)),
        }
    }

    /// Selecting the same application again keeps what was shown to it; any other takes it back.
    fn select_application(&mut self, aid: &[u8]) -> Answer {
        let row = self.model.generation.app_of_aid(aid).ok_or(Status(0x6a82))?;
        if row.id != AppId::Isd && !self.model.apps.contains_key(&row.id) {
            return Err(Status(0x6a82));
        }
        if row.id != self.app {
            self.shown.clear();
        }
        self.app = row.id;
        self.file = None;
        Ok(Zeroizing::default())
    }

    fn select_file(&mut self, id: &[u8]) -> Answer {
        let &[high, low] = id else { return Err(Status(0x6700)) };
        let id = FileId(u16::from_be_bytes([high, low]));
        if !self.has(id) {
            return Err(Status(0x6a82));
        }
        self.file = Some(id);
        Ok(Zeroizing::default())
    }

    /// Whether the selected application has something of this name.
    fn has(&self, id: FileId) -> bool {
        let has =
            |app: &App| app.files.contains_key(&id) || app.secrets.contains_key(&id) || app.keys.contains_key(&id);
        self.content().is_some_and(has)
    }

    /// What P2 names: the selected one, or a short identifier, which selects it.
    fn referenced(&mut self, p2: u8) -> Result<FileId, Status> {
        match p2 {
            0x80 => self.file.ok_or(Status(0x6986)),
            0x81..=0x9e => {
                let id = FileId(u16::from(p2 & 0x1f));
                if !self.has(id) {
                    return Err(Status(0x6a88));
                }
                self.file = Some(id);
                Ok(id)
            }
            _ => Err(Status(0x6a86)),
        }
    }
}

impl Chip for Machine {
    fn power_on(&mut self) {
        self.forget();
    }

    fn power_off(&mut self) {
        self.forget();
    }

    /// Nothing is forgotten: what was shown survives a warm reset on the real card.
    fn reset(&mut self) {}

    fn atr(&self) -> &[u8] {
        &self.model.atr
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        let answer = match Command::decode(command) {
            Ok(command) => self.execute(&command),
            Err(_) => Err(Status(0x6700)),
        };
        let (data, status) = match answer {
            Ok(data) => (data, Status::OK),
            Err(status) => (Zeroizing::default(), status),
        };
        let mut out = Zeroizing::new(Vec::with_capacity(data.len() + 2));
        out.extend_from_slice(&data);
        out.extend_from_slice(&status.0.to_be_bytes());
        out
    }
}

impl std::fmt::Debug for Machine {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Machine({:?} {:?})", self.app, self.file)
    }
}
