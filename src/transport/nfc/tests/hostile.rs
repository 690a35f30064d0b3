//! Readers and phones that do not keep to the rules.

use zeroize::Zeroizing;

use super::*;
use crate::apdu::{Link, LinkError};
use crate::transport::nfc::watched::Watched;
use crate::transport::nfc::{NfcError, Step};
use crate::transport::{Kind, Patience, Transport as _, TransportError};

const SELECT: &str = "00a4040007a000000248040000";
const SELECT_NDEF: &str = "00a4040007d276000085010100";

/// What a phone answers to these commands, one after the other.
fn answers(chip: &mut Tag<Echo>, commands: &[&str]) -> Vec<String> {
    commands.iter().map(|command| hex::encode(&*chip.answer(&hex::decode(command).unwrap()))).collect()
}

#[test]
fn readers_that_break_off() {
    let part = "10c30000025302";
    // The commands after the application is selected, and the last answer.
    let rows: [(&str, &[&str], &str); 8] = [
        ("selected amid a message", &[part, SELECT, "00c3000002123400"], "6a80"),
        ("asked for an answer amid a message", &[part, "00c0000000"], "6985"),
        ("which goes on all the same", &[part, "00c0000000", "00c3000002123400"], "530212349000"),
        ("another application amid a message", &[part, SELECT_NDEF, "00c3000002123400"], "6985"),
        ("an application that is not there", &[part, "00a4040002a00000", "00c3000002123400"], "6a80"),
        ("no end of a message", &[part, "10c3000000"], "9000"),
        ("a message of nothing", &["00c3000000"], "6a80"),
        ("a wrapper of nothing", &["00c3000002530000"], "53009000"),
    ];
    for (name, commands, last) in rows {
        let mut chip = tag(1, Limits::SHORT, Mode::Static);
        chip.power_on();
        let all = [&[SELECT], commands].concat();
        assert_eq!(answers(&mut chip, &all).last().unwrap(), last, "{name}");
    }
}

#[test]
fn what_was_left_behind_is_gone() {
    // 300 bytes wait; each of these loses them.
    for command in [SELECT, SELECT_NDEF, "10c30000025302", "00c300000453020102"] {
        let mut chip = tag(150, Limits::SHORT, Mode::Static);
        chip.power_on();
        let waiting = answers(&mut chip, &[SELECT, "00c30000045302010200"]);
        assert!(waiting[1].ends_with("6130"), "{}", waiting[1]);
        let answer = answers(&mut chip, &[command, "00c0000000"]).remove(1);
        let again = command.starts_with("00c3");
        assert_eq!(answer == "6985", !again, "{command}: {answer}");
    }
    let mut chip = tag(150, Limits::SHORT, Mode::Static);
    chip.power_on();
    answers(&mut chip, &[SELECT, "00c30000045302010200"]);
    chip.reset();
    chip.power_on();
    assert_eq!(answers(&mut chip, &["00c0000000", SELECT, "00c0000000"]), ["6985", "9000", "6985"]);
}

#[test]
fn who_selects_again_begins_anew() {
    for again in [SELECT, SELECT_NDEF] {
        let mut chip = tag(1, Limits::SHORT, Mode::Static);
        chip.power_on();
        answers(&mut chip, &[SELECT, SELECT]);
        assert_eq!(chip.responder().lost.len(), 0, "nothing had begun");
        answers(&mut chip, &["00c30000045302010200", again]);
        assert_eq!(chip.responder().lost.len(), 1);
        answers(&mut chip, &[SELECT, SELECT_NDEF]);
        assert_eq!(chip.responder().lost.len(), 1, "once is enough");
    }
}

/// A phone that answers so, once its application is selected; then nothing comes any more.
struct Scripted(Vec<&'static str>);

impl Link for Scripted {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        if command[1] == 0xa4 {
            return Ok(Zeroizing::new(vec![0x90, 0x00]));
        }
        if self.0.is_empty() {
            return Err(LinkError::Removed);
        }
        Ok(Zeroizing::new(hex::decode(self.0.remove(0)).unwrap()))
    }

    fn end(&mut self) -> Result<(), LinkError> {
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        &[]
    }
}

#[test]
fn phones_that_break_off() {
    let refused = |step, status| Err(TransportError::Nfc(NfcError::Status { step, status }));
    type Expected = Result<Option<Vec<u8>>, TransportError>;
    let rows: [(&str, &[&'static str], Expected); 14] = [
        ("an answer", &["5301079000"], Ok(Some(vec![7]))),
        ("in parts that do not fit", &["53026102", "0102039000"], Err(NfcError::Envelope.into())),
        ("in parts that fit", &["53026102", "01029000"], Ok(Some(vec![1, 2]))),
        ("no answer", &["9000"], Ok(None)),
        ("an empty message", &["53009000"], Ok(Some(Vec::new()))),
        ("another wrapper", &["5401079000"], Err(NfcError::Envelope.into())),
        ("less than it says", &["5302079000"], Err(NfcError::Envelope.into())),
        ("more than it says", &["530107089000"], Err(NfcError::Envelope.into())),
        ("a message that never begins", &["6110"], refused(Step::Envelope, 0x6110)),
        ("a part of nothing", &["53026102", "6102"], refused(Step::GetResponse, 0x6102)),
        ("refused", &["6985"], refused(Step::Envelope, 0x6985)),
        ("refused amid an answer", &["53026102", "6f00"], refused(Step::GetResponse, 0x6f00)),
        ("no status", &["53"], Err(LinkError::MalformedAnswer.into())),
        ("taken away amid an answer", &["53026102"], Err(LinkError::Removed.into())),
    ];
    for (name, script, expected) in rows {
        let nfc = Phone::new(Scripted(script.to_vec()), Limits::SHORT).connect(Limits::SHORT).unwrap();
        assert_eq!({ nfc }.exchange(&[1]), expected, "{name}");
    }
}

/// A phone that takes its time with every answer.
struct Slow(u64);

impl Link for Slow {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        if command[1] == 0xa4 {
            return Ok(Zeroizing::new(vec![0x90, 0x00]));
        }
        std::thread::sleep(std::time::Duration::from_millis(self.0));
        Ok(Zeroizing::new(vec![0x53, 0x61, 0x01]))
    }

    fn end(&mut self) -> Result<(), LinkError> {
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        &[]
    }
}

#[test]
fn a_phone_that_is_silent_or_slow_is_not_waited_for() {
    static CALM: std::sync::atomic::AtomicBool = std::sync::atomic::AtomicBool::new(false);
    let patience = Patience { within: std::time::Duration::from_millis(100), interrupt: &CALM };
    // Nothing for an hour; a byte every 20 ms, for ever.
    for pause in [3_600_000, 20] {
        let nfc = Phone::new(Slow(pause), Limits::SHORT).connect(Limits::SHORT).unwrap();
        let mut watched = Watched::over(nfc);
        assert_eq!(watched.send(Kind::Data, &[1], patience), Err(LinkError::Timeout.into()), "{pause}");
        assert_eq!(watched.send(Kind::Data, &[1], patience), Err(TransportError::Gone), "nobody knows where it stands");
        assert_eq!(watched.receive(patience), Err(NfcError::Silent.into()));
    }
}

#[test]
fn containers_and_files_that_lead_nowhere() {
    struct Files(&'static str, &'static str, u16);
    impl Link for Files {
        fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
            if command[1] == 0xa4 {
                self.2 = if command[2] == 0 { u16::from_be_bytes([command[5], command[6]]) } else { 0 };
                return Ok(Zeroizing::new(vec![0x90, 0x00]));
            }
            let file = hex::decode(if self.2 == 0xe103 { self.0 } else { self.1 }).unwrap();
            let offset = usize::from(u16::from_be_bytes([command[2], command[3]])).min(file.len());
            let length = usize::from(command[4]).min(file.len() - offset);
            Ok(Zeroizing::new([&file[offset..offset + length], &[0x90, 0x00]].concat()))
        }

        fn end(&mut self) -> Result<(), LinkError> {
            Ok(())
        }

        fn atr(&self) -> &[u8] {
            &[]
        }
    }
    let container = "000f207fff7fff0406e1047fff00ff";
    let rows: [(&str, &'static str, &'static str, TransportError); 6] = [
        ("no container", "", "0000", NfcError::Capability.into()),
        ("another container", "000f107fff7fff0406e1047fff00ff", "0000", NfcError::Capability.into()),
        ("always empty", container, "0000", NfcError::Waiting.into()),
        ("no length", container, "00", NfcError::Capability.into()),
        ("less than its length", container, "000a0102", NfcError::Capability.into()),
        ("no record in it", container, "0003d00000", NfcError::Record("Hs").into()),
    ];
    for (name, container, file, expected) in rows {
        assert_eq!(Phone::new(Files(container, file, 0), Limits::SHORT).tap(), Err(expected), "{name}");
    }
}

#[test]
fn a_phone_knows_what_was_not_fetched() {
    // 300 bytes wait behind the first answer, of which one GET RESPONSE fetches some and two fetch all.
    let ask = "00c30000045302010200";
    let rows: [(&[&str], bool); 4] = [
        (&[SELECT, ask], false),
        (&[SELECT, ask, "00c0000010"], false),
        (&[SELECT, ask, "00c0000000"], true),
        (&[SELECT, ask, "00c0000000", "00c0000000"], true),
    ];
    for (commands, fetched) in rows {
        for away in [true, false] {
            let mut chip = tag(150, Limits::SHORT, Mode::Static);
            chip.power_on();
            answers(&mut chip, commands);
            if away {
                chip.power_off()
            } else {
                drop(answers(&mut chip, &[SELECT]))
            }
            assert_eq!(chip.responder().lost, [fetched], "{commands:?}");
        }
    }
}

#[test]
fn a_phone_may_take_as_long_as_it_says() {
    let service = |wait, reads| [&[0x10, 3][..], b"urn", &[0, wait, reads, 0xff, 0xff]].concat();
    // 2^(60/4 - 1) ms is 16.384 s.
    for (wait, reads, millis) in [(60, 15, 262_144), (0, 15, 8), (4, 0, 1), (255, 255, 440_871)] {
        assert_eq!(super::super::handover::waiting(&service(wait, reads)).as_millis(), millis, "{wait}, {reads}");
    }
    assert_eq!(super::super::handover::waiting(&[0x10, 3, 1]), std::time::Duration::ZERO);
}
