//! An answer (ISO/IEC 7816-4, 5.1): data, then two bytes of status.

use zeroize::Zeroizing;

use super::Status;

/// An answer; its data may be personal, so it is wiped when dropped and never shown by `Debug`.
#[derive(PartialEq, Eq)]
pub struct Response {
    bytes: Zeroizing<Vec<u8>>,
    status: Status,
}

impl Response {
    /// Reads an answer; none for fewer than two bytes.
    #[must_use]
    pub fn decode(mut bytes: Zeroizing<Vec<u8>>) -> Option<Self> {
        let length = bytes.len().checked_sub(2)?;
        let status = Status(u16::from_be_bytes([bytes[length], bytes[length + 1]]));
        bytes.truncate(length);
        Some(Self { bytes, status })
    }

    /// The data.
    #[must_use]
    pub fn data(&self) -> &[u8] {
        &self.bytes
    }

    /// The data, taken out.
    #[must_use]
    pub fn into_data(self) -> Zeroizing<Vec<u8>> {
        self.bytes
    }

    /// The status.
    #[must_use]
    pub fn status(&self) -> Status {
        self.status
    }

    /// Puts the data of another answer behind this one's, and takes over its status.
    pub(super) fn append(&mut self, next: &Self) {
        // Growing would leave the old bytes behind unwiped.
        let mut joined = Zeroizing::new(Vec::with_capacity(self.bytes.len() + next.bytes.len()));
        joined.extend_from_slice(&self.bytes);
        joined.extend_from_slice(&next.bytes);
        self.bytes = joined;
        self.status = next.status;
    }
}

impl std::fmt::Debug for Response {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Response([{} bytes] {})", self.bytes.len(), self.status)
    }
}
