//! Who asks: the holder's check of a request and of the reader's signatures (ISO/IEC 18013-5, 9.1.4).
//!
//! A request whose reader cannot be authenticated may be answered all the same; what that means is for the person to
//! decide. The checks say what is wrong, [`ReaderCheck::readers`] whom each part of the request comes from.

mod doubt;
mod headers;
mod request;
mod signature;
#[cfg(test)]
mod tests;

pub use doubt::Doubt;
use time::OffsetDateTime;

use crate::cases;
use crate::cbor::Lint;
use crate::cose::Message;
use crate::mdoc::{DeviceRequest, reader_authentication_all_bytes, reader_authentication_bytes};
use crate::report::{Case, Check, CheckId, Evidence, Status};
use crate::session::SessionTranscript;
use crate::x509::Certificate;
use crate::x509::chain::{self, Anchors, Aspect, Purpose};

/// What is to be checked.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    /// The request.
    pub request: &'q DeviceRequest<'q>,
    /// How its form deviates, as its decoder noted.
    pub lints: &'q [Lint],
    /// The session it was made for; without it no signature can be checked.
    pub transcript: Option<&'q SessionTranscript<'q>>,
    /// Roots of readers.
    pub anchors: &'q Anchors,
    /// The time to check at.
    pub at: OffsetDateTime,
}

/// An authenticated reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reader {
    /// Common name of its certificate, or the whole subject.
    pub name: String,
    /// Name of the root that vouches for it.
    pub authority: String,
}

/// What came out.
#[derive(Clone, Debug)]
pub struct ReaderCheck {
    /// Every check, in the order of the table.
    pub checks: Vec<Check>,
    /// The reader of each DocRequest; nothing where it is not authenticated.
    pub readers: Vec<Option<Reader>>,
    /// The signatures that do not hold.
    pub doubts: Vec<Doubt>,
}

impl ReaderCheck {
    /// Whether the request itself is one that can be answered: of a version that is known, with references that hold.
    #[must_use]
    pub fn is_answerable(&self) -> bool {
        let failed = |id| self.checks.iter().any(|check| check.id == id && check.status == Status::Fail);
        !failed(CheckId::RequestVersion) && !failed(CheckId::RequestInfo)
    }
}

/// The checks of a signature, in the order of the table.
const OF_A_SIGNATURE: [CheckId; 6] = [
    CheckId::ReaderHeaders,
    CheckId::ReaderChain,
    CheckId::ReaderUsage,
    CheckId::ReaderTime,
    CheckId::ReaderProfile,
    CheckId::ReaderAuth,
];

/// Checks a request. Every check is made, and each reports once for all signatures.
#[must_use]
pub fn check(question: &Question<'_>) -> ReaderCheck {
    let request = question.request;
    let mut checks = vec![request::form(question.lints), request::version(request), request::info(request)];
    let (mut seals, mut doubts) = (Vec::new(), Vec::new());
    let mut readers: Vec<_> = request
        .doc_requests
        .iter()
        .enumerate()
        .map(|(number, asked)| {
            let signed = Signed::Items(number);
            let seal = asked.reader_auth.as_ref().map(|message| one(question, message, signed));
            doubts.extend(seal.as_ref().and_then(|seal| Doubt::of(seal, signed)));
            seals.extend(seal.as_ref().map(|seal| seal.checks.clone()));
            seal.and_then(|seal| seal.reader)
        })
        .collect();
    for (number, message) in request.reader_auth_all.iter().enumerate() {
        let seal = one(question, message, Signed::All(number));
        doubts.extend(Doubt::of(&seal, Signed::All(number)));
        readers.iter_mut().for_each(|reader| *reader = reader.take().or_else(|| seal.reader.clone()));
        seals.push(seal.checks);
    }
    if seals.is_empty() {
        let unsigned = |id| Check::skip(id, Evidence::new("reader-unsigned"));
        checks.extend(OF_A_SIGNATURE.iter().map(|id| match id {
            CheckId::ReaderAuth => Check::missing(*id, Evidence::new("reader-unsigned")),
            _ => unsigned(*id),
        }));
    }
    checks.extend(merged(seals));
    let unsigned = parts_unsigned(request);
    checks.iter_mut().filter(|check| check.id == CheckId::ReaderAuth).for_each(|check| {
        unsigned.iter().for_each(|part| check.merge(part.clone()));
    });
    ReaderCheck { checks, readers, doubts }
}

/// The DocRequests that nobody signed in a request of which others are signed: whoever asks for them is not known.
fn parts_unsigned(request: &DeviceRequest<'_>) -> Vec<Check> {
    let signed = request.doc_requests.iter().any(|asked| asked.reader_auth.is_some());
    if !signed || !request.reader_auth_all.is_empty() {
        return Vec::new();
    }
    let bare = request.doc_requests.iter().enumerate().filter(|(_, asked)| asked.reader_auth.is_none());
    let said = |number: usize| Evidence::new("reader-unsigned-part").with("part", format!("docRequests[{number}]"));
    bare.map(|(number, _)| Check::missing(CheckId::ReaderAuth, said(number))).collect()
}

fn merged(seals: Vec<Vec<Check>>) -> Vec<Check> {
    let mut seals = seals.into_iter();
    let mut all = seals.next().unwrap_or_default();
    for (check, other) in seals.flatten().enumerate().map(|(at, other)| (at % OF_A_SIGNATURE.len(), other)) {
        if let Some(check) = all.get_mut(check) {
            check.merge(other);
        }
    }
    all
}

/// What a signature is over.
#[derive(Clone, Copy)]
enum Signed {
    /// The whole request; the number of the signature.
    All(usize),
    /// The items of the DocRequest of this number.
    Items(usize),
}

impl Signed {
    fn path(self) -> String {
        match self {
            Self::All(number) => format!("readerAuthAll[{number}]"),
            Self::Items(number) => format!("docRequests[{number}].readerAuth"),
        }
    }

    /// The bytes that were signed, by our own transcript; `info` where the whole request is meant.
    fn bytes(self, request: &DeviceRequest<'_>, transcript: &[u8], with_info: bool) -> Vec<u8> {
        match self {
            Self::All(_) => {
                let items: Vec<_> = request.doc_requests.iter().map(|asked| asked.items_request.bytes()).collect();
                let info = request.device_request_info.as_ref().filter(|_| with_info).map(|info| info.bytes());
                reader_authentication_all_bytes(transcript, items.into_iter(), info)
            }
            Self::Items(number) => {
                let items =
                    request.doc_requests.get(number).map(|asked| asked.items_request.bytes()).unwrap_or_default();
                reader_authentication_bytes(transcript, items)
            }
        }
    }
}

struct Seal {
    checks: Vec<Check>,
    reader: Option<Reader>,
}

fn one(question: &Question<'_>, message: &Message<'_>, signed: Signed) -> Seal {
    let (headers, algorithm) = headers::check(message, signed);
    let mut checks: Vec<_> = OF_A_SIGNATURE.iter().map(|id| Check::ok(*id)).collect();
    set(&mut checks, headers);
    let chain = certificates(message);
    let name = match &chain {
        Ok(chain) => judge(question, chain, &mut checks),
        Err(why) => {
            for id in [CheckId::ReaderChain, CheckId::ReaderUsage, CheckId::ReaderTime, CheckId::ReaderProfile] {
                set(&mut checks, Check::skip(id, Evidence::new("no-signer")).following(CheckId::ReaderHeaders));
            }
            if let Some(evidence) = why {
                set(&mut checks, Check::fail(CheckId::ReaderChain, cases![119], evidence.clone()));
            }
            None
        }
    };
    let leaf = chain.as_ref().ok().and_then(|chain| chain.first());
    set(&mut checks, signature::check(question, message, signed, algorithm, leaf));
    let good = checks.iter().all(|check| matches!(check.status, Status::Ok | Status::Warn));
    Seal { reader: name.filter(|_| good), checks }
}

/// Puts a check in the place of the one that stands there so far.
fn set(checks: &mut [Check], check: Check) {
    if let Some(place) = checks.iter_mut().find(|found| found.id == check.id) {
        *place = check;
    }
}

/// The certificates of a signature; without evidence where the headers have said already that there are none.
fn certificates<'m>(message: &'m Message<'_>) -> Result<Vec<Certificate<'m>>, Option<Evidence>> {
    let parts = message.headers.x5chain().map_err(|_| None)?;
    let read = |(der, offset): (&'m [u8], usize)| {
        Certificate::from_der(der).map_err(|error| {
            Some(Evidence::new("certificate-unreadable").with("part", error.part).at("", offset + error.offset))
        })
    };
    parts.into_iter().map(read).collect()
}

/// Path, usage, times and profile; gives back whose certificate it is where a path was found.
fn judge(question: &Question<'_>, chain: &[Certificate<'_>], checks: &mut [Check]) -> Option<Reader> {
    let asked = chain::Question { purpose: Purpose::Reader, anchors: question.anchors, pinned: None, at: question.at };
    let answer = chain::check(chain, &asked);
    let leaf = chain.get(answer.leaf)?;
    let title = leaf.subject().common_name().map_or_else(|| leaf.subject().to_string(), Into::into);
    let reader = answer.anchor.map(|anchor| Reader { name: title, authority: anchor.name().to_owned() });
    if let Some(reader) = &reader {
        let evidence = Evidence::new("reader-chain-ok")
            .with("reader", reader.name.clone())
            .with("anchor", reader.authority.clone());
        set(checks, Check::ok_with(CheckId::ReaderChain, evidence));
    }
    for finding in &answer.findings {
        let Some((id, cases)) = place(finding.aspect(), finding.cases()) else { continue };
        let evidence = finding.evidence();
        let check = match finding.status() {
            Status::Skip => Check::missing(id, evidence),
            Status::Warn => Check::warn(id, cases, evidence),
            _ => Check::fail(id, cases, evidence),
        };
        checks.iter_mut().filter(|found| found.id == id).for_each(|found| found.merge(check.clone()));
    }
    reader
}

/// The check an aspect of the path belongs to, and its cases: whatever is wrong with the reader itself is N119.
fn place(aspect: Aspect, found: &'static [Case]) -> Option<(CheckId, &'static [Case])> {
    const READER: &[Case] = cases![119];
    Some(match aspect {
        Aspect::Anchor | Aspect::Path => (CheckId::ReaderChain, READER),
        Aspect::Headers => (CheckId::ReaderHeaders, found),
        Aspect::Key | Aspect::Profile => (CheckId::ReaderProfile, found),
        Aspect::Time => (CheckId::ReaderTime, READER),
        Aspect::Usage => (CheckId::ReaderUsage, READER),
        Aspect::Country => return None, // a reader may come from anywhere
    })
}
