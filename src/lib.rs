//! The toolkit behind `mnc`: Japan's mobile My Number Card (カード代替電磁的記録), an ISO/IEC 18013-5 mdoc of
//! docType `org.iso.23220.1.jp.mnc`, with a mock country to play every part of its life.
//!
//! Layers, lowest first; a module uses its own layer and those below it:
//!
//! 1. [`report`] [`cbor`] [`crypto`] [`cose`] [`x509`] [`apdu`]: bytes, arithmetic, what a check says
//! 2. [`mdoc`] [`profile`]: the record, and what Japan's holds
//! 3. [`session`]: engagement, transcript, messages
//! 4. [`issuer`] [`holder`]: the mock J-LIS and its ledger; the wallet and the answers of its owner
//!    and beside 2 to 4 [`card`]: the plastic card
//! 5. [`mod@text`] [`view`]: messages in two languages, files explained
//! 6. [`cli`]: the command line
//!
//! Nothing below the command line prints, prompts, or reads a clock, an environment or a random source.
#![forbid(unsafe_code)]

pub mod apdu;
pub mod card;
pub mod cbor;
pub mod cli;
pub mod cose;
pub mod crypto;
pub mod holder;
pub mod issuer;
pub mod mdoc;
pub mod profile;
pub mod report;
pub mod session;
pub mod text;
pub mod transport;
pub mod verifier;
pub mod view;
pub mod x509;
