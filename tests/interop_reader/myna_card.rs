//! The crate myna-card: reads and verifies every file. Its roots are the published ones, so the anchor is ours.

use std::process::Command;

use ::myna_card::Certificate;
use ::myna_card::Pin;
use ::myna_card::ap::common::CommonAp;
use ::myna_card::ap::jpki::{JpkiAp, SignatureScheme};
use ::myna_card::ap::surface::SurfaceAp;
use ::myna_card::ap::text::{TextAp, ef};
use ::myna_card::transport::pcsc::{self, Sharing};

use crate::scene::Scene;

/// libpcsclite reads where its service is once, so this runs in a process of its own.
#[test]
fn myna_card_reads_and_verifies_every_file() {
    let Some(scene) = Scene::new("myna_card_reads_and_verifies_every_file", &[]) else { return };
    let mut inner = scene.command(std::env::current_exe().unwrap());
    inner.args(["--exact", "--ignored", "--nocapture", "myna_card::inner"]);
    let person = std::fs::read(scene.path("world/card.json")).unwrap();
    let person: serde_json::Value = serde_json::from_slice(&person).unwrap();
    inner.env("MNC_TEST_PERSON", person["person"].to_string());
    for secret in ["text", "face-a"] {
        inner.env(format!("MNC_TEST_{secret}"), scene.pin(secret));
    }
    run(&mut inner);
}

fn run(command: &mut Command) {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{}", crate::scene::text(&output));
}

fn secret(name: &str) -> Pin {
    let value = std::env::var(format!("MNC_TEST_{name}")).expect("run by the test above");
    Pin::numeric(&value).unwrap()
}

#[test]
#[ignore = "run by the test above, beside its pcscd"]
fn inner() {
    let person: serde_json::Value = serde_json::from_str(&std::env::var("MNC_TEST_PERSON").unwrap()).unwrap();
    let mut card = pcsc::connect_any(Sharing::Shared).unwrap();
    let municipality = CommonAp::select(&mut card).unwrap().read_card_info().unwrap().municipality_code.to_string();
    check_text(&mut card, &person);
    check_face(&mut card, &municipality);
    check_certificates(&mut card);
}

type Card = ::myna_card::Card<pcsc::PcscTransport>;

fn check_text(card: &mut Card, person: &serde_json::Value) {
    let mut text = TextAp::select(card).unwrap();
    let issuer = text.read_certificate().unwrap().public_key;
    text.verify_pin(&secret("text")).unwrap();
    text.read_signed_public_key().unwrap().verify(&issuer).unwrap();
    assert_eq!(text.read_my_number().unwrap().as_str(), person["individual_number"]);
    let attributes = text.read_attributes().unwrap();
    assert_eq!(
        (attributes.name.to_string(), attributes.address.to_string()),
        (words(person, "name"), words(person, "address"))
    );
    let integrity = text.read_integrity_record().unwrap();
    integrity.verify(&issuer).unwrap();
    let number = text.read_my_number_file().unwrap();
    assert!(integrity.matches_my_number_file(&number));
    let attributes = text.read_ef(ef::ATTRIBUTES).unwrap();
    assert!(integrity.matches_attributes_file(&attributes).unwrap());
}

fn words(person: &serde_json::Value, key: &str) -> String {
    person[key].as_str().unwrap().to_owned()
}

fn check_face(card: &mut Card, municipality: &str) {
    let mut surface = SurfaceAp::select(card).unwrap();
    let issuer = surface.read_certificate().unwrap().public_key;
    let basic = surface.read_ap_basic_data().unwrap();
    assert_eq!(municipality, basic.municipality_code.to_string());
    surface.verify_code_a(&secret("face-a")).unwrap();
    let face = surface.read_card_face().unwrap();
    face.verify(&issuer).unwrap();
    surface.read_my_number_image().unwrap().verify(&issuer).unwrap();
    let challenge = surface.card().get_challenge(16).unwrap();
    let signature = surface.sign(&challenge).unwrap();
    SignatureScheme::Sha256DigestInfo.verify(&face.public_key, &challenge, &signature).unwrap();
}

fn check_certificates(card: &mut Card) {
    let mut jpki = JpkiAp::select(card).unwrap();
    let chain = [jpki.read_auth_certificate().unwrap(), jpki.read_auth_ca_certificate().unwrap()];
    let (issued, _) = chain[0].validity();
    Certificate::verify_chain(&chain, issued).unwrap();
}
