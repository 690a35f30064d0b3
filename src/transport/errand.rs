//! Work that may never end, given to another thread, so that waiting for it can: a system call that blocks, a chip that
//! does not answer.

use std::sync::mpsc::{SyncSender, sync_channel};
use std::thread;

use super::mailbox::{Mailbox, Post};
use super::{Patience, TransportError};

/// Does `work` in a thread of its own and waits for it. Where the wait ends before, the thread is left to itself; what it
/// brings then is dropped.
///
/// # Errors
/// [`TransportError::TimedOut`], [`TransportError::Interrupted`]; [`TransportError::Gone`] where the thread broke.
pub fn wait_for<T: Send + 'static>(
    patience: Patience<'_>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, TransportError> {
    let (sender, mailbox) = Mailbox::new();
    thread::spawn(move || drop(sender.send(Ok(work()))));
    mailbox.fetch(patience)
}

/// A thread that does one job after the other.
#[derive(Debug)]
pub(super) struct Worker<J, T> {
    jobs: Option<SyncSender<J>>,
    done: Mailbox<T>,
    busy: bool,
}

impl<J: Send + 'static, T: Send + 'static> Worker<J, T> {
    pub(super) fn new(mut work: impl FnMut(J) -> Post<T> + Send + 'static) -> Self {
        let (jobs, waiting) = sync_channel::<J>(1);
        let (sender, done) = Mailbox::new();
        thread::spawn(move || {
            while let Ok(job) = waiting.recv() {
                if sender.send(work(job)).is_err() {
                    return;
                }
            }
        });
        Self { jobs: Some(jobs), done, busy: false }
    }

    /// Has a job done. After a wait that ended before, nothing more is: nobody knows where the job stands.
    pub(super) fn ask(&mut self, job: J, patience: Patience<'_>) -> Post<T> {
        let jobs = self.jobs.as_ref().filter(|_| !self.busy).ok_or(TransportError::Gone)?;
        jobs.send(job).map_err(|_| TransportError::Gone)?;
        self.wait(patience)
    }

    /// Waits on for the job that was asked for.
    pub(super) fn wait(&mut self, patience: Patience<'_>) -> Post<T> {
        self.busy = true;
        let done = self.done.fetch(patience);
        self.busy = matches!(done, Err(TransportError::TimedOut | TransportError::Interrupted));
        done
    }
}

impl<J, T> Drop for Worker<J, T> {
    /// The thread lets go of what it holds before this returns, unless it is stuck.
    fn drop(&mut self) {
        self.jobs = None;
        if !self.busy {
            self.done.drain();
        }
    }
}
