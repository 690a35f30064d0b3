//! Two devices, and between them somebody who cuts, repeats, exchanges, holds back and unplugs: every message of a session
//! of two requests, in each direction.

use std::collections::VecDeque;
use std::io::{BufRead as _, BufReader, Write as _};
use std::net::Shutdown;
use std::os::fd::OwnedFd;
use std::os::unix::net::UnixStream;
use std::process::{Child, ChildStdin, Stdio};
use std::sync::Mutex;
use std::sync::mpsc::{Receiver, Sender, channel};

use mnc::cbor::Decoder;
use mnc::session::{SessionData, SessionStatus};

use super::{shared, text, wait};

/// The messages of the session, in their order.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Message {
    Engagement,
    First,
    Answer,
    Second,
    Again,
    End,
}

use Message::{Again, Answer, End, Engagement, First, Second};

const ALL: [Message; 6] = [Engagement, First, Answer, Second, Again, End];

/// What is done to a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Deed {
    /// All is well.
    Nothing,
    /// Its first bytes are delivered: so many hundredths.
    Cut(usize),
    /// But for its last byte.
    Short,
    /// A byte follows it.
    Long,
    /// Half a byte is missing: no line of the protocol.
    Garbled,
    /// A bit of its last byte is another.
    Flipped,
    /// It is delivered twice.
    Twice,
    /// This one is delivered instead, which was sent before.
    Instead(Message),
    /// A status is delivered instead.
    Status(u64),
    /// Its data is delivered with a status beside.
    Beside(u64),
    /// Nobody delivers it; the line stays open.
    Held,
    /// The cable is cut before it, in it, behind it.
    Before,
    Amid,
    Behind,
}

use Deed::{Amid, Before, Behind, Beside, Cut, Flipped, Garbled, Held, Instead, Long, Nothing, Short, Status, Twice};

/// What comes of it: both exit statuses, the statuses each said on the wire, and what the one that was wronged tells.
struct Row(Message, Deed, Ends);
type Ends = (i32, i32, &'static [u64], &'static [u64], &'static str);

const GONE: &str = "the other device is gone";
const LATE: &str = "said nothing in time";
const NO_ENGAGEMENT: &str = "is not a DeviceEngagement";
const NO_FIRST: &str = "is not a SessionEstablishment";
const NO_DATA: &str = "is not a SessionData";
const ALTERED: &str = "could not be decrypted";
const TWICE: &str = "began the session a second time";
const NO_LINE: &str = "of stdin is not a proper line";
const HUNG_UP: &str = "left without ending the session";

/// Whatever is no message ends the session with status 11.
fn broken(message: Message) -> Ends {
    match message {
        Engagement => (2, 2, &[], &[], NO_ENGAGEMENT),
        First => (2, 2, &[11], &[], NO_FIRST),
        Answer | Again => (2, 2, &[], &[11], NO_DATA),
        Second => (2, 2, &[11], &[], NO_DATA),
        End => (2, 0, &[11], &[20], NO_DATA),
    }
}

fn rows() -> Vec<Row> {
    let mut rows = vec![Row(End, Nothing, (0, 0, &[], &[20], ""))];
    for message in ALL {
        let (holder, receiver, h, r, told) = broken(message);
        for deed in [Cut(0), Cut(10), Cut(50), Short, Long] {
            rows.push(Row(message, deed, (holder, receiver, h, r, told)));
        }
        rows.push(Row(message, Garbled, (holder, receiver, h, r, NO_LINE)));
        // Whoever sent it finds nobody to listen: a holder has answered by then.
        let holder = if matches!(message, Answer | Again) { 0 } else { holder };
        let by_receiver: &[u64] = if message == End { &[20] } else { &[] };
        rows.push(Row(message, Amid, (holder, receiver, &[], by_receiver, told)));
    }
    rows.extend(others().map(|(message, deed, ends)| Row(message, deed, ends)));
    rows
}

fn others() -> impl Iterator<Item = (Message, Deed, Ends)> {
    let rows: Vec<(Message, Deed, Ends)> = vec![
        // Altered, repeated, exchanged.
        (First, Flipped, (2, 2, &[10], &[], ALTERED)),
        (Answer, Flipped, (2, 2, &[], &[10], ALTERED)),
        (Second, Flipped, (2, 2, &[10], &[], ALTERED)),
        (Again, Flipped, (2, 2, &[], &[10], ALTERED)),
        (Engagement, Twice, (0, 0, &[], &[20], "")),
        (First, Twice, (2, 2, &[10], &[], TWICE)),
        (Answer, Twice, (2, 2, &[], &[10], ALTERED)),
        (Second, Twice, (2, 0, &[10], &[20], ALTERED)),
        (Again, Twice, (0, 0, &[], &[20], "")),
        (End, Twice, (0, 0, &[], &[20], "")),
        (Answer, Instead(First), (2, 2, &[], &[10], ALTERED)),
        (Second, Instead(First), (2, 2, &[10], &[], TWICE)),
        (Second, Instead(Answer), (2, 2, &[10], &[], ALTERED)),
        (Again, Instead(Answer), (2, 2, &[], &[10], ALTERED)),
        (Again, Instead(Second), (2, 2, &[], &[10], ALTERED)),
        (End, Instead(First), (2, 0, &[10], &[20], TWICE)),
        (End, Instead(Second), (2, 0, &[10], &[20], ALTERED)),
        // Statuses: of the end before the beginning, of faults, unknown ones, beside data.
        (First, Status(20), (2, 2, &[11], &[], NO_FIRST)),
        (Answer, Status(20), (0, 1, &[], &[], "without an answer (session status 20)")),
        (Answer, Status(10), (0, 2, &[], &[], "gave up")),
        (Answer, Status(11), (0, 2, &[], &[], "gave up")),
        (Answer, Status(99), (0, 1, &[], &[], "without an answer (session status 99)")),
        (Second, Status(20), (0, 2, &[], &[20], "")),
        (Second, Status(10), (2, 2, &[], &[20], "gave up")),
        (End, Status(99), (0, 0, &[], &[20], "")),
        (Answer, Beside(20), (0, 1, &[], &[], "before everything was asked")),
        (Answer, Beside(99), (0, 1, &[], &[], "before everything was asked")),
        (Again, Beside(20), (0, 0, &[], &[], "")),
        (Second, Beside(20), (0, 2, &[], &[20], "")),
        (Second, Beside(11), (2, 2, &[], &[20], "gave up")),
        // Held back until nobody waits any longer.
        (Engagement, Held, (2, 2, &[], &[], LATE)),
        (First, Held, (2, 2, &[], &[20], LATE)),
        (Answer, Held, (0, 2, &[], &[20], LATE)),
        (Second, Held, (0, 1, &[20], &[], "no further message came")),
        (Again, Held, (0, 2, &[], &[20], LATE)),
        (End, Held, (0, 0, &[20], &[20], "no further message came")),
        // Cut off.
        (Engagement, Before, (2, 2, &[], &[], GONE)),
        (First, Before, (2, 2, &[], &[], GONE)),
        (Answer, Before, (0, 2, &[], &[], GONE)),
        (Second, Before, (0, 2, &[], &[], HUNG_UP)),
        (Again, Before, (0, 2, &[], &[], GONE)),
        (End, Before, (0, 0, &[], &[20], HUNG_UP)),
        (Engagement, Behind, (2, 2, &[], &[], GONE)),
        (First, Behind, (2, 2, &[], &[], GONE)),
        (Answer, Behind, (0, 2, &[], &[], GONE)),
        (Second, Behind, (2, 2, &[], &[], GONE)),
        (Again, Behind, (0, 0, &[], &[], "")),
        (End, Behind, (0, 0, &[], &[20], "")),
    ];
    rows.into_iter()
}

/// Which of the two.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Holder,
    Receiver,
}

fn sender(message: Message) -> Side {
    if matches!(message, Engagement | Answer | Again) { Side::Holder } else { Side::Receiver }
}

/// A process that speaks lines; what it says arrives at the relay.
struct Device {
    child: Child,
    to: Option<ChildStdin>,
    from: UnixStream,
}

impl Device {
    fn start(line: &str, side: Side, heard: Sender<(Side, Option<String>)>) -> Self {
        // Not a pipe: this can be cut while a thread reads from it.
        let (from, stdout) = UnixStream::pair().expect("a pair");
        let mut command = shared().command(line);
        let mut child = command.stdin(Stdio::piped()).stdout(OwnedFd::from(stdout)).spawn().expect("mnc");
        drop(command); // it holds the other end, too
        let to = child.stdin.take();
        let mut reading = BufReader::new(from.try_clone().expect("a stream"));
        std::thread::spawn(move || {
            loop {
                let mut line = String::new();
                let read = reading.read_line(&mut line).unwrap_or(0);
                if heard.send((side, (read > 0).then_some(line))).is_err() || read == 0 {
                    return;
                }
            }
        });
        Self { child, to, from }
    }

    fn say(&mut self, line: &str) {
        if let Some(to) = &mut self.to {
            let _ = to.write_all(line.as_bytes()); // it may have ended
        }
    }
}

/// What both sides said and how they ended.
pub(crate) struct Played {
    pub(crate) exits: (Option<i32>, Option<i32>),
    pub(crate) statuses: [Vec<u64>; 2],
    pub(crate) told: [String; 2],
}

struct Relay {
    devices: [Device; 2],
    heard: Option<Receiver<(Side, Option<String>)>>,
    expected: VecDeque<Message>,
    passed: Vec<(Message, String)>,
    statuses: [Vec<u64>; 2],
    silenced: Option<Side>,
}

fn at(side: Side) -> usize {
    usize::from(side == Side::Receiver)
}

impl Relay {
    fn start(victim: Option<Side>) -> Self {
        let (sender, heard) = channel();
        let patience = |side| if victim == Some(side) { 2 } else { 40 };
        let holder = format!("present --wallet wallet --yes --stdio --signature --timeout {}", patience(Side::Holder));
        let receiver = format!(
            "verify --stdio --trust world/iaca.pem --ask age_over_20 --then full_name_unicode --timeout {}",
            patience(Side::Receiver)
        );
        let devices =
            [Device::start(&holder, Side::Holder, sender.clone()), Device::start(&receiver, Side::Receiver, sender)];
        let (expected, passed) = (ALL.into(), Vec::new());
        Self { devices, heard: Some(heard), expected, passed, statuses: [Vec::new(), Vec::new()], silenced: None }
    }

    fn play(mut self, message: Message, deed: Deed) -> Played {
        let mut ended = 0;
        while ended < 2 {
            let Some((side, line)) = self.heard.as_ref().and_then(|heard| heard.recv().ok()) else { break };
            let other = if side == Side::Holder { Side::Receiver } else { Side::Holder };
            match line {
                None => {
                    ended += 1;
                    // What is held back is not known to be over.
                    if self.silenced != Some(side) {
                        self.devices[at(other)].to = None;
                    }
                }
                Some(line) if line.starts_with("QR ") => {}
                Some(line) => self.pass(side, other, line, (message, deed)),
            }
        }
        let [holder, receiver] = self.devices.map(|device| device.child);
        let (holder, receiver) = (wait(holder, "present"), wait(receiver, "verify"));
        Played {
            exits: (holder.status.code(), receiver.status.code()),
            statuses: self.statuses,
            told: [text(&holder.stderr), text(&receiver.stderr)],
        }
    }

    fn pass(&mut self, side: Side, other: Side, line: String, (wronged, deed): (Message, Deed)) {
        let status = status_alone(&line);
        self.statuses[at(side)].extend(status);
        let message = *self.expected.front().unwrap_or(&End);
        let awaited =
            self.expected.front().is_some() && sender(message) == side && status.is_none() == (message != End);
        if awaited {
            self.expected.pop_front();
            self.passed.push((message, line.clone()));
        }
        if self.silenced == Some(side) {
            return;
        }
        if !awaited || message != wronged {
            return self.devices[at(other)].say(&line);
        }
        let earlier = |wanted| self.passed.iter().find(|(message, _)| *message == wanted).expect("passed").1.clone();
        match deed {
            Held => self.silenced = Some(side),
            Before => self.unplug(),
            Amid => {
                // Whole bytes of it, and no end of line.
                let half = line.len() / 2;
                self.devices[at(other)].say(&line[..half - half % 2 + 1]);
                self.unplug();
            }
            Behind => {
                // Deaf to the answer first, which might be there before the plug is pulled.
                let _ = self.devices[at(other)].from.shutdown(Shutdown::Both); // it may have ended
                self.devices[at(other)].say(&line);
                self.unplug();
            }
            Instead(wanted) => {
                let line = earlier(wanted);
                self.devices[at(other)].say(&line);
            }
            deed => {
                let altered = alter(&line, deed);
                self.devices[at(other)].say(&altered);
            }
        }
    }

    /// Neither hears the other any more, and neither is heard.
    fn unplug(&mut self) {
        self.heard = None;
        for device in &mut self.devices {
            let _ = device.from.shutdown(Shutdown::Both); // it may have ended
            device.to = None;
        }
    }
}

/// The number in a SessionData that holds nothing else.
fn status_alone(line: &str) -> Option<u64> {
    let message = hex::decode(line.strip_prefix("SD ")?.trim()).ok()?;
    match Decoder::new(&message).whole::<SessionData<'_>>().ok()? {
        SessionData { data: None, status: Some(status) } => Some(status.code()),
        _ => None,
    }
}

/// The line, with another message in it.
fn alter(line: &str, deed: Deed) -> String {
    let (word, digits) = line.trim_end().split_once(' ').expect("a line");
    let bytes = hex::decode(digits).expect("hex");
    let with = |bytes: &[u8]| format!("{word} {}\n", hex::encode(bytes));
    match deed {
        Cut(hundredths) => with(&bytes[..bytes.len() * hundredths / 100]),
        Short => with(&bytes[..bytes.len() - 1]),
        Long => with(&[&bytes[..], &[0]].concat()),
        Garbled => format!("{word} {}\n", &digits[..digits.len() - 1]),
        Flipped => {
            let mut bytes = bytes;
            *bytes.last_mut().expect("a byte") ^= 1;
            with(&bytes)
        }
        Twice => line.repeat(2),
        Status(code) => with(&SessionData::encode(None, Some(SessionStatus::of(code)))),
        Beside(code) => {
            let read: SessionData<'_> = Decoder::new(&bytes).whole().expect("SessionData");
            with(&SessionData::encode(read.data.as_deref(), Some(SessionStatus::of(code))))
        }
        _ => line.to_owned(),
    }
}

#[test]
fn every_message_wronged_in_every_way() {
    let rows = Mutex::new(rows().into_iter());
    let failed = Mutex::new(Vec::new());
    shared(); // made once, before anybody needs it
    let work = || {
        while let Some(Row(message, deed, ends)) = { rows.lock().expect("rows").next() } {
            let victim = if sender(message) == Side::Holder { Side::Receiver } else { Side::Holder };
            let played = Relay::start((deed == Held).then_some(victim)).play(message, deed);
            let (holder, receiver, by_holder, by_receiver, told) = ends;
            let exits = played.exits == (Some(holder), Some(receiver));
            let statuses = played.statuses[0] == by_holder && played.statuses[1] == by_receiver;
            let telling = &played.told[at(victim)];
            let panicked = played.told.iter().any(|told| told.contains("panicked"));
            if !exits || !statuses || !telling.contains(told) || panicked {
                let Played { exits, statuses, told: [h, r] } = &played;
                let wanted = format!("{holder} {receiver} {by_holder:?} {by_receiver:?} {told}");
                let found = format!("{message:?} {deed:?}: {exits:?} {statuses:?}, not {wanted}\n{h}\n{r}");
                failed.lock().expect("failed").push(found);
            }
        }
    };
    std::thread::scope(|scope| (0..8).for_each(|_| drop(scope.spawn(work))));
    let failed = failed.into_inner().expect("failed");
    assert!(failed.is_empty(), "{} of them:\n{}", failed.len(), failed.join("\n"));
}
