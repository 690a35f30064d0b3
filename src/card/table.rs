//! What is on the card, as data: applications, files, secrets, keys, and what opens what.
//!
//! One [`Generation`] is one table. The reader, the virtual card and the explanations all go by it, so that the card
//! of the next generation (ECDSA on P-384, other applications) is another table. There is no public specification of
//! the card; these rows are what programs by many hands have in common.

mod first;

pub use first::FIRST;

/// Two bytes that name a file, a secret or a key within an application.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u16);

impl FileId {
    /// The two bytes, as they stand in SELECT.
    #[must_use]
    pub fn to_bytes(self) -> [u8; 2] {
        self.0.to_be_bytes()
    }

    /// The short identifier: the last five bits, for those below 001F.
    #[must_use]
    pub fn short(self) -> Option<u8> {
        u8::try_from(self.0).ok().filter(|short| (1..=30).contains(short))
    }
}

impl std::fmt::Display for FileId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl std::fmt::Debug for FileId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

/// An application of the card.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum AppId {
    /// 公的個人認証AP: certificates and their keys.
    Jpki,
    /// 券面事項入力補助AP: the four attributes and the individual number, as text.
    Text,
    /// 券面事項確認AP: the face of the card, as pictures.
    Visual,
    /// 住基AP.
    Juki,
    /// 共通カードAP: the serial number of the card.
    Common,
    /// The issuer security domain: what is selected when power comes on.
    Isd,
}

/// What a secret looks like.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum SecretForm {
    /// 4 digits.
    Pin4,
    /// 6 to 16 of A–Z and 0–9, at least one of each.
    Password,
    /// 照合番号A: the individual number.
    Number,
    /// 照合番号B: birth in the Japanese era as YYMMDD, year of expiry, security code; 14 digits.
    Face,
    /// 生年月日: birth in the Japanese era as YYMMDD.
    Birth,
    /// Never used by the citizen: blocked from the day of issue.
    Sealed,
}

/// A secret and its counter.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct SecretRow {
    /// Where it is.
    pub id: FileId,
    /// Its name in `status`, in JSON and in a pin file.
    pub name: &'static str,
    /// What it looks like.
    pub form: SecretForm,
    /// How many tries there are after a success.
    pub tries: u8,
}

/// Who may read a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Access {
    /// Everybody.
    Free,
    /// Who has shown one of these secrets.
    AnyOf(&'static [FileId]),
}

/// How a file is read, and how far.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    /// READ BINARY, to the end of the object it begins with.
    Object,
    /// READ BINARY, this many bytes.
    Bytes(u16),
    /// READ RECORD.
    Records,
}

/// A file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FileRow {
    /// Where it is.
    pub id: FileId,
    /// Its name in messages and JSON.
    pub name: &'static str,
    /// Who may read it.
    pub access: Access,
    /// How it is read.
    pub shape: Shape,
    /// Whether answers that hold it are masked in a trace unless revealed: it holds the individual number, or what it
    /// can be found from.
    pub holds_number: bool,
}

/// A key that signs inside the card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct KeyRow {
    /// Where it is.
    pub id: FileId,
    /// Its name in messages.
    pub name: &'static str,
    /// The secret it wants first.
    pub secret: Option<FileId>,
    /// P2 of PERFORM SECURITY OPERATION with this key.
    pub p2: u8,
}

/// An application: its name, and what is in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct AppRow {
    /// Which one.
    pub id: AppId,
    /// Its name at the prompt and in JSON.
    pub name: &'static str,
    /// Its application identifier, whole.
    pub aid: &'static [u8],
    /// Its files.
    pub files: &'static [FileRow],
    /// Its secrets.
    pub secrets: &'static [SecretRow],
    /// Its keys.
    pub keys: &'static [KeyRow],
}

impl AppRow {
    /// The file of this identifier.
    #[must_use]
    pub fn file(&self, id: FileId) -> Option<&'static FileRow> {
        self.files.iter().find(|row| row.id == id)
    }

    /// The secret of this identifier.
    #[must_use]
    pub fn secret(&self, id: FileId) -> Option<&'static SecretRow> {
        self.secrets.iter().find(|row| row.id == id)
    }

    /// The key of this identifier.
    #[must_use]
    pub fn key(&self, id: FileId) -> Option<&'static KeyRow> {
        self.keys.iter().find(|row| row.id == id)
    }
}

/// A generation of cards.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Generation {
    /// Its name: the year of its first card.
    pub name: &'static str,
    /// Its applications.
    pub apps: &'static [AppRow],
}

impl Generation {
    /// Every generation that is known.
    pub const ALL: &'static [&'static Self] = &[&FIRST];

    /// The generation of this name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<&'static Self> {
        Self::ALL.iter().copied().find(|generation| generation.name == name)
    }

    /// The row of an application, if this generation has it.
    #[must_use]
    pub fn app(&self, id: AppId) -> Option<&'static AppRow> {
        self.apps.iter().find(|row| row.id == id)
    }

    /// The application of exactly this identifier.
    #[must_use]
    pub fn app_of_aid(&self, aid: &[u8]) -> Option<&'static AppRow> {
        self.apps.iter().find(|row| row.aid == aid)
    }

    /// The application of this name.
    #[must_use]
    pub fn app_of_name(&self, name: &str) -> Option<&'static AppRow> {
        self.apps.iter().find(|row| row.name == name)
    }
}

#[cfg(test)]
mod tests;
