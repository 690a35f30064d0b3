use super::{COSE_KEY, Shape, text};
use crate::view::of_card;
use crate::view::tree::Role;

/// Application (申請情報), a format of this toolkit: `issuer::application`.
pub(in crate::view) static APPLICATION: Shape = Shape::Type(
    "Application",
    &Shape::Map(&[
        text("version", &Shape::Any),
        text("body", &Shape::Encoded(&BODY)),
        text("deviceProof", &Shape::Cose("COSE_Sign1", &Shape::Any)),
        text("signature", &Shape::Any),
    ]),
);

static BODY: Shape = Shape::Type(
    "ApplicationBody",
    &Shape::Map(&[
        text("docType", &Shape::Any),
        text("nonce", &Shape::Bytes(Role::Random)),
        text("created", &Shape::Any),
        text("validDays", &Shape::Any),
        text("deviceKey", &COSE_KEY),
        text(
            "text",
            &Shape::Map(&[
                text("individual_number", &Shape::CardFile(&of_card::NUMBER)),
                text("attributes", &Shape::CardFile(&of_card::ATTRIBUTES)),
                text("individual_number_proof", &Shape::CardFile(&of_card::PROOF)),
                text("certificate", &Shape::CardFile(&of_card::CERTIFICATE)),
            ]),
        ),
        text(
            "visual",
            &Shape::Map(&[
                text("face", &Shape::CardFile(&of_card::FACE)),
                text("info", &Shape::CardFile(&of_card::INFO)),
                text("certificate", &Shape::CardFile(&of_card::CERTIFICATE)),
            ]),
        ),
    ]),
);
