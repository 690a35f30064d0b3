use ::time::macros::datetime;

use super::*;

fn read(tag: u8, text: &str) -> Option<OffsetDateTime> {
    let input = [&[tag, u8::try_from(text.len()).unwrap()], text.as_bytes()].concat();
    take(&mut Reader::new(&input, "test"), "test").ok()
}

#[test]
fn both_forms() {
    assert_eq!(read(0x17, "260115083001Z"), Some(datetime!(2026-01-15 08:30:01 UTC)));
    assert_eq!(read(0x17, "491231235959Z"), Some(datetime!(2049-12-31 23:59:59 UTC)));
    assert_eq!(read(0x17, "500101000000Z"), Some(datetime!(1950-01-01 00:00:00 UTC)));
    assert_eq!(read(0x18, "20500101000000Z"), Some(datetime!(2050-01-01 00:00:00 UTC)));
    assert_eq!(read(0x18, "99991231235959Z"), Some(datetime!(9999-12-31 23:59:59 UTC)));
}

#[test]
fn what_is_no_time() {
    for (tag, text) in [
        (0x17, "2601150830Z"),
        (0x17, "260115083001"),
        (0x17, "260115083001+0900"),
        (0x17, "260230000000Z"),
        (0x17, "261301000000Z"),
        (0x17, "260115240000Z"),
        (0x17, "2601150830 1Z"),
        (0x17, ""),
        (0x18, "260115083001Z"),
        (0x18, "20260115083001.5Z"),
        (0x0c, "260115083001Z"),
    ] {
        assert_eq!(read(tag, text), None, "{text}");
    }
}
