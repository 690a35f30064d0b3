//! How a command ends, as a number.

/// What a command that could do its work answers.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Outcome {
    /// Done, or the answer is yes: exit status 0.
    Done,
    /// The answer is no: exit status 1.
    No,
    /// Some of many files could not be judged, and each has said so itself: exit status 2.
    CouldNot,
}

impl Outcome {
    /// The outcome of many: the worst of them.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.max(other)
    }

    /// The exit status.
    #[must_use]
    pub fn exit(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::CouldNot => 2,
        }
    }
}

impl From<crate::report::Verdict> for Outcome {
    fn from(verdict: crate::report::Verdict) -> Self {
        if verdict == crate::report::Verdict::Valid { Self::Done } else { Self::No }
    }
}
