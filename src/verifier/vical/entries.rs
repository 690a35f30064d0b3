//! The entries of a trust list as anchors.

use time::OffsetDateTime;

use crate::cases;
use crate::mdoc::{CertificateInfo, Vical};
use crate::report::{Check, CheckId, Evidence};
use crate::x509::chain::Anchor;
use crate::x509::{Certificate, OwnedCertificate};

const ID: CheckId = CheckId::VicalEntries;

/// The entries as anchors. One whose certificate cannot be read, and one out of its own time, are left out and said
/// (N91): the provider vouches for nobody beyond it.
///
/// What an entry repeats of its certificate is never relied on; where it differs that is said (C.1.7).
pub(super) fn entries(vical: &Vical<'_>, at: OffsetDateTime) -> (Check, Vec<Anchor>) {
    let mut check = Check::ok(ID);
    let mut anchors = Vec::with_capacity(vical.certificate_infos.len());
    for (index, info) in vical.certificate_infos.iter().enumerate() {
        let path = |field: &str| format!("[2].certificateInfos[{index}].{field}");
        match OwnedCertificate::from_der(&*info.certificate) {
            Ok(certificate) => {
                differing(info, &certificate.view()).for_each(|(field, offset)| {
                    let evidence = Evidence::new("vical-entry-differs").with("field", field).at(path(field), offset);
                    check.merge(Check::warn(ID, &[], evidence));
                });
                let name = crate::verifier::checks::signer::title(&certificate.view());
                match (out_of_time(info, at, name, &path), Anchor::new(certificate)) {
                    (Some(evidence), _) => check.merge(Check::warn(ID, cases![91], evidence)),
                    (None, Ok(anchor)) => {
                        anchors.push(anchor.listed_for(info.doc_types.iter().map(ToString::to_string).collect()));
                    }
                    (None, Err(error)) => check.merge(unreadable(info, &error, path("certificate"))),
                }
            }
            Err(error) => check.merge(unreadable(info, &error, path("certificate"))),
        }
    }
    (check.say(Evidence::new("vical-count").with("count", anchors.len())), anchors)
}

fn unreadable(info: &CertificateInfo<'_>, error: &crate::x509::Error, path: String) -> Check {
    let evidence = Evidence::new("certificate-unreadable").with("part", error.part);
    Check::warn(ID, &[], evidence.at(path, info.certificate_offset + error.offset))
}

fn out_of_time(
    info: &CertificateInfo<'_>,
    at: OffsetDateTime,
    name: String,
    path: &dyn Fn(&str) -> String,
) -> Option<Evidence> {
    if let Some(end) = info.not_after.filter(|end| at > end.at()) {
        let evidence = Evidence::new("vical-entry-ended").with("name", name).with("until", end.at()).with("at", at);
        return Some(evidence.at(path("notAfter"), end.offset()));
    }
    let start = info.not_before.filter(|start| at < start.at())?;
    let evidence = Evidence::new("vical-entry-early").with("name", name).with("from", start.at()).with("at", at);
    Some(evidence.at(path("notBefore"), start.offset()))
}

/// Fields that do not say what the certificate says, and their offsets.
fn differing<'i>(
    info: &'i CertificateInfo<'_>,
    certificate: &Certificate<'i>,
) -> impl Iterator<Item = (&'static str, usize)> {
    let identifier = certificate.computed_key_identifier();
    // One provider (AAMVA) writes the DER of the extension: the same identifier behind two heads.
    let wrapped = |found: &[u8]| found.strip_prefix(&[0x04, 0x16, 0x04, 0x14]) == Some(&identifier);
    let whole = |found: &[u8], expected: &[u8]| found == expected;
    let number = |found: &[u8]| significant(found) == significant(certificate.serial().as_bytes());
    [
        ("serialNumber", &info.serial, info.serial.as_ref().is_none_or(|found| number(&found.1))),
        ("ski", &info.ski, info.ski.as_ref().is_none_or(|found| whole(&found.1, &identifier) || wrapped(&found.1))),
        (
            "issuer",
            &info.issuer,
            info.issuer.as_ref().is_none_or(|found| whole(&found.1, certificate.issuer().as_bytes())),
        ),
        (
            "subject",
            &info.subject,
            info.subject.as_ref().is_none_or(|found| whole(&found.1, certificate.subject().as_bytes())),
        ),
    ]
    .into_iter()
    .filter(|(_, _, same)| !same)
    .filter_map(|(name, field, _)| field.as_ref().map(|found| (name, found.0)))
}

/// A number without the zeros in front.
fn significant(number: &[u8]) -> &[u8] {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    number.get(zeros..).unwrap_or_default()
}
