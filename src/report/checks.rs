//! The one table of checks: id, clause, cases. `docs/checks.md` is generated from it.

/// What a check is made on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Scope {
    /// An application for a record (申請情報).
    Application,
    /// A DeviceRequest.
    Request,
    /// A DeviceResponse as a whole.
    Response,
    /// One document, or a bare IssuerSigned.
    Document,
    /// A trust list (VICAL).
    TrustList,
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct CheckInfo {
    /// The check.
    pub id: CheckId,
    /// Its stable name, as in JSON.
    pub name: &'static str,
    /// What it is made on.
    pub scope: Scope,
    /// The clause it comes from.
    pub clause: &'static str,
    /// Every case it can speak for.
    pub cases: &'static [u8],
}

macro_rules! checks {
    ($($variant:ident $name:literal $scope:ident $clause:literal [$($case:literal)*];)*) => {
        /// A check, by name; in the order of the table.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[allow(missing_docs)] // the table below says what each is
        pub enum CheckId { $($variant,)* }

        /// Every check, in the order in which they are reported.
        pub static CHECKS: &[CheckInfo] = &[
            $(CheckInfo { id: CheckId::$variant, name: $name, scope: Scope::$scope, clause: $clause, cases: &[$($case),*] },)*
        ];

        impl CheckId {
            /// Its stable name, as in JSON.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }
        }
    };
}

checks! {
    CborForm "cbor-form" Response "18013-5 8.1" [3 4 20];
    Version "version" Response "18013-5 8.3.2.1.2.2" [13 14];
    ResponseStatus "status" Response "18013-5 8.3.2.1.2.3" [16];
    Documents "documents" Response "18013-5 8.3.2.1.2.3" [];
    TrustList "trust-list" Response "18013-5 C.1.7" [14 91];
    DocTypeRequested "doctype-requested" Response "18013-5 8.3.2.1.2.2" [54];
    ElementsRequested "elements-requested" Response "18013-5 8.3.2.1.2.2" [122];
    RequestAnswered "request-answered" Response "18013-5 8.3.2.1.2, 2nd ed. 10.2.5, 10.2.6" [];
    LegalProfile "legal-profile" Response "犯収法施行規則6条1項1号ル" [];

    IssuerHeaders "issuer-headers" Document "18013-5 9.1.2.4" [21 22 23 28 30 31 32 33 34 37 38];
    IssuerChain "issuer-chain" Document "18013-5 9.3.3" [35 66 67 77 78];
    IssuerAnchor "issuer-anchor" Document "18013-5 B.1.2" [68 69 79 80 81 84 90];
    SignerKey "signer-key" Document "18013-5 9.1.2.5" [24 85];
    SignerTime "signer-time" Document "18013-5 9.3.3" [68 69];
    SignerUsage "signer-usage" Document "18013-5 B.1.4" [70 71 72 73 74 90];
    SignerProfile "signer-profile" Document "18013-5 B.1.4" [79 80 81 89];
    SignerCountry "signer-country" Document "18013-5 9.3.3" [75 76];
    SignerCrl "signer-crl" Document "18013-5 9.3.3" [82 83];
    SignerListed "signer-listed" Document "18013-5 C.1.7" [86];
    IssuerSignature "issuer-signature" Document "18013-5 9.3.1" [25 26 27 39 40];
    MsoVersion "mso-version" Document "18013-5 9.1.2.4" [62];
    MsoDocType "mso-doctype" Document "18013-5 9.3.1" [53];
    MsoDigestAlgorithm "mso-digest-algorithm" Document "18013-5 9.1.2.5" [50];
    DeviceKey "device-key" Document "18013-5 9.1.2.4" [63 64];
    Dates "dates" Document "18013-5 9.1.2.4" [17 18];
    ValidityOrder "validity-order" Document "18013-5 9.1.2.4" [60 61];
    Validity "validity" Document "18013-5 9.3.1" [55 56];
    SignedWindow "signed-window" Document "18013-5 9.3.1" [57 58 59];
    Items "items" Document "18013-5 9.1.2.5" [46 47 51 52];
    Digests "digests" Document "18013-5 9.3.1" [41 42 43 44 45 49 65];
    IssuingAuthority "issuing-authority" Document "18013-5 9.3.1" [87 88];
    DeviceHeaders "device-headers" Document "18013-5 9.1.3" [21 22 23 24 29 30 31 32 92 94 104 105];
    KeyAuthorization "key-authorization" Document "18013-5 9.3.2" [48 100 101 102 103];
    DeviceAuth "device-auth" Document "18013-5 9.3.2" [25 26 39 40 93 95 96 97 98 99 106];
    RecordStatus "record-status" Document "18013-5 2nd ed. 12.3.6" [137];
    ValidityLimit "validity-limit" Document "番号法18条の2(5)" [];
    Values "values" Document "番号法2条(8)" [];
    Consistency "consistency" Document "番号法2条(8)" [];
    Revocation "revocation" Document "番号法18条の3(1)" [];

    RequestForm "request-form" Request "18013-5 8.1" [3 4 20];
    RequestVersion "request-version" Request "18013-5 8.3.2.1.2.1" [13 14 124];
    RequestInfo "request-info" Request "18013-5 2nd ed. 10.2.5" [120 121];
    ReaderHeaders "reader-headers" Request "18013-5 9.1.4" [21 22 23 24 29 30 31 33 34 37];
    ReaderChain "reader-chain" Request "18013-5 9.3.3" [119];
    ReaderUsage "reader-usage" Request "18013-5 B.1.7" [119];
    ReaderTime "reader-time" Request "18013-5 9.3.3" [119];
    ReaderProfile "reader-profile" Request "18013-5 B.1.7" [79 80 81 85 89];
    ReaderAuth "reader-auth" Request "18013-5 9.1.4.3" [25 26 40 115 116 117 118];

    VicalForm "vical-form" TrustList "18013-5 C.1.7" [3 4 14 17 20];
    VicalHeaders "vical-headers" TrustList "18013-5 C.1.7" [21 22 23 28 30 31 33 34 37];
    VicalChain "vical-chain" TrustList "18013-5 C.1.7" [35 66 67 68 69 77 78 80 81 84 90];
    VicalUsage "vical-usage" TrustList "18013-5 C.1.7.2" [90 91];
    VicalTime "vical-time" TrustList "18013-5 C.1.7" [68 69];
    VicalSignature "vical-signature" TrustList "18013-5 C.1.7" [25 26 27 40];
    VicalDates "vical-dates" TrustList "18013-5 C.1.7" [91];
    VicalEntries "vical-entries" TrustList "18013-5 C.1.7" [91];

    ApplicationForm "application-form" Application "番号法18条の2(2)" [];
    ApplicationDocType "application-doctype" Application "番号法18条の2(1)" [];
    ApplicationFresh "application-fresh" Application "番号法18条の2(3)" [];
    ApplicationOnce "application-once" Application "番号法18条の2(3)" [];
    DeviceProof "device-proof" Application "番号法2条(8)" [];
    ApplicationSignature "applicant-signature" Application "番号法18条の2(3)" [];
    ApplicantKind "applicant-kind" Application "番号法18条の2(1)" [];
    ApplicantChain "applicant-chain" Application "番号法18条の2(3)" [];
    ApplicantTime "applicant-time" Application "番号法18条の2(3)" [];
    ApplicantRevoked "applicant-revoked" Application "番号法18条の2(3)" [];
    CardText "text-authentic" Application "番号法18条の2(2)" [];
    CardFace "face-authentic" Application "番号法18条の2(2)" [];
    ApplicantItems "applicant-items" Application "番号法18条の2(2)" [];
    ApplicantValues "applicant-values" Application "番号法2条(8)" [];
    LiveRecord "live-record" Application "番号法18条の2(1)" [];
    RequestedValidity "requested-validity" Application "番号法18条の2(5)" [];
}

impl CheckId {
    /// Whether a verdict waits for this check whatever the inputs: without it nothing is proved.
    #[must_use]
    pub fn is_needed(self) -> bool {
        use CheckId::{
            DeviceAuth, Digests, IssuerChain, IssuerSignature, ReaderAuth, ReaderChain, Validity, VicalChain,
            VicalSignature,
        };
        if matches!(self.info().scope, Scope::Application) {
            return !matches!(self, Self::ApplicantRevoked); // a world may have no list
        }
        matches!(
            self,
            IssuerChain
                | IssuerSignature
                | Digests
                | Validity
                | DeviceAuth
                | ReaderChain
                | ReaderAuth
                | VicalChain
                | VicalSignature
        )
    }

    /// Its row in the table.
    #[must_use]
    pub fn info(self) -> &'static CheckInfo {
        &CHECKS[self as usize]
    }
}

/// The cases as a constant slice, for literals in checks.
#[macro_export]
macro_rules! cases {
    ($($n:literal)*) => {{
        const CASES: &[$crate::report::Case] = &[$($crate::report::Case($n)),*];
        CASES
    }};
}
