//! Whether the files of a card are what an issuer signed: certificate, signature, digests, one finding a step.
//!
//! A card that was copied passes: that the chip is there is shown by a challenge, not here. The key of the issuer comes
//! from elsewhere than the card; nothing on the card vouches for itself. The three ways of signing are those of
//! `FF30` (digests of two files), of `FF10`, `FF40` and `FF50` (the objects in front of the signature), and of the
//! face (one block with three digests).

use crate::card::cvc::Cvc;
use crate::card::file::{self, Attributes, Birth, CardKey, Digests, Face, KeyNumbers, NumberFile, NumberPicture};
use crate::card::table::AppId;
use crate::crypto::digest::Algorithm;
use crate::crypto::rsa::PublicKey;

mod published;
mod report;
mod roots;

pub use report::{Failure, Finding, Outcome, Reason, Report, Step, Verdict};
pub use roots::{MOCK_ISD, MOCK_TEXT, MOCK_VISUAL, Origin, Roots};

use roots::Found;

/// Files of the 券面事項入力補助AP, as they are stored; those that were not read are reported as skipped.
#[derive(Clone, Copy, Default)]
pub struct TextFiles<'a> {
    /// 0001 with its filling, all 17 bytes.
    pub number: Option<&'a [u8]>,
    /// 0002.
    pub attributes: Option<&'a [u8]>,
    /// 0003.
    pub digests: Option<&'a [u8]>,
    /// 0004.
    pub certificate: Option<&'a [u8]>,
    /// 0007.
    pub card_key: Option<&'a [u8]>,
}

/// Files of the 券面事項確認AP, as they are stored; those that were not read are reported as skipped.
#[derive(Clone, Copy, Default)]
pub struct VisualFiles<'a> {
    /// 0001.
    pub birth: Option<&'a [u8]>,
    /// 0002.
    pub face: Option<&'a [u8]>,
    /// 0004.
    pub certificate: Option<&'a [u8]>,
    /// 0005.
    pub number_picture: Option<&'a [u8]>,
}

/// Checks the text of the card.
#[must_use]
pub fn check_text(roots: &Roots, files: &TextFiles<'_>) -> Report {
    let (mut report, issuer) = begin(roots, AppId::Text, files.certificate);
    let digests = read(files.digests, Digests::decode);
    let signature = signed(&digests, issuer.as_ref(), |digests| Signed::Message(digests.signed, digests.signature));
    report.add(Step::Digests, signature);
    let listed = digests.ok();
    let vouched = signature == Outcome::Ok;
    let number = read(files.number, NumberFile::decode).map(|file| file.digest());
    report.add(Step::Number, same_digest(number, listed.as_ref().map(|digests| digests.number), vouched));
    let attributes = read(files.attributes, Attributes::decode).map(|file| file.digest());
    report.add(Step::Attributes, same_digest(attributes, listed.map(|digests| digests.attributes), vouched));
    let key = read(files.card_key, CardKey::decode);
    report.add(Step::CardKey, signed(&key, issuer.as_ref(), |key| Signed::Message(key.signed, key.signature)));
    report
}

/// Checks the face of the card.
#[must_use]
pub fn check_visual(roots: &Roots, files: &VisualFiles<'_>) -> Report {
    let (mut report, issuer) = begin(roots, AppId::Visual, files.certificate);
    let issuer = issuer.as_ref();
    let birth = read(files.birth, Birth::decode);
    report.add(Step::Birth, signed(&birth, issuer, |birth| Signed::Message(birth.signed, birth.signature)));
    let face = read(files.face, Face::decode);
    report.add(Step::Face, signed(&face, issuer, |face| Signed::Block(&face.block, face.signature)));
    let picture = read(files.number_picture, NumberPicture::decode);
    let outcome = signed(&picture, issuer, |file| Signed::Message(file.secret_signed(), file.signature));
    report.add(Step::NumberPicture, outcome);
    let keys = [birth.map(|file| file.key), face.map(|file| file.key), picture.map(|file| file.key)];
    report.add(Step::SameKey, same_key(&keys));
    report
}

/// Checks the two certificates that GET DATA answers (`00F8`, `7F21`): the second is signed by the key in the first.
#[must_use]
pub fn check_card_chain(roots: &Roots, upper: Option<&[u8]>, lower: Option<&[u8]>) -> Report {
    let (mut report, issuer) = begin(roots, AppId::Isd, upper);
    let named = read(upper, Cvc::decode).map(|upper| upper.subject);
    let lower = read(lower, Cvc::decode);
    let other = matches!((&named, &lower), (Ok(named), Ok(lower)) if *named != lower.issuer);
    let outcome = signed(&lower, issuer.as_ref(), |lower| Signed::Message(lower.body, lower.signature));
    report.add(Step::LowerCertificate, if other { Outcome::Failed(Failure::Names) } else { outcome });
    report
}

/// What a file says, or why it cannot be asked.
fn read<'a, T>(bytes: Option<&'a [u8]>, decode: fn(&'a [u8]) -> Result<T, file::Error>) -> Result<T, Outcome> {
    decode(bytes.ok_or(Outcome::Skipped(Reason::NotRead))?).map_err(|error| Outcome::Failed(Failure::File(error)))
}

/// The certificate and the root it leads to; the issuer's key, where the certificate holds.
fn begin(roots: &Roots, app: AppId, certificate: Option<&[u8]>) -> (Report, Option<PublicKey>) {
    let mut report = Report::new(app);
    let certificate = read(certificate, Cvc::decode);
    report.issuer = certificate.as_ref().ok().map(|certificate| certificate.issuer);
    let found = certificate.and_then(|certificate| match roots.find(app, certificate.issuer) {
        Found::NoMockRoot => Err(Outcome::Skipped(Reason::NoMockRoot)),
        Found::Unknown => Err(roots.unknown()),
        Found::Root(key, origin) => Ok((certificate, key, origin)),
    });
    let (certificate, root, origin) = match found {
        Ok(found) => found,
        Err(outcome) => {
            report.add(Step::Certificate, outcome);
            return (report, None);
        }
    };
    let key = certificate.public_key().ok().filter(|_| certificate.verify(&root).is_ok());
    let outcome = if key.is_some() { Outcome::Ok } else { Outcome::Failed(Failure::Signature) };
    report.origin = key.as_ref().map(|_| origin);
    report.add(Step::Certificate, outcome);
    (report, key)
}

/// What a signature is over.
enum Signed<'s> {
    /// A block that holds these bytes and nothing else.
    Block(&'s [u8], &'s [u8]),
    /// The digest of a message.
    Message(&'s [u8], &'s [u8]),
}

fn signed<T>(file: &Result<T, Outcome>, issuer: Option<&PublicKey>, parts: impl Fn(&T) -> Signed<'_>) -> Outcome {
    let (file, issuer) = match (file, issuer) {
        (Err(outcome), _) => return *outcome,
        (Ok(_), None) => return Outcome::Skipped(Reason::NoIssuer),
        (Ok(file), Some(issuer)) => (file, issuer),
    };
    let verified = match parts(file) {
        Signed::Block(block, signature) => issuer.verify_raw(block, signature),
        Signed::Message(message, signature) => issuer.verify(Algorithm::Sha256, message, signature),
    };
    verified.map_or(Outcome::Failed(Failure::Signature), |()| Outcome::Ok)
}

/// Holds a digest to the one that the card lists: another is a failure whoever signed the list, the same proves
/// something only where the list is vouched for.
fn same_digest(found: Result<[u8; 32], Outcome>, listed: Option<[u8; 32]>, vouched: bool) -> Outcome {
    match (found, listed) {
        (Err(outcome), _) => outcome,
        (Ok(found), Some(listed)) if found != listed => Outcome::Failed(Failure::Digest),
        (Ok(_), Some(_)) if vouched => Outcome::Ok,
        (Ok(_), _) => Outcome::Skipped(Reason::NoDigests),
    }
}

/// Whether the files of the face name one key; two at least have to be there.
fn same_key(keys: &[Result<KeyNumbers<'_>, Outcome>]) -> Outcome {
    let keys: Vec<_> = keys.iter().flatten().collect();
    match keys.as_slice() {
        [] | [_] => Outcome::Skipped(Reason::NotRead),
        [first, others @ ..] if others.iter().all(|key| key == first) => Outcome::Ok,
        _ => Outcome::Failed(Failure::Names),
    }
}

#[cfg(test)]
mod tests;
