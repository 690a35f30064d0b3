use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

/// Where notices are looked for.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum NoticePlace {
    /// A world, or its ledger; a relative path starts at the wallet's folder.
    Path(String),
    /// An issuer's server.
    Url(String),
}

/// An empty text names no place.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("empty")]
pub struct NoPlace;

impl NoticePlace {
    /// The path as seen from the wallet in that folder; none for a URL.
    #[must_use]
    pub fn path_from(&self, wallet: &Path) -> Option<PathBuf> {
        match self {
            Self::Path(path) => Some(wallet.join(path)),
            Self::Url(_) => None,
        }
    }
}

impl TryFrom<String> for NoticePlace {
    type Error = NoPlace;

    fn try_from(text: String) -> Result<Self, NoPlace> {
        match text.as_str() {
            "" => Err(NoPlace),
            url if url.starts_with("http://") || url.starts_with("https://") => Ok(Self::Url(text)),
            _ => Ok(Self::Path(text)),
        }
    }
}

impl From<NoticePlace> for String {
    fn from(place: NoticePlace) -> Self {
        match place {
            NoticePlace::Path(text) | NoticePlace::Url(text) => text,
        }
    }
}
