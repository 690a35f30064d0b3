use proptest::prelude::*;

use super::{NAMES, holds_nearly, speaks_of_number};

/// The name without the shortcut: every byte compared.
fn slowly(bytes: &[u8]) -> bool {
    NAMES.iter().any(|(name, _)| holds_nearly(bytes, name))
}

#[test]
fn the_parts_are_parts_of_the_name() {
    for (name, parts) in NAMES {
        let lower: Vec<u32> = name.windows(4).map(|four| super::part(four.try_into().unwrap())).collect();
        let places: Vec<_> = parts.iter().map(|part| lower.iter().position(|four| four == part).unwrap()).collect();
        assert!(places.windows(2).all(|two| two[0] + 4 <= two[1]), "{places:?} overlap");
    }
}

proptest! {
    #[test]
    fn the_shortcut_finds_what_comparing_every_byte_finds(
        before in proptest::collection::vec(any::<u8>(), 0..40),
        faults in proptest::collection::vec((0..3_u8, 0..20_usize, any::<u8>()), 0..6),
        capitals in any::<bool>(),
        which in 0..2_usize,
        after in proptest::collection::vec(any::<u8>(), 0..40),
    ) {
        let mut name = NAMES[which].0.to_vec();
        if capitals {
            name.make_ascii_uppercase();
        }
        for (kind, at, byte) in faults {
            let at = at % name.len();
            match kind {
                0 => name[at] = byte,
                1 => name.insert(at, byte),
                _ => drop(name.remove(at)),
            }
        }
        let bytes = [before, name, after].concat();
        prop_assert_eq!(speaks_of_number(&bytes), slowly(&bytes));
    }
}
