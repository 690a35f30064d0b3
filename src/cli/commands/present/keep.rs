//! `present --save`: what the holder keeps of a session, whatever came of it.

use std::path::PathBuf;

use zeroize::Zeroizing;

use crate::cli::args::present::Present;
use crate::cli::commands::kept;
use crate::cli::context::Context;
use crate::cli::error::CommandError;
use crate::crypto::key::SigningKey;
use crate::session::holder::Asked;
use crate::session::{Meeting, Part, Side};
use crate::transport::recording::Recording;

/// What is kept so far. Of several requests the recording holds all; request and response are the first.
pub(super) struct Keeper {
    folder: PathBuf,
    recording: Recording,
    key: Zeroizing<Vec<u8>>,
    asked: Option<(Vec<u8>, Vec<u8>)>,
    response: Option<Vec<u8>>,
}

impl Keeper {
    /// Keeps the session of this engagement where that is wanted, and the secret key behind it.
    pub(super) fn new(args: &Present, key: &SigningKey, engagement: &[u8]) -> Option<Self> {
        let folder = args.save.clone()?;
        let recording = Recording::new(Side::Device, engagement.to_vec(), Meeting::Qr);
        let key = Zeroizing::new(key.to_pkcs8_pem().as_bytes().to_vec());
        Some(Self { folder, recording, key, asked: None, response: None })
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
        self.asked.get_or_insert_with(|| (asked.transcript().to_vec(), asked.request().to_vec()));
    }

    /// The DeviceResponse to the request before it, which may say that nothing is sent.
    pub(super) fn answered(&mut self, response: &[u8]) {
        self.response.get_or_insert_with(|| response.to_vec());
    }

    /// Writes all of it into the folder.
    pub(super) fn write(self, context: &mut Context) -> Result<(), CommandError> {
        let session = self.recording.into_lines().into_bytes();
        let mut parts = vec![(Part::EDeviceKey, self.key), (Part::Session, Zeroizing::new(session))];
        if let Some((transcript, request)) = self.asked {
            parts.push((Part::Transcript, Zeroizing::new(transcript)));
            parts.push((Part::Request, Zeroizing::new(request)));
        }
        parts.extend(self.response.map(|response| (Part::Response, Zeroizing::new(response))));
        kept::write(context, &self.folder, parts)
    }
}
