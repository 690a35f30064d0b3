use super::*;
use crate::cbor::{Decoder, Writer};

#[test]
fn a_file_transcript_is_named_as_such() {
    let mut writer = Writer::new();
    writer.array(3).null().null().array(2).text(FILE_HANDOVER).bytes(&[1; 16]);
    let bytes = writer.finish();
    let transcript: SessionTranscript<'_> = Decoder::new(&bytes).whole().unwrap();
    assert_eq!(transcript.handover.name(), "mnc-file-1");
    assert_eq!(transcript.bytes, bytes);
}

#[test]
fn what_is_signed_is_the_array_also_when_it_came_under_tag_24() {
    let array = [0x83, 0xf6, 0xf6, 0xf6];
    let mut writer = Writer::new();
    writer.tag24(&array);
    let bytes = writer.finish();
    let transcript: SessionTranscript<'_> = Decoder::new(&bytes).whole().unwrap();
    assert_eq!(transcript.bytes, array);
    assert!(transcript.tagged);
    assert_eq!(transcript.handover, Handover::Qr);
}

/// Null in the place of an optional entry counts as absent, there as everywhere (N20).
#[test]
fn an_engagement_may_say_null_for_what_it_leaves_out() {
    let key = crate::crypto::key::SigningKey::from_secret(crate::crypto::key::Curve::P256, &[7; 32]).unwrap();
    let offers = [Offer::Tcp { port: 1 }];
    let whole = NewEngagement { e_device_key: key.public(), offers: &offers, second_edition: true }.encode();
    let absent = [0x05, 0xf6, 0x06, 0xf6];
    let bytes = [&whole[..whole.len() - 8], &absent].concat();
    assert_eq!(whole[whole.len() - 8..], [0x05, 0x80, 0x06, 0xa2, 0x03, 0xf5, 0x04, 0xf5]);
    let decoder = Decoder::new(&bytes);
    let engagement: DeviceEngagement<'_> = decoder.whole().unwrap();
    assert!(engagement.origin_infos.is_none() && engagement.capabilities.is_none());
    assert_eq!(decoder.take_lints().len(), 2);
}

#[test]
fn engagement_text_is_strict_about_its_alphabet() {
    let rows = [
        ("mdoc:oA", Ok((vec![0xa0], false))),
        ("MDOC:oA", Ok((vec![0xa0], false))),
        ("mdoc:oA==", Ok((vec![0xa0], true))),
        ("mdoc://oA", Err(UriFault::Slashes)),
        ("mdl:oA", Err(UriFault::Scheme)),
        ("mdoc:o+A", Err(UriFault::Alphabet(6))),
    ];
    for (text, expected) in rows {
        assert_eq!(EngagementUri::parse(text).map(|uri| (uri.engagement, uri.padded)), expected, "{text}");
    }
}
