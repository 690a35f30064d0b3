//! The items of the card, and the elements made of them.

use time::Date;

use crate::card::file::{Attributes, CardDate, Face, NumberFile, Sex, VisualInfo};
use crate::issuer::application::{CardText, CardVisual};
use crate::issuer::draft::{Address, CardFacts, Draft, DraftError, Person};
use crate::profile::mnc::{Element, Threshold};
use crate::profile::rules::{Finding, Flaw, IndividualNumber};
use crate::report::{Check, CheckId, Evidence};

/// What the files of the card say.
pub struct Items<'a> {
    /// 氏名.
    pub name: &'a str,
    /// 住所.
    pub address: &'a str,
    /// 生年月日, as it stands.
    pub birth: CardDate,
    /// 性別.
    pub sex: Sex,
    /// 個人番号.
    pub number: IndividualNumber,
    /// 市区町村コード; the card's issuer does not sign it where it stands.
    pub municipality: &'a str,
    /// 顔写真, JPEG 2000; none where the card has none.
    pub photo: Option<&'a [u8]>,
    /// The last day of the card; not signed.
    pub expiry: CardDate,
    /// The birth date on the face.
    pub face_birth: CardDate,
    /// The sex on the face.
    pub face_sex: Sex,
}

impl<'a> Items<'a> {
    /// Reads the files; none where one of them cannot be read, which the check of their signatures says.
    #[must_use]
    pub fn of(text: &'a CardText<'_>, visual: &'a CardVisual<'_>) -> Option<Self> {
        let attributes = Attributes::decode(&text.attributes).ok()?;
        let number = NumberFile::decode(&text.secret_number).ok()?;
        let face = Face::decode(&visual.face).ok()?;
        let info = VisualInfo::decode(&visual.info).ok()?;
        Some(Self {
            name: attributes.name,
            address: attributes.address,
            birth: attributes.birth_date,
            sex: attributes.sex,
            number: IndividualNumber::parse(number.number.secret_text()).ok()?,
            municipality: info.municipality,
            photo: Some(face.pictures.photo).filter(|photo| !photo.is_empty()),
            expiry: face.expiry,
            face_birth: face.birth_date,
            face_sex: face.sex,
        })
    }

    /// The last day of the card, if there is such a day.
    #[must_use]
    pub fn expires(&self) -> Option<Date> {
        self.expiry.date()
    }

    /// The elements of the record: as of that day in Japan.
    ///
    /// # Errors
    /// [`DraftError`]; a birth date that is no day is [`Flaw::DateForm`].
    pub fn draft(&self, portrait: Option<Vec<u8>>, day: Date) -> Result<Draft, DraftError> {
        let no_date = Finding { element: Element::BirthDate, flaw: Flaw::DateForm };
        let person = Person {
            full_name: self.name.to_owned(),
            address: Address::InJapan(self.address.to_owned()),
            local_gov_code: self.municipality.to_owned(),
            number: IndividualNumber::parse(self.number.secret_digits()).map_err(|_| DraftError::Empty)?,
            birth_date: self.birth.date().ok_or_else(|| DraftError::Values(vec![no_date]))?,
            sex: iso_sex(self.sex),
            portrait: None,
            card: self.expires().map(|expires| CardFacts { expires, security_code: None }),
        };
        Draft::of_person(&person, portrait, day, &[Threshold::TWENTY])
    }
}

impl std::fmt::Debug for Items<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Items([elided])")
    }
}

/// The code of ISO/IEC 5218; what the card does not say keeps its digit, which no rule takes.
fn iso_sex(sex: Sex) -> u8 {
    match sex {
        Sex::Male => 1,
        Sex::Female => 2,
        Sex::NotApplicable => 9,
        Sex::Unknown(byte) => byte.wrapping_sub(b'0'),
    }
}

/// Judges the elements by the rules of the record: here they are hard, and remarks are warnings.
#[must_use]
pub fn check_values(items: &Items<'_>, day: Date) -> Check {
    const ID: CheckId = CheckId::ApplicantValues;
    let mut check = Check::ok(ID);
    let portrait = match items.photo.map(super::jpeg).transpose() {
        Ok(portrait) => portrait,
        Err(_) => {
            check.merge(Check::fail(ID, &[], Evidence::new("photo-unreadable")));
            None
        }
    };
    match items.draft(portrait, day).and_then(|draft| draft.check(day).map(|remarks| (draft.elements().len(), remarks)))
    {
        Ok((count, remarks)) => {
            check.merge(Check::ok_with(ID, Evidence::new("values-ok").with("count", count)));
            for remark in remarks {
                check.merge(Check::warn(ID, &[], remark.evidence()));
            }
        }
        Err(DraftError::Values(findings)) => {
            for finding in findings {
                check.merge(Check::fail(ID, &[], finding.evidence()));
            }
        }
        Err(_) => check.merge(Check::fail(ID, &[], Evidence::new("values-not-born"))),
    }
    check
}
