use super::{Meaning, Status};

#[test]
fn ranges_and_single_values_have_their_meaning() {
    let cases = [
        (0x9000, Meaning::Ok),
        (0x6110, Meaning::More(0x10)),
        (0x6c04, Meaning::WrongExpected(4)),
        (0x63c3, Meaning::TriesLeft(3)),
        (0x63c0, Meaning::TriesLeft(0)),
        (0x6300, Meaning::Wrong),
        (0x63d0, Meaning::Other),
        (0x6983, Meaning::Blocked),
        (0x6984, Meaning::Blocked),
        (0x6a82, Meaning::NotFound),
        (0x1234, Meaning::Other),
    ];
    for (status, meaning) in cases {
        assert_eq!(Status(status).meaning(), meaning, "{status:04X}");
    }
}

#[test]
fn every_meaning_has_one_id() {
    let ids: Vec<_> = Meaning::ids().collect();
    for status in 0..=u16::MAX {
        assert!(ids.contains(&Status(status).meaning().id()), "{status:04X}");
    }
    let mut once = ids.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once.len(), ids.len());
}
