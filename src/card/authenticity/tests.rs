use super::published::{EXPONENT, PUBLISHED};
use super::*;
use crate::card::file::{CardDate, FacePictures, KeyId, Sex};
use crate::card::number::IndividualNumber;
use crate::crypto::rng::SeededRng;
use crate::crypto::rsa::PrivateKey;

/// A mock issuer, its root, and a card's key.
struct World {
    root: PrivateKey,
    issuer: PrivateKey,
    card: PrivateKey,
}

impl World {
    fn new() -> Self {
        let key = |seed| PrivateKey::generate(2048, &mut SeededRng::new(seed)).unwrap();
        Self { root: key(1), issuer: key(2), card: key(3) }
    }

    fn certificate(&self, name: KeyId) -> Vec<u8> {
        let subject = KeyId::new(b"1310131", b"000", [0; 4]);
        Cvc::encode(name, subject, numbers(&self.issuer), &|body| self.root.sign(Algorithm::Sha256, body))
    }

    fn sign(&self, bytes: &[u8]) -> Vec<u8> {
        self.issuer.sign(Algorithm::Sha256, bytes)
    }

    fn roots(&self) -> Roots {
        Roots::with_mock(self.root.public().clone())
    }

    fn text(&self) -> Text {
        let number = NumberFile::encode(&IndividualNumber::parse(b"123456789018").unwrap()).to_vec();
        let attributes = Attributes::encode("番号　花子", "東京都", day(), Sex::Female).unwrap();
        let of_number = NumberFile::decode(&number).unwrap().digest();
        let of_attributes = Attributes::decode(&attributes).unwrap().digest();
        let sign = |bytes: &[u8]| self.sign(bytes);
        Text {
            digests: Digests::encode(&of_number, &of_attributes, &sign).unwrap(),
            certificate: self.certificate(MOCK_TEXT),
            card_key: CardKey::encode(numbers(&self.card), &sign).unwrap(),
            number,
            attributes,
        }
    }

    fn visual(&self) -> Visual {
        let sign = |bytes: &[u8]| self.sign(bytes);
        let key = numbers(&self.card);
        let pictures = FacePictures { name: b"name", address: b"address", photo: b"photo", security_code: b"code" };
        let face =
            Face::encode((day(), Sex::Female, day()), key, &pictures, &|block| self.issuer.sign_raw(block).unwrap());
        Visual {
            birth: Birth::encode(day(), key, &sign).unwrap(),
            face: face.unwrap(),
            number_picture: NumberPicture::encode(b"picture", key, &sign).unwrap(),
            certificate: self.certificate(MOCK_VISUAL),
        }
    }
}

fn day() -> CardDate {
    CardDate::parse(*b"19960304").unwrap()
}

fn numbers(key: &PrivateKey) -> KeyNumbers<'_> {
    KeyNumbers { exponent: key.public().exponent(), modulus: key.public().modulus() }
}

#[derive(Clone)]
struct Text {
    number: Vec<u8>,
    attributes: Vec<u8>,
    digests: Vec<u8>,
    certificate: Vec<u8>,
    card_key: Vec<u8>,
}

impl Text {
    fn files(&self) -> TextFiles<'_> {
        TextFiles {
            number: Some(&self.number),
            attributes: Some(&self.attributes),
            digests: Some(&self.digests),
            certificate: Some(&self.certificate),
            card_key: Some(&self.card_key),
        }
    }
}

#[derive(Clone)]
struct Visual {
    birth: Vec<u8>,
    face: Vec<u8>,
    number_picture: Vec<u8>,
    certificate: Vec<u8>,
}

impl Visual {
    fn files(&self) -> VisualFiles<'_> {
        VisualFiles {
            birth: Some(&self.birth),
            face: Some(&self.face),
            certificate: Some(&self.certificate),
            number_picture: Some(&self.number_picture),
        }
    }
}

/// The steps that failed, with why.
fn failed(report: &Report) -> Vec<(Step, Failure)> {
    let failure = |finding: &Finding| match finding.outcome {
        Outcome::Failed(failure) => Some((finding.step, failure)),
        _ => None,
    };
    report.findings.iter().filter_map(failure).collect()
}

/// Changes the last byte of what is found in a file.
fn change(file: &mut [u8], what: &[u8]) {
    let at = file.windows(what.len()).position(|window| window == what).unwrap();
    file[at + what.len() - 1] ^= 1;
}

#[test]
fn published_keys_are_keys() {
    for row in &PUBLISHED {
        let key = PublicKey::from_numbers(&hex::decode(row.modulus).unwrap(), &EXPONENT).unwrap();
        assert_eq!(key.bits(), 2048, "{}", row.name);
        let hierarchy = if row.origin == Origin::Test { "6" } else { "5" };
        assert!(row.name.number().starts_with(hierarchy), "{}", row.name);
    }
}

#[test]
fn a_card_of_the_mock_world() {
    let world = World::new();
    for report in
        [check_text(&world.roots(), &world.text().files()), check_visual(&world.roots(), &world.visual().files())]
    {
        assert!(report.findings.iter().all(|finding| finding.outcome == Outcome::Ok), "{report:?}");
        assert_eq!(report.verdict(), Verdict::Authentic(Origin::Mock));
    }
}

#[test]
fn without_its_root_nothing_is_vouched_for() {
    let world = World::new();
    let text = world.text();
    let report = check_text(&Roots::published(), &text.files());
    assert_eq!(report.outcome(Step::Certificate), Some(Outcome::Skipped(Reason::NoMockRoot)));
    assert_eq!(report.outcome(Step::Digests), Some(Outcome::Skipped(Reason::NoIssuer)));
    assert_eq!(report.outcome(Step::Number), Some(Outcome::Skipped(Reason::NoDigests)));
    assert_eq!((report.verdict(), report.origin), (Verdict::Undecided, None));
    let unknown = world.certificate(KeyId::new(b"7000033", b"001", [0; 4]));
    let report = check_text(&world.roots(), &TextFiles { certificate: Some(&unknown), ..text.files() });
    assert_eq!(failed(&report), [(Step::Certificate, Failure::UnknownIssuer)]);
    assert_eq!(report.verdict(), Verdict::NotAuthentic, "a world knows its issuers");
    let report = check_text(&Roots::published(), &TextFiles { certificate: Some(&unknown), ..text.files() });
    assert_eq!(report.outcome(Step::Certificate), Some(Outcome::Skipped(Reason::UnknownIssuer)));
    assert_eq!(report.verdict(), Verdict::Undecided);
    let report = check_text(&world.roots(), &TextFiles { certificate: None, ..text.files() });
    assert_eq!(report.verdict(), Verdict::Undecided);
}

#[test]
fn a_name_does_not_make_a_root() {
    let world = World::new();
    let text = world.text();
    for name in [b"5000033", b"6000033"] {
        let certificate = world.certificate(KeyId::new(name, b"001", [0; 4]));
        let report = check_text(&world.roots(), &TextFiles { certificate: Some(&certificate), ..text.files() });
        assert_eq!(failed(&report), [(Step::Certificate, Failure::Signature)]);
        assert_eq!((report.verdict(), report.origin), (Verdict::NotAuthentic, None));
    }
    // A certificate for the face does not vouch for text.
    let certificate = world.certificate(MOCK_VISUAL);
    let report = check_text(&world.roots(), &TextFiles { certificate: Some(&certificate), ..text.files() });
    assert_eq!(failed(&report), [(Step::Certificate, Failure::UnknownIssuer)]);
}

#[test]
fn digests_are_compared_whoever_signed_them() {
    let world = World::new();
    let mut text = world.text();
    text.attributes = Attributes::encode("番号　花子", "京都府", day(), Sex::Female).unwrap();
    let report = check_text(&Roots::published(), &text.files());
    assert_eq!(failed(&report), [(Step::Attributes, Failure::Digest)]);
    assert_eq!(
        report.outcome(Step::Number),
        Some(Outcome::Skipped(Reason::NoDigests)),
        "the same, but not vouched for"
    );
}

#[test]
fn each_change_of_text_fails_its_step() {
    let world = World::new();
    let text = world.text();
    let check = |text: &Text| failed(&check_text(&world.roots(), &text.files()));
    let mut one = text.clone();
    one.attributes = Attributes::encode("番号　花子", "京都府", day(), Sex::Female).unwrap();
    assert_eq!(check(&one), [(Step::Attributes, Failure::Digest)]);
    let mut one = text.clone();
    one.number[16] = 0; // the filling is digested: 00 in its place is another file
    one.number[15] = 0;
    assert_eq!(check(&one), [(Step::Number, Failure::Digest)]);
    let mut one = text.clone();
    one.digests[10] ^= 1;
    assert_eq!(check(&one), [(Step::Digests, Failure::Signature), (Step::Number, Failure::Digest)]);
    let mut one = text.clone();
    *one.card_key.last_mut().unwrap() ^= 1;
    assert_eq!(check(&one), [(Step::CardKey, Failure::Signature)]);
    let mut one = text.clone();
    one.certificate[100] ^= 1;
    assert_eq!(check(&one), [(Step::Certificate, Failure::Signature)]);
    let mut one = text.clone();
    one.attributes.pop();
    assert!(matches!(check(&one)[..], [(Step::Attributes, Failure::File(_))]));
}

#[test]
fn each_change_of_the_face_fails_its_step() {
    let world = World::new();
    let visual = world.visual();
    let check = |visual: &Visual| failed(&check_visual(&world.roots(), &visual.files()));
    for part in [&b"photo"[..], b"address", b"19960304"] {
        let mut one = visual.clone();
        change(&mut one.face, part);
        assert_eq!(check(&one), [(Step::Face, Failure::Signature)], "{part:?}");
    }
    let mut one = visual.clone();
    change(&mut one.face, b"code"); // stands behind the signature
    assert_eq!(check(&one), []);
    let mut one = visual.clone();
    change(&mut one.birth, b"19960304");
    assert_eq!(check(&one), [(Step::Birth, Failure::Signature)]);
    let mut one = visual.clone();
    change(&mut one.number_picture, b"picture");
    assert_eq!(check(&one), [(Step::NumberPicture, Failure::Signature)]);
    let mut one = visual.clone();
    one.birth = Birth::encode(day(), numbers(&world.root), &|bytes| world.sign(bytes)).unwrap();
    assert_eq!(check(&one), [(Step::SameKey, Failure::Names)]);
}

#[test]
fn files_that_were_not_read_are_skipped() {
    let world = World::new();
    let text = world.text();
    let report = check_text(&world.roots(), &TextFiles { number: None, card_key: None, ..text.files() });
    assert_eq!(report.outcome(Step::Number), Some(Outcome::Skipped(Reason::NotRead)));
    assert_eq!(report.verdict(), Verdict::Authentic(Origin::Mock));
    let report = check_text(&world.roots(), &TextFiles { digests: None, card_key: None, ..text.files() });
    assert_eq!(report.verdict(), Verdict::Undecided, "attributes without the signature");
    let certificate = TextFiles { certificate: Some(&text.certificate), ..TextFiles::default() };
    assert_eq!(check_text(&world.roots(), &certificate).verdict(), Verdict::Undecided, "a certificate alone");
}

#[test]
fn the_chain_of_the_card() {
    let world = World::new();
    let middle = KeyId::new(b"1310130", b"002", [0; 4]);
    let end = KeyId::new(b"0000050", b"001", [0; 4]);
    let sign_root = |body: &[u8]| world.root.sign(Algorithm::Sha256, body);
    let upper = Cvc::encode_answer(MOCK_ISD, middle, numbers(&world.issuer), &sign_root);
    let lower = Cvc::encode_answer(middle, end, numbers(&world.card), &|body| world.sign(body));
    let report = check_card_chain(&world.roots(), Some(&upper), Some(&lower));
    assert_eq!(report.verdict(), Verdict::Authentic(Origin::Mock));
    let other = Cvc::encode_answer(end, end, numbers(&world.card), &|body| world.sign(body));
    let report = check_card_chain(&world.roots(), Some(&upper), Some(&other));
    assert_eq!(failed(&report), [(Step::LowerCertificate, Failure::Names)]);
    let wrong = Cvc::encode_answer(middle, end, numbers(&world.card), &sign_root);
    let report = check_card_chain(&world.roots(), Some(&upper), Some(&wrong));
    assert_eq!(failed(&report), [(Step::LowerCertificate, Failure::Signature)]);
}
