use super::*;
use crate::cbor::Decoder;
use crate::session::{DeviceEngagement, SessionTranscript};

/// Documents by other hands, outside the project; absent, the tests that read them say so.
fn vectors() -> Option<std::path::PathBuf> {
    let folder = std::env::var_os("MNC_VECTORS")
        .map_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors").into(), std::path::PathBuf::from);
    let there = folder.is_dir();
    if !there {
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            b"SKIPPED foreign vectors: the folder is absent; set MNC_VECTORS\n",
        );
    }
    there.then_some(folder)
}

macro_rules! decodes {
    ($($test:ident: $type:ty, $($name:literal)*;)*) => {$(
        #[test]
        fn $test() {
            for name in [$($name),*] {
                let Some(text) = vectors().map(|folder| std::fs::read_to_string(folder.join(name)).unwrap()) else { return };
                let bytes = hex::decode(text.trim()).unwrap();
                let decoded = Decoder::new(&bytes).whole::<$type>();
                assert!(decoded.is_ok(), "{name}: {}", decoded.unwrap_err());
            }
        }
    )*};
}

decodes! {
    foreign_responses: DeviceResponse<'_>, "annex-d/D4.1.2-device-response.hex" "mdocs/longfellow-00-device-response.hex"
        "mdocs/longfellow-02-device-response.hex" "mdocs/longfellow-05-device-response.hex" "mdocs/longfellow-09-device-response.hex"
        "mdocs/longfellow-11-device-response.hex" "mdocs/animo-device-response.hex" "mdocs/google-cm-device-response.hex" "mdocs/eudi-pid-device-response.hex";
    foreign_requests: DeviceRequest<'_>, "annex-d/D4.1.1-device-request.hex" "second-edition/D4.1.3-device-request-1.1.hex";
    foreign_transcripts: SessionTranscript<'_>, "annex-d/session-transcript-bytes.hex" "mdocs/longfellow-00-session-transcript.hex"
        "mdocs/animo-session-transcript.hex" "synthetic-mnc/transcript-qr.hex" "synthetic-mnc/transcript-nfc-static.hex";
    foreign_engagements: DeviceEngagement<'_>, "annex-d/D3.1-device-engagement-qr.hex" "annex-d/device-engagement-nfc.hex" "second-edition/device-engagement-1.1-capabilities.hex";
    foreign_issuer_auth: IssuerAuth<'_>, "annex-d/D5.2-issuer-auth.hex" "status-list/iso-mdoc-issuer-auth-status-list.hex";
    foreign_vicals: SignedVical<'_>, "trust-lists/vical-aamva-2024-09-24.hex" "trust-lists/vical-austroads-2024-09-19.hex" "synthetic-mnc/vical/vical.hex";
    foreign_status: Status<'_>, "second-edition/D6-status-identifier-list.hex";
}

#[test]
fn device_authentication_of_annex_d_is_rebuilt() {
    let Some(folder) = vectors() else { return };
    let load =
        |name: &str| hex::decode(std::fs::read_to_string(folder.join("annex-d").join(name)).unwrap().trim()).unwrap();
    let (response, transcript) = (load("D4.1.2-device-response.hex"), load("session-transcript-bytes.hex"));
    let response: DeviceResponse<'_> = Decoder::new(&response).whole().unwrap();
    let transcript: SessionTranscript<'_> = Decoder::new(&transcript).whole().unwrap();
    let document = &response.documents[0];
    let name_spaces = document.device_signed.as_ref().unwrap().name_spaces.bytes();
    assert_eq!(
        device_authentication_bytes(transcript.bytes, &document.doc_type, name_spaces),
        load("D5.3-device-authentication-bytes.hex")
    );
    let request = load("D4.1.1-device-request.hex");
    let request: DeviceRequest<'_> = Decoder::new(&request).whole().unwrap();
    let items = request.doc_requests[0].items_request.bytes();
    assert_eq!(reader_authentication_bytes(transcript.bytes, items), load("D5.4-reader-authentication-bytes.hex"));
}

#[test]
fn versions_have_two_numbers() {
    let rows =
        [("1.0", Some(1)), ("1.9", Some(1)), ("2.0", Some(2)), ("1", None), ("", None), ("1.x", None), ("x.0", None)];
    for (version, major) in rows {
        assert_eq!(major_version(version), major, "{version}");
    }
}
