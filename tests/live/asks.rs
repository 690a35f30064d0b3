//! Requests that are wrong, in a session: what the holder says of who asks, what is sent, how both commands end.

use super::{joined, shared, text};

/// What comes of a request.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Comes {
    /// It is answered; the reader is authenticated.
    Answered,
    /// It is answered; the reader is not authenticated, and 個人番号 would not be sent.
    Unauthenticated,
    /// The session ends: it cannot be read.
    Unread(&'static str),
    /// Status 12 without documents.
    Refused(&'static str),
}

use Comes::{Answered, Refused, Unauthenticated, Unread};

const ROWS: [(&str, Comes); 24] = [
    ("n01-truncated", Unread("ends in the middle")),
    ("n02-trailing", Unread("1 byte follows the end")),
    ("n03-indefinite", Answered),
    ("n04-long-head", Answered),
    ("n05-duplicate-key", Unread("stands twice in one map")),
    ("n06-wrong-type", Unread("docType: expected a text")),
    ("n07-no-tag", Unread("expected #6.24(bstr)")),
    ("n12-unknown-key", Answered),
    ("n13-minor-version", Answered),
    ("n14-major-version", Refused("unknown version 2.0")),
    ("n19-empty-namespace", Unread("nameSpaces is empty")),
    ("n20-null-optional", Answered),
    ("n21-alg-unprotected", Unauthenticated),
    ("n26-bit-flipped", Unauthenticated),
    ("n26-other-key", Unauthenticated),
    ("n33-x5chain-absent", Unauthenticated),
    ("n115-other-items", Unauthenticated),
    ("n116-other-session", Unauthenticated),
    ("n117-reordered", Unauthenticated),
    ("n118-without-info", Unauthenticated),
    ("n119-unknown-authority", Unauthenticated),
    ("n120-number-out-of-range", Refused("there are only 1")),
    ("n121-element-not-asked", Refused("is not asked for")),
    ("n124-version-too-low", Answered),
];

#[test]
fn every_broken_request_in_a_session() {
    let listed = shared().command("verify request --broken list").output().expect("mnc");
    let listed = text(&listed.stdout);
    let kinds: Vec<&str> = listed.lines().filter_map(|line| line.split(' ').next()).collect();
    assert_eq!(kinds, ROWS.map(|(kind, _)| kind), "each kind has a row");
    for (kind, comes) in ROWS {
        let present = "present --wallet wallet --yes --stdio --signature --trust world/reader-ca.pem --timeout 20";
        let verify = "verify --stdio --timeout 20 --trust world/iaca.pem --ask id --reader-auth world/reader --broken";
        let (holder, receiver) = joined(shared(), present, &format!("{verify} {kind}"));
        let exits = (holder.status.code(), receiver.status.code());
        let (holder, receiver) = (text(&holder.stderr), text(&receiver.stderr));
        let authenticated = holder.contains("authenticated under \"MOCK reader CA\"");
        let said = format!("{kind}: {exits:?}\n{holder}\n{receiver}");
        match comes {
            Answered | Unauthenticated => {
                assert_eq!((exits, authenticated), ((Some(0), Some(0)), comes == Answered), "{said}");
                assert_eq!(holder.contains("NOT authenticated"), comes == Unauthenticated, "{said}");
                assert!(receiver.contains("session: VALID"), "{said}");
            }
            Unread(why) => {
                assert_eq!((exits, holder.contains(why)), ((Some(2), Some(2)), true), "{said}");
                assert!(!receiver.contains("VALID"), "nothing was sent: {said}");
            }
            Refused(why) => {
                assert_eq!((exits, holder.contains(why)), ((Some(2), Some(1)), true), "{said}");
                assert!(receiver.contains("the device answered with status 12"), "{said}");
            }
        }
    }
}

#[test]
fn a_reader_that_is_not_authenticated_never_gets_the_number() {
    for kind in ["n115-other-items", "n116-other-session", "n118-without-info", "n119-unknown-authority"] {
        let present = "present --wallet wallet --yes --stdio --signature --trust world/reader-ca.pem --json";
        let ask = "--ask individual_number_unicode,full_name_unicode --reader-auth world/reader --json -o asked.json";
        let verify = format!("verify --stdio --trust world/iaca.pem {ask} --force --yes --broken {kind}");
        let (holder, receiver) = joined(shared(), present, &verify);
        let report = std::fs::read_to_string(shared().path("asked.json")).expect("a report");
        let said = format!("{kind}: {}\n{}\n{report}", text(&holder.stderr), text(&receiver.stderr));
        assert!(report.contains("full_name_unicode"), "{said}");
        let report: serde_json::Value = serde_json::from_str(report.lines().next().expect("a line")).expect("JSON");
        let sent = report["documents"][0]["elements"].to_string();
        assert!(!sent.contains("individual_number"), "{said}");
    }
}
