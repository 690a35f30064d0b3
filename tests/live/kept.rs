//! What both sides keep with `--save`: the same lines, in a folder that `inspect` opens and `verify` judges.

use serde_json::Value;

use super::{Place, joined, presenting, shared, text, wait};

/// A folder told as JSON.
pub(crate) fn inspected(place: &Place, folder: &str) -> Value {
    let output = place.command(&format!("inspect {folder} --json")).output().expect("mnc");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    assert!(output.stderr.is_empty(), "{}", text(&output.stderr));
    serde_json::from_slice(&output.stdout).expect("JSON")
}

/// The messages of the session in a folder.
pub(crate) fn messages(told: &Value) -> Vec<Value> {
    let files = told["files"].as_array().expect("files");
    let session = files.iter().find(|file| file["kind"] == "sessionRecording").expect("a session");
    session["messages"].as_array().expect("messages").clone()
}

fn read(place: &Place, name: &str) -> Vec<u8> {
    std::fs::read(place.path(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn ends(place: &Place, exit: i32, line: &str) -> String {
    let output = place.command(line).output().expect(line);
    assert_eq!(output.status.code(), Some(exit), "{line}: {}", text(&output.stderr));
    format!("{}{}", text(&output.stdout), text(&output.stderr))
}

/// Both folders hold the same, but for the keys; each opens with the key in it.
pub(crate) fn alike(place: &Place, holder: &str, receiver: &str) {
    for name in ["session.txt", "request.cbor", "response.cbor", "transcript.cbor"] {
        assert!(read(place, &format!("{holder}/{name}")) == read(place, &format!("{receiver}/{name}")), "{name}");
    }
    #[cfg(unix)]
    for entry in [holder, receiver].iter().flat_map(|folder| std::fs::read_dir(place.path(folder)).expect("a folder")) {
        let mode =
            std::os::unix::fs::PermissionsExt::mode(&entry.expect("a file").metadata().expect("a file").permissions());
        assert_eq!(mode & 0o777, 0o600, "what was encrypted on the way is its owner's alone");
    }
    assert!(!place.path(holder).join("ereader.key").exists() && !place.path(receiver).join("edevice.key").exists());
    for folder in [holder, receiver] {
        let messages = messages(&inspected(place, folder));
        let opened: Vec<_> = messages.iter().filter_map(|message| message["opened"]["kind"].as_str()).collect();
        assert_eq!(opened, ["DeviceRequest", "DeviceResponse"], "{folder}");
        let establishment = messages.iter().find(|message| message["word"] == "SE").expect("a beginning");
        assert_eq!(establishment["transcript"]["kind"], "SessionTranscript");
    }
}

#[test]
fn both_sides_keep_the_same_session() {
    let place = shared();
    let present = "present --wallet wallet --yes --stdio --signature --save both-holder";
    let verify = "verify --stdio --trust world/iaca.pem --ask id --reader-auth world/reader --save both-receiver";
    let (holder, receiver) = joined(place, present, verify);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}", text(&holder.stderr));
    assert!(text(&holder.stderr).contains("the exchange is kept in both-holder"), "{}", text(&holder.stderr));
    alike(place, "both-holder", "both-receiver");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let key = std::fs::metadata(place.path("both-holder/edevice.key")).expect("a key");
        assert_eq!(key.permissions().mode() & 0o777, 0o600);
    }
    let told = ends(place, 0, "verify both-holder --trust world/iaca.pem");
    assert!(told.contains("VALID"), "{told}");
    // A folder is kept in once, and said so before anybody waits.
    let told = ends(place, 2, present);
    assert!(told.contains("both-holder/request.cbor"), "{told}");
    ends(place, 2, "present --wallet wallet --request both-holder --save other");
}

#[test]
fn a_holder_keeps_a_session_over_the_port() {
    let place = shared();
    let (holder, code) = presenting(place, " --signature --save port-holder");
    ends(place, 0, &format!("verify {code} --ask age_over_20 --trust world/iaca.pem --save port-receiver"));
    assert_eq!(wait(holder, "present").status.code(), Some(0));
    alike(place, "port-holder", "port-receiver");
}

#[test]
fn a_mac_is_not_checked_without_the_receivers_key() {
    let place = Place::new();
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20 --save receiver";
    let (holder, _) = joined(&place, "present --wallet wallet --yes --stdio --mac --save holder", verify);
    assert_eq!(holder.status.code(), Some(0), "{}", text(&holder.stderr));
    let told = ends(&place, 1, "verify holder --trust world/iaca.pem");
    assert!(told.contains("INCOMPLETE") && told.contains("the holder kept this session"), "{told}");
    let told = ends(&place, 0, "verify holder --trust world/iaca.pem --ereader-key receiver/ereader.key");
    assert!(!told.contains("the holder kept this session"), "{told}");
}

#[test]
fn of_several_requests_the_recording_holds_all() {
    let place = shared();
    let present = "present --wallet wallet --yes --stdio --signature --save all-holder";
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20 --then id --save all-receiver";
    let (holder, receiver) = joined(place, present, verify);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}", text(&receiver.stderr));
    for name in ["session.txt", "request.cbor", "response.cbor", "2/request.cbor", "2/response.cbor"] {
        assert!(read(place, &format!("all-holder/{name}")) == read(place, &format!("all-receiver/{name}")), "{name}");
    }
    let messages = messages(&inspected(place, "all-holder"));
    let words: Vec<_> = messages.iter().map(|message| message["word"].as_str().expect("a word")).collect();
    assert_eq!(words, ["DE", "QR", "SE", "SD", "SD", "SD", "SD"]);
    let senders: Vec<_> = messages.iter().filter_map(|message| message["sender"].as_str()).collect();
    assert_eq!(senders, ["receiver", "holder", "receiver", "holder"]);
    // A signed answer has no key of a MAC.
    assert!(messages.iter().all(|message| message["word"] != "SD" || message["keys"].is_null()));
    #[cfg(unix)]
    for entry in ["all-holder/2", "all-receiver/2"].map(|folder| std::fs::read_dir(place.path(folder)).expect(folder)) {
        for entry in entry {
            let data = entry.expect("a file").metadata().expect("a file");
            assert_eq!(std::os::unix::fs::PermissionsExt::mode(&data.permissions()) & 0o777, 0o600);
        }
    }
    // All answers are judged, each under its name; or one.
    let told = ends(place, 0, "verify all-receiver --trust world/iaca.pem");
    assert!(told.contains("all-receiver/response.cbor: VALID"), "{told}");
    assert!(told.contains("all-receiver/2/response.cbor: VALID"), "{told}");
    let changed = place.path("all-receiver/2/response.cbor");
    let mut bytes = std::fs::read(&changed).expect("an answer");
    let word = b"signature";
    let at = bytes.windows(word.len()).rposition(|window| window == word.as_slice());
    let at = at.or_else(|| bytes.windows(15).rposition(|window| window == b"deviceSignature".as_slice()));
    bytes[at.expect("a signature") + 40] ^= 1;
    std::fs::write(&changed, bytes).expect("a file");
    let told = ends(place, 1, "verify all-receiver --trust world/iaca.pem");
    assert!(told.contains("response.cbor: VALID") && told.contains("2/response.cbor: INVALID"), "{told}");
    ends(place, 1, "verify all-receiver/2 --trust world/iaca.pem");
    ends(
        place,
        0,
        "verify all-receiver/response.cbor --trust world/iaca.pem --transcript all-receiver/transcript.cbor",
    );
    // Nothing of it is left where another exchange takes its place.
    let request = "verify request --ask id --session all-receiver";
    assert!(ends(place, 2, request).contains("all-receiver/2/response.cbor"));
    ends(place, 0, &format!("{request} --force"));
    assert!(!place.path("all-receiver/2").exists());
}

#[test]
fn encrypted_documents_of_every_answer_open() {
    let place = &Place::new();
    let present = "present --wallet wallet --yes --stdio --mac --edition 2 --save sealed-holder";
    let verify =
        "verify --stdio --trust world/iaca.pem --edition 2 --encrypt --ask age_over_20 --then id --save sealed-all";
    let (holder, receiver) = joined(place, present, verify);
    assert_eq!((holder.status.code(), receiver.status.code()), (Some(0), Some(0)), "{}", text(&receiver.stderr));
    let keys = "--key sealed-all/ereader.key --key sealed-all/recipient.key";
    let whole = inspected(place, "sealed-all");
    let alone: Value =
        serde_json::from_str(&ends(place, 0, &format!("inspect sealed-all/session.txt {keys} --json"))).expect("JSON");
    for messages in [messages(&whole), alone["messages"].as_array().expect("messages").clone()] {
        let mut answers = messages.iter().filter(|message| message["sender"] == "holder");
        for expected in ["age_over_20", "full_name_unicode"] {
            let answer = answers.next().expect("an answer");
            assert!(answer["opened"]["opened"].to_string().contains(expected), "{answer}");
            assert_eq!(answer["keys"][0]["name"], "EMacKey");
        }
    }
    for form in ["tree", "diag", "hex"] {
        let told = ends(place, 0, &format!("inspect sealed-all/session.txt {keys} --as {form}"));
        assert_eq!(told.matches("its encrypted documents in plain").count(), 2, "{form}: {told}");
    }
    // Whoever lacks the key sees them as they came.
    let told = ends(place, 0, "inspect sealed-all/session.txt --key sealed-holder/edevice.key");
    assert!(told.contains("cipherText") && !told.contains("its encrypted documents in plain"), "{told}");
    let answers = whole["files"].as_array().expect("files").iter().filter(|file| file["kind"] == "DeviceResponse");
    assert!(answers.clone().count() == 2 && answers.clone().all(|answer| !answer["opened"].is_null()));
    ends(place, 0, "verify sealed-all --trust world/iaca.pem");
}

#[test]
fn a_session_that_failed_is_kept_too() {
    let place = shared();
    let present = "present --wallet wallet --yes --stdio --signature --timeout 20 --save failed";
    let verify = "verify --stdio --timeout 20 --trust world/iaca.pem --ask id --reader-auth world/reader --broken";
    let (holder, _) = joined(place, present, &format!("{verify} n14-major-version"));
    assert_eq!(holder.status.code(), Some(2), "{}", text(&holder.stderr));
    let messages = messages(&inspected(place, "failed"));
    assert_eq!(messages[3]["opened"]["kind"], "DeviceResponse", "the status that was sent");
    assert!(place.path("failed/response.cbor").exists());
    // What is no CBOR at all ends the session without a response.
    let present = present.replace("--save failed", "--save unread");
    let (holder, _) = joined(place, &present, &format!("{verify} n01-truncated"));
    assert_eq!(holder.status.code(), Some(2), "{}", text(&holder.stderr));
    assert!(place.path("unread/request.cbor").exists() && !place.path("unread/response.cbor").exists());
    let told = ends(place, 0, "inspect unread --as hex");
    assert!(told.contains("line 4, SD"), "{told}");
}

#[test]
fn a_session_that_nobody_joined_is_kept() {
    let place = shared();
    let told = ends(place, 2, "present --wallet wallet --yes --stdio --save lonely");
    assert!(told.contains("the other device is gone"), "{told}");
    let lines = text(&read(place, "lonely/session.txt"));
    assert!(lines.starts_with("DE ") && lines.lines().count() == 2, "{lines}");
    let told = ends(place, 0, "inspect lonely");
    assert!(told.contains("DeviceEngagement") && !told.contains("PRIVATE"), "{told}");
}

#[test]
fn a_message_that_was_changed_is_shown_up_to_its_line() {
    let place = shared();
    let (to_present, mut from_us) = std::io::pipe().expect("a pipe");
    std::io::Write::write_all(&mut from_us, b"SE a26a655265616465724b6579f66464617461f6\n").expect("a line");
    drop(from_us);
    let present = "present --wallet wallet --yes --stdio --signature --save changed";
    let child = place.command(present).stdin(to_present).spawn().expect("mnc");
    assert_eq!(wait(child, "present").status.code(), Some(2));
    let told = ends(place, 0, "inspect changed");
    assert!(told.contains("line 3, SE") && told.contains("session.txt is shown as far as it opens"), "{told}");
}

#[test]
fn the_engagement_says_its_origins() {
    let place = shared();
    let present = "present --wallet wallet --yes --stdio --signature --edition 2 --save origins \
                   --origin verifier.example.jp --origin other.example.jp";
    let verify = "verify --stdio --trust world/iaca.pem --ask age_over_20 -v";
    let (_, receiver) = joined(place, present, verify);
    let told = text(&receiver.stderr);
    let expected = "engagement 1.1; origins: verifier.example.jp, other.example.jp; \
                    capabilities: ReaderAuthAllSupport, ExtendedRequestSupport";
    assert!(receiver.status.code() == Some(0) && told.contains(expected), "{told}");
    let (_, receiver) = joined(
        place,
        "present --wallet wallet --yes --stdio --signature --edition 2 --origin verifier.example.jp",
        "verify --stdio --trust world/iaca.pem --ask age_over_20 --json -o origins.json",
    );
    assert_eq!(receiver.status.code(), Some(0), "{}", text(&receiver.stderr));
    let report: Value = serde_json::from_slice(&read(place, "origins.json")).expect("JSON");
    let origin = &report["engagement"]["origins"][0];
    assert_eq!((&origin["category"], &origin["type"]), (&1.into(), &1.into()), "{report}");
    assert_eq!(origin["domain"], "verifier.example.jp");
    let told = ends(place, 0, "inspect origins");
    for expected in ["delivery (1)", "domain (1)", "\"other.example.jp\"", "ReaderAuthAllSupport"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    for wrong in ["", " --edition 1", " --edition 2 --origin -x.jp"] {
        ends(place, 2, &format!("present --wallet wallet --yes --stdio --origin verifier.example.jp{wrong}"));
    }
}

#[test]
fn encrypted_documents_of_a_folder_open_by_themselves() {
    let place = shared();
    let ask = "verify request --edition 2 --ask age_over_20 --encrypt --session sealed";
    ends(place, 0, ask);
    ends(place, 0, "present --wallet wallet --request sealed --yes --signature -o sealed/response.cbor");
    let told = inspected(place, "sealed");
    let files = told["files"].as_array().expect("files");
    let response = files.iter().find(|file| file["kind"] == "DeviceResponse").expect("a response");
    assert!(response["opened"].to_string().contains("age_over_20"), "{response}");
    for form in ["tree", "diag", "hex"] {
        let told = ends(place, 0, &format!("inspect sealed --as {form}"));
        assert!(told.contains("decrypted data of response.cbor"), "{form}: {told}");
    }
    // With a wrong key the place of what did not open is said.
    ends(place, 0, "keygen device -o wrong");
    let session = "sealed/transcript.cbor --{} sealed/request.cbor";
    let response = read(place, "sealed/response.cbor");
    let word = b"cipherText";
    let at = response.windows(word.len()).position(|window| window == word).expect("a ciphertext") + word.len();
    for line in [
        format!("inspect sealed/response.cbor --json --key wrong.key --key {}", session.replace("{}", "key")),
        format!("verify sealed/response.cbor --json --key wrong.key --transcript {}", session.replace("{}", "request")),
    ] {
        let output = place.command(&line).output().expect("mnc");
        assert_eq!(output.status.code(), Some(2), "{line}");
        let error: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(error["path"], "encryptedDocuments[0].cipherText", "{line}: {error}");
        assert_eq!(error["offset"].as_u64().and_then(|at| usize::try_from(at).ok()), Some(at), "{line}: {error}");
    }
    std::fs::copy(place.path("wrong.key"), place.path("sealed/recipient.key")).expect("a file");
    let told = ends(place, 0, "inspect sealed");
    assert!(told.contains("response.cbor is shown as far as it opens") && told.contains("[0].cipherText"), "{told}");
}

/// An answer of another session would be judged as one of this.
#[test]
fn nothing_is_left_of_what_is_overwritten() {
    let place = shared();
    let request = "verify request --ask age_over_20 --session again --edition 2 --encrypt";
    ends(place, 0, request);
    ends(place, 0, "present --wallet wallet --request again --yes -o again/response.cbor");
    assert!(ends(place, 2, request).contains("--force"));
    assert!(place.path("again/response.cbor").exists() && place.path("again/recipient.key").exists());
    ends(place, 0, "verify request --ask age_over_20 --session again --force --dry-run");
    assert!(place.path("again/response.cbor").exists());
    ends(place, 0, "verify request --ask age_over_20 --session again --force");
    assert!(!place.path("again/response.cbor").exists() && !place.path("again/recipient.key").exists());
    assert!(place.path("again/request.cbor").exists());
    // A session that nobody joins, over an exchange that was answered.
    ends(place, 0, "present --wallet wallet --request again --yes -o again/response.cbor");
    ends(place, 2, "present --wallet wallet --yes --timeout 1 --save again --force");
    let left: Vec<_> = std::fs::read_dir(place.path("again")).expect("a folder").filter_map(Result::ok).collect();
    let mut left: Vec<_> = left.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    left.sort();
    assert_eq!(left, ["edevice.key", "session.txt"]);
}
