//! Which kind of card or phone it is: by what it answers, never by its answer to reset.

use crate::card::file::TokenKind;
use crate::card::session::{Card, CardError};
use crate::card::table::{AppId, FileId};
use crate::text::Message;
use crate::x509::{Certificate, oid};

/// What answers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::cli) enum CardKind {
    /// An Android phone.
    Android,
    /// An iPhone.
    IPhone,
    /// The old card of the resident register.
    Juki,
    /// A virtual card of a mock world.
    Mock,
    /// Not a My Number Card.
    None,
    /// Another label.
    Other,
    /// The plastic card.
    Plastic,
    /// A test card of J-LIS, nobody's.
    Test,
}

impl CardKind {
    /// Finds out; selects the application of certificates.
    ///
    /// # Errors
    /// The link, and a card that has the application and does not let its label be read.
    pub(in crate::cli) fn of(card: &mut Card) -> Result<Self, CardError> {
        match card.select(AppId::Jpki) {
            Ok(_) => {}
            Err(CardError::NoApplication(_)) => return Ok(Self::None),
            Err(error) if error.link().is_some() => return Err(error),
            Err(_) => return Ok(Self::None),
        }
        let info = card.read(AppId::Jpki, FileId(0x0006))?;
        let label = info.get(..32).unwrap_or(&info);
        Ok(match TokenKind::of_label(label) {
            TokenKind::Android => Self::Android,
            TokenKind::IPhone => Self::IPhone,
            TokenKind::JukiCard => Self::Juki,
            TokenKind::Other => Self::Other,
            TokenKind::PlasticCard => hierarchy(card)?,
        })
    }

    /// Whether it has certificates only.
    pub(in crate::cli) fn is_phone(self) -> bool {
        matches!(self, Self::Android | Self::IPhone)
    }

    /// Its fixed word, as in JSON.
    pub(in crate::cli) fn word(self) -> &'static str {
        match self {
            Self::Android => "android",
            Self::IPhone => "iphone",
            Self::Juki => "juki",
            Self::Mock => "mock",
            Self::None => "none",
            Self::Other => "other",
            Self::Plastic => "plastic",
            Self::Test => "test",
        }
    }

    /// What it is called.
    pub(in crate::cli) fn name(self) -> Message {
        use crate::text;
        match self {
            Self::Android => text!(kind_android),
            Self::IPhone => text!(kind_iphone),
            Self::Juki => text!(kind_juki),
            Self::Mock => text!(kind_mock),
            Self::None => text!(kind_none),
            Self::Other => text!(kind_other),
            Self::Plastic => text!(kind_plastic),
            Self::Test => text!(kind_test),
        }
    }
}

/// Whose plastic card it is, by the authority that it names: nothing is checked here.
fn hierarchy(card: &mut Card) -> Result<CardKind, CardError> {
    let certificate = match card.read(AppId::Jpki, FileId(0x000b)) {
        Ok(certificate) => certificate,
        Err(error) if error.link().is_some() => return Err(error),
        Err(_) => return Ok(CardKind::Plastic),
    };
    let organization = Certificate::from_der(&certificate)
        .ok()
        .and_then(|certificate| certificate.subject().first(&oid::ORGANIZATION).map(|name| name.into_owned()));
    Ok(match organization.as_deref() {
        Some("JPKI-TEST") => CardKind::Test,
        Some(name) if name.starts_with("MOCK") => CardKind::Mock,
        _ => CardKind::Plastic,
    })
}
