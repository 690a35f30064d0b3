//! Vectors beside the checkout, for tests: `MNC_VECTORS`, or `../shared/vectors`. Where they are missing, tests say so.

use std::path::PathBuf;

/// The folder, if it is there.
pub(crate) fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("MNC_VECTORS").map(PathBuf::from);
    let beside = || PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/../shared/vectors"));
    let folder = named.unwrap_or_else(beside);
    if folder.is_dir() {
        return Some(folder);
    }
    eprintln!("SKIPPED: no vectors (set MNC_VECTORS)");
    None
}

/// A file of the made-up PKI, by its name without `.der.hex`.
pub(crate) fn pki(name: &str) -> Option<Vec<u8>> {
    let path = folder()?.join(format!("synthetic-mnc/pki/{name}.der.hex"));
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{name}: {error}"));
    Some(hex::decode(text.trim()).unwrap())
}
