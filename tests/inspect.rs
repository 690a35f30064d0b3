//! Every vector of a kind that is known is explained: named, told in four ways, to the last byte.
//!
//! The vectors are not part of the project: `MNC_VECTORS` names their folder, or they lie in `../shared/vectors`.

#[path = "inspect/card.rs"]
mod card;
#[path = "inspect/nfc.rs"]
mod nfc;

use std::path::{Path, PathBuf};

use mnc::cli::input::{Content, Input};
use mnc::text::{Lang, Words};
use mnc::view::tree::{Document, Node, Role, Value};
use mnc::view::{Holds, Kind, Reveal, explain, render};
use zeroize::Zeroizing;

fn folder() -> Option<PathBuf> {
    let named = std::env::var_os("MNC_VECTORS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/vectors"));
    if folder.is_dir() {
        return Some(folder);
    }
    // Not `eprintln!`, which a test that passes swallows.
    let _ = std::io::Write::write_all(&mut std::io::stderr(), b"SKIPPED: no vectors; set MNC_VECTORS\n");
    None
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// What a file is expected to be, by its name; nothing where it is no artifact of this toolkit.
fn expected(name: &str) -> Option<&'static [Kind]> {
    use Kind::*;
    let of = |part: &str| name.contains(part);
    Some(match () {
        () if of("n01-truncated") || of("n05-duplicate") || of("index") || name.ends_with(".json") => return None,
        () if of("driving-privileges") => &[Cbor],
        () if of("handover-request") || of("handover-select") => &[NdefMessage],
        () if name.ends_with(".der.hex") && of("crl-") => &[Crl],
        () if name.ends_with(".der.hex") || name.ends_with(".pem") => &[Certificate],
        () if of("D3.1") || of("device-engagement") => &[DeviceEngagement],
        () if of("device-authentication") => &[DeviceAuthentication],
        () if of("reader-authentication") => &[ReaderAuthentication],
        () if of("sig-structure") => &[SigStructure],
        () if of("mac-structure") => &[MacStructure],
        () if of("device-auth") => &[DeviceAuth],
        () if of("reader-auth.hex") && of("D5.4") => &[CoseSign1],
        () if of("session-establishment") => &[SessionEstablishment],
        () if of("session-data") || of("session-termination") => &[SessionData],
        () if of("session-transcript") || of("/transcript") => &[SessionTranscript],
        () if of("e-device-key") => &[CoseKey],
        () if of("issuer-auth") => &[IssuerAuth],
        () if of("issuer-signed") => &[IssuerSigned],
        () if of("items-request") => &[ItemsRequest],
        () if of("annex-d/mso.hex") => &[Mso],
        () if of("device-request") || of("/requests/") => &[DeviceRequest],
        () if of("D6-identifier-list") => &[IdentifierList],
        () if of("D6-status") => &[Status],
        () if of("referenced_token") => &[Cwt],
        () if of("status_list_cwt") => &[StatusListToken],
        () if of("status_list_encoding") => &[StatusList],
        () if of("vical") => &[Vical],
        () if of("mnc/status/identifier") => &[IdentifierListToken],
        () if of("mnc/status/") => &[StatusListToken],
        () if of("device-response") || of("/accept/") || of("/reject/") => &[DeviceResponse, IssuerSigned],
        () => panic!("{name}: not in the table"),
    })
}

fn parts(input: &mut Input) -> (Vec<u8>, Vec<(usize, String)>) {
    (input.take_whole().to_vec(), input.lengths())
}

/// Every node inside its parent, in order, and leaves that are explained.
fn walk(node: &Node<'_>, name: &str) {
    let mut at = node.body;
    assert!(node.span.start() <= node.body && node.body <= node.span.end(), "{name}: {:?}", node.name);
    for child in &node.children {
        assert!(
            at <= child.span.start() && child.span.end() <= node.span.end(),
            "{name}: {:?} in {:?}",
            child.name,
            node.name
        );
        at = child.span.end();
        walk(child, name);
    }
    if let Value::Bytes(bytes, role) = &node.value
        && node.children.is_empty()
        && bytes.len() > 64
    {
        let field = matches!(&node.name, mnc::view::tree::Name::Field("deflate"));
        let explained = !matches!(role, Role::Unknown | Role::Identifier | Role::Compressed) || field;
        assert!(explained, "{name}: {:?}: {} bytes {role:?} stay unexplained", node.name, bytes.len());
    }
}

fn rows(document: &Document<'_>, name: &str) {
    let mut out = Vec::new();
    render::hex(document, Words::new(Lang::Ja), &mut out).expect("a Vec takes all");
    let mut at = 0;
    for line in String::from_utf8(out).expect("UTF-8").lines() {
        let (offset, rest) = line.split_once("  ").expect("an offset");
        assert_eq!(usize::from_str_radix(offset, 16).ok(), Some(at), "{name}: {line}");
        let bytes = rest.get(..48.min(rest.len())).unwrap_or(rest).split("  ").next().unwrap_or_default();
        at += bytes.split_ascii_whitespace().count();
    }
    assert_eq!(at, document.bytes.len(), "{name}");
}

#[test]
fn every_vector_is_explained() {
    let Some(folder) = folder() else { return };
    let mut found = Vec::new();
    files(&folder, &mut found);
    let mut explained = 0;
    for path in found {
        let name = path.display().to_string();
        let Some(kinds) = expected(&name) else { continue };
        let raw = std::fs::read(&path).expect("a readable file");
        let mut input =
            Input::of(name.clone(), Zeroizing::new(raw)).unwrap_or_else(|error| panic!("{name}: {error:?}"));
        let (bytes, blocks) = parts(&mut input);
        let holds = if blocks.is_empty() { Holds::Anything } else { Holds::Blocks(&blocks) };
        let document = match explain(&bytes, holds, Reveal::default()) {
            Ok(document) => document,
            Err(error) => panic!("{name}: {error}"),
        };
        assert!(kinds.contains(&document.kind), "{name}: is {:?}", document.kind);
        assert_ne!(input.content, Content::Text, "{name}");
        assert_eq!((document.root.span.start(), document.root.span.end()), (0, bytes.len()), "{name}");
        walk(&document.root, &name);
        rows(&document, &name);
        tells(&document, &name);
        explained += 1;
    }
    assert!(explained > 150, "only {explained} vectors");
}

fn tells(document: &Document<'_>, name: &str) {
    let mut json = Vec::new();
    render::json(document, name, &mut json).expect("a Vec takes all");
    let json: serde_json::Value = serde_json::from_slice(&json).unwrap_or_else(|error| panic!("{name}: {error}"));
    assert_eq!(json["schema"], "mnc.inspect/1");
    for lang in Lang::ALL {
        let mut tree = Vec::new();
        render::tree(document, Words::new(lang), &|_, text| text.to_owned(), &mut tree).expect("a Vec takes all");
        let tree = String::from_utf8(tree).expect("UTF-8");
        assert!(tree.lines().count() >= 1, "{name}");
    }
    let mut diag = Vec::new();
    if let Ok(written) = render::diag(document, &mut diag) {
        written.expect("a Vec takes all");
    }
}
