//! Whether the files are what the card's issuer signed (番号法18条の2(2): the data recorded on the card).

use super::Roots;
use crate::card::authenticity::{
    Failure, Origin, Outcome, Report, TextFiles, Verdict, VisualFiles, check_text, check_visual,
};
use crate::issuer::application::{CardText, CardVisual};
use crate::report::{Check, CheckId, Evidence};

/// Checks the texts and the face, each by its own signatures.
#[must_use]
pub fn check(text: &CardText<'_>, visual: &CardVisual<'_>, roots: &Roots) -> [Check; 2] {
    [judge(CheckId::CardText, &of_text(text, roots)), judge(CheckId::CardFace, &of_visual(visual, roots))]
}

fn of_text(files: &CardText<'_>, roots: &Roots) -> Report {
    let files = TextFiles {
        number: Some(&files.secret_number),
        attributes: Some(&files.attributes),
        digests: Some(&files.secret_proof),
        certificate: Some(&files.certificate),
        card_key: None,
    };
    check_text(&roots.card, &files)
}

fn of_visual(files: &CardVisual<'_>, roots: &Roots) -> Report {
    let files = VisualFiles {
        birth: None,
        face: Some(&files.face),
        certificate: Some(&files.certificate),
        number_picture: None,
    };
    check_visual(&roots.card, &files)
}

fn judge(id: CheckId, report: &Report) -> Check {
    let issuer = report.issuer.map(|issuer| issuer.number().to_owned()).unwrap_or_default();
    match report.verdict() {
        Verdict::Authentic(Origin::Mock) => Check::ok_with(id, Evidence::new("card-authentic").with("issuer", issuer)),
        Verdict::Authentic(_) => Check::fail(id, &[], Evidence::new("card-real").with("issuer", issuer)),
        Verdict::TestHierarchy => Check::fail(id, &[], Evidence::new("card-test").with("issuer", issuer)),
        Verdict::NotAuthentic => failed(id, report, issuer),
        Verdict::Undecided => Check::missing(id, Evidence::new("card-no-root")),
    }
}

/// The first step that failed; the ones behind it follow from it.
fn failed(id: CheckId, report: &Report, issuer: String) -> Check {
    let first = report.findings.iter().find_map(|finding| match finding.outcome {
        Outcome::Failed(failure) => Some((finding.step, failure)),
        _ => None,
    });
    let Some((step, failure)) = first else { return Check::fail(id, &[], Evidence::new("card-signature")) };
    let evidence = match failure {
        Failure::File(error) => Evidence::new("card-file").with("offset", error.offset),
        Failure::UnknownIssuer => {
            return Check::fail(id, &[], Evidence::new("card-unknown-issuer").with("issuer", issuer));
        }
        Failure::Digest => Evidence::new("card-digest"),
        _ => Evidence::new("card-signature"),
    };
    Check::fail(id, &[], evidence.with("step", step.id()))
}
