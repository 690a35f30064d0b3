//! The session between two devices: engagement, transcript, messages (ISO/IEC 18013-5, 8.2, 9.1.1, 9.1.5).

mod engagement;
mod exchange;
mod mac_key;
mod message;
#[cfg(test)]
mod tests;
mod transcript;

pub use engagement::{
    Capabilities, DeviceEngagement, EngagementUri, OriginInfo, RetrievalMethod, RetrievalOptions, UriFault,
};
pub use exchange::{Exchange, NewExchange, Part};
pub use mac_key::{MacKeyError, e_mac_key, transcript_salt};
pub use message::{SessionData, SessionEstablishment, SessionStatus};
pub use transcript::{FILE_HANDOVER, Handover, SessionTranscript, file_transcript};
