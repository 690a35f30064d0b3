//! Requests that are wrong on purpose, for testing other people's wallets (`mnc verify request --broken KIND`).

use super::make::{Draft, Items, cbor, items_request, sign, tagged};
use super::use_case::device_request_info;
use super::{Ask, Purpose, Scope, Signer, UseCase, WantedElement};
use crate::cbor::{Decoder, Item};
use crate::crypto::KeyError;
use crate::crypto::key::{Curve, SigningKey};
use crate::crypto::rng::{self, Rng};
use crate::mdoc::reader_authentication_bytes;
use crate::x509::OwnedCertificate;
use crate::x509::issue::{Draft as CertificateDraft, Issuer, Subject, issue};
use crate::x509::profile::Role;

macro_rules! defects {
    ($($variant:ident $name:literal [$($case:literal)*];)*) => {
        /// A defect of a request; named after the case it is made for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(missing_docs)] // the messages `defect-request-…` say what each is
        pub enum Defect { $($variant,)* }

        impl Defect {
            /// Every defect, in the order of the cases.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, as `--broken` takes it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The cases that a wallet speaks of, whether each document request is signed or all at once.
            #[must_use]
            pub fn cases(self) -> &'static [crate::report::Case] {
                match self { $(Self::$variant => crate::cases![$($case)*],)* }
            }
        }
    };
}

defects! {
    Truncated "n01-truncated" [1];
    Trailing "n02-trailing" [2];
    Indefinite "n03-indefinite" [3];
    LongHead "n04-long-head" [4];
    DuplicateKey "n05-duplicate-key" [5];
    WrongType "n06-wrong-type" [6];
    NoTag "n07-no-tag" [7];
    UnknownKey "n12-unknown-key" [12];
    MinorVersion "n13-minor-version" [13];
    MajorVersion "n14-major-version" [14];
    EmptyNameSpace "n19-empty-namespace" [19];
    NullOptional "n20-null-optional" [20];
    AlgUnprotected "n21-alg-unprotected" [21];
    SignatureBit "n26-bit-flipped" [26 116];
    OtherKey "n26-other-key" [26 116];
    ChainAbsent "n33-x5chain-absent" [33];
    OtherItems "n115-other-items" [115];
    OtherSession "n116-other-session" [116];
    Reordered "n117-reordered" [117];
    WithoutInfo "n118-without-info" [118];
    UnknownAuthority "n119-unknown-authority" [119];
    NumberOutOfRange "n120-number-out-of-range" [120];
    ElementNotAsked "n121-element-not-asked" [121];
    VersionTooLow "n124-version-too-low" [124];
}

impl Defect {
    /// The defect of this name, or of its number alone where that names one (`n115`).
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let exact = Self::ALL.iter().copied().find(|defect| defect.name() == name);
        let mut numbered = Self::ALL.iter().copied().filter(|defect| defect.name().split('-').next() == Some(&name));
        exact.or_else(|| numbered.next().filter(|_| numbered.next().is_none()))
    }

    /// Whether it is a defect of a signature, which needs somebody to sign.
    #[must_use]
    pub fn needs_signer(self) -> bool {
        use Defect::{
            AlgUnprotected, ChainAbsent, OtherItems, OtherKey, OtherSession, Reordered, SignatureBit, UnknownAuthority,
            WithoutInfo,
        };
        matches!(
            self,
            AlgUnprotected
                | ChainAbsent
                | OtherItems
                | OtherKey
                | OtherSession
                | Reordered
                | SignatureBit
                | UnknownAuthority
                | WithoutInfo
        )
    }
}

pub(super) fn make(
    defect: Defect,
    ask: &Ask,
    transcript: &[u8],
    signer: Option<&Signer<'_>>,
    rng: &mut dyn Rng,
) -> Result<Option<Vec<u8>>, KeyError> {
    let mut draft = Draft::new(ask);
    let made = match (defect.needs_signer(), signer) {
        (true, None) => return Ok(None),
        (true, Some(signer)) => sealed(defect, draft, ask, transcript, signer, rng)?,
        (false, _) => {
            if content(defect, &mut draft, ask).is_none() {
                return Ok(None);
            }
            Some(draft.sealed(transcript, signer)?)
        }
    };
    let Some(mut draft) = made else { return Ok(None) };
    match defect {
        Defect::MinorVersion => "1.9".clone_into(&mut draft.version),
        Defect::MajorVersion => "2.0".clone_into(&mut draft.version),
        Defect::VersionTooLow => "1.0".clone_into(&mut draft.version),
        _ => {}
    }
    Ok(Some(bytes(defect, draft.encode())))
}

/// Defects of what is asked, which a signature covers.
fn content(defect: Defect, draft: &mut Draft, ask: &Ask) -> Option<()> {
    let document = ask.documents.first()?;
    let items = draft.items.first_mut()?;
    match defect {
        Defect::ElementNotAsked => {
            items.bytes = items_request(document, Some(&alternative(&document.elements.first()?.name_space)))
        }
        Defect::EmptyNameSpace => {
            items.bytes = tagged(&cbor(|writer| {
                writer
                    .map(2)
                    .text("docType")
                    .text(&document.doc_type)
                    .text("nameSpaces")
                    .map(1)
                    .text("org.iso.23220.1.jp")
                    .map(0);
            }))
        }
        Defect::WrongType => {
            items.bytes = tagged(&cbor(|writer| {
                writer
                    .map(2)
                    .text("docType")
                    .uint(1)
                    .text("nameSpaces")
                    .map(1)
                    .text("org.iso.23220.1.jp")
                    .map(1)
                    .text("portrait")
                    .bool(false);
            }))
        }
        Defect::NoTag => {
            let bytes = items.bytes.clone();
            items.bytes = Decoder::new(&bytes).item().ok()?.tagged(24, "").ok()?.byte_string().ok()?.into_owned();
        }
        Defect::NumberOutOfRange => draft.info = Some(one_case([draft.items.len()], ask.purpose)),
        Defect::VersionTooLow => draft.info = Some(one_case([0], ask.purpose)),
        Defect::UnknownKey => {
            draft.more = (
                1,
                cbor(|writer| {
                    writer.text("futureExtension").uint(1);
                }),
            )
        }
        Defect::NullOptional if draft.info.is_some() => return None, // its key is taken
        Defect::NullOptional => {
            draft.more = (
                1,
                cbor(|writer| {
                    writer.text("deviceRequestInfo").null();
                }),
            )
        }
        _ => {}
    }
    Some(())
}

/// DeviceRequestInfoBytes with one mandatory use case of one set.
fn one_case(numbers: impl IntoIterator<Item = usize>, purpose: Option<Purpose>) -> Vec<u8> {
    device_request_info(&[UseCase::of(numbers)], purpose)
}

/// A `requestInfo` with alternatives for an element that is not asked for.
fn alternative(name_space: &str) -> Vec<u8> {
    cbor(|writer| {
        writer.map(1).text("alternativeDataElements").array(1).map(2);
        writer.text("requestedElement").array(2).text(name_space).text("not_asked");
        writer.text("alternativeElementSets").array(1).array(1).array(2).text(name_space).text("portrait");
    })
}

/// Defects of the signature.
fn sealed(
    defect: Defect,
    mut draft: Draft,
    ask: &Ask,
    transcript: &[u8],
    signer: &Signer<'_>,
    rng: &mut dyn Rng,
) -> Result<Option<Draft>, KeyError> {
    match defect {
        Defect::OtherItems => {
            let Some(document) = ask.documents.first() else { return Ok(None) };
            let mut other = document.clone();
            other.elements.push(WantedElement {
                name_space: "org.iso.23220.1".to_owned(),
                identifier: "added_later".to_owned(),
                retain: false,
            });
            let auth = sign(signer, &reader_authentication_bytes(transcript, &items_request(&other, None)))?;
            draft.items.iter_mut().take(1).for_each(|items| items.reader_auth = Some(auth.clone()));
            Ok(Some(draft))
        }
        Defect::OtherSession => draft.sealed(&other_transcript(transcript, rng), Some(signer)).map(Some),
        Defect::Reordered => {
            if !split(&mut draft, ask) {
                return Ok(None);
            }
            let mut turned = draft.clone();
            turned.items.reverse();
            draft.whole = vec![sign(signer, &turned.whole_bytes(transcript, true))?];
            "1.1".clone_into(&mut draft.version);
            Ok(Some(draft))
        }
        Defect::WithoutInfo => {
            let count = draft.items.len();
            draft.info.get_or_insert_with(|| one_case(0..count, None));
            draft.whole = vec![sign(signer, &draft.whole_bytes(transcript, false))?];
            "1.1".clone_into(&mut draft.version);
            Ok(Some(draft))
        }
        Defect::OtherKey => {
            let key = SigningKey::generate(signer.key.curve(), rng)?;
            draft
                .sealed(transcript, Some(&Signer { key: &key, chain: signer.chain.clone(), scope: signer.scope }))
                .map(Some)
        }
        Defect::UnknownAuthority => {
            let Some((key, certificate)) = strange_reader(signer, rng) else { return Ok(None) };
            draft
                .sealed(transcript, Some(&Signer { key: &key, chain: vec![certificate], scope: signer.scope }))
                .map(Some)
        }
        Defect::ChainAbsent => draft
            .sealed(transcript, Some(&Signer { key: signer.key, chain: Vec::new(), scope: signer.scope }))
            .map(Some),
        _ => Ok(after(defect, draft.sealed(transcript, Some(signer))?, signer.scope)),
    }
}

/// A reader like this one under an authority that nobody knows.
fn strange_reader(signer: &Signer<'_>, rng: &mut dyn Rng) -> Option<(SigningKey, OwnedCertificate)> {
    let validity = signer.chain.first()?.view().validity();
    let one = |role, name, key: &SigningKey, issuer: &Issuer<'_>, rng: &mut dyn Rng| {
        let contact = Some("https://mock.example/".to_owned());
        let crl_url = Some("https://mock.example/unknown.crl".to_owned());
        let draft = CertificateDraft {
            role,
            subject: Subject::named(name).of_country("JP").of_organization("MOCK"),
            key: key.public(),
            validity,
            contact,
            crl_url,
            domains: Vec::new(),
            defect: None,
        };
        issue(&draft, issuer, rng).ok()
    };
    let authority_key = SigningKey::generate(Curve::P256, rng).ok()?;
    let authority =
        one(Role::ReaderCa, "MOCK unknown reader CA", &authority_key, &Issuer::Itself(&authority_key), rng)?;
    let key = SigningKey::generate(Curve::P256, rng).ok()?;
    let certificate =
        one(Role::Reader, "MOCK reader", &key, &Issuer::Authority(&authority.view(), &authority_key), rng)?;
    Some((key, certificate))
}

/// Makes two DocRequests of one, each with a part of the elements; says whether there are two.
fn split(draft: &mut Draft, ask: &Ask) -> bool {
    if let ([document], [_]) = (ask.documents.as_slice(), draft.items.as_slice())
        && document.elements.len() > 1
    {
        let (mut first, mut second) = (document.clone(), document.clone());
        second.elements = first.elements.split_off(1);
        let items = |document| Items { bytes: items_request(document, None), reader_auth: None };
        draft.items = vec![items(&first), items(&second)];
        draft.info = None;
    }
    draft.items.len() > 1
}

/// Defects of a message that was right.
fn after(defect: Defect, mut draft: Draft, scope: Scope) -> Option<Draft> {
    let message = match scope {
        Scope::Each => draft.items.first_mut()?.reader_auth.as_mut()?,
        Scope::Whole => draft.whole.first_mut()?,
    };
    match defect {
        Defect::SignatureBit => *message.last_mut()? ^= 1,
        _ => *message = alg_unprotected(message)?,
    }
    Some(draft)
}

/// The message with `alg` moved among the unprotected headers.
fn alg_unprotected(message: &[u8]) -> Option<Vec<u8>> {
    let [protected, unprotected, payload, signature] = Decoder::new(message).item().ok()?.array_of::<4>().ok()?;
    let inner = protected.byte_string().ok()?;
    let entries = Decoder::new(&inner).item().and_then(Item::map).ok()?;
    let rest = unprotected.clone().map().ok()?;
    let (_, alg) = entries.first()?;
    Some(cbor(|writer| {
        writer.array(4).bytes(&[]).map(rest.len() + 1).int(1).raw(alg.bytes(&inner));
        rest.iter().for_each(|(key, value)| {
            writer.raw(key.bytes(message)).raw(value.bytes(message));
        });
        writer.raw(payload.bytes(message)).raw(signature.bytes(message));
    }))
}

/// The same meeting with another nonce, or another meeting.
fn other_transcript(transcript: &[u8], rng: &mut dyn Rng) -> Vec<u8> {
    let parts = Decoder::new(transcript).item().and_then(Item::array_of::<3>);
    cbor(|writer| match parts {
        Ok([engagement, key, _]) => {
            writer.array(3).raw(engagement.bytes(transcript)).raw(key.bytes(transcript));
            writer.array(2).text(crate::session::FILE_HANDOVER).bytes(&rng::array::<16>(rng));
        }
        Err(_) => {
            writer.null();
        }
    })
}

/// Defects of the finished bytes, a map of fewer than 23 entries.
fn bytes(defect: Defect, mut bytes: Vec<u8>) -> Vec<u8> {
    let entries = bytes.first().map_or(0, |head| head & 0x1f);
    match defect {
        Defect::Truncated => bytes.truncate(bytes.len().saturating_sub(1)),
        Defect::Trailing => bytes.push(0),
        Defect::Indefinite => {
            bytes.splice(..1, [0xbf]);
            bytes.push(0xff);
        }
        Defect::LongHead => drop(bytes.splice(..1, [0xb8, entries])),
        Defect::DuplicateKey => {
            bytes.splice(..1, [0xa0 | (entries + 1)]);
            bytes.extend(cbor(|writer| {
                writer.text("version").text("1.0");
            }));
        }
        _ => {}
    }
    bytes
}
