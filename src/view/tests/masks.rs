//! The number where it hides: inside byte strings, and under names that are nearly its own.

use super::*;

fn hides(bytes: &[u8]) {
    let told = told(&explain(bytes, Holds::Anything, Reveal::default()).unwrap());
    assert!(!shown(&told, NUMBER.as_bytes()), "{}\n{}", told[1], told[3]);
}

#[test]
fn the_number_is_masked_inside_byte_strings() {
    let record = record();
    let wrap = |fill: &dyn Fn(&mut Writer)| {
        let mut writer = Writer::new();
        fill(&mut writer);
        writer.finish()
    };
    hides(&wrap(&|writer| {
        writer.bytes(&record);
    }));
    hides(&wrap(&|writer| {
        writer.map(1).text("data").bytes(&record);
    }));
    hides(&wrap(&|writer| {
        writer.array(2).int(1).bytes(&record);
    }));
    hides(&wrap(&|writer| {
        writer.map(1).int(1).bytes(&record);
    }));
    let twice = wrap(&|writer| {
        writer.bytes(&record);
    });
    hides(&wrap(&|writer| {
        writer.array(1).bytes(&twice);
    }));
}

#[test]
fn the_number_is_masked_under_a_name_that_is_nearly_its_own() {
    let exact = item("individual_number_unicode", NUMBER);
    let names = [
        "individual_number_\u{6}nicode",
        "Individual_Number",
        "indivdual_numbr_unicode",
        "my_number",
        "individualNumber",
    ];
    for name in names {
        hides(&item(name, NUMBER));
        let mut device = Writer::new();
        device.map(1).text("org.iso.23220.1.jp").map(1).text(name).text(NUMBER);
        hides(&device.finish());
        assert!(of_report::Options::default().masks(name), "{name}");
        let asked = of_report::Options { reveal: vec!["individual_number_unicode".to_owned()], strict: false };
        assert!(!asked.masks(name));
        let open = explain(&exact, Holds::Anything, Reveal { individual_number: true }).unwrap();
        assert!(open.masks.is_empty());
    }
    for name in ["document_number", "full_name_unicode", "local_gov_code", "birth_date", "番号"] {
        assert!(!redact::names_number(name), "{name}");
    }
    // A key of the item is misspelt, the name is sent as bytes, or the name is no UTF-8.
    for (right, wrong) in [("elementIdentifier", "elementIdentifie_"), ("elementValue", "elementValu_")] {
        let text = exact.windows(right.len()).position(|part| part == right.as_bytes()).unwrap();
        let mut bytes = exact.clone();
        bytes[text..text + wrong.len()].copy_from_slice(wrong.as_bytes());
        hides(&bytes);
    }
    let at = exact.windows(10).position(|part| part == b"individual").unwrap();
    for (place, byte) in [(at - 2, 0x58), (at + 18, 0xff), (at + 3, 0xff)] {
        let mut bytes = exact.clone();
        bytes[place] = byte;
        let mut outer = Writer::new();
        outer.map(1).text("x").tag24(&bytes);
        hides(&outer.finish());
    }
}

#[test]
fn flags_and_codes_under_its_name_are_no_number() {
    let mut writer = Writer::new();
    writer.map(2).text("docType").text("org.iso.23220.1.jp.mnc").text("nameSpaces").map(1).text("org.iso.23220.1.jp");
    writer.map(1).text("individual_number_unicode").bool(true);
    let bytes = writer.finish();
    let document = explain(&bytes, Holds::Anything, Reveal::default()).unwrap();
    assert_eq!(document.kind, Kind::ItemsRequest);
    assert!(document.masks.is_empty());
}

#[test]
fn the_number_is_masked_beside_its_name() {
    let number: u64 = NUMBER.parse().unwrap();
    let beside: [&dyn Fn(&mut Writer); 4] = [
        &|writer| {
            writer.text(NUMBER);
        },
        &|writer| {
            writer.bytes(NUMBER.as_bytes());
        },
        &|writer| {
            writer.uint(number);
        },
        &|writer| {
            writer.array(1).text(NUMBER);
        },
    ];
    for value in beside {
        let mut writer = Writer::new();
        writer.array(2).text("individual_number_unicode");
        value(&mut writer);
        hides(&writer.finish());
    }
}
