//! The document type, its two namespaces and the one table of its elements.

mod table;

use std::fmt;
use std::sync::LazyLock;

pub use table::ELEMENTS;

/// The document type of the record (カード代替電磁的記録).
pub const DOC_TYPE: &str = "org.iso.23220.1.jp.mnc";
/// The namespace of the Japanese elements.
pub const NAMESPACE_JP: &str = "org.iso.23220.1.jp";
/// The namespace of the elements of ISO/IEC TS 23220-2.
pub const NAMESPACE_ISO: &str = "org.iso.23220.1";

/// The age of an `age_over_NN`: 0 to 99.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Threshold(u8);

impl Threshold {
    /// The only threshold seen in code made from a real record.
    pub const TWENTY: Self = Self(20);

    /// An age that two digits can name.
    #[must_use]
    pub fn new(age: u8) -> Option<Self> {
        (age <= 99).then_some(Self(age))
    }

    /// The age in years.
    #[must_use]
    pub fn age(self) -> u8 {
        self.0
    }
}

/// An element of the record, in the order of the table.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Element {
    /// `full_name_unicode`, 氏名.
    FullName,
    /// `resident_address_unicode`, 住所.
    ResidentAddress,
    /// `local_gov_code_unicode`, 市町村コード.
    LocalGovCode,
    /// `individual_number_unicode`, 個人番号.
    IndividualNumber,
    /// `portrait`, 顔写真.
    Portrait,
    /// `sex_unicode`, 性別 in words.
    SexText,
    /// `birth_date_unicode`, 生年月日 in words.
    BirthDateText,
    /// `sex`, ISO/IEC 5218.
    Sex,
    /// `birth_date`.
    BirthDate,
    /// `age_in_years`.
    AgeInYears,
    /// `age_over_NN`; the table has the row of 20, the others are like it.
    AgeOver(Threshold),
}

impl Element {
    /// The element of that name in that namespace, if the record is known to hold it.
    ///
    /// Any `age_over_NN` of two digits is known; only 20 is seen in real records.
    #[must_use]
    pub fn find(namespace: &str, identifier: &str) -> Option<Self> {
        Self::named(identifier).filter(|element| element.namespace() == namespace)
    }

    /// The element of that name, in whatever namespace it lives: no name is used twice.
    #[must_use]
    pub fn named(identifier: &str) -> Option<Self> {
        if let Some(threshold) = threshold_of(identifier) {
            return Some(Self::AgeOver(threshold));
        }
        ELEMENTS.iter().find(|info| info.identifier == identifier).map(|info| info.element)
    }

    /// Its row in the table; every `age_over_NN` has the row of `age_over_20`.
    #[must_use]
    pub fn info(self) -> &'static ElementInfo {
        match self {
            Self::FullName => &ELEMENTS[0],
            Self::ResidentAddress => &ELEMENTS[1],
            Self::LocalGovCode => &ELEMENTS[2],
            Self::IndividualNumber => &ELEMENTS[3],
            Self::Portrait => &ELEMENTS[4],
            Self::SexText => &ELEMENTS[5],
            Self::BirthDateText => &ELEMENTS[6],
            Self::Sex => &ELEMENTS[7],
            Self::BirthDate => &ELEMENTS[8],
            Self::AgeInYears => &ELEMENTS[9],
            Self::AgeOver(_) => &ELEMENTS[10],
        }
    }

    /// Its namespace.
    #[must_use]
    pub fn namespace(self) -> &'static str {
        self.info().namespace
    }

    /// Its identifier, `age_over_NN` with its number.
    #[must_use]
    pub fn identifier(self) -> &'static str {
        match self {
            Self::AgeOver(threshold) => &AGE_OVER[usize::from(threshold.age())],
            known => known.info().identifier,
        }
    }

    /// The id of the message that labels it, `element-…`; `age_over_NN` other than 20 has no label of its own and
    /// gives that of [`AGE_OVER_LABEL`], with the argument `age`.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::AgeOver(threshold) if threshold != Threshold::TWENTY => AGE_OVER_LABEL,
            known => known.info().label,
        }
    }

    /// How freely its value may be shown.
    #[must_use]
    pub fn sensitivity(self) -> Sensitivity {
        self.info().sensitivity
    }
}

impl fmt::Display for Element {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.identifier())
    }
}

/// The message that labels an `age_over_NN` of any age (argument `age`).
pub const AGE_OVER_LABEL: &str = "element-age-over";

static AGE_OVER: LazyLock<Vec<String>> = LazyLock::new(|| (0..100).map(|age| format!("age_over_{age:02}")).collect());

fn threshold_of(identifier: &str) -> Option<Threshold> {
    let digits = identifier.strip_prefix("age_over_")?;
    let two = digits.len() == 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    two.then(|| digits.parse().ok().and_then(Threshold::new)).flatten()
}

/// What is known of one element: a row of the table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ElementInfo {
    /// The element.
    pub element: Element,
    /// Its namespace.
    pub namespace: &'static str,
    /// Its identifier.
    pub identifier: &'static str,
    /// The shape that is written, and read without a remark.
    pub writes: Shape,
    /// Shapes of other models of the record that are read without a remark.
    pub accepts: &'static [Shape],
    /// Shapes that are read with a remark.
    pub tolerates: &'static [Shape],
    /// How freely its value may be shown.
    pub sensitivity: Sensitivity,
    /// Where its value comes from.
    pub source: Source,
    /// What Apple's PassKit calls it: the `PKIdentityElement`s that ask for it.
    pub apple: &'static [&'static str],
    /// Whether a record always has it.
    pub presence: Presence,
    /// Id of the message that labels it.
    pub label: &'static str,
}

/// The CBOR shape of a value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Shape {
    /// `{"birth_date": full-date, ? "approximate_mask": tstr}` of ISO/IEC TS 23220-2.
    BirthDateMap,
    /// `bool`.
    Bool,
    /// `bstr`.
    Bytes,
    /// `#6.0(tstr)`, a date and time.
    DateTime,
    /// `#6.1004(tstr)`, a date (RFC 8943).
    FullDate,
    /// `tstr`.
    Text,
    /// `uint`.
    Uint,
    /// Anything else.
    Other,
}

impl Shape {
    /// Its CDDL name.
    #[must_use]
    pub fn cddl(self) -> &'static str {
        match self {
            Self::BirthDateMap => "{birth_date, ? approximate_mask}",
            Self::Bool => "bool",
            Self::Bytes => "bstr",
            Self::DateTime => "tdate",
            Self::FullDate => "full-date",
            Self::Text => "tstr",
            Self::Uint => "uint",
            Self::Other => "any",
        }
    }
}

/// How freely a value may be shown.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Sensitivity {
    /// Says nearly nothing about who the person is.
    Public,
    /// Personal data: shown to whoever inspects the file, masked in logs and traces.
    Personal,
    /// The 個人番号: masked whole everywhere unless its showing is asked for by name (番号法 19, 20条).
    IndividualNumber,
}

/// Where a value comes from.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Source {
    /// Worked out from another element at issue.
    Derived(Element),
    /// A tag in a file of the 券面事項入力補助AP.
    TextAp {
        /// The elementary file.
        file: u16,
        /// The BER tag in it.
        tag: u16,
    },
    /// A tag in a file of the 券面事項確認AP.
    VisualAp {
        /// The elementary file.
        file: u16,
        /// The BER tag in it.
        tag: u16,
    },
}

/// Whether a record always has an element.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Presence {
    /// In every record: the law lists it (番号法2条8項, by way of 2条7項).
    Statutory {
        /// The item of 2条7項.
        item: u8,
    },
    /// In every record whose card shows a photo (番号法2条8項).
    StatutoryUnlessNoPhoto,
    /// Not in the law's list; public models of the record have it.
    Modelled,
}

#[cfg(test)]
mod tests;
