//! What a holder's device understands (second edition 9.1).

use super::{DeviceEngagement, optional};
use crate::cbor::{Decoder, Error, Fields, Item};

/// ```cddl
/// Capabilities = { ? 2: bool, ? 3: bool, ? 4: bool, * int => any }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capabilities<'a> {
    /// HandoverSessionEstablishmentSupport.
    pub handover_session_establishment: Option<bool>,
    /// ReaderAuthAllSupport.
    pub reader_auth_all: Option<bool>,
    /// ExtendedRequestSupport.
    pub extended_request: Option<bool>,
    /// Entries this structure does not know.
    pub unknown: Vec<(Item<'a>, Item<'a>)>,
}

impl<'a> Capabilities<'a> {
    pub(super) fn read(item: Item<'a>, decoder: &Decoder<'a>) -> Result<Self, Error> {
        let mut fields = Fields::of(item, decoder)?;
        Ok(Self {
            handover_session_establishment: optional(&mut fields, 2, Item::bool)?,
            reader_auth_all: optional(&mut fields, 3, Item::bool)?,
            extended_request: optional(&mut fields, 4, Item::bool)?,
            unknown: fields.rest(),
        })
    }
}

/// What a holder's device says it understands of the second edition; one that says nothing understands nothing of it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Understands {
    /// One signature over the whole request (`readerAuthAll`).
    pub reader_auth_all: bool,
    /// Requests that say more than their elements.
    pub extended_request: bool,
}

impl DeviceEngagement<'_> {
    /// What the holder's device understands.
    #[must_use]
    pub fn understands(&self) -> Understands {
        let said =
            |which: fn(&Capabilities<'_>) -> Option<bool>| self.capabilities.as_ref().and_then(which) == Some(true);
        Understands {
            reader_auth_all: said(|found| found.reader_auth_all),
            extended_request: said(|found| found.extended_request),
        }
    }
}
