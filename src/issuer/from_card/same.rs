//! Whether the items of the card, its face and its certificate are those of one person (番号法18条の2(3)).

use super::{Applicant, Items};
use crate::card::cvc::Cvc;
use crate::card::file::Sex;
use crate::card::jpki::{JpkiCertificate, NameMatch, compare};
use crate::issuer::application::Body;
use crate::report::{Check, CheckId, Evidence};

const ID: CheckId = CheckId::ApplicantItems;

/// Holds the items against the certificate, and against what else the card says of the same things.
///
/// Name and address are compared character by character; where the certificate has a stand-in (代替文字), that place says
/// nothing, and is reported.
#[must_use]
pub fn check(body: &Body<'_>, items: &Items<'_>, applicant: Option<&Applicant>) -> Check {
    let mut check = Check::ok(ID);
    face(items, &mut check);
    municipality(body, items, &mut check);
    let Some(applicant) = applicant else {
        check.merge(Check::missing(ID, Evidence::new("items-no-certificate")).following(CheckId::ApplicantKind));
        return check;
    };
    let certificate = applicant.certificate.view();
    let Ok(read) = JpkiCertificate::new(certificate) else { return check };
    let Some(holder) = read.holder() else {
        check.merge(Check::missing(ID, Evidence::new("items-no-certificate")).following(CheckId::ApplicantKind));
        return check;
    };
    text("name", compare(items.name, holder.name, &holder.name_flags), &mut check);
    text("address", compare(items.address, holder.address, &holder.address_flags), &mut check);
    if holder.birth.text.as_bytes().get(1..) != Some(items.birth.as_digits()) {
        differs("birth date", &mut check);
    }
    if !same_sex(items.sex, holder.sex) {
        differs("sex", &mut check);
    }
    if check.status == crate::report::Status::Ok && check.evidence.is_empty() {
        check = check.say(Evidence::new("items-same"));
    }
    check
}

fn text(part: &'static str, found: NameMatch, check: &mut Check) {
    match found {
        NameMatch::Same => {}
        NameMatch::SameExceptSubstitutes { positions } => {
            let places = positions.iter().map(|at| (at + 1).to_string()).collect::<Vec<_>>().join(", ");
            let evidence = Evidence::new("items-substitutes").with("part", part).with("places", places);
            check.merge(Check::ok_with(ID, evidence));
        }
        NameMatch::Different { position } => {
            let evidence = Evidence::new("items-text-differs").with("part", part).with("place", position + 1);
            check.merge(Check::fail(ID, &[], evidence));
        }
    }
}

fn differs(part: &'static str, check: &mut Check) {
    check.merge(Check::fail(ID, &[], Evidence::new("items-differ").with("part", part)));
}

/// The certificate writes 3 or 9 for what is neither.
fn same_sex(card: Sex, certificate: &str) -> bool {
    match card {
        Sex::Male => certificate == "1",
        Sex::Female => certificate == "2",
        Sex::NotApplicable => matches!(certificate, "3" | "9"),
        Sex::Unknown(byte) => certificate.as_bytes() == [byte],
    }
}

fn face(items: &Items<'_>, check: &mut Check) {
    if items.face_birth != items.birth || items.face_sex != items.sex {
        check.merge(Check::fail(ID, &[], Evidence::new("items-face-differs")));
    }
}

/// The municipality stands where nobody signs it; the names of the keys that signed the files begin with it.
fn municipality(body: &Body<'_>, items: &Items<'_>, check: &mut Check) {
    let differs = |certificate: &[u8]| {
        Cvc::decode(certificate).is_ok_and(|read| !read.subject.number().starts_with(items.municipality))
    };
    if differs(&body.text.certificate) || differs(&body.visual.certificate) {
        check.merge(Check::fail(ID, &[], Evidence::new("items-municipality-differs")));
    }
}
