//! Every fuzz target is built, and starts from something.

use crate::read;
use crate::rust::root;

#[test]
fn every_fuzz_target_is_built_and_has_seeds() {
    let manifest = read("fuzz/Cargo.toml");
    let mut targets = 0;
    for entry in std::fs::read_dir(root().join("fuzz/fuzz_targets")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap();
        let line = format!("path = \"fuzz_targets/{name}.rs\"");
        assert!(manifest.contains(&line), "fuzz/Cargo.toml does not build {name}");
        let seeds = root().join("fuzz/seeds").join(name);
        assert!(std::fs::read_dir(&seeds).is_ok_and(|mut seeds| seeds.next().is_some()), "{name} has no seeds");
        targets += 1;
    }
    assert_eq!(manifest.matches("[[bin]]").count(), targets, "fuzz/Cargo.toml builds a target that is not there");
}
