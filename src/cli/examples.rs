//! Examples, as data: help, man pages and tests all use these.
//!
//! In the order of this table they run one after another in an empty folder; a test does that. The two of a session run at the
//! same time, and the second is given the code that the first has shown.

use crate::text::Message;

/// A command to show.
#[derive(Clone, Copy, Debug)]
pub struct Example {
    /// The words of the command it is shown with.
    pub path: &'static [&'static str],
    /// Its message, without `example-`.
    pub id: &'static str,
    /// The command as typed.
    pub line: &'static str,
}

macro_rules! examples {
    ($([$($word:literal)*] $id:literal $line:literal;)*) => {
        /// Every example.
        pub const EXAMPLES: &[Example] = &[$(Example { path: &[$($word),*], id: $id, line: $line }),*];
    };
}

examples! {
    ["keygen"] "world" "mnc keygen demo world";
    ["keygen" "demo"] "world-again" "mnc keygen demo other --seed 1 --at 2026-01-15T00:00:00Z";
    ["keygen"] "device" "mnc keygen device -o device";
    ["keygen" "device"] "device-pair" "mnc keygen device -o spare --alg p384";
    ["keygen" "iaca"] "iaca" "mnc keygen iaca -o root --alg p384";
    ["keygen" "ds"] "ds" "mnc keygen ds --issuer root -o signer";
    ["keygen" "iaca"] "iaca-successor" "mnc keygen iaca -o root2 --name 'IACA 02'";
    ["keygen" "iaca-link"] "iaca-link" "mnc keygen iaca-link --issuer root --new-root root2.pem -o link";
    ["keygen" "reader-ca"] "reader-ca" "mnc keygen reader-ca -o ca";
    ["keygen" "csr"] "csr" "mnc keygen csr reader --domain verifier.example.jp -o reader";
    ["keygen" "reader"] "reader-csr" "mnc keygen reader --csr reader.csr --issuer ca -o reader";
    ["keygen" "status"] "status" "mnc keygen status --issuer root -o status";
    ["keygen" "vical-ca"] "vical-ca" "mnc keygen vical-ca -o lists";
    ["keygen" "jpki-ca"] "jpki-ca" "mnc keygen jpki-ca sign -o jpki-sign-ca";
    ["keygen" "card"] "card" "mnc keygen card --person samples/people/taro.json --world world -o my-card.json";
    ["keygen" "vical"] "vical" "mnc keygen vical --issuer lists -o list-signer";

    ["read-card" "list"] "card-list" "mnc read-card list --card world/card.json";
    ["read-card" "status"] "card-status" "mnc read-card status --card world/card.json";
    ["read-card"] "card-attributes" "mnc read-card attributes --card world/card.json --world world --pin-file world/pins";
    ["read-card" "attributes"] "card-trace" "mnc read-card attributes --card world/card.json --pin-file world/pins --trace attributes.trace";
    ["read-card" "attributes"] "card-replay" "mnc read-card attributes --card trace:attributes.trace --pin-file world/pins";
    ["read-card" "number"] "card-number" "mnc read-card number --card world/card.json --pin-file world/pins --reveal individual_number_unicode";
    ["read-card" "face"] "card-face" "mnc read-card face --by-birth --card world/card.json --world world --pin-file world/pins -o photo.jp2";
    ["read-card" "cert"] "card-cert" "mnc read-card cert sign --card world/card.json --world world --pin-file world/pins -o certificate.pem";
    ["read-card" "sign"] "card-sign" "mnc read-card sign certificate.pem --card world/card.json --pin-file world/pins -o certificate.p7s";
    ["read-card" "auth"] "card-auth" "mnc read-card auth certificate.pem --card world/card.json --pin-file world/pins --raw -o certificate.sig";
    ["read-card" "apdu"] "card-apdu" "mnc read-card apdu 00A4040C0AD392F000260100000001 00200098 --card world/card.json";

    ["issue" "apply"] "apply" "mnc issue apply --card world/card.json --world world --wallet phone --pin-file world/pins --yes -o application.cbor";
    ["issue" "check"] "check" "mnc issue check application.cbor --world world";
    ["issue" "record"] "record-application" "mnc issue record application.cbor --world world -o issued.cbor";
    ["issue" "store"] "store-application" "mnc issue store issued.cbor --wallet phone --ledger world";
    ["issue" "record"] "record" "mnc issue record --person samples/people/hanako.json --device-key device.pub --world world -o record.cbor";
    ["issue" "record"] "record-second" "mnc issue record --person samples/people/no-photo.json --device-key device.pub --world world --edition 2 --status-list https://status.example/1=42 -o second.cbor";
    ["issue" "record"] "record-broken" "mnc issue record --broken list";
    ["issue" "store"] "store" "mnc issue store record.cbor --wallet wallet --device-key device.key --ledger world";

    ["inspect"] "inspect" "mnc inspect record.cbor";
    ["inspect"] "inspect-hex" "mnc inspect --as hex world/ds.pem";

    ["verify"] "verify-record" "mnc verify record.cbor --trust world/iaca.pem";
    ["verify" "request"] "request" "mnc verify request --ask hanshu-ru --reader-auth world/reader --session exchange";
    ["verify" "request"] "request-elements" "mnc verify request --ask age_over_20,portrait --session age";
    ["present"] "present" "mnc present --wallet wallet --request exchange --trust world/reader-ca.pem --yes -o exchange/response.cbor";
    ["present"] "present-session" "mnc present --wallet wallet --trust world/reader-ca.pem --yes";
    ["verify"] "verify-session" "mnc verify 'mdoc:owBj…' --ask age_over_20 --reader-auth world/reader --trust world/iaca.pem";
    ["verify"] "verify-exchange" "mnc verify exchange --trust world/iaca.pem";
    ["verify"] "verify-response" "mnc verify exchange/response.cbor --trust world/iaca.pem --transcript exchange/transcript.cbor --json";

    ["revoke" "list"] "revoke-list" "mnc revoke list --world world";
    ["revoke"] "revoke" "mnc revoke record.cbor --world world --reason holder-notice --yes";
    ["revoke" "signer"] "revoke-signer" "mnc revoke signer world/ds.pem --world world --yes";
    ["revoke" "certificate"] "revoke-certificate" "mnc revoke certificate certificate.pem --world world --yes";

    ["help"] "help-topic" "mnc help exit-status";
}

impl Example {
    /// What it is for.
    #[must_use]
    pub fn what(&self) -> Message {
        // safe: a test says every example's message
        Message::table("example-", self.id).unwrap_or_else(|| crate::text!(heading_examples))
    }

    /// Its words as a shell would split them, without `mnc`.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let mut words = Vec::new();
        let mut quoted = false;
        let mut word = String::new();
        for c in self.line.chars() {
            match c {
                '\'' => quoted = !quoted,
                ' ' if !quoted => words.push(std::mem::take(&mut word)),
                c => word.push(c),
            }
        }
        words.push(word);
        words.remove(0);
        words
    }
}

/// The examples of a command; for `mnc` itself the way of a record from birth to check.
pub fn of(path: &[String]) -> impl Iterator<Item = &'static Example> {
    const JOURNEY: [&str; 6] = ["world", "device", "record", "inspect", "verify-record", "revoke"];
    EXAMPLES.iter().filter(move |example| match path.is_empty() {
        true => JOURNEY.contains(&example.id),
        false => path == example.path,
    })
}
