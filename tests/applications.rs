//! Applications for a record, through the binary: the way from the card to the record, and for each check of the
//! examination an application that fails that check and no other.

#[path = "support/application.rs"]
mod application;

use application::{AT, Parts, Place};
use mnc::cbor::Decoder;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::issuer::application::Application;
use mnc::issuer::from_card::{Roots, check_signer};
use mnc::issuer::world::World;
use mnc::report::Status;
use time::Duration;

const CHECK: &str = "issue check application.cbor --world world";

/// The checks that do not hold and follow from no other, by a report in JSON.
fn failing(report: &serde_json::Value) -> Vec<String> {
    let needed = |check: &&serde_json::Value| {
        check["status"] == "fail" || (check["status"] == "skip" && check["needed"] == true)
    };
    let checks = report["checks"].as_array().unwrap_or_else(|| panic!("{report:#}"));
    let own = checks.iter().filter(needed).filter(|check| check["follows"].is_null());
    own.map(|check| check["id"].as_str().unwrap().to_owned()).collect()
}

/// Holds that the application of these parts fails this check alone, and that no record is issued on it.
fn fails(place: &Place, only: &str, change: impl FnOnce(&mut Parts)) {
    let mut parts = place.parts();
    change(&mut parts);
    place.write("application.cbor", &parts.application());
    refused(place, only);
}

fn refused(place: &Place, only: &str) {
    let report = place.json(CHECK);
    assert_eq!(failing(&report), [only], "{report:#}");
    assert_ne!(report["verdict"], "valid");
    assert_eq!(place.exit(CHECK), 1);
    assert_eq!(place.exit("issue record application.cbor --world world -o refused.cbor"), 1);
    assert!(!place.has("refused.cbor"));
}

#[test]
fn each_check_has_an_application_that_fails_it_alone() {
    let place = Place::new();
    place.write("application.cbor", &place.parts().application());
    let report = place.json(CHECK);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    fails(&place, "application-doctype", |parts| parts.doc_type = "org.iso.18013.5.1.mDL");
    fails(&place, "application-fresh", |parts| parts.created = AT - Duration::minutes(11));
    fails(&place, "application-fresh", |parts| parts.created = AT + Duration::minutes(2));
    fails(&place, "device-proof", |parts| parts.prover = SigningKey::from_secret(Curve::P256, &[9; 32]).unwrap());
    fails(&place, "applicant-kind", Parts::sign_with_auth);
    fails(&place, "applicant-chain", Parts::under_another_authority);
    fails(&place, "applicant-time", |parts| parts.certificate_of(|draft| draft.issued -= Duration::days(3650)));
    fails(&place, "applicant-items", |parts| parts.certificate_of(|draft| draft.person.name = "番号　次郎"));
    fails(&place, "applicant-items", |parts| parts.certificate_of(|draft| draft.person.sex = 2));
    fails(&place, "text-authentic", Parts::change_name);
    fails(&place, "face-authentic", Parts::change_photo);
    fails(&place, "applicant-values", Parts::without_sex);
    fails(&place, "requested-validity", |parts| parts.valid_days = 200);
    fails(&place, "requested-validity", |parts| parts.valid_days = 0);
    fails(&place, "requested-validity", Parts::expired_card);
}

#[test]
fn bytes_around_what_is_signed_are_held_to_their_form() {
    let place = Place::new();
    let good = place.parts().application();
    let mut longer = good.clone();
    longer.splice(..1, [0xb8, 4]);
    place.write("application.cbor", &longer);
    refused(&place, "application-form");
    let mut more = good.clone();
    more[0] = 0xa5;
    more.extend(b"\x61x\x01");
    place.write("application.cbor", &more);
    refused(&place, "application-form");
    let mut other = good.clone();
    let at = other.windows(17).position(|window| window == b"mnc-application/1").unwrap();
    other[at + 16] = b'2';
    place.write("application.cbor", &other);
    refused(&place, "application-form");
    place.write("application.cbor", &good[..good.len() - 1]);
    assert_eq!(place.exit(CHECK), 2, "not whole");
}

#[test]
fn a_signature_that_does_not_hold_is_found() {
    let place = Place::new();
    let mut parts = place.parts();
    parts.spoil_signature = true;
    place.write("application.cbor", &parts.application());
    refused(&place, "applicant-signature");
}

/// Whether the signature of an application, its certificate and chain hold.
fn signer_holds(bytes: &[u8], roots: &Roots) -> bool {
    let application: Application<'_> = Decoder::new(bytes).whole().unwrap();
    let (checks, _) = check_signer(&application, roots, AT);
    checks.iter().all(|check| check.status == Status::Ok)
}

#[test]
fn any_changed_bit_of_the_signature_is_found_signed_or_not() {
    let place = Place::new();
    let parts = place.parts();
    let good = parts.application();
    let roots = Roots::of_world(&World::open(&place.folder().join("world")).unwrap()).unwrap();
    assert!(signer_holds(&good, &roots));
    let application: Application<'_> = Decoder::new(&good).whole().unwrap();
    let begin = application.signature_offset;
    let end = begin + application.signature.len();
    let changed = |at: usize, bit: usize| {
        let mut changed = good.clone();
        changed[at] ^= 1 << bit;
        changed
    };
    for at in begin..end {
        for bit in [at % 8, (at + 5) % 8] {
            assert!(!signer_holds(&changed(at, bit), &roots), "byte {} of the signature, bit {bit}", at - begin);
        }
    }
    // The same through the program, where no signature reaches: the list of digests, the authority, NULL.
    let find = |part: &[u8]| good.windows(part.len()).rposition(|window| window == part).unwrap();
    let authority = find(parts.authority().as_der());
    let null = find(b"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00") + 9;
    let digests = begin + 30;
    for at in [digests + 3, digests + 8, authority + 40, authority + 200, authority + 250, authority + 1000, null] {
        place.write("application.cbor", &changed(at, 0));
        assert_ne!(place.exit(CHECK), 0, "byte {} of the signature", at - begin);
        assert_ne!(place.exit("issue record application.cbor --world world -o refused.cbor"), 0);
        assert!(!place.has("refused.cbor"));
    }
}

#[test]
fn a_warning_alone_holds_no_record_up() {
    let place = Place::new();
    let person = include_str!("../samples/people/no-photo.json");
    let mut person: serde_json::Value = serde_json::from_str(person).unwrap();
    person["resident_address"] = "町".repeat(200).into();
    place.write("long.json", person.to_string().as_bytes());
    place.done("keygen card --world world --person long.json -o c.json");
    let apply = "issue apply --world world --wallet phone --yes --card c.json --pin-file c.pins -o application.cbor";
    place.done(apply);
    let report = place.json(CHECK);
    let values = report["checks"].as_array().unwrap().iter().find(|check| check["id"] == "applicant-values").unwrap();
    assert_eq!((&values["status"], &report["verdict"]), (&"warn".into(), &"valid".into()), "{report:#}");
    place.done("issue record application.cbor --world world -o record.cbor");
}

#[test]
fn a_revoked_certificate_is_refused() {
    let place = Place::new();
    let parts = place.parts();
    place.write("application.cbor", &parts.application());
    place.write("world/jpki-sign-ca.crl", &parts.revocation_list(false));
    let report = place.json(CHECK);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    place.write("world/jpki-sign-ca.crl", &parts.revocation_list(true));
    refused(&place, "applicant-revoked");
}

#[test]
fn the_prompt_revokes_a_certificate() {
    let place = Place::new();
    let parts = place.parts();
    place.write("application.cbor", &parts.application());
    place.write("sign.der", parts.certificate.as_der());
    assert_eq!(place.exit("revoke certificate world/ds.pem --world world --yes"), 2, "another kind");
    assert_eq!(place.exit("revoke certificate sign.der --world world"), 2, "nobody says yes");
    place.done("revoke certificate sign.der --world world --yes --dry-run");
    let rehearsed = place.json("revoke certificate sign.der --world world --dry-run");
    assert_eq!((&rehearsed["dryRun"], &rehearsed["action"]), (&true.into(), &"certificate".into()), "{rehearsed}");
    assert!(!place.has("world/jpki-sign-ca.crl"));
    place.done("revoke certificate sign.der --world world --yes");
    refused(&place, "applicant-revoked");
    assert_eq!(place.exit("revoke certificate sign.der --world world --yes"), 1, "it is revoked");
    // What a list says already is kept, and its number goes on.
    place.write("world/jpki-sign-ca.crl", &parts.revocation_list(false));
    let said = place.json("revoke certificate sign.der --world world --yes");
    assert_eq!(said["crlNumber"], 1, "{said}");
    let list = mnc::x509::crl::read_crls(&place.read("world/jpki-sign-ca.crl")).unwrap();
    assert_eq!(list[0].view().entries().len(), 2);
    refused(&place, "applicant-revoked");
    place.write("world/jpki-sign-ca.crl", &place.read("world/iaca.crl"));
    assert_eq!(place.exit("revoke certificate sign.der --world world --yes"), 2, "the list of somebody else");
}

#[test]
fn certificates_revoked_side_by_side_are_all_on_the_list() {
    let place = Place::new();
    let mut parts = place.parts();
    for n in 0..6 {
        parts.certificate_with_serial_of(n);
        place.write(&format!("c{n}.der"), parts.certificate.as_der());
    }
    let revoke = |n| place.command(&format!("revoke certificate c{n}.der --world world --yes")).spawn().unwrap();
    let mut all: Vec<_> = (0..6).map(revoke).collect();
    assert!(all.iter_mut().all(|one| one.wait().unwrap().success()));
    let list = mnc::x509::crl::read_crls(&place.read("world/jpki-sign-ca.crl")).unwrap();
    assert_eq!(list[0].view().entries().len(), 6);
}

#[test]
fn an_application_serves_once_and_a_person_has_one_live_record() {
    let place = Place::new();
    let good = place.parts().application();
    place.write("application.cbor", &good);
    place.done("issue record application.cbor --world world -o issued.cbor");
    let mut second = place.parts();
    second.nonce = [8; 16];
    place.write("application.cbor", &second.application());
    refused(&place, "live-record");
    assert_eq!(place.exit(&format!("{CHECK} --replace")), 0);
    place.write("application.cbor", &good);
    place.done("revoke issued.cbor --world world --yes");
    refused(&place, "application-once");
    place.write("application.cbor", &second.application());
    place.done("issue record application.cbor --world world -o second.cbor");
}

#[test]
fn from_the_card_to_the_wallet() {
    let place = Place::new();
    let apply = "issue apply --card world/card.json --world world --wallet phone --pin-file world/pins --yes --seed 3 -o application.cbor";
    let told = place.run(apply);
    assert!(told.status.success(), "{told:?}");
    let said = String::from_utf8(told.stderr).unwrap();
    assert!(said.contains("番号　太郎") && !said.contains("999900000011"), "{said}");
    let report = place.json(CHECK);
    assert_eq!(report["verdict"], "valid", "{report:#}");
    place.done("issue record application.cbor --world world -o issued.cbor");
    place.done("issue store issued.cbor --wallet phone --ledger world");
    let verified = place.json("verify issued.cbor --trust world/iaca.pem");
    assert_eq!(verified["verdict"], "valid", "{verified:#}");
    let elements = &verified["documents"][0]["elements"]["org.iso.23220.1.jp"];
    assert_eq!(elements["full_name_unicode"], "番号　太郎");
    assert_eq!(elements["local_gov_code_unicode"], "13101");
}

#[test]
fn where_the_card_says_no_nothing_is_left() {
    let place = Place::new();
    let apply =
        "issue apply --card world/card.json --world world --wallet phone --pin-file pins --yes -o application.cbor";
    for (pins, wanted) in [("text=9999\nsign=ABC123\n", 4), ("text=1234\nsign=XYZ999\n", 4), ("text=1234\n", 4)] {
        place.write("pins", pins.as_bytes());
        assert_eq!(place.exit(apply), wanted, "{pins}");
        assert!(!place.has("application.cbor") && !place.has("phone"), "{pins}");
    }
    let declined = apply.replace(" --yes", "").replace("--pin-file pins", "--pin-file world/pins");
    assert_eq!(place.exit(&declined), 2, "nobody can be asked");
    assert!(!place.has("application.cbor") && !place.has("phone"));
    place.write("notes.txt", b"mine");
    let elsewhere = apply.replace("--wallet phone", "--wallet .").replace("--pin-file pins", "--pin-file world/pins");
    assert_eq!(place.exit(&elsewhere), 2, "a folder that is no wallet");
    let other = "keygen demo other --seed 2";
    place.done(other);
    let foreign = apply.replace("--world world", "--world other").replace("--pin-file pins", "--pin-file world/pins");
    assert_eq!(place.exit(&foreign), 1, "a card of another world");
    assert!(!place.has("application.cbor"));
}

#[test]
fn a_record_of_the_second_edition_is_issued_on_an_application() {
    let place = Place::new();
    place.write("application.cbor", &place.parts().application());
    let line =
        "issue record application.cbor --world world --edition 2 --status-list https://mock.example/1=7 -o record.cbor";
    let issued = place.json(line);
    assert_eq!(issued["status"]["status_list"]["idx"], 7, "{issued:#}");
    let report = place.json("verify record.cbor --trust world/iaca.pem");
    assert_eq!(report["verdict"], "valid", "{report:#}");
}
