//! A world with a card, and applications made of its parts by the library, each part open to change.
#![allow(dead_code, unreachable_pub)] // each test uses its own part

use std::path::Path;
use std::process::{Command, Output};

use mnc::card::cvc::Cvc;
use mnc::card::file::{Attributes, CardDate, Digests, Face, FacePictures, KeyNumbers, NumberFile, Sex};
use mnc::card::jpki::Purpose;
use mnc::card::jpki::make::{Authority, Draft as CertificateDraft, Person, make_authority, make_person};
use mnc::card::table::{AppId, FileId};
use mnc::card::virtual_card::Model;
use mnc::crypto::digest::Algorithm as Digest;
use mnc::crypto::key::{Curve, SigningKey};
use mnc::crypto::rng::SeededRng;
use mnc::crypto::rsa::PrivateKey;
use mnc::crypto::signature::Algorithm;
use mnc::issuer::application::{CardText, CardVisual, Draft};
use mnc::issuer::world::load_certificate;
use mnc::x509::cms::{self, DATA};
use mnc::x509::{Certificate, OwnedCertificate};
use tempfile::TempDir;
use time::OffsetDateTime;
use time::macros::{date, datetime};

pub const AT: OffsetDateTime = datetime!(2026-01-15 00:30 UTC);

/// A folder with a world in it.
pub struct Place(TempDir);

impl Place {
    pub fn new() -> Self {
        let place = Self(tempfile::tempdir().unwrap());
        place.done("keygen demo world --seed 1");
        place
    }

    pub fn command(&self, line: &str) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
        command.current_dir(self.0.path()).env_clear().args(line.split(' ')).args(["--at", "2026-01-15T00:30:00Z"]);
        command
    }

    pub fn run(&self, line: &str) -> Output {
        self.command(line).output().unwrap()
    }

    pub fn exit(&self, line: &str) -> i32 {
        self.run(line).status.code().unwrap()
    }

    pub fn done(&self, line: &str) {
        let output = self.run(line);
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }

    pub fn json(&self, line: &str) -> serde_json::Value {
        serde_json::from_slice(&self.run(&format!("{line} --json")).stdout).unwrap()
    }

    pub fn write(&self, name: &str, bytes: &[u8]) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    /// Where it is.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// The parts of a good application with the card of the world.
    pub fn parts(&self) -> Parts {
        let world = self.0.path().join("world");
        let model = Model::read(&std::fs::read(world.join("card.json")).unwrap()).unwrap();
        let file = |app: AppId, id: u16| model.apps[&app].files[&FileId(id)].to_vec();
        let key = |app: AppId, id: u16| PrivateKey::from_pkcs8_pem(&model.apps[&app].keys[&FileId(id)]).unwrap();
        let device = SigningKey::from_secret(Curve::P256, &[7; 32]).unwrap();
        Parts {
            doc_type: "org.iso.23220.1.jp.mnc",
            nonce: [7; 16],
            created: AT,
            valid_days: 30,
            prover: SigningKey::from_secret(Curve::P256, &[7; 32]).unwrap(),
            device,
            number: file(AppId::Text, 1),
            attributes: file(AppId::Text, 2),
            proof: file(AppId::Text, 3),
            text_certificate: file(AppId::Text, 4),
            face: file(AppId::Visual, 2),
            info: file(AppId::Visual, 3),
            visual_certificate: file(AppId::Visual, 4),
            certificate: owned(&file(AppId::Jpki, 0x0001)),
            authority: load_certificate(&world.join("jpki-sign-ca.pem")).unwrap(),
            authority_key: private(&world.join("jpki-sign-ca.key")),
            card_authority: private(&world.join("card-ca.key")),
            key: key(AppId::Jpki, 0x001a),
            auth: (owned(&file(AppId::Jpki, 0x000a)), owned(&file(AppId::Jpki, 0x000b)), key(AppId::Jpki, 0x0017)),
            spoil_signature: false,
        }
    }
}

fn owned(der: &[u8]) -> OwnedCertificate {
    OwnedCertificate::from_der(der).unwrap()
}

fn private(path: &Path) -> PrivateKey {
    PrivateKey::from_pkcs8_pem(&std::fs::read_to_string(path).unwrap()).unwrap()
}

/// Everything that an application is made of.
pub struct Parts {
    pub doc_type: &'static str,
    pub nonce: [u8; 16],
    pub created: OffsetDateTime,
    pub valid_days: u64,
    pub prover: SigningKey,
    pub spoil_signature: bool,
    device: SigningKey,
    number: Vec<u8>,
    attributes: Vec<u8>,
    proof: Vec<u8>,
    text_certificate: Vec<u8>,
    face: Vec<u8>,
    info: Vec<u8>,
    visual_certificate: Vec<u8>,
    pub certificate: OwnedCertificate,
    authority: OwnedCertificate,
    authority_key: PrivateKey,
    card_authority: PrivateKey,
    key: PrivateKey,
    auth: (OwnedCertificate, OwnedCertificate, PrivateKey),
}

/// The citizen of a world, as the certificate has them.
fn citizen() -> Person<'static> {
    Person {
        name: "番号　太郎",
        address: "東京都千代田区〇〇町一丁目２番３号",
        birth_date: date!(1985 - 04 - 12),
        sex: 1,
        municipality: "13101",
    }
}

impl Parts {
    /// The authority's certificate.
    pub fn authority(&self) -> &OwnedCertificate {
        &self.authority
    }

    /// The application.
    pub fn application(&self) -> Vec<u8> {
        let draft = Draft {
            doc_type: self.doc_type,
            nonce: &self.nonce,
            created: self.created,
            valid_days: self.valid_days,
            device_key: self.device.public(),
            text: CardText {
                secret_number: (&self.number[..]).into(),
                attributes: (&self.attributes[..]).into(),
                secret_proof: (&self.proof[..]).into(),
                certificate: (&self.text_certificate[..]).into(),
            },
            visual: CardVisual {
                face: (&self.face[..]).into(),
                info: (&self.info[..]).into(),
                certificate: (&self.visual_certificate[..]).into(),
            },
        };
        let made = draft.prove(Algorithm::Es256, |bytes| self.prover.sign(Algorithm::Es256, bytes)).unwrap();
        let mut signature = self.sign(made.signed_bytes());
        if self.spoil_signature {
            *signature.last_mut().unwrap() ^= 1; // the last byte of SignedData is that of the signature
        }
        made.seal(&signature).into_bytes()
    }

    fn sign(&self, content: &[u8]) -> Vec<u8> {
        let (signer, authority) = (self.certificate.view(), self.authority.view());
        let draft = cms::Draft {
            content,
            content_type: DATA,
            attached: false,
            signing_time: self.created,
            signer: &signer,
            more: &[&authority],
        };
        cms::make(&draft, |wanted| Ok::<_, ()>(self.key.sign(Digest::Sha256, wanted.bytes))).unwrap()
    }

    /// Signed with the other key of the card.
    pub fn sign_with_auth(&mut self) {
        let (certificate, authority, key) = (&self.auth.0, &self.auth.1, &self.auth.2);
        (self.certificate, self.authority) = (certificate.clone(), authority.clone());
        self.key = PrivateKey::from_pkcs8_pem(&key.to_pkcs8_pem()).unwrap();
    }

    /// Another certificate for the same key, by the same authority.
    pub fn certificate_of(&mut self, change: impl FnOnce(&mut CertificateDraft<'_>)) {
        let authority = self.authority.view();
        let issuer = Authority { certificate: &authority, key: &self.authority_key };
        let public = self.key.public().clone();
        let mut draft = CertificateDraft { person: citizen(), key: &public, issued: AT, card_expires: None };
        change(&mut draft);
        self.certificate = make_person(Purpose::Sign, &draft, &issuer, &mut SeededRng::new(4)).unwrap();
    }

    /// Another certificate for the same person and key; every seed gives another serial number.
    pub fn certificate_with_serial_of(&mut self, seed: u64) {
        let authority = self.authority.view();
        let issuer = Authority { certificate: &authority, key: &self.authority_key };
        let public = self.key.public().clone();
        let draft = CertificateDraft { person: citizen(), key: &public, issued: AT, card_expires: None };
        self.certificate = make_person(Purpose::Sign, &draft, &issuer, &mut SeededRng::new(seed)).unwrap();
    }

    /// A certificate by an authority that nobody knows.
    pub fn under_another_authority(&mut self) {
        self.authority_key = PrivateKey::generate(2048, &mut SeededRng::new(5)).unwrap();
        self.authority = make_authority(Purpose::Sign, &self.authority_key, AT, &mut SeededRng::new(5)).unwrap();
        self.certificate_of(|_| {});
    }

    /// Another name than the one that was signed.
    pub fn change_name(&mut self) {
        let at = self.attributes.windows(3).position(|window| window == "太".as_bytes()).unwrap();
        self.attributes[at..at + 3].copy_from_slice("次".as_bytes());
    }

    /// One byte of the photo, the last.
    pub fn change_photo(&mut self) {
        let photo = Face::decode(&self.face).unwrap().pictures.photo.to_vec();
        let at = self.face.windows(photo.len()).position(|window| window == photo).unwrap() + photo.len() - 1;
        self.face[at] ^= 1;
    }

    /// A card that expired; nobody signs that.
    pub fn expired_card(&mut self) {
        let expiry = *Face::decode(&self.face).unwrap().expiry.as_digits();
        let at = self.face.windows(8).rposition(|window| window == expiry).unwrap();
        self.face[at..at + 8].copy_from_slice(b"20250412");
    }

    /// A card whose owner has no sex that a record could say; everything is signed, and the certificate agrees.
    pub fn without_sex(&mut self) {
        let sex = Sex::Unknown(b'3');
        let issuer = PrivateKey::from_pkcs8_pem(&self.auth.2.to_pkcs8_pem()).unwrap();
        let numbers = KeyNumbers { exponent: issuer.public().exponent(), modulus: issuer.public().modulus() };
        let sign = |bytes: &[u8]| issuer.sign(Digest::Sha256, bytes);
        let certify = |bytes: &[u8]| self.card_authority.sign(Digest::Sha256, bytes);
        for certificate in [&mut self.text_certificate, &mut self.visual_certificate] {
            let old = Cvc::decode(certificate).unwrap();
            let new = Cvc::encode(old.issuer, old.subject, numbers, &certify);
            *certificate = new;
        }
        let (name, address, birth) = {
            let old = Attributes::decode(&self.attributes).unwrap();
            (old.name.to_owned(), old.address.to_owned(), old.birth_date)
        };
        self.attributes = Attributes::encode(&name, &address, birth, sex).unwrap();
        let number = NumberFile::decode(&self.number).unwrap().digest();
        let attributes = Attributes::decode(&self.attributes).unwrap().digest();
        self.proof = Digests::encode(&number, &attributes, &sign).unwrap();
        self.face = self.face_with(birth, sex, &issuer);
        self.certificate_of(|draft| draft.person.sex = 3);
    }

    fn face_with(&self, birth: CardDate, sex: Sex, issuer: &PrivateKey) -> Vec<u8> {
        let old = Face::decode(&self.face).unwrap();
        let FacePictures { name, address, photo, security_code } = old.pictures;
        let pictures = FacePictures { name, address, photo, security_code };
        let sign = |block: &[u8]| issuer.sign_raw(block).unwrap();
        Face::encode((birth, sex, old.expiry), old.key, &pictures, &sign).unwrap()
    }

    /// A revocation list of the authority, with the certificate on it or with another.
    pub fn revocation_list(&self, with_certificate: bool) -> Vec<u8> {
        let (certificate, authority) = (self.certificate.view(), self.authority.view());
        let serial = if with_certificate { certificate.serial().as_bytes() } else { &[0x55, 0x55] };
        list(&authority, &self.authority_key, serial)
    }
}

/// One item of DER.
fn item(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    let content = parts.concat();
    let length = u16::try_from(content.len()).unwrap().to_be_bytes();
    let mut out = vec![tag];
    match content.len() {
        0..=127 => out.push(length[1]),
        128..=255 => out.extend([0x81, length[1]]),
        _ => out.extend([0x82, length[0], length[1]]),
    }
    [out, content].concat()
}

/// CertificateList, RFC 5280, 5.1.
fn list(authority: &Certificate<'_>, key: &PrivateKey, serial: &[u8]) -> Vec<u8> {
    let sha256_with_rsa = [0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];
    let algorithm = item(0x30, &[&sha256_with_rsa, &[0x05, 0x00]]);
    let time = |text: &[u8]| item(0x17, &[text]);
    let entry = item(0x30, &[&item(0x02, &[serial]), &time(b"260114120000Z")]);
    let body = item(
        0x30,
        &[
            &item(0x02, &[&[1]]),
            &algorithm,
            authority.subject().as_bytes(),
            &time(b"260114120000Z"),
            &time(b"260301000000Z"),
            &item(0x30, &[&entry]),
        ],
    );
    let signature = key.sign(Digest::Sha256, &body);
    item(0x30, &[&body, &algorithm, &item(0x03, &[&[0], &signature])])
}
