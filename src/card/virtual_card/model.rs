//! The file of a virtual card (`mnc.card/1`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::card::table::{AppId, FileId, Generation};
use crate::crypto::rsa;

/// The name of the format.
pub const SCHEMA: &str = "mnc.card/1";

/// A card: what is in its files, its secrets and keys.
#[derive(Debug)]
pub struct Model {
    /// Which table it goes by.
    pub generation: &'static Generation,
    /// Answer to reset.
    pub atr: Vec<u8>,
    /// Whose card it is, for people who read the file; nothing goes by it.
    pub person: serde_json::Value,
    /// What is in each application.
    pub apps: BTreeMap<AppId, App>,
}

/// What is in an application.
#[derive(Debug, Default)]
pub struct App {
    /// Contents of files; one of records is the records one after the other.
    pub files: BTreeMap<FileId, Zeroizing<Vec<u8>>>,
    /// Secrets and what is left of their tries.
    pub secrets: BTreeMap<FileId, Stored>,
    /// Private keys, PKCS#8 PEM.
    pub keys: BTreeMap<FileId, Zeroizing<String>>,
    /// Data objects, by tag.
    pub data: BTreeMap<u16, Vec<u8>>,
}

/// A secret in the card.
#[derive(Clone)]
pub struct Stored {
    /// Its bytes, as text.
    pub value: Zeroizing<String>,
    /// Tries left.
    pub left: u8,
}

impl std::fmt::Debug for Stored {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Stored([elided], {} left)", self.left)
    }
}

/// Why a file is no virtual card; paths are JSON pointers.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ModelError {
    /// No JSON, or a field is missing or of another type.
    #[error("json")]
    Json(#[from] serde_json::Error),
    /// Another format, or another version of it.
    #[error("schema {0}")]
    Schema(String),
    /// A generation that is not in the tables.
    #[error("generation {0}")]
    Generation(String),
    /// An application that the generation does not have.
    #[error("application {0}")]
    App(String),
    /// Something in an application that its table does not have, or whose content is none.
    #[error("{app}/{part}/{id}")]
    Entry {
        /// The application.
        app: String,
        /// `files`, `secrets`, `keys` or `data`.
        part: &'static str,
        /// Its name there.
        id: String,
    },
    /// A secret that the table has and the file lacks.
    #[error("missing {app}/{part}/{id}")]
    Missing {
        /// The application.
        app: &'static str,
        /// `secrets`.
        part: &'static str,
        /// Its name there.
        id: FileId,
    },
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    schema: String,
    generation: String,
    atr: String,
    #[serde(default)]
    person: serde_json::Value,
    applications: serde_json::Map<String, serde_json::Value>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawApp {
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    files: BTreeMap<String, Zeroizing<String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    secrets: BTreeMap<String, RawSecret>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    keys: BTreeMap<String, Zeroizing<String>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    data: BTreeMap<String, String>,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSecret {
    value: Zeroizing<String>,
    left: u8,
}

impl Model {
    /// Whether bytes look like the file of a virtual card.
    #[must_use]
    pub fn is_one(input: &[u8]) -> bool {
        serde_json::from_slice::<serde_json::Value>(input).is_ok_and(|json| json["schema"] == SCHEMA)
    }

    /// Reads a card.
    ///
    /// # Errors
    /// [`ModelError`].
    pub fn read(input: &[u8]) -> Result<Self, ModelError> {
        let raw: Raw = serde_json::from_slice(input)?;
        if raw.schema != SCHEMA {
            return Err(ModelError::Schema(raw.schema));
        }
        let generation =
            Generation::of_name(&raw.generation).ok_or_else(|| ModelError::Generation(raw.generation.clone()))?;
        let atr = hex::decode(&raw.atr).map_err(|_| ModelError::App("atr".into()))?;
        let mut apps = BTreeMap::new();
        for (name, value) in raw.applications {
            let row = generation.app_of_name(&name).ok_or_else(|| ModelError::App(name.clone()))?;
            let app: RawApp = serde_json::from_value(value)?;
            apps.insert(row.id, App::of_raw(app, &name)?);
        }
        let model = Self { generation, atr, person: raw.person, apps };
        model.check()?;
        Ok(model)
    }

    /// Writes a card.
    #[must_use]
    pub fn to_json(&self) -> Zeroizing<String> {
        let mut applications = serde_json::Map::new();
        for row in self.generation.apps {
            if let Some(app) = self.apps.get(&row.id) {
                let value = serde_json::to_value(app.to_raw()).unwrap_or_default(); // maps with text keys always fit
                applications.insert(row.name.to_owned(), value);
            }
        }
        let raw = Raw {
            schema: SCHEMA.to_owned(),
            generation: self.generation.name.to_owned(),
            atr: hex::encode_upper(&self.atr),
            person: self.person.clone(),
            applications,
        };
        let mut text = Zeroizing::new(serde_json::to_string_pretty(&raw).unwrap_or_default()); // likewise
        text.push('\n');
        text
    }

    /// Holds what is there against the table: secrets of known applications, and no more tries than there can be.
    fn check(&self) -> Result<(), ModelError> {
        for (id, app) in &self.apps {
            let Some(row) = self.generation.app(*id) else { continue };
            let entry = |part, id: &FileId| ModelError::Entry { app: row.name.to_owned(), part, id: id.to_string() };
            if let Some((id, _)) = app.files.iter().find(|(id, _)| row.file(**id).is_none()) {
                return Err(entry("files", id));
            }
            if let Some((id, _)) = app.keys.iter().find(|(id, _)| row.key(**id).is_none()) {
                return Err(entry("keys", id));
            }
            for (id, stored) in &app.secrets {
                if row.secret(*id).is_none_or(|row| stored.left > row.tries) {
                    return Err(entry("secrets", id));
                }
            }
            if let Some(missing) = row.secrets.iter().find(|row| !app.secrets.contains_key(&row.id)) {
                return Err(ModelError::Missing { app: row.name, part: "secrets", id: missing.id });
            }
        }
        Ok(())
    }
}

impl App {
    fn of_raw(raw: RawApp, name: &str) -> Result<Self, ModelError> {
        let entry = |part, id: &str| ModelError::Entry { app: name.to_owned(), part, id: id.to_owned() };
        let mut app = Self::default();
        for (id, content) in raw.files {
            let content = hex::decode(content.as_bytes()).map_err(|_| entry("files", &id))?;
            app.files.insert(number(&id).map(FileId).ok_or_else(|| entry("files", &id))?, content.into());
        }
        for (id, RawSecret { value, left }) in raw.secrets {
            let id = number(&id).map(FileId).ok_or_else(|| entry("secrets", &id))?;
            app.secrets.insert(id, Stored { value, left });
        }
        for (id, pem) in raw.keys {
            rsa::PrivateKey::from_pkcs8_pem(&pem).map_err(|_| entry("keys", &id))?;
            app.keys.insert(number(&id).map(FileId).ok_or_else(|| entry("keys", &id))?, pem);
        }
        for (tag, content) in raw.data {
            let content = hex::decode(content).map_err(|_| entry("data", &tag))?;
            app.data.insert(number(&tag).ok_or_else(|| entry("data", &tag))?, content);
        }
        Ok(app)
    }

    fn to_raw(&self) -> RawApp {
        let secret = |stored: &Stored| RawSecret { value: stored.value.clone(), left: stored.left };
        RawApp {
            files: self.files.iter().map(|(id, file)| (id.to_string(), hex::encode_upper(file).into())).collect(),
            secrets: self.secrets.iter().map(|(id, stored)| (id.to_string(), secret(stored))).collect(),
            keys: self.keys.iter().map(|(id, pem)| (id.to_string(), pem.clone())).collect(),
            data: self.data.iter().map(|(tag, object)| (format!("{tag:04X}"), hex::encode_upper(object))).collect(),
        }
    }
}

/// The four capital digits that files, secrets and data objects are named by.
fn number(text: &str) -> Option<u16> {
    let is_capital = text.len() == 4 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    is_capital.then(|| u16::from_str_radix(text, 16).ok()).flatten()
}
