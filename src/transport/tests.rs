use std::io::{Cursor, Write as _};
use std::net::{Ipv4Addr, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::lines::{Line, Lines};
use super::tcp::{Listener, Tcp};
use super::*;

static CALM: AtomicBool = AtomicBool::new(false);

fn patience(millis: u64) -> Patience<'static> {
    Patience { within: Duration::from_millis(millis), interrupt: &CALM }
}

/// A receiver and a holder, connected.
fn connected() -> (Tcp, Tcp) {
    let listener = Listener::open().unwrap();
    let receiver = Tcp::connect(listener.port().unwrap()).unwrap();
    (receiver, listener.accept(patience(5_000)).unwrap())
}

#[test]
fn memory_carries_both_ways() {
    let (mut one, mut other) = memory::pair();
    one.send(Kind::Data, b"there").unwrap();
    other.send(Kind::Data, b"back").unwrap();
    assert_eq!(other.receive(patience(1_000)).unwrap(), b"there");
    assert_eq!(one.receive(patience(1_000)).unwrap(), b"back");
    drop(other);
    assert_eq!(one.receive(patience(1_000)), Err(TransportError::Gone));
    assert_eq!(one.send(Kind::Data, b"?"), Err(TransportError::Gone));
}

#[test]
fn a_wait_ends() {
    let (mut one, _other) = memory::pair();
    assert_eq!(one.receive(patience(60)), Err(TransportError::TimedOut));
    let raised = AtomicBool::new(true);
    let patience = Patience { within: Duration::from_secs(600), interrupt: &raised };
    assert_eq!(one.receive(patience), Err(TransportError::Interrupted));
    assert!(raised.load(Ordering::SeqCst));
}

#[test]
fn a_port_carries_messages_of_any_length() {
    let (mut receiver, mut holder) = connected();
    for length in [0, 1, 70_000, 1 << 20] {
        let message = vec![0x5a; length];
        receiver.send(Kind::Establishment, &message).unwrap();
        assert_eq!(holder.receive(patience(5_000)).unwrap(), message);
        holder.send(Kind::Data, &message).unwrap();
        assert_eq!(receiver.receive(patience(5_000)).unwrap(), message);
    }
}

#[test]
fn a_second_receiver_is_not_let_in() {
    let listener = Listener::open().unwrap();
    let port = listener.port().unwrap();
    let _first = Tcp::connect(port).unwrap();
    let _holder = listener.accept(patience(5_000)).unwrap();
    assert_eq!(Tcp::connect(port).err(), Some(TransportError::Gone));
}

#[test]
fn nobody_comes() {
    assert_eq!(Listener::open().unwrap().accept(patience(60)).err(), Some(TransportError::TimedOut));
}

#[test]
fn what_a_port_should_not_send() {
    let rows: [(&[u8], TransportError); 4] = [
        (&[], TransportError::Gone),
        (&[0, 0], TransportError::Gone),
        (&[0, 0, 0, 5, 1, 2], TransportError::Gone),
        (&[0xff, 0xff, 0xff, 0xff, 1], TransportError::TooLong),
    ];
    for (bytes, expected) in rows {
        let listener = Listener::open().unwrap();
        let mut raw = TcpStream::connect((Ipv4Addr::LOCALHOST, listener.port().unwrap())).unwrap();
        let mut holder = listener.accept(patience(5_000)).unwrap();
        raw.write_all(bytes).unwrap();
        drop(raw);
        assert_eq!(holder.receive(patience(5_000)), Err(expected), "{bytes:02x?}");
    }
}

#[test]
fn a_message_that_drips_does_not_hold_up() {
    let listener = Listener::open().unwrap();
    let mut raw = TcpStream::connect((Ipv4Addr::LOCALHOST, listener.port().unwrap())).unwrap();
    let mut holder = listener.accept(patience(5_000)).unwrap();
    raw.write_all(&[0, 0, 0, 5, 1]).unwrap();
    assert_eq!(holder.receive(patience(60)), Err(TransportError::TimedOut));
}

#[test]
fn lines_are_what_they_say() {
    let rows = [
        ("DE a0", Some(Line::Engagement(vec![0xa0]))),
        ("QR mdoc:oA", Some(Line::Qr("mdoc:oA".to_owned()))),
        ("SE A1", Some(Line::Message(Kind::Establishment, vec![0xa1]))),
        ("SD a1\r", Some(Line::Message(Kind::Data, vec![0xa1]))),
        ("SD a", None),
        ("SD zz", None),
        ("XX a0", None),
        ("SDa0", None),
    ];
    for (text, expected) in rows {
        assert_eq!(Line::parse(text), expected, "{text}");
    }
}

#[test]
fn lines_carry_messages() {
    let mut lines = Lines::new(Cursor::new("\nDE a0\nSD a101\nnonsense\nSD a0\n"), Vec::new());
    lines.send(Kind::Establishment, &[1, 2]).unwrap();
    assert_eq!(lines.receive(patience(1_000)).unwrap(), [0xa1, 0x01]);
    assert_eq!(lines.receive(patience(1_000)), Err(TransportError::Line { line: 4 }));
    assert_eq!(lines.receive(patience(1_000)), Err(TransportError::Gone), "nothing is read behind a fault");
}
