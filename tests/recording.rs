//! `inspect --key` on recorded sessions: the sample is what the commands make, and opens to the last byte; what does not
//! open is said with its place.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn sample(name: &str) -> PathBuf {
    root().join("samples/session").join(name)
}

fn command(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_mnc"));
    command.current_dir(folder).env("LC_ALL", "C").args(line.split(' '));
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

fn run(folder: &Path, line: &str) -> Output {
    command(folder, line).output().expect(line)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn done(folder: &Path, line: &str) -> String {
    let output = run(folder, line);
    assert!(output.status.success(), "{line}: {}", text(&output.stderr));
    text(&output.stdout)
}

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    for name in ["session.txt", "ereader.key"] {
        std::fs::copy(sample(name), folder.path().join(name)).expect("the sample");
    }
    folder
}

/// The lines of the sample, one of them changed.
fn changed(folder: &Path, line: usize, change: impl Fn(&mut Vec<u8>)) {
    let sample = std::fs::read_to_string(sample("session.txt")).expect("the sample");
    let mut out = String::new();
    for (place, text) in sample.lines().enumerate() {
        let (word, digits) = text.split_once(' ').expect("a word");
        if place + 1 == line {
            let mut bytes = hex::decode(digits).expect("hexadecimal");
            change(&mut bytes);
            out.push_str(&format!("{word} {}\n", hex::encode(bytes)));
        } else {
            out.push_str(&format!("{text}\n"));
        }
    }
    std::fs::write(folder.join("session.txt"), out).expect("a file");
}

#[test]
fn the_sample_is_what_the_commands_make() {
    let place = tempfile::tempdir().expect("a folder");
    let at = place.path();
    let person = root().join("samples/people/hanako.json").display().to_string();
    done(at, "keygen demo world --seed 1 --at 2026-01-15");
    done(at, "keygen device -o device --seed 1");
    let issue = "issue record --device-key device.pub --world world -o record.cbor --seed 1 --at 2026-01-15 --person";
    done(at, &format!("{issue} {person}"));
    done(at, "issue store record.cbor --wallet wallet --device-key device.key --ledger world --at 2026-01-16");
    let (to_verify, from_present) = std::io::pipe().expect("a pipe");
    let (to_present, from_verify) = std::io::pipe().expect("a pipe");
    let present = "present --wallet wallet --yes --stdio --mac --trust world/reader-ca.pem --seed 1 --at 2026-01-16";
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20,individual_number_unicode \
                  --reader-auth world/reader --save kept --seed 1 --at 2026-01-16";
    let holder = command(at, present).stdin(to_present).stdout(from_present).spawn().expect("mnc");
    let receiver = command(at, verify).stdin(to_verify).stdout(from_verify).output().expect("mnc");
    assert!(receiver.status.success(), "{}", text(&receiver.stderr));
    assert!(holder.wait_with_output().expect("mnc").status.success());
    for name in ["session.txt", "ereader.key"] {
        let made = std::fs::read(at.join("kept").join(name)).expect("kept");
        assert!(made == std::fs::read(sample(name)).expect("the sample"), "{name}: make the sample again");
    }
    // The folder opens with the key that lies in it.
    let told = done(at, "inspect kept");
    assert!(told.contains("decrypted with SKDevice, nonce 000000000000000100000001"), "{told}");
    assert!(!told.contains("999900000020"));
}

#[test]
fn every_message_opens_in_json() {
    let at = folder();
    let told = done(at.path(), "inspect session.txt --key ereader.key --json");
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["kind"], "sessionRecording");
    let messages = told["messages"].as_array().expect("messages");
    let words: Vec<_> = messages.iter().map(|message| message["word"].as_str().expect("a word")).collect();
    assert_eq!(words, ["DE", "QR", "SE", "SD", "SD"]);
    assert_eq!(messages[2]["transcript"]["kind"], "SessionTranscript");
    assert_eq!((&messages[2]["sender"], &messages[2]["opened"]["kind"]), (&"receiver".into(), &"DeviceRequest".into()));
    assert_eq!((&messages[3]["sender"], &messages[3]["opened"]["kind"]), (&"holder".into(), &"DeviceResponse".into()));
    assert_eq!(messages[3]["nonce"], "000000000000000100000001");
    // Secrets are null until they are asked for by name.
    assert_eq!(messages[2]["keys"][1]["name"], "SKReader");
    assert!(messages[2]["keys"][1]["value"].is_null() && messages[3]["keys"][0]["value"].is_null());
    let told = done(at.path(), "inspect session.txt --key ereader.key --json --reveal session_keys");
    let told: Value = serde_json::from_str(&told).expect("JSON");
    for (message, place, name) in [(2, 1, "SKReader"), (2, 2, "SKDevice"), (3, 0, "EMacKey")] {
        let key = &told["messages"][message]["keys"][place];
        assert_eq!((key["name"].as_str(), key["value"].as_str().map(str::len)), (Some(name), Some(64)));
    }
}

#[test]
fn every_byte_of_every_message_is_told_in_hex() {
    let at = folder();
    let told = done(at.path(), "inspect session.txt --key ereader.key --as hex");
    let (mut parts, mut at) = (Vec::new(), 0);
    for line in told.lines() {
        let row =
            line.split_once("  ").and_then(|(offset, rest)| Some((usize::from_str_radix(offset, 16).ok()?, rest)));
        let Some((offset, rest)) = row else { continue };
        if offset == 0 {
            parts.push(0);
            at = 0;
        }
        assert_eq!(offset, at, "{line}");
        let bytes = rest.get(..48.min(rest.len())).unwrap_or(rest).split("  ").next().unwrap_or_default();
        at += bytes.split_ascii_whitespace().count();
        *parts.last_mut().expect("a part") = at;
    }
    let json: Value =
        serde_json::from_str(&done(folder().path(), "inspect session.txt --key ereader.key --json")).expect("JSON");
    let sizes = json["messages"].as_array().expect("messages").iter().flat_map(|message| {
        ["message", "transcript", "opened"].map(|part| message[part]["size"].as_u64()).into_iter().flatten()
    });
    assert_eq!(parts, sizes.map(|size| usize::try_from(size).expect("small")).collect::<Vec<_>>());
}

#[test]
fn the_individual_number_is_masked_in_every_form() {
    let at = folder();
    for form in ["tree", "json", "diag", "hex"] {
        let line = format!("inspect session.txt --key ereader.key --as {form}");
        let told = done(at.path(), &line);
        let digits = hex::encode("999900000020");
        assert!(!told.contains("999900000020") && !told.contains(&digits) && !told.contains("39 39 39 39"), "{form}");
        let told = done(at.path(), &format!("{line} --reveal individual_number_unicode"));
        assert!(told.contains("999900000020") || told.contains("39 39 39 39"), "{form}");
    }
}

#[test]
fn what_does_not_open_is_said_with_its_place() {
    let at = folder();
    let fails = |more: &str, expected: &str| {
        let output = run(at.path(), &format!("inspect session.txt --key ereader.key{more}"));
        assert_eq!(output.status.code(), Some(2));
        assert!(text(&output.stderr).contains(expected), "{}", text(&output.stderr));
        // The lines that can be read are told first; into a file nothing is.
        let told = text(&output.stdout);
        assert!(told.contains("DE") && told.contains("SessionTranscript"), "{told}");
        let output = run(at.path(), &format!("inspect session.txt --key ereader.key{more} -o told.txt"));
        assert_eq!((output.status.code(), output.stdout.len()), (Some(2), 0));
        assert!(!at.path().join("told.txt").exists());
    };
    let flip = |bytes: &mut Vec<u8>| *bytes.last_mut().expect("a byte") ^= 1;
    changed(at.path(), 4, flip);
    fails(
        "",
        "the message on line 4 does not open: data: it was changed; it is neither message 2 of the receiver nor 1 of",
    );
    fails(" --lang ja", "4行目のメッセージは復号できません");
    let output = run(at.path(), "inspect session.txt --key ereader.key --json");
    let error: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((&error["path"], error["offset"].is_u64()), (&"data".into(), true), "{error}");
    assert_eq!((output.status.code(), &error["schema"]), (Some(2), &"mnc.error/1".into()));
    let partial = &error["partial"];
    assert_eq!(
        (&partial["schema"], &partial["messages"][2]["opened"]["kind"]),
        (&"mnc.inspect/1".into(), &"DeviceRequest".into())
    );
    assert!(partial["messages"][3]["message"]["kind"] == "SessionData" && partial["messages"][3]["opened"].is_null());
    let output = run(at.path(), "inspect session.txt --key ereader.key --as json");
    let partial: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    assert_eq!((output.status.code(), &partial["schema"]), (Some(2), &"mnc.inspect/1".into()));
    assert!(text(&output.stderr).starts_with("error: "));
    changed(at.path(), 3, flip);
    fails("", "the message on line 3 does not open: data: it was changed, or the two met in another way");
    changed(at.path(), 4, |bytes| bytes.truncate(9));
    fails("", "line 4 holds no SessionData");
    let lines = std::fs::read_to_string(sample("session.txt")).expect("the sample");
    std::fs::write(at.path().join("session.txt"), format!("{lines}XX 00\n")).expect("a file");
    fails("", "line 6 is none of a recorded session");
    std::fs::write(at.path().join("session.txt"), "DE a300010203\n").expect("a file");
    let output = run(at.path(), "inspect session.txt");
    assert!(
        output.status.code() == Some(2) && text(&output.stderr).contains("line 1 holds no DeviceEngagement"),
        "{}",
        text(&output.stderr)
    );
}

#[test]
fn a_key_of_another_session_is_refused() {
    let at = folder();
    done(at.path(), "keygen device -o other --seed 9");
    let output = run(at.path(), "inspect session.txt --key other.key");
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(told.contains("none of the keys belongs to the session that begins on line 3"), "{told}");
}

#[test]
fn a_message_that_came_twice_is_told_from_a_changed_one() {
    let at = folder();
    let sample = std::fs::read_to_string(sample("session.txt")).expect("the sample");
    let answer = sample.lines().nth(3).expect("the answer");
    std::fs::write(at.path().join("session.txt"), format!("{sample}{answer}\n")).expect("a file");
    let output = run(at.path(), "inspect session.txt --key ereader.key");
    assert_eq!(output.status.code(), Some(2));
    let told = text(&output.stderr);
    assert!(told.contains("it is message 1 under SKDevice, where 2 was due"), "{told}");
}

#[test]
fn without_a_key_the_messages_are_told_as_they_are() {
    let at = folder();
    let told = done(at.path(), "inspect session.txt");
    assert!(told.starts_with("recording of a session  5 messages\n") && told.contains("SessionTranscript"), "{told}");
    assert!(!told.contains("DeviceRequest") && !told.contains("SKReader"), "{told}");
}

#[test]
fn a_transcript_with_a_key_of_it_tells_what_is_derived() {
    let at = folder();
    let json = done(at.path(), "inspect session.txt --key ereader.key --json --reveal session_keys");
    let json: Value = serde_json::from_str(&json).expect("JSON");
    let key = json["messages"][2]["keys"][1]["value"].as_str().expect("SKReader").to_owned();
    let lines = std::fs::read_to_string(sample("session.txt")).expect("the sample");
    let line = |word: &str| lines.lines().find_map(|line| line.strip_prefix(word)).expect("a line").to_owned();
    let engagement = hex::decode(line("DE ")).expect("hexadecimal");
    // SessionEstablishment: map(2), "eReaderKey", then EReaderKeyBytes of 79 bytes.
    let establishment = hex::decode(line("SE ")).expect("hexadecimal");
    let transcript = mnc::session::Meeting::Qr.transcript(&engagement, &establishment[12..91]);
    std::fs::write(at.path().join("transcript.cbor"), transcript).expect("a file");
    let told = done(at.path(), "inspect transcript.cbor --key ereader.key --reveal session_keys");
    assert!(told.contains(&format!("SKReader  {key}")), "{told}");
    assert!(!done(at.path(), "inspect transcript.cbor --key ereader.key").contains(&key));
}

#[test]
fn encrypted_documents_open() {
    let named = std::env::var_os("MNC_VECTORS").map(PathBuf::from);
    let vectors = named.unwrap_or_else(|| root().join("../shared/vectors")).join("synthetic-mnc");
    if !vectors.is_dir() {
        let said: &[u8] = b"SKIPPED encrypted documents: the folder is absent; set MNC_VECTORS\n";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), said);
        return;
    }
    let read =
        |name: &str| -> Value { serde_json::from_slice(&std::fs::read(vectors.join(name)).expect(name)).expect(name) };
    let (vector, keys) = (read("second-edition-encrypted-documents.json"), read("keys.json"));
    let at = folder();
    let write = |name: &str, bytes: &[u8]| std::fs::write(at.path().join(name), bytes).expect("a file");
    let bytes = |value: &Value| hex::decode(value.as_str().expect("text")).expect("hexadecimal");
    write("response.cbor", &bytes(&vector["deviceResponse"]));
    write("transcript.cbor", &bytes(&vector["sessionTranscriptUsed"]));
    let secret = bytes(&keys["doc-enc"]["d"]);
    let key = mnc::crypto::key::SigningKey::from_secret(mnc::crypto::key::Curve::P256, &secret).expect("a key");
    write("recipient.key", key.to_pkcs8_pem().as_bytes());
    let told = done(at.path(), "inspect response.cbor --key recipient.key --key transcript.cbor --json");
    let told: Value = serde_json::from_str(&told).expect("JSON");
    assert_eq!(told["opened"]["size"].as_u64(), u64::try_from(bytes(&vector["plaintext"]).len()).ok());
    let output = run(at.path(), "inspect response.cbor --key ereader.key --key transcript.cbor");
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("encryptedDocuments"), "{}", text(&output.stderr));
}

#[test]
fn verify_says_what_a_recording_is() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/session/session.txt");
    let (process, captured) = mnc::cli::context::Process::simulated(b"");
    let words = ["mnc".into(), "verify".into(), file.into_os_string()];
    let exit = mnc::cli::run(words, process);
    let err = captured.err();
    assert_eq!(exit, 2, "{err}");
    assert!(err.contains("(recording of a session) is none of what verify takes"), "{err}");
    assert!(err.contains("mnc inspect"), "{err}");
}
