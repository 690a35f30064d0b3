//! The session between two devices: engagement, transcript, messages, states (ISO/IEC 18013-5, 8.2, 9.1.1, 9.1.5).

pub mod derived;
mod encrypted;
mod engagement;
mod exchange;
mod fault;
pub mod holder;
mod keys;
mod line;
mod mac_key;
mod meeting;
mod message;
pub mod receiver;
mod replay;
#[cfg(test)]
mod tests;
mod transcript;

pub use encrypted::{OpenedResponse, Unopened, encryption_transcript, open_documents, open_response, sealed_at};
pub use engagement::{
    Capabilities, DeviceEngagement, EngagementUri, NewEngagement, Offer, OriginInfo, PRIVATE_TCP, PRIVATE_TCP_VERSION,
    RetrievalMethod, RetrievalOptions, Understands, UriFault,
};
pub use exchange::{Exchange, NewExchange, Part};
pub use fault::Fault;
pub use keys::{Exhausted, Opener, Sealer, SessionKeys, Side};
pub use mac_key::{AgreementError, e_mac_key, transcript_salt};
pub use meeting::Meeting;
pub use message::{SessionData, SessionEstablishment, SessionStatus};
pub use replay::{Opened, Replay, ReplayError, Shut};
pub use transcript::{FILE_HANDOVER, Handover, SessionTranscript, file_transcript};
