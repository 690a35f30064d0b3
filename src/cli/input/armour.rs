use base64::Engine as _;
use base64::alphabet;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use zeroize::Zeroizing;

use super::{Content, Input};
use crate::cli::error::{CommandError, shown};
use crate::report::Case;
use crate::text;
use crate::text::Message;

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
    /// Its bytes.
    pub der: Zeroizing<Vec<u8>>,
}

type Bytes = Zeroizing<Vec<u8>>;

pub(super) fn open(name: String, raw: Bytes) -> Result<Input, CommandError> {
    if raw.is_empty() {
        return Err(CommandError::input(text!(input_empty, file = shown(&name))).file(name));
    }
    let text = std::str::from_utf8(&raw).ok().filter(|text| is_printable(text)).map(str::trim);
    let Some(text) = text.filter(|text| !text.is_empty()) else {
        let content = if is_der(&raw) { Content::Der } else { Content::Cbor };
        return Ok(Input { name, armour: Armour::None, content, bytes: raw, blocks: Vec::new() });
    };
    match unwrap(text) {
        Ok(Opened { armour, bytes: Some(bytes), blocks }) => {
            let content = if is_der(&bytes) { Content::Der } else { Content::Cbor };
            Ok(Input { name, armour, content, bytes, blocks })
        }
        Ok(_) => {
            let content = if text.starts_with(['{', '[']) { Content::Json } else { Content::Text };
            Ok(Input { name, armour: Armour::None, content, bytes: raw, blocks: Vec::new() })
        }
        Err(Fault { why, cases }) => {
            let what = text!(input_damaged, file = shown(&name));
            Err(CommandError::input(what).why(why).cases(cases.iter().map(|case| Case(*case))).file(name))
        }
    }
}

struct Opened {
    armour: Armour,
    bytes: Option<Bytes>,
    blocks: Vec<Block>,
}

struct Fault {
    why: Message,
    cases: &'static [u8],
}

fn fault(why: Message) -> Fault {
    Fault { why, cases: &[] }
}

fn opened(armour: Armour, bytes: Option<Bytes>) -> Result<Opened, Fault> {
    Ok(Opened { armour, bytes, blocks: Vec::new() })
}

fn unwrap(text: &str) -> Result<Opened, Fault> {
    if let Some(engagement) = text.strip_prefix("mdoc:") {
        return engagement_bytes(engagement).and_then(|bytes| opened(Armour::Mdoc, Some(bytes)));
    }
    if text.contains("-----BEGIN ") {
        return pem(text);
    }
    if text.starts_with(['{', '[']) {
        return opened(Armour::None, None);
    }
    let bare: Zeroizing<String> = Zeroizing::new(text.split_ascii_whitespace().collect());
    if bare.bytes().all(|b| b.is_ascii_hexdigit()) {
        return match hex::decode(bare.as_bytes()) {
            Ok(bytes) => opened(Armour::Hex, Some(Zeroizing::new(bytes))),
            Err(_) => Err(fault(text!(input_hex_odd, digits = bare.len()))),
        };
    }
    if let Some(bytes) = base64(&bare, &alphabet::STANDARD) {
        return opened(Armour::Base64, Some(bytes));
    }
    opened(Armour::Base64Url, base64(&bare, &alphabet::URL_SAFE))
}

fn base64(text: &str, alphabet: &base64::alphabet::Alphabet) -> Option<Bytes> {
    let lenient = GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent);
    GeneralPurpose::new(alphabet, lenient).decode(text).ok().map(Zeroizing::new)
}

/// The bytes of an engagement: base64url without padding, directly after the colon (ISO/IEC 18013-5, 8.2.2.3).
fn engagement_bytes(text: &str) -> Result<Bytes, Fault> {
    let wrong = |why| Fault { why, cases: &[123] };
    if text.starts_with("//") {
        return Err(wrong(text!(input_mdoc_slashes)));
    }
    if text.ends_with('=') {
        return Err(wrong(text!(input_mdoc_padding)));
    }
    base64(text, &alphabet::URL_SAFE).filter(|bytes| !bytes.is_empty()).ok_or_else(|| wrong(text!(input_mdoc_base64)))
}

/// Every block of a PEM file; text before, between and after blocks is passed over.
fn pem(text: &str) -> Result<Opened, Fault> {
    let mut blocks = Vec::new();
    let mut rest = text;
    while let Some((_, after)) = rest.split_once("-----BEGIN ") {
        let (label, body) = after.split_once("-----").ok_or_else(|| fault(text!(input_pem_begin)))?;
        let end = format!("-----END {label}-----");
        let (body, next) =
            body.split_once(end.as_str()).ok_or_else(|| fault(text!(input_pem_end, label = label.to_owned())))?;
        if body.contains(':') {
            return Err(fault(text!(input_pem_encrypted, label = label.to_owned())));
        }
        let bare: Zeroizing<String> = Zeroizing::new(body.split_ascii_whitespace().collect());
        let der = base64(&bare, &alphabet::STANDARD)
            .ok_or_else(|| fault(text!(input_pem_base64, label = label.to_owned())))?;
        blocks.push(Block { label: label.to_owned(), der });
        rest = next;
    }
    let bytes = blocks.first().map(|block| block.der.clone());
    Ok(Opened { armour: Armour::Pem, bytes, blocks })
}

fn is_printable(text: &str) -> bool {
    text.chars().all(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t'))
}

/// Whether the bytes are one DER SEQUENCE that fills them; no CBOR artifact of ours looks like that.
fn is_der(bytes: &[u8]) -> bool {
    let [0x30, first, rest @ ..] = bytes else { return false };
    let (length, header) = match usize::from(*first) {
        short @ 0..=0x7f => (short, 0),
        long @ 0x81..=0x84 => {
            let octets = long - 0x80;
            let Some(head) = rest.get(..octets) else { return false };
            (head.iter().fold(0_usize, |length, byte| (length << 8) | usize::from(*byte)), octets)
        }
        _ => return false,
    };
    rest.len().checked_sub(header) == Some(length)
}
