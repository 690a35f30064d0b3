use std::ops::Range;

use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

mod in_place;

use super::{Content, Input};
use crate::cli::error::{CommandError, shown};
use crate::report::Case;
use crate::text;
use crate::text::Message;
use crate::transport::recording;

/// What was around the bytes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Armour {
    /// Base64, with or without padding.
    Base64,
    /// Base64 with the URL alphabet.
    Base64Url,
    /// Hexadecimal.
    Hex,
    /// The text of a QR code: `mdoc:` and base64url.
    Mdoc,
    /// Nothing.
    None,
    /// PEM.
    Pem,
}

/// One block of a PEM file.
#[derive(Debug)]
pub struct Block {
    /// What stands after `BEGIN`: `CERTIFICATE`.
    pub label: String,
    /// Where its bytes lie in `Input::whole`.
    pub place: Range<usize>,
}

type Bytes = Zeroizing<Vec<u8>>;

pub(super) fn open(name: String, mut raw: Bytes) -> Result<Input, CommandError> {
    if raw.is_empty() {
        return Err(CommandError::input(text!(input_empty, file = shown(&name))).at("", 0).cases([Case(1)]).file(name));
    }
    let printable =
        std::str::from_utf8(&raw).ok().filter(|text| is_printable(text)).filter(|text| !text.trim().is_empty());
    let Some(printable) = printable else {
        let content = if is_der(&raw) { Content::Der } else { Content::Cbor };
        return Ok(Input { name, armour: Armour::None, content, whole: raw, blocks: Vec::new() });
    };
    let (text, before) = (printable.trim(), printable.len() - printable.trim_start().len());
    let plain = if text.starts_with(['{', '[']) { Content::Json } else { Content::Text };
    match unwrap(text) {
        Ok(Opened { armour: Armour::None, .. }) => {
            Ok(Input { name, armour: Armour::None, content: plain, whole: raw, blocks: Vec::new() })
        }
        Ok(Opened { armour, bytes, mut blocks }) => {
            let whole = bytes.unwrap_or_else(|| {
                in_place::open(armour, &mut raw, &mut blocks, before);
                raw
            });
            let first = blocks.first().map_or(0..whole.len(), |block| block.place.clone());
            let content = if is_der(&whole[first]) { Content::Der } else { Content::Cbor };
            Ok(Input { name, armour, content, whole, blocks })
        }
        Err(Fault { why, cases, offset }) => {
            let what = text!(input_damaged, file = shown(&name));
            let made = CommandError::input(what).why(why).at("", before + offset);
            Err(made.cases(cases.iter().map(|case| Case(*case))).file(name))
        }
    }
}

struct Opened {
    armour: Armour,
    /// The bytes, where they were decoded already; those of hex, base64 and PEM are decoded in place.
    bytes: Option<Bytes>,
    /// The blocks of PEM, each with the place of its letters in the text.
    blocks: Vec<Block>,
}

struct Fault {
    why: Message,
    cases: &'static [u8],
    /// Where in the text.
    offset: usize,
}

fn fault(why: Message, offset: usize) -> Fault {
    Fault { why, cases: &[], offset }
}

fn opened(armour: Armour, bytes: Option<Bytes>) -> Result<Opened, Fault> {
    Ok(Opened { armour, bytes, blocks: Vec::new() })
}

fn unwrap(text: &str) -> Result<Opened, Fault> {
    if let Some(engagement) = text.strip_prefix(MDOC) {
        return engagement_bytes(engagement).and_then(|bytes| opened(Armour::Mdoc, Some(bytes)));
    }
    // JSON may hold PEM: a virtual card does.
    let lines = || recording::is_one(text.as_bytes());
    if text.starts_with(['{', '[']) || text.starts_with(crate::card::trace::HEAD) || lines() {
        return opened(Armour::None, None);
    }
    if text.contains("-----BEGIN ") {
        return pem(text);
    }
    let letters = || text.bytes().filter(|byte| !byte.is_ascii_whitespace());
    if letters().all(|b| b.is_ascii_hexdigit()) {
        let digits = letters().count();
        return match digits % 2 {
            0 => opened(Armour::Hex, None),
            _ => Err(fault(text!(input_hex_odd, digits = digits), text.len())),
        };
    }
    let armour = [Armour::Base64, Armour::Base64Url].into_iter().find(|armour| in_place::is_base64(*armour, text));
    opened(armour.unwrap_or(Armour::None), None)
}

fn engine(alphabet: &base64::alphabet::Alphabet) -> GeneralPurpose {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, lenient)
}

fn base64(text: &str, alphabet: &base64::alphabet::Alphabet) -> Option<Bytes> {
    engine(alphabet).decode(text).ok().map(Zeroizing::new)
}

/// Where text stops being base64: at a letter that its alphabet lacks, else at its end.
fn first_strange(text: &str, alphabet: &base64::alphabet::Alphabet) -> usize {
    let known = |byte: u8| byte.is_ascii_whitespace() || byte == b'=' || alphabet.as_str().as_bytes().contains(&byte);
    text.bytes().position(|byte| !known(byte)).unwrap_or(text.len())
}

/// What stands before the bytes of an engagement.
const MDOC: &str = "mdoc:";

/// The bytes of an engagement: base64url without padding, directly after the colon (ISO/IEC 18013-5, 8.2.2.3).
fn engagement_bytes(text: &str) -> Result<Bytes, Fault> {
    let wrong = |why, offset| Fault { why, cases: &[123], offset: MDOC.len() + offset };
    if text.starts_with("//") {
        return Err(wrong(text!(input_mdoc_slashes), 0));
    }
    if text.ends_with('=') {
        return Err(wrong(text!(input_mdoc_padding), text.find('=').unwrap_or_default()));
    }
    let strange = || first_strange(text, &alphabet::URL_SAFE);
    base64(text, &alphabet::URL_SAFE)
        .filter(|bytes| !bytes.is_empty())
        .ok_or_else(|| wrong(text!(input_mdoc_base64), strange()))
}

/// Every block of a PEM file; text before, between and after blocks is passed over.
fn pem(text: &str) -> Result<Opened, Fault> {
    let mut blocks = Vec::new();
    let mut at = 0;
    while let Some(found) = text.get(at..).and_then(|rest| rest.find(BEGIN)) {
        if blocks.len() == MAX_BLOCKS {
            return Err(fault(text!(input_pem_many, limit = MAX_BLOCKS), at + found));
        }
        let (block, next) = pem_block(text, at + found)?;
        blocks.push(block);
        at = next;
    }
    Ok(Opened { armour: Armour::Pem, bytes: None, blocks })
}

/// The most blocks read of one file.
const MAX_BLOCKS: usize = 1 << 14;

const BEGIN: &str = "-----BEGIN ";

/// The block that begins here, and where it ends.
fn pem_block(text: &str, begin: usize) -> Result<(Block, usize), Fault> {
    let after = text.get(begin + BEGIN.len()..).unwrap_or_default();
    let (label, rest) = after.split_once("-----").ok_or_else(|| fault(text!(input_pem_begin), begin))?;
    let start = text.len() - rest.len();
    let said = || label.to_owned();
    let end = format!("-----END {label}-----");
    let (body, next) =
        rest.split_once(end.as_str()).ok_or_else(|| fault(text!(input_pem_end, label = said()), begin))?;
    if let Some(colon) = body.find(':') {
        return Err(fault(text!(input_pem_encrypted, label = said()), start + colon));
    }
    let damaged = || fault(text!(input_pem_base64, label = said()), start + first_strange(body, &alphabet::STANDARD));
    if !in_place::is_base64(Armour::Base64, body) && !body.trim().is_empty() {
        return Err(damaged());
    }
    Ok((Block { label: label.to_owned(), place: start..start + body.len() }, text.len() - next.len()))
}

fn is_printable(text: &str) -> bool {
    text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

/// Whether the bytes begin as a DER SEQUENCE, cut or damaged as they may be: no CBOR item begins so and has more than one
/// byte.
fn is_der(bytes: &[u8]) -> bool {
    matches!(bytes, [0x30, 0..=0x7f | 0x81..=0x84, ..])
}
