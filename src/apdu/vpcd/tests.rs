use std::io::{self, Read, Write};

use zeroize::Zeroizing;

use super::serve;
use crate::apdu::Chip;

/// What a driver sends, and room for what it gets.
struct Wire(io::Cursor<Vec<u8>>, Vec<u8>);

impl Read for Wire {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        self.0.read(out)
    }
}

impl Write for Wire {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.1.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Notes what is done to it, and answers every command with its first byte and 9000.
#[derive(Default)]
struct Notes(Vec<&'static str>);

impl Chip for Notes {
    fn power_on(&mut self) {
        self.0.push("on");
    }

    fn power_off(&mut self) {
        self.0.push("off");
    }

    fn reset(&mut self) {
        self.0.push("reset");
    }

    fn atr(&self) -> &[u8] {
        &[0x3b, 0x00]
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        vec![command[0], 0x90, 0x00].into()
    }
}

fn play(sent: &str) -> (io::Result<()>, Vec<u8>, Vec<&'static str>) {
    let mut wire = Wire(io::Cursor::new(hex::decode(sent).unwrap()), Vec::new());
    let mut chip = Notes::default();
    let result = serve(&mut wire, &mut chip, &mut |_| Ok(()), &mut |_, _| ());
    (result, wire.1, chip.0)
}

#[test]
fn controls_and_commands_are_answered_as_the_protocol_says() {
    let (result, got, done) = play("000101000102000104000400B00000000100");
    result.unwrap();
    assert_eq!(hex::encode_upper(got), "00023B000003009000");
    assert_eq!(done, ["on", "reset", "off"]);
}

#[test]
fn an_unknown_control_and_an_empty_message_get_no_answer() {
    let (result, got, done) = play("0001030000000104");
    result.unwrap();
    assert_eq!((hex::encode_upper(got), done), ("00023B00".to_owned(), vec![]));
}

#[test]
fn a_message_cut_short_is_an_error() {
    for sent in ["00", "0001", "000400B0"] {
        assert_eq!(play(sent).0.unwrap_err().kind(), io::ErrorKind::UnexpectedEof, "{sent}");
    }
}
