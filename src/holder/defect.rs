//! Answers that are wrong on purpose, for testing other people's verifiers (`mnc present --broken KIND`).
//!
//! One defect an answer. Everything else of it is right, but for what the defect itself makes wrong.

mod bytes;
mod content;
mod seal;
mod session;
#[cfg(test)]
mod tests;

use crate::crypto::rng::Rng;
use crate::holder::consent::Offer;
use crate::holder::present::{Device, Held, PresentError, ResponseDraft, Session};

/// Where in the making of an answer a defect strikes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Stage {
    /// The bytes of the finished answer.
    Bytes,
    /// What is in the answer, before the device signs.
    Content,
    /// The device's signature or MAC.
    Seal,
    /// What the device signs.
    Session,
}

macro_rules! defects {
    ($($variant:ident $name:literal $stage:ident [$($case:literal)*];)*) => {
        /// A defect of an answer; named after the case it is made for.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[allow(missing_docs)] // the messages `defect-present-…` say what each is
        pub enum Defect { $($variant,)* }

        impl Defect {
            /// Every defect, in the order of the cases.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// Its name, as `--broken` takes it.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// The cases that a verifier speaks of; of a record whose key may sign elements itself, not N100 but N101.
            #[must_use]
            pub fn cases(self) -> &'static [crate::report::Case] {
                match self { $(Self::$variant => crate::cases![$($case)*],)* }
            }

            fn stage(self) -> Stage {
                match self { $(Self::$variant => Stage::$stage,)* }
            }
        }
    };
}

defects! {
    Truncated "n01-truncated" Bytes [1];
    Trailing "n02-trailing" Bytes [2];
    Indefinite "n03-indefinite" Bytes [3];
    LongHead "n04-long-head" Bytes [4];
    DuplicateKey "n05-duplicate-key" Bytes [5];
    UnknownKey "n12-unknown-key" Content [12];
    MinorVersion "n13-minor-version" Content [13];
    MajorVersion "n14-major-version" Content [14];
    Status "n16-status" Content [16];
    EmptyNameSpace "n19-empty-namespace" Content [19];
    NullOptional "n20-null-optional" Content [20];
    AlgUnprotected "n21-alg-unprotected" Seal [21];
    AlgMissing "n22-alg-missing" Seal [22];
    AlgUnknown "n23-alg-unknown" Seal [23];
    AlgOtherCurve "n24-alg-other-curve" Seal [24];
    SignatureDer "n25-signature-der" Seal [25];
    SealBit "n26-bit-flipped" Seal [26];
    PayloadReplaced "n27-payload-replaced" Content [27];
    PayloadNull "n28-payload-null" Content [28];
    PayloadAttached "n29-payload-attached" Seal [29];
    CritUnknown "n30-crit-unknown" Seal [30];
    LabelTwice "n31-label-twice" Seal [31];
    Tagged "n32-tagged" Seal [32];
    ExternalData "n39-external-data" Seal [26 39];
    ZeroNumber "n40-zero-number" Seal [40];
    ValueChanged "n41-value-changed" Content [41];
    RandomChanged "n42-random-changed" Content [42];
    DigestIdUnknown "n43-digest-id-unknown" Content [43];
    NameSpaceUnknown "n44-namespace-unknown" Content [44];
    ItemMoved "n45-item-moved" Content [45];
    DigestIdTwice "n46-digest-id-twice" Content [46 41];
    ElementTwice "n47-element-twice" Content [47 46];
    BothSigned "n48-both-signed" Content [48 100];
    DocType "n54-doctype" Content [54 53];
    OtherMso "n65-other-mso" Content [65];
    NeitherSeal "n92-neither" Seal [92];
    BothSeals "n92-both" Seal [92];
    MacKey "n93-mac-key" Seal [93];
    MacTruncated "n94-mac-truncated" Seal [94];
    OtherSession "n95-other-session" Session [95 96 97];
    OtherHandover "n96-other-handover" Session [95 96 97];
    TranscriptTagged "n97-transcript-tagged" Session [95 96 97];
    OtherKey "n98-other-key" Seal [98];
    DeviceElementsChanged "n99-device-elements-changed" Seal [99 100];
    Unauthorized "n100-unauthorized" Content [100];
    MacOtherCurve "n104-mac-other-curve" Seal [104];
    MacAlgorithm "n105-mac-algorithm" Seal [105];
    AuthenticatedDocType "n106-authenticated-doctype" Session [106 95];
}

impl Defect {
    /// The defect of this name, or of its number alone where that names one (`n26`).
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let name = name.to_ascii_lowercase();
        let exact = Self::ALL.iter().copied().find(|defect| defect.name() == name);
        let mut numbered = Self::ALL.iter().copied().filter(|defect| defect.name().split('-').next() == Some(&name));
        exact.or_else(|| numbered.next().filter(|_| numbered.next().is_none()))
    }
}

/// Answers as [`respond`](crate::holder::present::respond) does, with one defect. `records` are those the offer was made
/// from.
///
/// # Errors
/// Those of `respond`, and [`PresentError::DefectNotPossible`].
pub fn respond(
    defect: Defect,
    offer: &Offer<'_>,
    session: Session<'_>,
    records: &[Held<'_>],
    devices: &[Option<Device<'_>>],
    rng: &mut dyn Rng,
) -> Result<Vec<u8>, PresentError> {
    let mut draft = ResponseDraft::new(offer);
    if draft.documents.is_empty() {
        return Err(PresentError::Nothing);
    }
    // A defect is looked for in plain sight; and what is to be encrypted never goes in plain.
    if draft.documents.iter().any(|document| document.encryption.is_some()) {
        return Err(PresentError::DefectNotPossible);
    }
    if defect.stage() == Stage::Content {
        content::spoil(defect, &mut draft, records, rng)?;
    }
    for document in &mut draft.documents {
        let device = devices.get(document.record).copied().flatten().ok_or(PresentError::NoKey)?;
        let spoiled = session::spoil(defect, session, document, rng);
        document.device_auth = seal::authenticate(defect, document, &spoiled, session, device, rng)?;
    }
    Ok(bytes::spoil(defect, draft.encode()))
}
