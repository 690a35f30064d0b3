//! The protocol of the virtual reader (vsmartcard's vpcd): frames between a PC/SC driver and a chip made of software.
//!
//! Each message is a length of two bytes, big-endian, and that many bytes. The driver speaks first. One byte is a
//! control, anything longer a command.

use std::io::{self, Read, Write};

use zeroize::Zeroizing;

use super::Chip;

/// What the driver asks for.
#[derive(PartialEq, Eq, Debug)]
pub enum Frame<'a> {
    /// 00: power off.
    PowerOff,
    /// 01: power on.
    PowerOn,
    /// 02: warm reset.
    Reset,
    /// 04: the answer to reset.
    Atr,
    /// A command.
    Command(&'a [u8]),
    /// A control that nobody has described, or an empty message: no answer.
    Unknown,
}

impl<'a> Frame<'a> {
    /// Reads the body of a message.
    #[must_use]
    pub fn decode(body: &'a [u8]) -> Self {
        match body {
            [0] => Self::PowerOff,
            [1] => Self::PowerOn,
            [2] => Self::Reset,
            [4] => Self::Atr,
            [] | [_] => Self::Unknown,
            command => Self::Command(command),
        }
    }
}

/// Answers a driver until it hangs up.
///
/// `before_reading` is called before every read: the driver sends a length and its body in two segments, and without a
/// quick acknowledgement each command waits 40 ms for the second. `heard` is told of each command and its answer.
///
/// # Errors
/// Those of the stream; a driver that hangs up between messages is no error.
pub fn serve<S: Read + Write>(
    stream: &mut S,
    chip: &mut dyn Chip,
    before_reading: &mut dyn FnMut(&S) -> io::Result<()>,
    heard: &mut dyn FnMut(&[u8], &[u8]),
) -> io::Result<()> {
    let mut body = Zeroizing::new(Vec::new());
    while read_message(stream, &mut body, before_reading)? {
        match Frame::decode(&body) {
            Frame::PowerOff => chip.power_off(),
            Frame::PowerOn => chip.power_on(),
            Frame::Reset => chip.reset(),
            Frame::Atr => write_message(stream, chip.atr())?,
            Frame::Command(command) => {
                let answer = chip.answer(command);
                heard(command, &answer);
                write_message(stream, &answer)?;
            }
            Frame::Unknown => {}
        }
    }
    Ok(())
}

/// Reads one message; false where the other side has hung up before it.
fn read_message<S: Read>(
    stream: &mut S,
    body: &mut Zeroizing<Vec<u8>>,
    before_reading: &mut dyn FnMut(&S) -> io::Result<()>,
) -> io::Result<bool> {
    let mut length = [0; 2];
    before_reading(stream)?;
    if stream.read(&mut length[..1])? == 0 {
        return Ok(false);
    }
    stream.read_exact(&mut length[1..])?;
    *body = Zeroizing::new(vec![0; usize::from(u16::from_be_bytes(length))]);
    before_reading(stream)?;
    stream.read_exact(body)?;
    Ok(true)
}

/// Writes one message in one piece.
fn write_message<S: Write>(stream: &mut S, body: &[u8]) -> io::Result<()> {
    let length = u16::try_from(body.len()).map_err(|_| io::ErrorKind::InvalidData)?;
    let mut message = Zeroizing::new(Vec::with_capacity(body.len() + 2));
    message.extend_from_slice(&length.to_be_bytes());
    message.extend_from_slice(body);
    stream.write_all(&message)
}

#[cfg(test)]
mod tests;
