//! The made-up people. Numbers begin with 9999, names are of the kind that office forms use as examples.

use mnc::profile::rules::IndividualNumber;
use serde_json::{Value, json};

use super::drawing::{Face, Hair, portrait};

/// One person: what the file says, and the face if the card shows one.
struct Sample {
    file: &'static str,
    about: &'static str,
    full_name: &'static str,
    address: Home,
    local_gov_code: &'static str,
    /// The payload of the individual number is this, with nines and zeroes before.
    number: u32,
    birth_date: &'static str,
    sex: u8,
    card: (&'static str, &'static str),
    face: Option<Face>,
}

enum Home {
    At(&'static str),
    Leaving(&'static str),
}

const SKIN: [u8; 3] = [244, 208, 177];
const TAN: [u8; 3] = [222, 178, 140];
const BLACK: [u8; 3] = [38, 32, 34];
const BROWN: [u8; 3] = [84, 56, 40];
const GREY: [u8; 3] = [150, 150, 154];

const fn face(hair: Hair, hair_colour: [u8; 3], skin: [u8; 3], clothes: [u8; 3], glasses: bool) -> Option<Face> {
    Some(Face { hair, hair_colour, skin, clothes, glasses })
}

const PEOPLE: [Sample; 7] = [
    Sample {
        file: "taro",
        about: "An ordinary person. 架空の人物",
        full_name: "番号　太郎",
        address: Home::At("東京都千代田区〇〇町一丁目２番３号"),
        local_gov_code: "13101",
        number: 1,
        birth_date: "1985-04-12",
        sex: 1,
        card: ("2033-04-12", "4321"),
        face: face(Hair::Short, BLACK, SKIN, [44, 62, 96], false),
    },
    Sample {
        file: "hanako",
        about: "An ordinary person. 架空の人物",
        full_name: "番号　花子",
        address: Home::At("神奈川県足柄上郡山北町〇〇１２３番地"),
        local_gov_code: "14364",
        number: 2,
        birth_date: "1971-09-01",
        sex: 2,
        card: ("2034-09-01", "5678"),
        face: face(Hair::Long, BROWN, SKIN, [150, 60, 80], true),
    },
    Sample {
        file: "no-photo",
        about: "The card shows no photo: the record has no portrait (番号法2条8項). 架空の人物",
        full_name: "番号　次郎",
        address: Home::At("北海道札幌市中央区〇〇九条西１丁目"),
        local_gov_code: "01101",
        number: 3,
        birth_date: "1948-11-23",
        sex: 1,
        card: ("2031-11-23", "1122"),
        face: None,
    },
    Sample {
        file: "moving-abroad",
        about: "Moving abroad (国外転出): the fact and the planned day in place of an address. 架空の人物",
        full_name: "番号　海",
        address: Home::Leaving("2027-03-31"),
        local_gov_code: "40132",
        number: 4,
        birth_date: "1994-07-20",
        sex: 2,
        card: ("2032-07-20", "3344"),
        face: face(Hair::Bun, BLACK, TAN, [60, 120, 130], false),
    },
    Sample {
        file: "gaiji",
        about: "A name that common character sets lack (外字): U+20BB7, and U+845B with variation selector 17. 架空の人物",
        full_name: "\u{20BB7}番　\u{845B}\u{E0100}子",
        address: Home::At("京都府京都市東山区〇〇町４５６番地"),
        local_gov_code: "26105",
        number: 5,
        birth_date: "1963-01-05",
        sex: 2,
        card: ("2030-01-05", "5566"),
        face: face(Hair::Bun, GREY, SKIN, [92, 84, 120], true),
    },
    Sample {
        file: "leap-day",
        about: "Born on 29 February: a year older on 1 March in common years. 架空の人物",
        full_name: "番号　閏",
        address: Home::At("大阪府大阪市北区〇〇一丁目７番８号"),
        local_gov_code: "27127",
        number: 6,
        birth_date: "2004-02-29",
        sex: 1,
        card: ("2032-02-29", "7788"),
        face: face(Hair::Short, BROWN, TAN, [70, 70, 74], true),
    },
    Sample {
        file: "minor",
        about: "A minor, below every age of the identification laws. 架空の人物",
        full_name: "番号　小春",
        address: Home::At("沖縄県那覇市〇〇二丁目９番１０号"),
        local_gov_code: "47201",
        number: 7,
        birth_date: "2015-05-05",
        sex: 2,
        card: ("2030-05-05", "9900"),
        face: face(Hair::Long, BLACK, SKIN, [220, 170, 70], false),
    },
];

/// Every file under `samples`, with its bytes.
pub(crate) fn files() -> Vec<(String, Vec<u8>)> {
    let mut files = vec![];
    for person in &PEOPLE {
        files.push((format!("people/{}.json", person.file), json_of(person)));
        if let Some(face) = &person.face {
            files.push((format!("people/{}.jpg", person.file), portrait(face, person.number)));
        }
    }
    files
}

fn json_of(person: &Sample) -> Vec<u8> {
    let mut json = json!({ "about": person.about, "full_name": person.full_name });
    match person.address {
        Home::At(address) => json["resident_address"] = address.into(),
        Home::Leaving(day) => json["moving_abroad"] = day.into(),
    }
    json["local_gov_code"] = person.local_gov_code.into();
    json["individual_number"] = number(person.number);
    json["birth_date"] = person.birth_date.into();
    json["sex"] = person.sex.into();
    if person.face.is_some() {
        json["portrait"] = json!({ "file": format!("{}.jpg", person.file) });
    }
    json["card"] = json!({ "expires": person.card.0, "security_code": person.card.1 });
    format!("{json:#}\n").into_bytes()
}

/// A number with its check digit, from a range that is plainly made up.
fn number(n: u32) -> Value {
    let with = |check| format!("9999{n:07}{check}");
    (0..10).map(with).find(|number| IndividualNumber::parse(number).is_ok()).into()
}
