//! Cards here and in myna-card, another reader of them: it reads and verifies the card that we make, and we verify the
//! files of a test card that lie in its package.

use std::path::{Path, PathBuf};
use std::process::Command;

use mnc::card::authenticity::{
    Outcome, Roots, Step, TextFiles, Verdict, VisualFiles, check_card_chain, check_text, check_visual,
};
use mnc::card::file::{Attributes, Face, TextInfo, VisualInfo};
use mnc::card::table::{AppId, FileId};
use mnc::card::virtual_card::Model;
use mnc::crypto::rsa::PrivateKey;
use myna_card::ap::{common, jpki, surface, text};
use myna_card::data::{CardVerifiableCertificate, MyNumber, RsaPublicKey};

/// A card made here, and the root it is under.
fn made() -> (Model, PrivateKey) {
    let place = tempfile::tempdir().unwrap();
    let line = ["keygen", "demo", "world", "--seed", "1", "--at", "2026-11-23T00:00:00Z"];
    let output = Command::new(env!("CARGO_BIN_EXE_mnc")).args(line).current_dir(place.path()).output().unwrap();
    assert!(output.status.success());
    let read = |name: &str| std::fs::read(place.path().join("world").join(name)).unwrap();
    let root = String::from_utf8(read("card-ca.key")).unwrap();
    (Model::read(&read("card.json")).unwrap(), PrivateKey::from_pkcs8_pem(&root).unwrap())
}

#[test]
fn our_card_is_read_and_verified_there() {
    let (model, root) = made();
    let file = |app, id| &model.apps[&app].files[&FileId(id)][..];
    let root = RsaPublicKey { exponent: root.public().exponent().into(), modulus: root.public().modulus().into() };
    let of_text = CardVerifiableCertificate::parse(file(AppId::Text, 4)).unwrap();
    of_text.verify_with(&root).unwrap();
    let record = text::IntegrityRecord::parse(file(AppId::Text, 3)).unwrap();
    record.verify(&of_text.public_key).unwrap();
    assert!(record.matches_my_number_file(file(AppId::Text, 1)));
    assert!(record.matches_attributes_file(file(AppId::Text, 2)).unwrap());
    let number = MyNumber::parse(file(AppId::Text, 1).get(3..15).unwrap()).unwrap();
    assert_eq!(number.as_str(), "999900000011");
    let attributes = text::Attributes::parse(file(AppId::Text, 2)).unwrap();
    assert_eq!(attributes.split_name(), Some(("番号", "太郎")));
    text::SignedPublicKey::parse(file(AppId::Text, 7)).unwrap().verify(&of_text.public_key).unwrap();
    text::ApBasicData::parse(file(AppId::Text, 5)).unwrap();
    text::SessionKeyPublicKey::parse(file(AppId::Text, 6)).unwrap();
    let of_visual = CardVerifiableCertificate::parse(file(AppId::Visual, 4)).unwrap();
    of_visual.verify_with(&root).unwrap();
    surface::AgeRecord::parse(file(AppId::Visual, 1)).unwrap().verify(&of_visual.public_key).unwrap();
    let face = surface::CardFace::parse(file(AppId::Visual, 2)).unwrap();
    face.verify(&of_visual.public_key).unwrap();
    assert_eq!(face.expiry.to_string(), "2033-04-12");
    surface::MyNumberImage::parse(file(AppId::Visual, 5)).unwrap().verify(&of_visual.public_key).unwrap();
    assert_eq!(surface::ApBasicData::parse(file(AppId::Visual, 3)).unwrap().municipality_code, "13101");
    assert!(jpki::TokenInfo::parse(file(AppId::Jpki, 6)).unwrap().token_type.is_physical_card());
    assert!(jpki::CertificateAvailability::parse(file(AppId::Jpki, 8)).unwrap().has_sign_certificate());
    assert_eq!(common::CardInfo::parse(file(AppId::Common, 1)).unwrap().municipality_code, "13101");
    let data = &model.apps[&AppId::Isd].data;
    let upper = CardVerifiableCertificate::parse(&data[&0x00f8]).unwrap();
    upper.verify_with(&root).unwrap();
    let lower = CardVerifiableCertificate::parse(&data[&0x7f21]).unwrap();
    assert_eq!(lower.issuer_key_id, upper.subject_key_id);
    lower.verify_with(&upper.public_key).unwrap();
}

/// The files of a test card, where cargo keeps the packages it fetched; they are not ours to keep.
fn fixtures() -> Option<PathBuf> {
    let home = std::env::var_os("CARGO_HOME").map(PathBuf::from);
    let home = home.or_else(|| Some(Path::new(&std::env::var_os("HOME")?).join(".cargo")))?;
    let registries = std::fs::read_dir(home.join("registry/src")).ok()?;
    let places = registries.flatten().map(|entry| entry.path().join("myna-card-3.3.4/tests/fixtures"));
    places.into_iter().find(|place| place.is_dir())
}

#[test]
fn their_test_card_is_verified_here() {
    let Some(place) = fixtures() else {
        eprintln!(
            "SKIPPED their_test_card_is_verified_here: the package of myna-card is not where cargo keeps packages"
        );
        return;
    };
    let read = |name: &str| std::fs::read(place.join(name)).unwrap();
    let (number, attributes, digests) = (read("text-0001-physical.bin"), read("text-0002.bin"), read("text-0003.bin"));
    let (certificate, card_key) = (read("text-0004.bin"), read("text-0007.bin"));
    let files = TextFiles {
        number: Some(&number),
        attributes: Some(&attributes),
        digests: Some(&digests),
        certificate: Some(&certificate),
        card_key: Some(&card_key),
    };
    let roots = Roots::published();
    let report = check_text(&roots, &files);
    assert!(report.findings.iter().all(|finding| finding.outcome == Outcome::Ok), "{report:?}");
    assert_eq!(report.verdict(), Verdict::TestHierarchy, "right, and nobody's card");
    let mut other = attributes.clone();
    *other.last_mut().unwrap() ^= 3;
    let report = check_text(&roots, &TextFiles { attributes: Some(&other), ..files });
    assert!(matches!(report.outcome(Step::Attributes), Some(Outcome::Failed(_))));
    let (birth, face, picture) = (read("surface-0001.bin"), read("surface-0002.bin"), read("surface-0005.bin"));
    let certificate = read("surface-0004.bin");
    let files = VisualFiles {
        birth: Some(&birth),
        face: Some(&face),
        certificate: Some(&certificate),
        number_picture: Some(&picture),
    };
    let report = check_visual(&roots, &files);
    assert!(report.findings.iter().all(|finding| finding.outcome == Outcome::Ok), "{report:?}");
    let (upper, lower) = (read("mf-do-F8.bin"), read("mf-do-7F21.bin"));
    assert_eq!(check_card_chain(&roots, Some(&upper), Some(&lower)).verdict(), Verdict::TestHierarchy);
    let photo = mnc::card::photo::decode(Face::decode(&face).unwrap().pictures.photo).unwrap();
    assert_eq!((photo.width, photo.height), (378, 472));
    let read_again = Attributes::decode(&attributes).unwrap();
    let encoded = Attributes::encode(read_again.name, read_again.address, read_again.birth_date, read_again.sex);
    assert_eq!(encoded.unwrap(), attributes, "written as the card has it");
    let (info, of_visual) = (read("text-0005.bin"), read("surface-0003.bin"));
    assert!(TextInfo::decode(&info).unwrap().encode().starts_with(&info));
    assert_eq!(VisualInfo::decode(&of_visual).unwrap().encode(), of_visual);
}
