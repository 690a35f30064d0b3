//! `keygen card` and the card of every world: files appear with their secrets, and a seed gives the same bytes again.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

fn mnc(folder: &Path, line: &str) -> Output {
    let people = concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people");
    let words = line.split(' ').map(|word| word.replace("@people", people));
    Command::new(env!("CARGO_BIN_EXE_mnc")).args(words).current_dir(folder).env_clear().output().unwrap()
}

fn done(folder: &Path, line: &str) -> String {
    let output = mnc(folder, line);
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{line}\n{told}");
    told
}

#[test]
fn every_card_has_its_secrets_beside_it() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    done(folder, "keygen demo world --seed 1 --at 2026-11-23T00:00:00Z");
    let make = |out: &str| {
        format!("keygen card --person @people/hanako.json --world world -o {out} --seed 2 --at 2026-11-23T00:00:00Z")
    };
    done(folder, &make("one.json"));
    done(folder, &make("two.json"));
    let read = |name: &str| fs::read(folder.join(name)).unwrap();
    assert_eq!(read("one.json"), read("two.json"), "byte for byte");
    let pins = String::from_utf8(read("one.pins")).unwrap();
    assert_eq!(pins, "text=1234\nsign=ABC123\nauth=1234\nface-a=999900000020\nface-b=46090120345678\n");
    for name in ["one.json", "one.pins", "world/card.json", "world/pins", "world/card-ca.key"] {
        private(&folder.join(name));
    }
    let again = mnc(folder, &make("one.json"));
    assert_eq!(again.status.code(), Some(2), "never over what is there");
    mnc::card::virtual_card::Model::read(&read("world/card.json")).unwrap();
}

#[test]
fn a_card_gets_the_secrets_of_a_file() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    done(folder, "keygen demo world --seed 1 --at 2026-11-23T00:00:00Z");
    fs::write(folder.join("wished"), "text=2345\nsign=secret7\njuki=7890\n").unwrap();
    let make = "keygen card --person @people/hanako.json --world world --at 2026-11-23T00:00:00Z --pin-file wished -o";
    done(folder, &format!("{make} one.json"));
    let pins = fs::read_to_string(folder.join("one.pins")).unwrap();
    assert!(pins.starts_with("text=2345\nsign=SECRET7\nauth=1234\n"), "the others are the usual ones: {pins}");
    let card = fs::read_to_string(folder.join("one.json")).unwrap();
    assert_eq!(card.matches("\"7890\"").count(), 2, "one secret of the citizen, in two applications");
    done(folder, "read-card attributes --card one.json --world world --pin-file one.pins");
    done(folder, "read-card cert sign --card one.json --pin-file one.pins");
    for slip in ["text=23456", "sign=SECRET", "auth=12x4", "juki="] {
        fs::write(folder.join("wished"), format!("{slip}\nauth=1\n").replace("auth=12x4\nauth=1", "auth=12x4"))
            .unwrap();
        let output = mnc(folder, &format!("{make} two.json"));
        assert_eq!(output.status.code(), Some(4), "{slip}");
        assert!(!folder.join("two.json").exists() && !folder.join("two.pins").exists(), "{slip}");
    }
}

#[cfg(unix)]
fn private(path: &Path) {
    use std::os::unix::fs::PermissionsExt as _;
    assert_eq!(fs::metadata(path).unwrap().permissions().mode() & 0o777, 0o600, "{}", path.display());
}

#[cfg(not(unix))]
fn private(_path: &Path) {}

#[test]
fn people_of_the_samples_get_cards_and_others_are_told_why_not() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    done(folder, "keygen demo world");
    for name in ["no-photo", "moving-abroad", "leap-day", "minor"] {
        done(folder, &format!("keygen card --person @people/{name}.json --world world -o {name}.json"));
    }
    let told = done(folder, "keygen card --person @people/gaiji.json --world world -o gaiji.json");
    assert!(told.contains("U+20BB7") && told.contains("U+E0100"), "{told}");
    let person = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people/no-photo.json")).unwrap();
    let mut person: serde_json::Value = serde_json::from_str(&person).unwrap();
    person.as_object_mut().unwrap().remove("card");
    fs::write(folder.join("person.json"), person.to_string()).unwrap();
    let refused = mnc(folder, "keygen card --person person.json --world world -o card.json");
    let told = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(2));
    assert!(told.contains("security_code"), "{told}");
    assert!(!folder.join("card.json").exists() && !folder.join("card.pins").exists());
}

#[test]
fn a_card_is_named_by_inspect_and_its_citizen_is_not_shown() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path();
    done(folder, "keygen demo world --seed 1 --at 2026-11-23T00:00:00Z");
    for form in ["tree", "json", "hex"] {
        let output = mnc(folder, &format!("inspect world/card.json --as {form}"));
        let told = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(output.status.success(), "{form}: {}", String::from_utf8_lossy(&output.stderr));
        for secret in ["999900000011", "60041220334321", "PRIVATE KEY", "ABC123"] {
            assert!(!told.contains(secret) && !told.contains(&hex::encode(secret)), "{form} shows {secret}");
        }
    }
    let told = mnc(folder, "inspect world");
    assert_eq!(String::from_utf8_lossy(&told.stderr), "", "no file is left out");
    assert!(String::from_utf8_lossy(&told.stdout).contains("virtual card"));
}

#[test]
fn nobody_impossible_gets_a_card() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    done(folder, "keygen demo world --seed 1");
    let person = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/samples/people/no-photo.json")).unwrap();
    let person: serde_json::Value = serde_json::from_str(&person).unwrap();
    let long = "東".repeat(201);
    let rows = [
        ("birth_date", "2999-01-01".into(), "not born yet"),
        ("sex", 7.into(), "sex 7"),
        ("full_name", "　".into(), "there is no name"),
        ("full_name", "番号\u{202e}太郎".into(), "do not show"),
        ("resident_address", "東京都\n千代田区".into(), "do not show"),
        ("resident_address", long.into(), "not 201"),
    ];
    for (name, value, expected) in rows {
        let mut person = person.clone();
        person[name] = value;
        fs::write(folder.join("person.json"), person.to_string()).unwrap();
        let refused = mnc(folder, "keygen card --person person.json --world world -o card.json");
        let told = String::from_utf8_lossy(&refused.stderr).into_owned();
        assert_eq!(refused.status.code(), Some(2), "{name}: {told}");
        assert!(told.contains(expected), "{name}: {told}");
        assert!(!folder.join("card.json").exists(), "{name}");
    }
}
