use super::{COSE_KEY, Keys, SESSION_TRANSCRIPT, Shape, text};
use crate::view::tree::Role;

/// DeviceRequest (ISO/IEC 18013-5:2021, 8.3.2.1.2.1; second edition 10.2).
pub(in crate::view) static DEVICE_REQUEST: Shape = Shape::Type(
    "DeviceRequest",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("docRequests", &Shape::Each(&DOC_REQUEST)),
        text("deviceRequestInfo", &Shape::Encoded(&DEVICE_REQUEST_INFO)),
        text("readerAuthAll", &Shape::Each(&Shape::Cose("COSE_Sign1", &Shape::Any))),
    ]),
);

/// DocRequest (8.3.2.1.2.1).
pub(in crate::view) static DOC_REQUEST: Shape = Shape::Type(
    "DocRequest",
    &Shape::Map(&[
        text("itemsRequest", &Shape::Encoded(&ITEMS_REQUEST)),
        text("readerAuth", &Shape::Cose("COSE_Sign1", &Shape::Any)),
    ]),
);

/// ItemsRequest (8.3.2.1.2.1).
pub(in crate::view) static ITEMS_REQUEST: Shape = Shape::Type(
    "ItemsRequest",
    &Shape::Map(&[
        text("docType", &Shape::Any),
        text("nameSpaces", &Shape::Table(Keys::Namespaces, &Shape::Table(Keys::Elements, &Shape::Retain))),
        text(
            "requestInfo",
            &Shape::Map(&[
                text(
                    "alternativeDataElements",
                    &Shape::Each(&Shape::Map(&[
                        text("requestedElement", &Shape::Any),
                        text("alternativeElementSets", &Shape::Any),
                    ])),
                ),
                text("issuerIdentifiers", &Shape::Each(&Shape::Bytes(Role::Identifier))),
                text("uniqueDocSetRequired", &Shape::Any),
                text("maximumResponseSize", &Shape::Any),
                text(
                    "zkRequest",
                    &Shape::Map(&[
                        text(
                            "systemSpecs",
                            &Shape::Each(&Shape::Map(&[
                                text("zkSystemId", &Shape::Any),
                                text("system", &Shape::Any),
                                text("params", &Shape::Table(Keys::Any, &Shape::Any)),
                            ])),
                        ),
                        text("zkRequired", &Shape::Any),
                    ]),
                ),
                text("docResponseEncryption", &Shape::Encoded(&ENCRYPTION_PARAMETERS)),
            ]),
        ),
    ]),
);

/// EncryptionParameters (second edition 12.6).
pub(in crate::view) static ENCRYPTION_PARAMETERS: Shape = Shape::Type(
    "EncryptionParameters",
    &Shape::Map(&[
        text("recipientPublicKey", &COSE_KEY),
        text("nonce", &Shape::Bytes(Role::Random)),
        text("recipientCertificate", &Shape::Each(&Shape::Certificate)),
    ]),
);

/// DeviceRequestInfo (second edition 10.2.5).
pub(in crate::view) static DEVICE_REQUEST_INFO: Shape = Shape::Type(
    "DeviceRequestInfo",
    &Shape::Map(&[text(
        "useCases",
        &Shape::Each(&Shape::Map(&[
            text("mandatory", &Shape::Any),
            text("documentSets", &Shape::Any),
            text("purposeHints", &Shape::Table(Keys::Any, &Shape::Any)),
        ])),
    )]),
);

/// ReaderAuthentication (9.1.4.3).
pub(in crate::view) static READER_AUTHENTICATION: Shape = Shape::Type(
    "ReaderAuthentication",
    &Shape::Tuple(&[
        text("context", &Shape::Any),
        text("SessionTranscript", &SESSION_TRANSCRIPT),
        text("ItemsRequestBytes", &Shape::Encoded(&ITEMS_REQUEST)),
    ]),
);

/// ReaderAuthenticationAll (second edition 12.5.4).
pub(in crate::view) static READER_AUTHENTICATION_ALL: Shape = Shape::Type(
    "ReaderAuthenticationAll",
    &Shape::Tuple(&[
        text("context", &Shape::Any),
        text("SessionTranscript", &SESSION_TRANSCRIPT),
        text("ItemsRequestBytesAll", &Shape::Each(&Shape::Encoded(&ITEMS_REQUEST))),
        text("DeviceRequestInfoBytes", &Shape::Encoded(&DEVICE_REQUEST_INFO)),
    ]),
);
