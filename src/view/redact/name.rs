//! The name of the individual number, found in bytes however it is misspelt.

#[cfg(test)]
mod tests;

/// Faults of spelling that are looked through.
const FAULTS: usize = 3;

/// The names, each with four parts of it that do not overlap: [`FAULTS`] faults leave one of them whole.
const NAMES: [(&[u8], [u32; FAULTS + 1]); 2] = [
    (b"individual_number", [part(*b"indi"), part(*b"vidu"), part(*b"al_n"), part(*b"umbe")]),
    (b"individualnumber", [part(*b"indi"), part(*b"vidu"), part(*b"alnu"), part(*b"mber")]),
];

/// Four letters as one number, small and capital letters alike; a few other characters fall together too.
const fn part(letters: [u8; 4]) -> u32 {
    u32::from_be_bytes(letters) | 0x2020_2020
}

/// Whether bytes hold the name of the number, or one so near that it must be taken for it.
///
/// One look at each byte: only where a part of the name stands is the neighbourhood compared with the whole.
pub(super) fn speaks_of_number(bytes: &[u8]) -> bool {
    let mut last = 0;
    bytes.iter().enumerate().any(|(at, byte)| {
        last = last << 8 | u32::from(byte | 0x20);
        NAMES.iter().any(|(name, parts)| parts.contains(&last) && holds_nearly(around(bytes, at, name.len()), name))
    })
}

/// The bytes that a name of this length can take up if part of it ends here.
fn around(bytes: &[u8], at: usize, name: usize) -> &[u8] {
    let reach = name + FAULTS;
    &bytes[at.saturating_sub(reach)..bytes.len().min(at + reach)]
}

/// Longest name compared.
const LONGEST: usize = 17;

/// Whether some part of the bytes is the name with at most [`FAULTS`] bytes added, dropped or changed (Sellers, 1980).
pub(super) fn holds_nearly(bytes: &[u8], name: &[u8]) -> bool {
    let mut row: [usize; LONGEST] = std::array::from_fn(|at| at + 1);
    bytes.iter().any(|byte| {
        let (mut diagonal, mut left) = (0, 0);
        for (cell, wanted) in row.iter_mut().zip(name) {
            let replaced = diagonal + usize::from(!byte.eq_ignore_ascii_case(wanted));
            diagonal = *cell;
            left = replaced.min(*cell + 1).min(left + 1);
            *cell = left;
        }
        left <= FAULTS
    })
}
