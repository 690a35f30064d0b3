//! The two bytes that end an answer, and what they mean (ISO/IEC 7816-4, 5.1.3; JICSAP 1.1 for this card).

/// SW1 and SW2.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Status(pub u16);

/// What a status means; [`Meaning::id`] is the id of its sentence.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[non_exhaustive]
pub enum Meaning {
    /// 9000.
    Ok,
    /// 61xx: this many bytes wait for GET RESPONSE; 0 for 256 or more.
    More(u8),
    /// 6282: the file ended before all that was asked for.
    EndOfFile,
    /// 63Cx: the secret was wrong, or the counter was asked for; this many tries are left.
    TriesLeft(u8),
    /// 6300: wrong, and nobody counts.
    Wrong,
    /// 6581: the memory failed.
    MemoryFailure,
    /// 6700.
    WrongLength,
    /// 6881.
    ChannelNotSupported,
    /// 6882.
    SecureMessagingNotSupported,
    /// 6981: not for a file of this structure.
    WrongFileStructure,
    /// 6982: a secret has to be shown first.
    SecurityStatus,
    /// 6983 or 6984: the secret is blocked. This card says 6984.
    Blocked,
    /// 6985.
    ConditionsNotSatisfied,
    /// 6986: no file is selected.
    NoCurrentFile,
    /// 69FC: the protected session is gone.
    SessionGone,
    /// 66F1: protected sessions are not set up.
    SessionNotConfigured,
    /// 6A80.
    WrongData,
    /// 6A81.
    FunctionNotSupported,
    /// 6A82: no such file or application.
    NotFound,
    /// 6A83: no such record.
    RecordNotFound,
    /// 6A86.
    WrongParameters,
    /// 6A87: the length does not go with P1 and P2.
    LengthAgainstParameters,
    /// 6A88: no such object or key.
    ObjectNotFound,
    /// 6B00: behind the end of the file.
    WrongOffset,
    /// 6Cxx: to be sent again, expecting this many bytes.
    WrongExpected(u8),
    /// 6D00.
    InstructionNotSupported,
    /// 6E00.
    ClassNotSupported,
    /// 6F00: no more precise reason.
    Unknown,
    /// Any other.
    Other,
}

/// Those that are one value.
static TABLE: [(u16, Meaning, &str); 26] = [
    (0x9000, Meaning::Ok, "ok"),
    (0x6282, Meaning::EndOfFile, "end-of-file"),
    (0x6300, Meaning::Wrong, "wrong"),
    (0x6581, Meaning::MemoryFailure, "memory-failure"),
    (0x66f1, Meaning::SessionNotConfigured, "session-not-configured"),
    (0x6700, Meaning::WrongLength, "wrong-length"),
    (0x6881, Meaning::ChannelNotSupported, "channel-not-supported"),
    (0x6882, Meaning::SecureMessagingNotSupported, "secure-messaging-not-supported"),
    (0x6981, Meaning::WrongFileStructure, "wrong-file-structure"),
    (0x6982, Meaning::SecurityStatus, "security-status"),
    (0x6984, Meaning::Blocked, "blocked"),
    (0x6983, Meaning::Blocked, "blocked"),
    (0x6985, Meaning::ConditionsNotSatisfied, "conditions-not-satisfied"),
    (0x6986, Meaning::NoCurrentFile, "no-current-file"),
    (0x69fc, Meaning::SessionGone, "session-gone"),
    (0x6a80, Meaning::WrongData, "wrong-data"),
    (0x6a81, Meaning::FunctionNotSupported, "function-not-supported"),
    (0x6a82, Meaning::NotFound, "not-found"),
    (0x6a83, Meaning::RecordNotFound, "record-not-found"),
    (0x6a86, Meaning::WrongParameters, "wrong-parameters"),
    (0x6a87, Meaning::LengthAgainstParameters, "length-against-parameters"),
    (0x6a88, Meaning::ObjectNotFound, "object-not-found"),
    (0x6b00, Meaning::WrongOffset, "wrong-offset"),
    (0x6d00, Meaning::InstructionNotSupported, "instruction-not-supported"),
    (0x6e00, Meaning::ClassNotSupported, "class-not-supported"),
    (0x6f00, Meaning::Unknown, "unknown"),
];

impl Status {
    /// Done.
    pub const OK: Self = Self(0x9000);

    /// What it means.
    #[must_use]
    pub fn meaning(self) -> Meaning {
        let [_, low] = self.0.to_be_bytes();
        match self.0 & 0xff00 {
            0x6100 => Meaning::More(low),
            0x6c00 => Meaning::WrongExpected(low),
            0x6300 if low & 0xf0 == 0xc0 => Meaning::TriesLeft(low & 0x0f),
            _ => TABLE.iter().find(|row| row.0 == self.0).map_or(Meaning::Other, |row| row.1),
        }
    }

    /// Whether all went well.
    #[must_use]
    pub fn is_ok(self) -> bool {
        self == Self::OK
    }

    /// 63Cx with this many tries left, 15 at most.
    #[must_use]
    pub fn tries_left(left: u8) -> Self {
        Self(0x63c0 | u16::from(left.min(15)))
    }
}

impl Meaning {
    /// Every meaning's id, for the table of sentences.
    pub fn ids() -> impl Iterator<Item = &'static str> {
        let ranges = ["more", "tries-left", "wrong-expected", "other"];
        let single = TABLE.iter().enumerate().filter(|(at, row)| TABLE[..*at].iter().all(|before| before.2 != row.2));
        single.map(|(_, row)| row.2).chain(ranges)
    }

    /// The id of its sentence.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::More(_) => "more",
            Self::TriesLeft(_) => "tries-left",
            Self::WrongExpected(_) => "wrong-expected",
            single => TABLE.iter().find(|row| row.1 == single).map_or("other", |row| row.2),
        }
    }
}

impl std::fmt::Display for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04X}", self.0)
    }
}

impl std::fmt::Debug for Status {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests;
