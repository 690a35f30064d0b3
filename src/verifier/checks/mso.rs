//! Version, document type and digest algorithm of the MSO (ISO/IEC 18013-5, 9.1.2.4).

use super::Subject;
use crate::cases;
use crate::crypto::digest::Algorithm;
use crate::mdoc::{Document, Mso, major_version};
use crate::report::{Check, CheckId, Evidence};

pub(super) fn version(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> Check {
    const ID: CheckId = CheckId::MsoVersion;
    if major_version(&mso.version) == Some(1) {
        return Check::ok(ID);
    }
    let evidence = Evidence::new("version-unknown").with("version", mso.version.to_string());
    Check::fail(ID, cases![62], evidence.at(subject.path("issuerAuth[2].version"), offset(subject)))
}

pub(super) fn doc_type(subject: &Subject<'_, '_>, mso: &Mso<'_>, document: &Document<'_>) -> Check {
    const ID: CheckId = CheckId::MsoDocType;
    if mso.doc_type == document.doc_type {
        return Check::ok(ID);
    }
    let evidence = Evidence::new("doctype-differs")
        .with("mso", mso.doc_type.to_string())
        .with("document", document.doc_type.to_string());
    Check::fail(ID, cases![53], evidence.at(subject.path("issuerAuth[2].docType"), offset(subject)))
}

pub(super) fn digest_algorithm(subject: &Subject<'_, '_>, mso: &Mso<'_>) -> (Check, Option<Algorithm>) {
    const ID: CheckId = CheckId::MsoDigestAlgorithm;
    let algorithm = Algorithm::of_name(&mso.digest_algorithm);
    let check = match algorithm {
        Some(algorithm) => Check::ok_with(ID, Evidence::new("digest-algorithm").with("alg", algorithm.name())),
        None => {
            let evidence = Evidence::new("digest-algorithm-unknown").with("alg", mso.digest_algorithm.to_string());
            Check::fail(ID, cases![50], evidence.at(subject.path("issuerAuth[2].digestAlgorithm"), offset(subject)))
        }
    };
    (check, algorithm)
}

fn offset(subject: &Subject<'_, '_>) -> usize {
    subject.mso().map_or(0, crate::cbor::Encoded::offset)
}
