use super::codes::{ERROR_CODES, RESPONSE_STATUS};
use super::{COSE_KEY, Keys, SESSION_TRANSCRIPT, STATUS, Shape, text};
use crate::view::tree::Role;

/// DeviceResponse (ISO/IEC 18013-5:2021, 8.3.2.1.2.2; second edition 10.3.2).
pub(in crate::view) static DEVICE_RESPONSE: Shape = Shape::Type(
    "DeviceResponse",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("documents", &Shape::Each(&DOCUMENT)),
        text("zkDocuments", &Shape::Each(&ZK_DOCUMENT)),
        text("encryptedDocuments", &Shape::Each(&ENCRYPTED_DOCUMENTS)),
        text("documentErrors", &Shape::Each(&Shape::Table(Keys::Any, &Shape::Code(&ERROR_CODES)))),
        text("status", &Shape::Code(&RESPONSE_STATUS)),
    ]),
);

/// Document (8.3.2.1.2.2).
pub(in crate::view) static DOCUMENT: Shape = Shape::Type(
    "Document",
    &Shape::Map(&[
        text("docType", &Shape::Any),
        text("issuerSigned", &ISSUER_SIGNED),
        text("deviceSigned", &DEVICE_SIGNED),
        text("errors", &Shape::Table(Keys::Namespaces, &Shape::Table(Keys::Elements, &Shape::Code(&ERROR_CODES)))),
    ]),
);

static ZK_DOCUMENT: Shape = Shape::Type(
    "ZkDocument",
    &Shape::Map(&[
        text(
            "documentData",
            &Shape::Encoded(&Shape::Map(&[
                text("docType", &Shape::Any),
                text("zkSystemId", &Shape::Any),
                text("timestamp", &Shape::Any),
                text("issuerSigned", &Shape::Table(Keys::Namespaces, &Shape::Each(&Shape::Item))),
                text("deviceSigned", &Shape::Table(Keys::Namespaces, &Shape::Each(&Shape::Item))),
                text("msoX5chain", &Shape::Chain),
            ])),
        ),
        text("proof", &Shape::Bytes(Role::Signature)),
    ]),
);

static ENCRYPTED_DOCUMENTS: Shape = Shape::Type(
    "EncryptedDocuments",
    &Shape::Map(&[
        text("enc", &Shape::Bytes(Role::Key)),
        text("cipherText", &Shape::Bytes(Role::Ciphertext)),
        text("docRequestID", &Shape::Any),
    ]),
);

/// IssuerSigned (8.3.2.1.2.2).
pub(in crate::view) static ISSUER_SIGNED: Shape = Shape::Type(
    "IssuerSigned",
    &Shape::Map(&[
        text("nameSpaces", &Shape::Table(Keys::Namespaces, &Shape::Each(&Shape::Encoded(&Shape::Item)))),
        text("issuerAuth", &Shape::Cose("IssuerAuth", &Shape::Encoded(&MSO))),
    ]),
);

/// IssuerSignedItem (9.1.2.5).
pub(in crate::view) static ISSUER_SIGNED_ITEM: Shape = Shape::Map(&[
    text("digestID", &Shape::Any),
    text("random", &Shape::Bytes(Role::Random)),
    text("elementIdentifier", &Shape::Any),
    text("elementValue", &Shape::Element),
]);

/// MobileSecurityObject (9.1.2.4).
pub(in crate::view) static MSO: Shape = Shape::Type(
    "MobileSecurityObject",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("digestAlgorithm", &Shape::Any),
        text("valueDigests", &Shape::Table(Keys::Namespaces, &Shape::Table(Keys::Any, &Shape::Bytes(Role::Digest)))),
        text(
            "deviceKeyInfo",
            &Shape::Map(&[
                text("deviceKey", &COSE_KEY),
                text(
                    "keyAuthorizations",
                    &Shape::Map(&[
                        text("nameSpaces", &Shape::Each(&Shape::Any)),
                        text("dataElements", &Shape::Table(Keys::Namespaces, &Shape::Each(&Shape::Any))),
                    ]),
                ),
                text("keyInfo", &Shape::Table(Keys::Any, &Shape::Any)),
            ]),
        ),
        text("docType", &Shape::Any),
        text(
            "validityInfo",
            &Shape::Map(&[
                text("signed", &Shape::Any),
                text("validFrom", &Shape::Any),
                text("validUntil", &Shape::Any),
                text("expectedUpdate", &Shape::Any),
            ]),
        ),
        text("status", &STATUS),
    ]),
);

/// DeviceSigned (8.3.2.1.2.2).
pub(in crate::view) static DEVICE_SIGNED: Shape = Shape::Type(
    "DeviceSigned",
    &Shape::Map(&[text("nameSpaces", &Shape::Encoded(&DEVICE_NAME_SPACES)), text("deviceAuth", &DEVICE_AUTH)]),
);

/// DeviceNameSpaces (8.3.2.1.2.2).
pub(in crate::view) static DEVICE_NAME_SPACES: Shape =
    Shape::Type("DeviceNameSpaces", &Shape::Table(Keys::Namespaces, &Shape::Table(Keys::Elements, &Shape::Element)));

/// DeviceAuth (9.1.3.4).
pub(in crate::view) static DEVICE_AUTH: Shape = Shape::Type(
    "DeviceAuth",
    &Shape::Map(&[
        text("deviceSignature", &Shape::Cose("COSE_Sign1", &Shape::Any)),
        text("deviceMac", &Shape::Cose("COSE_Mac0", &Shape::Any)),
    ]),
);

/// DeviceAuthentication (9.1.3.4).
pub(in crate::view) static DEVICE_AUTHENTICATION: Shape = Shape::Type(
    "DeviceAuthentication",
    &Shape::Tuple(&[
        text("context", &Shape::Any),
        text("SessionTranscript", &SESSION_TRANSCRIPT),
        text("docType", &Shape::Any),
        text("DeviceNameSpacesBytes", &Shape::Encoded(&DEVICE_NAME_SPACES)),
    ]),
);
