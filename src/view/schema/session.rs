use super::codes::{CIPHER_SUITES, ORIGIN_CATEGORIES, ORIGINS, PRIVATE_TCP, RETRIEVAL, SESSION_STATUS};
use super::{COSE_KEY, Field, Shape, label, text};
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
            text("EDeviceKeyBytes", &Shape::EDeviceKey),
        ]),
    ),
    label(2, "DeviceRetrievalMethods", &Shape::Each(&Shape::Retrieval)),
    label(3, "ServerRetrievalMethods", &Shape::Any),
    label(4, "ProtocolInfo", &Shape::Any),
    label(
        5,
        "OriginInfos",
        &Shape::Each(&Shape::Map(&[
            text("cat", &Shape::Code(&ORIGIN_CATEGORIES)),
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

/// The places of a DeviceRetrievalMethod, by its type; the last row is for any other.
pub(in crate::view) static RETRIEVAL_METHODS: [(i64, &[Field]); 5] =
    [(1, &METHOD_NFC), (2, &METHOD_BLE), (3, &METHOD_WIFI_AWARE), (PRIVATE_TCP, &METHOD_TCP), (-1, &METHOD_OTHER)];

static TYPE: Shape = Shape::Code(&RETRIEVAL);

const fn method(options: &'static Shape) -> [Field; 3] {
    [text("type", &TYPE), text("version", &Shape::Any), text("RetrievalOptions", options)]
}

static METHOD_OTHER: [Field; 3] = method(&Shape::Any);

static METHOD_NFC: [Field; 3] =
    method(&Shape::Map(&[label(0, "maxCommandData", &Shape::Any), label(1, "maxResponseData", &Shape::Any)]));

static METHOD_BLE: [Field; 3] = method(&Shape::Map(&[
    label(0, "peripheralServerMode", &Shape::Any),
    label(1, "centralClientMode", &Shape::Any),
    label(10, "peripheralServerUuid", &Shape::Bytes(Role::Random)),
    label(11, "centralClientUuid", &Shape::Bytes(Role::Random)),
    label(20, "deviceAddress", &Shape::Any),
    label(21, "l2capPsm", &Shape::Any),
]));

static METHOD_WIFI_AWARE: [Field; 3] = method(&Shape::Map(&[
    label(0, "passphrase", &Shape::Any),
    label(1, "operatingClass", &Shape::Any),
    label(2, "channelNumber", &Shape::Any),
    label(3, "supportedBands", &Shape::Any),
]));

static METHOD_TCP: [Field; 3] = method(&Shape::Map(&[label(0, "port", &Shape::Any)]));

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
