//! `present --save`: what the holder keeps of a session, whatever came of it.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::cli::args::present::Present;
use crate::cli::commands::kept::{self, Parts};
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::crypto::key::SigningKey;
use crate::session::holder::Asked;
use crate::session::{Meeting, Part, Side};
use crate::transport::recording::Recording;

/// What is kept so far: the recording, and each request with what was answered.
pub(super) struct Keeper {
    folder: PathBuf,
    recording: Recording,
    key: Zeroizing<Vec<u8>>,
    asked: Vec<Parts>,
}

impl Keeper {
    /// Keeps the session of this engagement where that is wanted, and the secret key behind it.
    pub(super) fn new(args: &Present, key: &SigningKey, engagement: &[u8]) -> Option<Self> {
        let folder = args.save.clone()?;
        let recording = Recording::new(Side::Device, engagement.to_vec(), Meeting::Qr);
        let key = Zeroizing::new(key.to_pkcs8_pem().as_bytes().to_vec());
        Some(Self { folder, recording, key, asked: Vec::new() })
    }

    pub(super) fn met(&mut self, meeting: Meeting) {
        self.recording.met(meeting);
    }

    pub(super) fn received(&mut self, message: &[u8]) {
        self.recording.received(message);
    }

    pub(super) fn sent(&mut self, message: &[u8]) {
        self.recording.sent(message);
    }

    pub(super) fn asked(&mut self, asked: &Asked) {
        let kept = |bytes: &[u8]| Zeroizing::new(bytes.to_vec());
        let (transcript, request) = (kept(asked.transcript()), kept(asked.request()));
        self.asked.push(vec![(Part::Transcript, transcript), (Part::Request, request)]);
    }

    /// The DeviceResponse to the request before it, which may say that nothing is sent.
    pub(super) fn answered(&mut self, response: &[u8]) {
        if let Some(asked) = self.asked.last_mut() {
            asked.push((Part::Response, Zeroizing::new(response.to_vec())));
        }
    }

    /// Writes all of it into the folder, each request after the first into one of its own.
    pub(super) fn write(self, context: &mut Context) -> Result<(), CommandError> {
        let session = self.recording.into_lines().into_bytes();
        let mut exchanges = self.asked;
        if exchanges.is_empty() {
            exchanges.push(Vec::new());
        }
        for parts in &mut exchanges {
            parts.push((Part::EDeviceKey, self.key.clone()));
        }
        if let Some(first) = exchanges.first_mut() {
            first.push((Part::Session, Zeroizing::new(session)));
        }
        kept::write(context, &self.folder, exchanges)
    }
}
