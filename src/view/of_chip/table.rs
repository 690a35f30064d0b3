//! The files of the card as data: objects, what they are called, what they hold.

use super::file::Holds;

/// An object of a file.
#[derive(Debug)]
pub(super) struct Object {
    pub(super) tag: u16,
    pub(super) name: &'static str,
    pub(super) holds: Holds,
}

/// A file: its outer tag, the tag and length of the first object inside where others share the outer one.
#[derive(Debug)]
pub(super) struct File {
    pub(super) words: &'static str,
    pub(super) tag: u16,
    pub(super) first: Option<(u16, usize)>,
    /// A tag that only this file has.
    pub(super) has: Option<u16>,
    pub(super) holds: Holds,
}

const fn object(tag: u16, name: &'static str, holds: Holds) -> Object {
    Object { tag, name, holds }
}

const fn file(words: &'static str, tag: u16, holds: Holds) -> File {
    File { words, tag, first: None, has: None, holds }
}

const KEY: Holds = Holds::Objects(&[object(0x90, "exponent", Holds::Number), object(0x91, "modulus", Holds::Key)]);

static CVC: Holds = Holds::Objects(&[
    object(0x5f4e, "certificateBody", Holds::Body(&KEY)),
    object(0x5f37, "signature", Holds::Signature),
]);

/// Every file, the particular before the general.
pub(super) static FILES: [File; 11] = [
    File {
        first: Some((0xdf11, 8)),
        ..file(
            "visual 0001 birth",
            0xff10,
            Holds::Objects(&[
                object(0xdf11, "birthDate", Holds::Date),
                object(0xdf12, "cardKey", KEY),
                object(0xdf13, "signature", Holds::Signature),
            ]),
        )
    },
    file("text 0001 number", 0xff10, Holds::Secret),
    File {
        has: Some(0xdf26),
        ..file(
            "visual 0002 face",
            0xff20,
            Holds::Objects(&[
                object(0xdf21, "offsets", Holds::Offsets),
                object(0xdf22, "birthDate", Holds::Date),
                object(0xdf23, "sex", Holds::Sex),
                object(0xdf24, "cardKey", KEY),
                object(0xdf25, "namePicture", Holds::Picture),
                object(0xdf26, "addressPicture", Holds::Picture),
                object(0xdf27, "photo", Holds::Picture),
                object(0xdf28, "signature", Holds::Signature),
                object(0xdf29, "expiryDate", Holds::Date),
                object(0xdf2a, "securityCodePicture", Holds::Picture),
            ]),
        )
    },
    file(
        "text 0002 attributes",
        0xff20,
        Holds::Objects(&[
            object(0xdf21, "offsets", Holds::Offsets),
            object(0xdf22, "name", Holds::Text),
            object(0xdf23, "address", Holds::Text),
            object(0xdf24, "birthDate", Holds::Date),
            object(0xdf25, "sex", Holds::Sex),
        ]),
    ),
    File {
        first: Some((0xdf31, 32)),
        ..file(
            "text 0003 signature",
            0xff30,
            Holds::Objects(&[
                // With the digest the number could be found by trying all.
                object(0xdf31, "numberDigest", Holds::Secret),
                object(0xdf32, "attributesDigest", Holds::Digest),
                object(0xdf33, "signature", Holds::Signature),
            ]),
        )
    },
    file(
        "visual 0003 basic-info",
        0xff30,
        Holds::Objects(&[
            object(0xdf31, "applicationInfo", Holds::Bytes),
            object(0xdf32, "keyName", Holds::KeyName),
            object(0xdf33, "version", Holds::Bytes),
            object(0xdf34, "municipality", Holds::Text),
            object(0xdf35, "keyReference", Holds::Reference),
        ]),
    ),
    File {
        first: Some((0xdf41, 4)),
        ..file(
            "text 0005 basic-info",
            0xff40,
            Holds::Objects(&[
                object(0xdf41, "applicationInfo", Holds::Bytes),
                object(0xdf42, "keyName", Holds::KeyName),
                object(0xdf43, "unpublished", Holds::Unpublished),
            ]),
        )
    },
    file(
        "visual 0005 number-picture",
        0xff40,
        Holds::Objects(&[
            object(0xdf41, "numberPicture", Holds::Secret),
            object(0xdf42, "cardKey", KEY),
            object(0xdf43, "signature", Holds::Secret),
        ]),
    ),
    file(
        "text 0007 card-key",
        0xff50,
        Holds::Objects(&[object(0xdf51, "cardKey", KEY), object(0xdf52, "signature", Holds::Signature)]),
    ),
    file("CVC", 0x7f21, Holds::Other(&CVC)),
    file("text 0006 session-key", 0xa1, Holds::Other(&KEY)),
];

/// Fields that have no tag.
#[cfg(test)]
pub(super) const UNTAGGED: [&str; 10] = [
    "padding",
    "issuerKeyName",
    "subjectKeyName",
    "keyName",
    "unpublished",
    "serialNumber",
    "municipality",
    "expiryDate",
    "tokenInfo",
    "header",
];
