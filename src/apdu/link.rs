//! The way to a chip.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use zeroize::Zeroizing;

/// Sends commands to a chip and brings its answers.
pub trait Link {
    /// Sends a command; the answer ends with its status.
    ///
    /// # Errors
    /// [`LinkError`]: the command may or may not have reached the chip.
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError>;

    /// Takes the power from the chip and lets go of it, so that nobody finds a secret still shown.
    ///
    /// # Errors
    /// [`LinkError`]. Sending afterwards fails.
    fn end(&mut self) -> Result<(), LinkError>;

    /// Finds the chip again after it was lost, if it is there; everything it was told before is to be taken as forgotten.
    ///
    /// # Errors
    /// [`LinkError`]; links that cannot do that say [`LinkError::Ended`].
    fn renew(&mut self) -> Result<(), LinkError> {
        Err(LinkError::Ended)
    }

    /// The chip's answer to reset; empty where a recording does not hold it.
    fn atr(&self) -> &[u8];

    /// Whether an answer so far had bytes that a recording masks.
    fn was_masked(&self) -> bool {
        false
    }
}

impl<L: Link + ?Sized> Link for Box<L> {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        (**self).transmit(command)
    }

    fn end(&mut self) -> Result<(), LinkError> {
        (**self).end()
    }

    fn renew(&mut self) -> Result<(), LinkError> {
        (**self).renew()
    }

    fn atr(&self) -> &[u8] {
        (**self).atr()
    }

    fn was_masked(&self) -> bool {
        (**self).was_masked()
    }
}

impl<L: Link + ?Sized> Link for &mut L {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        (**self).transmit(command)
    }

    fn end(&mut self) -> Result<(), LinkError> {
        (**self).end()
    }

    fn renew(&mut self) -> Result<(), LinkError> {
        (**self).renew()
    }

    fn atr(&self) -> &[u8] {
        (**self).atr()
    }

    fn was_masked(&self) -> bool {
        (**self).was_masked()
    }
}

/// Why nothing came back; [`LinkError::id`] is the id of its sentence and of what to do.
#[derive(Clone, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LinkError {
    /// The exchange was ended from outside.
    #[error("interrupted")]
    Interrupted,
    /// The power was taken from the chip.
    #[error("ended")]
    Ended,
    /// There is no card in the reader.
    #[error("no-card")]
    NoCard,
    /// There is no reader.
    #[error("no-reader")]
    NoReader,
    /// The PC/SC service does not run.
    #[error("no-service")]
    NoService,
    /// The card did not answer in time.
    #[error("timeout")]
    Timeout,
    /// The answer is too short to hold a status, or longer than any may be.
    #[error("malformed-answer")]
    MalformedAnswer,
    /// The command did not go through, and whether the card saw it is not known.
    #[error("not-transacted")]
    NotTransacted,
    /// The card was taken away.
    #[error("removed")]
    Removed,
    /// The recording goes on with another command than the one sent.
    #[error("replay line {line}")]
    Replay {
        /// Line of the recording; one behind its last line where it has ended.
        line: usize,
    },
    /// Another program reset the card.
    #[error("reset")]
    Reset,
    /// The system does not let this user at the reader.
    #[error("security")]
    Security,
    /// Another program holds the card.
    #[error("sharing")]
    Sharing,
    /// There is no reader of that name.
    #[error("unknown-reader")]
    UnknownReader,
    /// The card does not answer at all: put in the wrong way round, or no such chip.
    #[error("unresponsive")]
    Unresponsive,
    /// Another error of PC/SC.
    #[error("pcsc {code:08X}")]
    Other {
        /// Its number.
        code: u32,
    },
}

impl LinkError {
    /// Every id.
    pub const IDS: &[&str] = &[
        "interrupted",
        "ended",
        "no-card",
        "no-reader",
        "no-service",
        "timeout",
        "malformed-answer",
        "not-transacted",
        "removed",
        "replay",
        "reset",
        "security",
        "sharing",
        "unknown-reader",
        "unresponsive",
        "other",
    ];

    /// The id of its sentence.
    #[must_use]
    pub fn id(&self) -> &'static str {
        let at = match self {
            Self::Interrupted => 0,
            Self::Ended => 1,
            Self::NoCard => 2,
            Self::NoReader => 3,
            Self::NoService => 4,
            Self::Timeout => 5,
            Self::MalformedAnswer => 6,
            Self::NotTransacted => 7,
            Self::Removed => 8,
            Self::Replay { .. } => 9,
            Self::Reset => 10,
            Self::Security => 11,
            Self::Sharing => 12,
            Self::UnknownReader => 13,
            Self::Unresponsive => 14,
            Self::Other { .. } => 15,
        };
        Self::IDS[at]
    }
}

/// A link that stops before the next command once a flag is up (an interrupt from the keyboard).
#[derive(Debug)]
pub struct Interruptible<L> {
    link: L,
    flag: Arc<AtomicBool>,
}

impl<L: Link> Interruptible<L> {
    /// Watches this flag.
    pub fn new(link: L, flag: Arc<AtomicBool>) -> Self {
        Self { link, flag }
    }
}

impl<L: Link> Link for Interruptible<L> {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        if self.flag.load(Ordering::SeqCst) {
            return Err(LinkError::Interrupted);
        }
        self.link.transmit(command)
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.link.end()
    }

    fn renew(&mut self) -> Result<(), LinkError> {
        self.link.renew()
    }

    fn atr(&self) -> &[u8] {
        self.link.atr()
    }

    fn was_masked(&self) -> bool {
        self.link.was_masked()
    }
}

/// A chip made of software: what a reader does to a chip can be done to it.
pub trait Chip {
    /// Power comes on.
    fn power_on(&mut self);
    /// Power goes: everything that was selected or shown is forgotten.
    fn power_off(&mut self);
    /// A warm reset.
    fn reset(&mut self);
    /// Its answer to reset.
    fn atr(&self) -> &[u8];
    /// Answers a command.
    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>>;
}

impl<C: Chip + ?Sized> Chip for &mut C {
    fn power_on(&mut self) {
        (**self).power_on();
    }

    fn power_off(&mut self) {
        (**self).power_off();
    }

    fn reset(&mut self) {
        (**self).reset();
    }

    fn atr(&self) -> &[u8] {
        (**self).atr()
    }

    fn answer(&mut self, command: &[u8]) -> Zeroizing<Vec<u8>> {
        (**self).answer(command)
    }
}

/// A chip made of software, without a reader between.
#[derive(Debug)]
pub struct Direct<C: Chip> {
    chip: C,
    powered: bool,
}

impl<C: Chip> Direct<C> {
    /// Puts power on the chip.
    pub fn new(mut chip: C) -> Self {
        chip.power_on();
        Self { chip, powered: true }
    }
}

impl<C: Chip> Link for Direct<C> {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        if self.powered { Ok(self.chip.answer(command)) } else { Err(LinkError::Ended) }
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.powered = false;
        self.chip.power_off();
        Ok(())
    }

    /// Takes the power and gives it again.
    fn renew(&mut self) -> Result<(), LinkError> {
        self.chip.power_off();
        self.chip.power_on();
        self.powered = true;
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        self.chip.atr()
    }
}
