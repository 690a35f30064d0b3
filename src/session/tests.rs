use super::*;
use crate::cbor::{Decoder, Writer};
use crate::crypto::aead;
use crate::crypto::key::{Curve, SigningKey};

/// Compiles only where none of these can be cloned: a state is used up by what it receives, sends or ends with, and its
/// keys, which are wiped when they are dropped, with it. After an error or the end there is nothing left to go on with.
macro_rules! exists_once {
    ($($state:ty),*) => {
        $(const _: fn() = || {
            trait Ambiguous<A> {
                fn which() {}
            }
            struct Cloned;
            impl<T: ?Sized> Ambiguous<()> for T {}
            impl<T: ?Sized + Clone> Ambiguous<Cloned> for T {}
            let _ = <$state as Ambiguous<_>>::which;
        };)*
    };
}

exists_once!(holder::Engaged, holder::Asked, holder::Idle, receiver::Met, receiver::Waiting, receiver::Open);
exists_once!(SessionKeys, keys::Sealer, keys::Opener, aead::Key, SigningKey);

/// A session in which the holder waits for a further request, and the receiver's next message.
fn established() -> (holder::Idle, Vec<u8>) {
    let key = |byte| SigningKey::from_secret(Curve::P256, &[byte; 32]).unwrap();
    let engagement = NewEngagement { e_device_key: key(1).public(), offers: &[], second_edition: false }.encode();
    let met = receiver::Met::new(&engagement, &Meeting::Qr, |_| Ok(key(2))).unwrap();
    let (waiting, _, first) = met.establish(b"\xa0").unwrap();
    let asked = holder::Engaged::new(key(1), engagement, Meeting::Qr).receive(&first).unwrap();
    let (idle, answer) = asked.answer(b"\xa0").unwrap();
    let Ok(receiver::Heard::Answer { open: Some(open), .. }) = waiting.receive(&answer) else { panic!("an answer") };
    (idle, open.ask(b"\xa0").unwrap().1)
}

#[test]
fn every_end_uses_the_state_up() {
    let (idle, next) = established();
    assert!(matches!(idle.receive(&next), Ok(holder::Heard::Asked(_))));
    // Whatever else comes leaves no state: only a status that ends, or a fault that has one.
    let statuses = [10, 11, 20, 99].map(|code| SessionData::encode(None, Some(SessionStatus::of(code))));
    for end in statuses {
        assert!(matches!(established().0.receive(&end), Ok(holder::Heard::Ended(_))));
    }
    for length in 0..next.len() {
        let fault = established().0.receive(&next[..length]).err();
        assert_eq!(fault.unwrap().status(), SessionStatus::DecodingError, "{length}");
    }
    for at in 0..next.len() {
        let mut altered = next.clone();
        altered[at] ^= 0x10;
        let heard = established().0.receive(&altered);
        assert!(!matches!(heard, Ok(holder::Heard::Asked(_))), "byte {at} of {}", hex::encode(&next));
    }
}

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
