use time::Date;

use crate::cbor::FullDate;
use crate::profile::mnc::{Element, Shape, Threshold};
use crate::report::Evidence;

/// Something about the value of one element.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Finding {
    /// The element.
    pub element: Element,
    /// What is the matter with it.
    pub flaw: Flaw,
}

/// How bad a finding is for an issuer; a receiver warns of both.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Severity {
    /// Unusual, or of a form that no public source shows.
    Remark,
    /// Breaks a rule: such a value is not signed.
    Wrong,
}

/// What can be the matter with a value.
#[derive(Clone, PartialEq, Eq, Debug)]
#[non_exhaustive]
pub enum Flaw {
    /// The age is not that of the birth date on the day of signing.
    AgeDiffers {
        /// The age in the record.
        found: u64,
        /// The age by the birth date.
        expected: u16,
        /// The day of signing in Japan.
        on: Date,
    },
    /// The answer is not that of the birth date on the day of signing.
    AgeOverDiffers {
        /// The answer in the record.
        found: bool,
        /// The day of signing in Japan.
        on: Date,
    },
    /// The answer does not fit another answer about the age.
    AgeOverOrder {
        /// The other age asked about.
        other: Threshold,
    },
    /// The answer does not fit `age_in_years`.
    AgeOverYears {
        /// The age in the record.
        years: u64,
    },
    /// The date in words is another date than `birth_date`.
    BirthDateDiffers,
    /// The birth date lies after the day of signing.
    BirthInFuture,
    /// The date in words is readable, but is not of the form `YYYY年M月D日`.
    BirthTextForm,
    /// The date in words says that a part of it is unknown; how records spell that is not public.
    BirthTextUnknown,
    /// The date in words is none.
    BirthTextUnread,
    /// The check digit of a six-digit code is wrong.
    CodeCheckDigit {
        /// What it must be.
        expected: u8,
    },
    /// The code is not of five or six digits.
    CodeForm {
        /// How many characters it has.
        characters: usize,
    },
    /// The code has six digits; records are seen with five.
    CodeOfSix,
    /// Not of the form `YYYY-MM-DD`, or no such day.
    DateForm,
    /// A text without a character.
    Empty,
    /// Neither JPEG nor JPEG 2000 by its first bytes.
    ImageFormat {
        /// How many bytes it has.
        bytes: usize,
    },
    /// The mask is not eight characters `0` or `1`.
    MaskForm,
    /// The check digit of the number is wrong.
    NumberCheckDigit,
    /// The number is not of twelve digits.
    NumberForm {
        /// How many characters it has.
        characters: usize,
    },
    /// The code is none of ISO/IEC 5218 (0, 1, 2, 9).
    SexCode {
        /// The code.
        code: u64,
    },
    /// `sex` and `sex_unicode` say different things.
    SexDiffers,
    /// The word is neither 男 nor 女.
    SexWord,
    /// The value is of another CBOR shape.
    Shape {
        /// Its shape.
        found: Shape,
        /// The shape that is written.
        expected: Shape,
        /// Whether it can be read all the same.
        readable: bool,
    },
    /// Longer than the cap on texts (ISO/IEC 18013-5:2021, 7.2.1).
    TooLong {
        /// How many characters it has.
        characters: usize,
    },
    /// A control character or one that turns the direction of writing: what is shown would not be what is signed.
    Unprintable {
        /// Its code in Unicode.
        code: u32,
        /// The how manieth character it is, from 1.
        position: usize,
    },
}

impl Flaw {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        match self {
            Self::BirthTextForm | Self::BirthTextUnknown | Self::CodeOfSix | Self::SexWord | Self::TooLong { .. } => {
                Severity::Remark
            }
            Self::Shape { readable: true, .. } => Severity::Remark,
            _ => Severity::Wrong,
        }
    }

    /// Its stable id: the message is `finding-` and this.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::AgeDiffers { .. } => "value-age-differs",
            Self::AgeOverDiffers { .. } => "value-age-over-differs",
            Self::AgeOverOrder { .. } => "value-age-over-order",
            Self::AgeOverYears { .. } => "value-age-over-years",
            Self::BirthDateDiffers => "value-birth-date-differs",
            Self::BirthInFuture => "value-birth-in-future",
            Self::BirthTextForm => "value-birth-text-form",
            Self::BirthTextUnknown => "value-birth-text-unknown",
            Self::BirthTextUnread => "value-birth-text-unread",
            Self::CodeCheckDigit { .. } => "value-code-check-digit",
            Self::CodeForm { .. } => "value-code-form",
            Self::CodeOfSix => "value-code-of-six",
            Self::DateForm => "value-date-form",
            Self::Empty => "value-empty",
            Self::ImageFormat { .. } => "value-image-format",
            Self::MaskForm => "value-mask-form",
            Self::NumberCheckDigit => "value-number-check-digit",
            Self::NumberForm { .. } => "value-number-form",
            Self::SexCode { .. } => "value-sex-code",
            Self::SexDiffers => "value-sex-differs",
            Self::SexWord => "value-sex-word",
            Self::Shape { .. } => "value-shape",
            Self::TooLong { .. } => "value-too-long",
            Self::Unprintable { .. } => "value-unprintable",
        }
    }
}

impl Finding {
    /// How bad it is.
    #[must_use]
    pub fn severity(&self) -> Severity {
        self.flaw.severity()
    }

    /// The finding as evidence of a check; `element` is always among its facts.
    #[must_use]
    pub fn evidence(&self) -> Evidence {
        let evidence = Evidence::new(self.flaw.id()).with("element", self.element.identifier());
        let day = |day: Date| FullDate(day).to_string();
        match &self.flaw {
            Flaw::AgeDiffers { found, expected, on } => {
                evidence.with("found", *found).with("expected", i64::from(*expected)).with("on", day(*on))
            }
            Flaw::AgeOverDiffers { found, on } => evidence.with("found", word(*found)).with("on", day(*on)),
            Flaw::AgeOverOrder { other } => evidence.with("other", Element::AgeOver(*other).identifier()),
            Flaw::AgeOverYears { years } => evidence.with("years", *years),
            Flaw::CodeCheckDigit { expected } => evidence.with("expected", i64::from(*expected)),
            Flaw::CodeForm { characters } | Flaw::NumberForm { characters } | Flaw::TooLong { characters } => {
                evidence.with("characters", *characters)
            }
            Flaw::ImageFormat { bytes } => evidence.with("bytes", *bytes),
            Flaw::SexCode { code } => evidence.with("code", *code),
            Flaw::Shape { found, expected, .. } => {
                evidence.with("found", found.cddl()).with("expected", expected.cddl())
            }
            Flaw::Unprintable { code, position } => {
                evidence.with("character", format!("U+{code:04X}")).with("position", *position)
            }
            _ => evidence,
        }
    }
}

fn word(answer: bool) -> &'static str {
    if answer { "true" } else { "false" }
}
