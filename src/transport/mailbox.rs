//! Messages that another thread reads, so that waiting for one can end: after a time, or by Ctrl-C.

use std::sync::atomic::Ordering;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TryRecvError, sync_channel};
use std::thread;
use std::time::Duration;

use super::{Patience, TransportError};

/// How often a wait looks for Ctrl-C.
pub(super) const TICK: Duration = Duration::from_millis(25);

/// Messages that wait to be fetched: a peer that sends more than is read is held back.
const WAITING: usize = 4;

/// What comes out of a reader.
pub(super) type Post<T> = Result<T, TransportError>;

/// The end where messages are fetched.
#[derive(Debug)]
pub(super) struct Mailbox<T>(Receiver<Post<T>>);

impl<T: Send + 'static> Mailbox<T> {
    /// A mailbox that a thread of its own fills from `next`, up to the first error.
    pub(super) fn filled_by(mut next: impl FnMut() -> Post<T> + Send + 'static) -> Self {
        let (sender, mailbox) = Self::new();
        thread::spawn(move || {
            loop {
                let post = next();
                let last = post.is_err();
                if sender.send(post).is_err() || last {
                    return;
                }
            }
        });
        mailbox
    }
}

impl<T> Mailbox<T> {
    /// A mailbox, and what puts messages into it.
    pub(super) fn new() -> (SyncSender<Post<T>>, Self) {
        let (sender, receiver) = sync_channel(WAITING);
        (sender, Self(receiver))
    }

    /// Waits for the next message.
    pub(super) fn fetch(&self, patience: Patience<'_>) -> Post<T> {
        self.fetch_one(patience, Some)
    }

    /// Waits for the next message of which `pick` makes something. Others are passed over, and the wait goes on, not anew:
    /// who sends nothing but others holds up nobody.
    pub(super) fn fetch_one<U>(&self, patience: Patience<'_>, mut pick: impl FnMut(T) -> Option<U>) -> Post<U> {
        let mut left = patience.within;
        loop {
            // What is here already is taken, whatever has happened since.
            let interrupted = patience.interrupt.load(Ordering::SeqCst);
            let tick = if interrupted { Duration::ZERO } else { left.min(TICK) };
            match self.0.recv_timeout(tick) {
                Ok(post) => match pick(post?) {
                    Some(found) => return Ok(found),
                    None if interrupted => return Err(TransportError::Interrupted),
                    None => left = left.saturating_sub(tick), // no clock is read here: it counts as a whole tick
                },
                Err(RecvTimeoutError::Disconnected) => return Err(TransportError::Gone),
                Err(RecvTimeoutError::Timeout) if interrupted => return Err(TransportError::Interrupted),
                Err(RecvTimeoutError::Timeout) if left <= tick => return Err(TransportError::TimedOut),
                Err(RecvTimeoutError::Timeout) => left -= tick,
            }
        }
    }

    /// The next message, or the end, if it is here already.
    pub(super) fn look(&self) -> Option<Post<T>> {
        match self.0.try_recv() {
            Ok(post) => Some(post),
            Err(TryRecvError::Disconnected) => Some(Err(TransportError::Gone)),
            Err(TryRecvError::Empty) => None,
        }
    }

    /// Waits a while for whoever fills it to be done.
    pub(super) fn drain(&self) {
        let _ = self.fetch_one(Patience::FAREWELL, |_| None::<()>);
    }
}
