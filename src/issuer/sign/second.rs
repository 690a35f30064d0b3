//! What the second edition adds to a record: `x5t` (12.3.4) and `status` (12.3.6).

use crate::cbor::{Encode, Writer};
use crate::crypto::digest::sha256;
use crate::mdoc::{IdentifierListInfo, StatusListInfo};

/// COSE identifier of SHA-256.
const SHA_256: i64 = -16;

/// A record of the second edition: `x5t` among the protected headers, and in the MSO the lists that tell of its
/// revocation, if any.
///
/// Written, it is the `Status` of the MSO; where it names no list, there must be none.
#[derive(Clone, PartialEq, Eq, Default, Debug)]
pub struct SecondEdition {
    /// The list that tells by index.
    pub status_list: Option<StatusListInfo<'static>>,
    /// The list that tells by identifier.
    pub identifier_list: Option<IdentifierListInfo<'static>>,
}

impl SecondEdition {
    /// Whether it names a list.
    #[must_use]
    pub fn names_list(&self) -> bool {
        self.status_list.is_some() || self.identifier_list.is_some()
    }
}

impl Encode for SecondEdition {
    fn encode(&self, writer: &mut Writer) {
        let lists = usize::from(self.status_list.is_some()) + usize::from(self.identifier_list.is_some());
        writer.map(lists);
        if let Some(list) = &self.status_list {
            writer.text("status_list").value(list);
        }
        if let Some(list) = &self.identifier_list {
            writer.text("identifier_list").value(list);
        }
    }
}

/// The value of `x5t` (RFC 9360, 2): the hash of the signer's certificate.
pub(in crate::issuer) struct Thumbprint<'a>(pub(in crate::issuer) &'a [u8]);

impl Encode for Thumbprint<'_> {
    fn encode(&self, writer: &mut Writer) {
        writer.array(2).int(SHA_256).bytes(&sha256(self.0));
    }
}
