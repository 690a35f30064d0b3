//! What is refused, warned of or hidden where an input or a flag is only nearly right.

use std::path::Path;

use mnc::cli::context::Process;
use serde_json::Value;
use tempfile::TempDir;

const AT: &str = "2026-01-15T00:30:00Z";
const NUMBER: &str = "999900000020";

/// A folder, for now empty.
struct Place(TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// With a world, a device key and a record of Hanako.
    fn with_record() -> Self {
        let place = Self::new();
        place.done("keygen demo @world --seed 1");
        place.done("keygen device -o @device");
        place.done(&place.issue("-o @record.cbor"));
        place
    }

    fn issue(&self, flags: &str) -> String {
        let person = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/hanako.json");
        format!("issue record --person {} --device-key @device.pub --world @world {flags}", person.display())
    }

    /// Runs words; `@` stands for the folder.
    fn run(&self, line: &str) -> (u8, String, String) {
        let root = format!("{}/", self.0.path().display());
        let words = line.split_whitespace().map(|word| word.replace('@', &root).into());
        let (process, captured) = Process::simulated(b"");
        let exit = mnc::cli::run(std::iter::once("mnc".into()).chain(words).chain(["--at".into(), AT.into()]), process);
        (exit, captured.out(), captured.err())
    }

    fn done(&self, line: &str) -> (String, String) {
        let (exit, out, err) = self.run(line);
        assert_eq!(exit, 0, "{line}\n{out}{err}");
        (out, err)
    }

    /// The error of a command, as JSON.
    fn error(&self, line: &str) -> Value {
        let (exit, out, err) = self.run(&format!("{line} --json"));
        assert_eq!(exit, 2, "{line}\n{out}{err}");
        serde_json::from_str(&out).unwrap_or_else(|_| panic!("{line}\n{out}{err}"))
    }

    fn put(&self, name: &str, bytes: impl AsRef<[u8]>) {
        std::fs::write(self.0.path().join(name), bytes).unwrap();
    }

    #[allow(dead_code)]
    fn get(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.0.path().join(name)).unwrap()
    }
}

fn says(error: &Value, part: &str) -> bool {
    error["message"].as_str().is_some_and(|message| message.contains(part))
}

/// A namespace with one item, whose identifier is written by `name`.
fn unnamed(value: &[u8], name: &[u8], count: u8) -> Vec<u8> {
    let mut item = vec![0xa0 | count];
    let text = |out: &mut Vec<u8>, text: &str| {
        out.push(0x60 | u8::try_from(text.len()).unwrap());
        out.extend(text.bytes());
    };
    text(&mut item, "digestID");
    item.push(0);
    text(&mut item, "random");
    item.push(0x50);
    item.extend([0xa7; 16]);
    text(&mut item, "elementValue");
    item.extend(value);
    item.extend(name);
    let mut out = vec![0xa1];
    text(&mut out, "nameSpaces");
    out.push(0xa1);
    text(&mut out, "org.iso.23220.1.jp");
    out.extend([0x81, 0xd8, 0x18, 0x58, u8::try_from(item.len()).unwrap()]);
    out.extend(item);
    out
}

#[test]
fn the_number_is_masked_in_an_item_that_does_not_say_what_it_is() {
    let place = Place::new();
    let text = [b"\x6c", NUMBER.as_bytes()].concat();
    let bytes = [b"\x4c", NUMBER.as_bytes()].concat();
    let integer = [b"\x71".as_slice(), b"elementIdentifier", b"\x04"].concat();
    for value in [text, bytes] {
        for (name, count) in [(&b""[..], 3), (&integer, 4)] {
            place.put("item.cbor", unnamed(&value, name, count));
            for form in ["tree", "json", "diag", "hex"] {
                let (_, out, _) = place.run(&format!("inspect --as {form} @item.cbor"));
                let told = out.replace([' ', '\n'], "");
                assert!(!told.is_empty());
                assert!(!told.contains(NUMBER) && !told.contains("393939393030"), "{form}\n{out}");
                assert!(!told.contains("a7a7a7a7"), "{form}\n{out}");
            }
            let (_, out, _) = place.run("inspect @item.cbor --reveal individual_number_unicode");
            assert!(out.contains(NUMBER) || out.contains("3939"), "{out}");
        }
    }
}

#[test]
fn a_pair_of_files_has_no_name_in_standard_output() {
    let place = Place::with_record();
    place.done("keygen iaca -o @root");
    place.done("keygen iaca -o @root2");
    let person = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/people/taro.json");
    for line in [
        "keygen device".to_owned(),
        "keygen iaca".to_owned(),
        "keygen ds --issuer @root".to_owned(),
        "keygen csr reader".to_owned(),
        "keygen iaca-link --issuer @root --new-root @root2.pem".to_owned(),
        "keygen jpki-ca sign".to_owned(),
        format!("keygen card --person {} --world @world", person.display()),
    ] {
        let error = place.error(&format!("{line} --dry-run -o -"));
        assert_eq!(error["kind"], "usage", "{error}");
        assert!(says(&error, "--output"), "{error}");
    }
    let error = place.error("keygen demo --dry-run -");
    assert_eq!(error["kind"], "usage", "{error}");
}
