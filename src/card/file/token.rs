//! Files of the 公的個人認証AP beside its certificates.

use super::fields::error_at;
use super::{Error, ErrorKind};

/// What answers as the 公的個人認証AP, by the label of jpki 0006.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum TokenKind {
    /// `JPKIAPGPSETOKEN`: the certificate in an Android phone.
    Android,
    /// `JPKIAPIOSTOKEN`: the certificate in an iPhone.
    IPhone,
    /// `JPKIAPICCTOKEN`: the old card of the resident register (住基カード).
    JukiCard,
    /// Another label.
    Other,
    /// `JPKIAPICCTOKEN2`: the plastic card.
    PlasticCard,
}

impl TokenKind {
    /// Every kind with a label of its own, and that label.
    pub const LABELS: [(Self, &'static str); 4] = [
        (Self::Android, "JPKIAPGPSETOKEN"),
        (Self::IPhone, "JPKIAPIOSTOKEN"),
        (Self::JukiCard, "JPKIAPICCTOKEN"),
        (Self::PlasticCard, "JPKIAPICCTOKEN2"),
    ];

    /// The kind of the first 32 bytes of the file: a label, filled up with spaces.
    #[must_use]
    pub fn of_label(label: &[u8]) -> Self {
        let known = Self::LABELS.into_iter().find(|(_, text)| text.as_bytes() == label.trim_ascii_end());
        known.map_or(Self::Other, |(kind, _)| kind)
    }

    /// Its label; empty for [`Other`](Self::Other).
    #[must_use]
    pub fn label(self) -> &'static str {
        Self::LABELS.into_iter().find(|(kind, _)| *kind == self).map_or("", |(_, label)| label)
    }
}

/// 0006: a `CK_TOKEN_INFO` of PKCS#11 in 160 bytes, numbers in four bytes each, big-endian.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TokenInfo<'a> {
    /// What it is.
    pub kind: TokenKind,
    /// The label, without filling.
    pub label: &'a str,
    /// The maker, without filling.
    pub manufacturer: &'a str,
    /// The model, without filling.
    pub model: &'a str,
    /// The serial number, without filling.
    pub serial: &'a str,
    /// The flags.
    pub flags: u32,
    /// Sessions: most, open, most that write, open that write.
    pub sessions: [u32; 4],
    /// The longest and the shortest secret.
    pub secret_lengths: [u32; 2],
    /// Memory: public, free of it, private, free of it; `FFFFFFFF` is not known.
    pub memory: [u32; 4],
    /// Version of the hardware.
    pub hardware: [u8; 2],
    /// Version of the software.
    pub firmware: [u8; 2],
    /// Sixteen nines: no clock.
    pub time: &'a [u8],
}

impl<'a> TokenInfo<'a> {
    /// How long the file is.
    pub const LENGTH: usize = 160;
    /// Where the numbers begin.
    const NUMBERS: usize = 96;

    /// Reads the file.
    ///
    /// # Errors
    /// Another length, or a text that is none.
    pub fn decode(bytes: &'a [u8]) -> Result<Self, Error> {
        if bytes.len() != Self::LENGTH {
            let kind = ErrorKind::Length { expected: Self::LENGTH, found: bytes.len() };
            return Err(error_at(kind, bytes.len().min(Self::LENGTH)));
        }
        let number = |place: usize| {
            let at = Self::NUMBERS + 4 * place;
            bytes[at..].first_chunk().map_or(0, |word| u32::from_be_bytes(*word))
        };
        let pair = |at: usize| [bytes[at], bytes[at + 1]];
        Ok(Self {
            kind: TokenKind::of_label(&bytes[..32]),
            label: text(bytes, 0, 32)?,
            manufacturer: text(bytes, 32, 64)?,
            model: text(bytes, 64, 80)?,
            serial: text(bytes, 80, 96)?,
            flags: number(0),
            sessions: [number(1), number(2), number(3), number(4)],
            secret_lengths: [number(5), number(6)],
            memory: [number(7), number(8), number(9), number(10)],
            hardware: pair(140),
            firmware: pair(142),
            time: &bytes[144..],
        })
    }

    /// Writes the file; texts are cut at the end of their place, and filled up with spaces.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        let mut out = Vec::with_capacity(Self::LENGTH);
        let texts = [(self.label, 32), (self.manufacturer, 32), (self.model, 16), (self.serial, 16)];
        for (text, width) in texts {
            let end = out.len() + width;
            out.extend(text.bytes().take(width));
            out.resize(end, b' ');
        }
        out.extend(self.flags.to_be_bytes());
        let numbers = [&self.sessions[..], &self.secret_lengths, &self.memory].concat();
        out.extend(numbers.into_iter().flat_map(u32::to_be_bytes));
        out.extend([self.hardware, self.firmware].concat());
        out.extend(self.time.iter().take(16));
        out.resize(Self::LENGTH, b'9');
        out
    }
}

/// Text in its place, without the spaces that fill it up.
fn text(bytes: &[u8], from: usize, to: usize) -> Result<&str, Error> {
    let text = std::str::from_utf8(&bytes[from..to]);
    text.map(|text| text.trim_end_matches(' ')).map_err(|found| error_at(ErrorKind::Text, from + found.valid_up_to()))
}

/// 0008: which certificates there are, one byte each, and one of unknown meaning.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CertificatesPresent {
    /// Whether the 署名用 certificate is there.
    pub sign: bool,
    /// Whether the 利用者証明用 certificate is there.
    pub auth: bool,
}

impl CertificatesPresent {
    /// The byte that says that a certificate is there.
    const PRESENT: u8 = 0x8f;

    /// Reads the file; the filling a file may have behind its three bytes is passed over.
    ///
    /// # Errors
    /// Fewer than three bytes.
    pub fn decode(bytes: &[u8]) -> Result<Self, Error> {
        let Some([sign, auth, _]) = bytes.first_chunk() else {
            return Err(error_at(ErrorKind::Length { expected: 3, found: bytes.len() }, bytes.len()));
        };
        Ok(Self { sign: *sign == Self::PRESENT, auth: *auth == Self::PRESENT })
    }

    /// Writes the file.
    #[must_use]
    pub fn encode(self) -> [u8; 3] {
        let byte = |present| if present { Self::PRESENT } else { 0 };
        [byte(self.sign), byte(self.auth), 0]
    }
}
