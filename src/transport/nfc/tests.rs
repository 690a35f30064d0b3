mod hostile;

use super::handover::{Limits, Select};
use super::ndef::{NdefError, Record, decode, encode};
use super::reader::Phone;
use super::tag::{Mode, Responder, Tag};
use super::transfer::{unwrap, wrap};
use crate::apdu::{Chip as _, Direct, Link as _};
use crate::session::Meeting;

/// Answers each message with itself so many times; keeps what it is told.
#[derive(Default)]
struct Echo {
    times: usize,
    met: Vec<Meeting>,
    /// At each loss, whether the last answer had been fetched whole.
    lost: Vec<bool>,
}

impl Responder for Echo {
    fn met(&mut self, meeting: Meeting) {
        self.met.push(meeting);
    }

    fn message(&mut self, message: &[u8]) -> Option<Vec<u8>> {
        (self.times > 0).then(|| message.repeat(self.times))
    }

    fn lost(&mut self, fetched: bool) {
        self.lost.push(fetched);
    }
}

const ENGAGEMENT: &[u8] = b"\xa1\x00\x631.0";

fn tag(times: usize, limits: Limits, mode: Mode) -> Tag<Echo> {
    Tag::new(Echo { times, ..Echo::default() }, ENGAGEMENT.to_vec(), limits, mode)
}

#[test]
fn a_tap_gives_both_sides_one_handover() {
    for (mode, negotiated) in [(Mode::Static, false), (Mode::Negotiated, true)] {
        for limits in [Limits::SHORT, Limits::LONG] {
            let mut chip = tag(1, limits, mode);
            let mut phone = Phone::new(Direct::new(&mut chip), Limits::LONG);
            let tapped = phone.tap().unwrap();
            assert_eq!(tapped.engagement, ENGAGEMENT);
            assert_eq!(tapped.limits, limits);
            let mut nfc = phone.connect(tapped.limits).unwrap();
            assert_eq!(nfc.exchange(b"hello").unwrap().unwrap(), b"hello");
            let Meeting::Nfc { request, .. } = &tapped.meeting else { panic!("by NFC") };
            assert_eq!(request.is_some(), negotiated);
            assert_eq!(chip.responder().met, [tapped.meeting]);
        }
    }
}

#[test]
fn messages_of_any_length_go_in_parts() {
    // Around the lengths at which a wrapper grows, a part is full, and a remainder can or cannot be said in one byte.
    let lengths =
        [1, 125, 126, 127, 128, 250, 252, 253, 254, 255, 256, 257, 509, 510, 511, 512, 61_433, 61_440, 70_000];
    for (limits, times) in [(Limits::SHORT, 1), (Limits::LONG, 1), (Limits::SHORT, 3), (Limits::LONG, 3)] {
        let mut phone = Phone::new(Direct::new(tag(times, limits, Mode::Static)), Limits::LONG);
        let tapped = phone.tap().unwrap();
        let mut nfc = phone.connect(tapped.limits).unwrap();
        for length in lengths {
            let message: Vec<u8> = (0..length).map(|at| u8::try_from(at % 251).unwrap()).collect();
            assert_eq!(nfc.exchange(&message).unwrap().unwrap(), message.repeat(times), "{length} times {times}");
        }
    }
}

#[test]
fn a_message_without_an_answer_is_taken() {
    let mut phone = Phone::new(Direct::new(tag(0, Limits::LONG, Mode::Static)), Limits::LONG);
    let tapped = phone.tap().unwrap();
    let mut nfc = phone.connect(tapped.limits).unwrap();
    assert_eq!(nfc.exchange(b"bye").unwrap(), None);
}

#[test]
fn a_phone_that_is_taken_away_forgets() {
    let mut chip = tag(1, Limits::LONG, Mode::Static);
    let mut link = Direct::new(&mut chip);
    link.transmit(&hex::decode("00a4040007a000000248040000").unwrap()).unwrap();
    link.end().unwrap();
    assert_eq!(chip.responder().lost.len(), 1);
    chip.power_on();
    let answer = chip.answer(&hex::decode("00c300000353010000").unwrap());
    assert_eq!(**answer, [0x69, 0x85], "nothing is selected");
}

#[test]
fn statuses_of_the_phone() {
    // One command after the other, from power on: bytes and status.
    let rows = [
        ("00b000000f", "6985"),                 // no file is selected
        ("00a4000c02e104", "6a82"),             // no application is selected
        ("00a4040007d276000085010100", "9000"), // the NDEF application
        ("00b0000002", "6985"),                 // still no file
        ("00a4000c02e105", "6a82"),             // no such file
        ("00a4000c02e103", "9000"),             // the capability container
        ("00b000000f", "000f207fff7fff0406e1047fff00ff9000"),
        ("00b0001000", "6b00"),     // behind its end
        ("00d60000020000", "6985"), // it is not for writing
        ("00a4000c02e104", "9000"), // the NDEF file
        ("00b0000002", "00649000"),
        ("00d60000020000", "6985"),             // nor is this one, with a static handover
        ("00c300000353010000", "6985"),         // another application's
        ("00a4040007a000000248040000", "9000"), // the messages
        ("00b0000002", "6985"),
        ("00c0000000", "6985"), // nothing is left behind
        ("00c300000353010100", "5301019000"),
        ("10c30000025302", "9000"),            // a part
        ("00c30000021234 00", "530212349000"), // and the last one
        ("00c300000453010203 00", "6a80"),     // more than the wrapper says
        ("00c3000002540000", "6a80"),          // another wrapper
        ("80c3000000", "6e00"),
        ("00ca000000", "6d00"),
        ("00a4040008a00000024804000100", "6a82"), // another application
        ("00", "6700"),
    ];
    let mut chip = tag(1, Limits::LONG, Mode::Static);
    chip.power_on();
    for (command, expected) in rows {
        let command = hex::decode(command.replace(' ', "")).unwrap();
        assert_eq!(hex::encode(&*chip.answer(&command)), expected, "{command:02x?}");
    }
}

#[test]
fn what_is_left_is_said_in_one_byte_or_as_many() {
    // Le, then what is left of 300 bytes in their wrapper (304).
    for (expected, status) in [("0130", 0x9000), ("0131", 0x9000), ("012f", 0x6101), ("0031", 0x61ff), ("0030", 0x6100)]
    {
        let mut chip = tag(150, Limits::LONG, Mode::Static);
        chip.answer(&hex::decode("00a4040007a000000248040000").unwrap());
        let answer = chip.answer(&hex::decode(format!("00c30000000004 53020102 {expected}").replace(' ', "")).unwrap());
        assert_eq!(u16::from_be_bytes([answer[answer.len() - 2], answer[answer.len() - 1]]), status, "{expected}");
    }
}

#[test]
fn wrappers_are_exact() {
    for length in [0, 1, 127, 128, 255, 256, 65_535, 65_536] {
        let message = vec![7; length];
        assert_eq!(unwrap(&wrap(&message)).unwrap(), message);
    }
    for wrong in ["", "53", "5301", "53010000", "540100", "5380", "538101", "53820001", "5384000000010a"] {
        assert_eq!(unwrap(&hex::decode(wrong).unwrap()), None, "{wrong}");
    }
    assert_eq!(unwrap(&hex::decode("53810107").unwrap()), Some(&[7][..]), "longer forms of a length are read");
}

#[test]
fn records_have_their_marks() {
    let records = [
        Record { format: 1, kind: b"Hs", id: b"", payload: &[0x15] },
        Record { format: 4, kind: b"a:b", id: b"x", payload: &[9; 300] },
    ];
    let message = encode(&records);
    assert_eq!(decode(&message).unwrap(), records);
    for (end, expected) in [(0, 0), (1, 0), (4, 0), (8, 6)] {
        assert_eq!(decode(&message[..end]), Err(NdefError::Truncated { offset: expected }), "{end}");
    }
    let mut marks = message.clone();
    marks[0] &= 0x7f;
    assert_eq!(decode(&marks), Err(NdefError::Marks { offset: 0 }));
    let mut chunk = message.clone();
    chunk[6] |= 0x20;
    assert_eq!(decode(&chunk), Err(NdefError::Chunked { offset: 6 }));
    assert_eq!(decode(&[&message[..], &[0]].concat()), Err(NdefError::Marks { offset: 6 }));
}

#[test]
fn a_select_needs_its_records() {
    let select = Select::encode(ENGAGEMENT, Limits::LONG);
    assert_eq!(Select::decode(&select).unwrap(), Select { engagement: ENGAGEMENT, nfc: Some(Limits::LONG) });
    assert!(Select::decode(&super::handover::request(Limits::LONG)).is_err());
}
