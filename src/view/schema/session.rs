use super::codes::{CIPHER_SUITES, ORIGINS, RETRIEVAL, SESSION_STATUS};
use super::{COSE_KEY, Shape, label, text};
use crate::view::tree::Role;

/// DeviceEngagement (ISO/IEC 18013-5:2021, 8.2.1.1).
pub(in crate::view) static DEVICE_ENGAGEMENT: Shape = Shape::Type("DeviceEngagement", &ENGAGEMENT);

/// ReaderEngagement: what a reader puts into a handover request (8.2.2.1).
pub(in crate::view) static READER_ENGAGEMENT: Shape = Shape::Type("ReaderEngagement", &ENGAGEMENT);

static ENGAGEMENT: Shape = Shape::Map(&[
    label(0, "version", &Shape::Any),
    label(
        1,
        "Security",
        &Shape::Tuple(&[
            text("cipherSuite", &Shape::Code(&CIPHER_SUITES)),
            text("EDeviceKeyBytes", &Shape::Encoded(&COSE_KEY)),
        ]),
    ),
    label(
        2,
        "DeviceRetrievalMethods",
        &Shape::Each(&Shape::Tuple(&[
            text("type", &Shape::Code(&RETRIEVAL)),
            text("version", &Shape::Any),
            text("RetrievalOptions", &Shape::Any),
        ])),
    ),
    label(3, "ServerRetrievalMethods", &Shape::Any),
    label(4, "ProtocolInfo", &Shape::Any),
    label(
        5,
        "OriginInfos",
        &Shape::Each(&Shape::Map(&[
            text("cat", &Shape::Any),
            text("type", &Shape::Code(&ORIGINS)),
            text("details", &Shape::Any),
        ])),
    ),
    label(
        6,
        "Capabilities",
        &Shape::Map(&[
            label(0, "MacKeysSupport", &Shape::Any),
            label(1, "MacKeysCurves", &Shape::Any),
            label(2, "HandoverSessionEstablishmentSupport", &Shape::Any),
            label(3, "ReaderAuthAllSupport", &Shape::Any),
            label(4, "ExtendedRequestSupport", &Shape::Any),
        ]),
    ),
]);

/// SessionEstablishment (9.1.1.4).
pub(in crate::view) static SESSION_ESTABLISHMENT: Shape = Shape::Type(
    "SessionEstablishment",
    &Shape::Map(&[text("eReaderKey", &Shape::Encoded(&COSE_KEY)), text("data", &Shape::Bytes(Role::Ciphertext))]),
);

/// SessionData (9.1.1.4).
pub(in crate::view) static SESSION_DATA: Shape = Shape::Type(
    "SessionData",
    &Shape::Map(&[text("data", &Shape::Bytes(Role::Ciphertext)), text("status", &Shape::Code(&SESSION_STATUS))]),
);

/// SessionTranscript (9.1.5.1).
pub(in crate::view) static SESSION_TRANSCRIPT: Shape = Shape::Type(
    "SessionTranscript",
    &Shape::Tuple(&[
        text("DeviceEngagementBytes", &Shape::Encoded(&DEVICE_ENGAGEMENT)),
        text("EReaderKeyBytes", &Shape::Encoded(&Shape::Any)),
        text("Handover", &Shape::Handover),
    ]),
);
