//! Lines that are typed at the terminal, shown or not. Ctrl-C ends a question, whoever sent it.

use std::io;
use std::sync::atomic::AtomicBool;

use zeroize::Zeroizing;

/// Asks, and reads a line; ends when the flag is up.
#[cfg(unix)]
pub(super) fn line(question: &str, echo: Echo, interrupted: &AtomicBool) -> io::Result<Zeroizing<String>> {
    use std::io::Write as _;

    let mut stderr = io::stderr();
    let typing = unix::Typing::over(io::stdin(), echo)?;
    write!(stderr, "{question} ")?;
    stderr.flush()?;
    let line = typing.line(interrupted);
    if echo == Echo::Hidden || line.is_err() {
        writeln!(stderr)?; // the line end that was typed was not shown, or there is none
    }
    line
}

/// Asks, and reads a line.
#[cfg(not(unix))]
pub(super) fn line(question: &str, echo: Echo, _: &AtomicBool) -> io::Result<Zeroizing<String>> {
    let typed = match echo {
        Echo::Hidden => dialoguer::Password::new().with_prompt(question).allow_empty_password(true).interact(),
        Echo::Shown => dialoguer::Input::new().with_prompt(question).allow_empty(true).interact_text(),
    };
    typed.map(Zeroizing::new).map_err(|dialoguer::Error::IO(error)| error)
}

/// Whether the terminal shows what is typed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Echo {
    /// It does not.
    Hidden,
    /// It does.
    Shown,
}

#[cfg(unix)]
mod unix {
    use std::io::{self, Stdin};
    use std::sync::atomic::{AtomicBool, Ordering};

    use rustix::event::{PollFd, PollFlags, Timespec, poll};
    use rustix::termios::{LocalModes, OptionalActions, Termios, tcgetattr, tcsetattr};
    use zeroize::Zeroizing;

    use super::Echo;

    /// The longest line.
    const LONGEST: usize = 256;
    /// How long is waited before the flag is looked at again.
    const MOMENT: Timespec = Timespec { tv_sec: 0, tv_nsec: 100_000_000 };

    /// A terminal at which a line is typed, until this is dropped.
    pub(super) struct Typing {
        stdin: Stdin,
        before: Termios,
    }

    impl Typing {
        pub(super) fn over(stdin: Stdin, echo: Echo) -> io::Result<Self> {
            let before = tcgetattr(&stdin)?;
            let mut modes = before.clone();
            modes.local_modes.set(LocalModes::ECHO, echo == Echo::Shown);
            modes.local_modes.insert(LocalModes::ICANON | LocalModes::ISIG);
            // What was typed before the question is thrown away: it was meant for something else.
            tcsetattr(&stdin, OptionalActions::Flush, &modes)?;
            Ok(Self { stdin, before })
        }

        /// Reads a line, without its end.
        pub(super) fn line(&self, interrupted: &AtomicBool) -> io::Result<Zeroizing<String>> {
            let mut bytes = Zeroizing::new([0u8; LONGEST]);
            let read = self.wait(interrupted).and_then(|()| Ok(rustix::io::read(&self.stdin, &mut bytes[..])?))?;
            if read == 0 {
                return Err(io::ErrorKind::Interrupted.into()); // Ctrl-D on an empty line
            }
            let typed = std::str::from_utf8(&bytes[..read]).map_err(|_| io::Error::from(io::ErrorKind::InvalidData))?;
            Ok(Zeroizing::new(typed.trim_end_matches(['\n', '\r']).to_owned()))
        }

        fn wait(&self, interrupted: &AtomicBool) -> io::Result<()> {
            loop {
                if interrupted.load(Ordering::SeqCst) {
                    return Err(io::ErrorKind::Interrupted.into());
                }
                let mut waiting = [PollFd::new(&self.stdin, PollFlags::IN)];
                match poll(&mut waiting, Some(&MOMENT)) {
                    // What came together with Ctrl-C is no answer.
                    Ok(_) if interrupted.load(Ordering::SeqCst) => {}
                    Ok(0) | Err(rustix::io::Errno::INTR) => {}
                    Ok(_) => return Ok(()),
                    Err(error) => return Err(error.into()),
                }
            }
        }
    }

    impl Drop for Typing {
        fn drop(&mut self) {
            let _ = tcsetattr(&self.stdin, OptionalActions::Now, &self.before);
        }
    }
}
