//! Answers without documents (ISO/IEC 18013-5, 8.3.2.1.2.2, 8.3.2.1.2.3).

use crate::cbor::Writer;

/// Why a whole request is not answered; the numbers are the standard's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ResponseStatus {
    /// 10.
    GeneralError,
    /// 12: the request is no DeviceRequest, or refers to nothing.
    ValidationError,
}

impl ResponseStatus {
    /// Its number.
    #[must_use]
    pub fn code(self) -> u64 {
        match self {
            Self::GeneralError => 10,
            Self::ValidationError => 12,
        }
    }
}

/// A DeviceResponse that says only why there is none.
#[must_use]
pub fn failure(status: ResponseStatus) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(2).text("version").text("1.0").text("status").uint(status.code());
    writer.finish()
}

/// A DeviceResponse that returns none of these documents, and does not say why (ErrorCode 0).
#[must_use]
pub fn refusal(doc_types: &[&str]) -> Vec<u8> {
    let mut writer = Writer::new();
    writer.map(if doc_types.is_empty() { 2 } else { 3 }).text("version").text("1.0");
    if !doc_types.is_empty() {
        writer.text("documentErrors").array(doc_types.len());
        for doc_type in doc_types {
            writer.map(1).text(doc_type).uint(0);
        }
    }
    writer.text("status").uint(0);
    writer.finish()
}
