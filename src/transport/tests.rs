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
    one.send(Kind::Data, b"there", patience(1_000)).unwrap();
    other.send(Kind::Data, b"back", patience(1_000)).unwrap();
    assert_eq!(other.receive(patience(1_000)).unwrap(), b"there");
    assert_eq!(one.receive(patience(1_000)).unwrap(), b"back");
    drop(other);
    assert_eq!(one.receive(patience(1_000)), Err(TransportError::Gone));
    assert_eq!(one.send(Kind::Data, b"?", patience(1_000)), Err(TransportError::Gone));
}

#[test]
fn what_has_come_is_heard_without_waiting() {
    let (mut receiver, mut holder) = connected();
    assert_eq!(holder.heard(), None);
    receiver.send(Kind::Data, b"early", patience(5_000)).unwrap();
    drop(receiver);
    let mut heard = || {
        (0..500).find_map(|_| {
            std::thread::sleep(Duration::from_millis(10));
            holder.heard()
        })
    };
    assert_eq!(heard(), Some(Ok(b"early".to_vec())));
    assert_eq!(heard(), Some(Err(TransportError::Gone)));
    // Lines that end are no receiver that leaves.
    let mut lines = Lines::new(Cursor::new(b"DE 00\nSD 01\n".to_vec()), Vec::new());
    let mut heard = (0..50).filter_map(|_| {
        std::thread::sleep(Duration::from_millis(10));
        lines.heard()
    });
    assert_eq!(heard.next(), Some(Ok(vec![1])));
    assert_eq!(heard.next(), None);
    assert_eq!(lines.receive(patience(5_000)), Err(TransportError::Gone));
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
        receiver.send(Kind::Establishment, &message, patience(5_000)).unwrap();
        assert_eq!(holder.receive(patience(5_000)).unwrap(), message);
        holder.send(Kind::Data, &message, patience(5_000)).unwrap();
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
    lines.send(Kind::Establishment, &[1, 2], patience(1_000)).unwrap();
    assert_eq!(lines.receive(patience(1_000)).unwrap(), [0xa1, 0x01]);
    assert_eq!(lines.receive(patience(1_000)), Err(TransportError::Line { line: 4 }));
    assert_eq!(lines.receive(patience(1_000)), Err(TransportError::Gone), "nothing is read behind a fault");
}

#[test]
fn a_peer_that_reads_nothing_holds_up_nobody() {
    let (mut receiver, _holder) = connected();
    let message = vec![0; 8 << 20];
    // The system keeps some for the peer: how much differs from machine to machine.
    let refused = (0..64).find_map(|_| receiver.send(Kind::Data, &message, patience(60)).err());
    assert_eq!(refused, Some(TransportError::TimedOut));
    let (input, out) = std::io::pipe().unwrap();
    let mut lines = Lines::new(Cursor::new("SD a0\n"), out);
    assert_eq!(lines.send(Kind::Data, &message, patience(60)), Err(TransportError::TimedOut));
    assert_eq!(lines.send(Kind::Data, &[], patience(5_000)), Err(TransportError::Gone), "the line is blocked");
    assert_eq!(lines.receive(patience(1_000)).unwrap(), [0xa0], "and can be heard all the same");
    drop(input);
}

#[test]
fn chatter_does_not_make_a_wait_longer() {
    let (input, mut out) = std::io::pipe().unwrap();
    let chatter = std::thread::spawn(move || {
        // Until nobody listens.
        while out.write_all(b"DE a0\n").is_ok() {
            std::thread::sleep(Duration::from_millis(5));
        }
    });
    let mut lines = Lines::new(std::io::BufReader::new(input), std::io::sink());
    assert_eq!(lines.receive(patience(200)), Err(TransportError::TimedOut));
    drop(lines);
    chatter.join().unwrap();
}

#[test]
fn work_that_never_ends_is_left_to_itself() {
    let stuck = || std::thread::sleep(Duration::from_secs(3_600));
    assert_eq!(errand::wait_for(patience(60), stuck), Err(TransportError::TimedOut));
    let raised = AtomicBool::new(true);
    let patience = Patience { within: Duration::from_secs(600), interrupt: &raised };
    assert_eq!(errand::wait_for(patience, stuck), Err(TransportError::Interrupted));
    assert_eq!(errand::wait_for(Patience::FAREWELL, || 7), Ok(7));
}
