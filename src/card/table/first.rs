//! The card of 2016, RSA-2048 throughout.

use super::{Access, AppId, AppRow, FileId, FileRow, Generation, KeyRow, SecretForm, SecretRow, Shape};

/// The card that is issued since 2016.
pub static FIRST: Generation = Generation { name: "2016", apps: &[JPKI, TEXT, VISUAL, JUKI, COMMON, ISD] };

const fn file(id: u16, name: &'static str, access: Access) -> FileRow {
    FileRow { id: FileId(id), name, access, shape: Shape::Object, holds_number: false }
}

const fn number(row: FileRow) -> FileRow {
    FileRow { holds_number: true, ..row }
}

const fn bytes(length: u16, row: FileRow) -> FileRow {
    FileRow { shape: Shape::Bytes(length), ..row }
}

const fn records(row: FileRow) -> FileRow {
    FileRow { shape: Shape::Records, ..row }
}

const fn secret(id: u16, name: &'static str, form: SecretForm, tries: u8) -> SecretRow {
    SecretRow { id: FileId(id), name, form, tries }
}

const fn key(id: u16, name: &'static str, secret: Option<FileId>, p2: u8) -> KeyRow {
    KeyRow { id: FileId(id), name, secret, p2 }
}

const JPKI: AppRow = AppRow {
    id: AppId::Jpki,
    name: "jpki",
    aid: &[0xd3, 0x92, 0xf0, 0x00, 0x26, 0x01, 0x00, 0x00, 0x00, 0x01],
    files: &[
        file(0x0001, "sign-cert", Access::AnyOf(&[FileId(0x001b)])),
        file(0x0002, "sign-ca", Access::Free),
        bytes(160, file(0x0006, "token-info", Access::Free)),
        bytes(3, file(0x0008, "certificates-present", Access::Free)),
        file(0x000a, "auth-cert", Access::Free),
        file(0x000b, "auth-ca", Access::Free),
    ],
    secrets: &[secret(0x0018, "auth", SecretForm::Pin4, 3), secret(0x001b, "sign", SecretForm::Password, 5)],
    keys: &[key(0x0017, "auth-key", Some(FileId(0x0018)), 0x80), key(0x001a, "sign-key", Some(FileId(0x001b)), 0x80)],
};

/// Opened by the PIN.
const TEXT_PIN: FileId = FileId(0x0011);
/// Opened by 照合番号A; in 券面事項確認AP it stands elsewhere.
const TEXT_A: FileId = FileId(0x0014);
/// Opened by 照合番号B.
const TEXT_B: FileId = FileId(0x0015);

const TEXT: AppRow = AppRow {
    id: AppId::Text,
    name: "text",
    aid: &[0xd3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x08],
    files: &[
        // The digest is over the seventeen bytes as stored, padding included.
        bytes(17, number(file(0x0001, "number", Access::AnyOf(&[TEXT_PIN, TEXT_A])))),
        file(0x0002, "attributes", Access::AnyOf(&[TEXT_PIN, TEXT_B])),
        // The digest of the number: there are few enough numbers to try them all.
        number(file(0x0003, "signature", Access::AnyOf(&[TEXT_PIN, TEXT_A, TEXT_B]))),
        file(0x0004, "certificate", Access::Free),
        file(0x0005, "basic-info", Access::Free),
        file(0x0006, "session-key", Access::AnyOf(&[TEXT_PIN, TEXT_A, TEXT_B])),
        file(0x0007, "card-key", Access::AnyOf(&[TEXT_PIN, TEXT_A, TEXT_B])),
    ],
    secrets: &[
        secret(0x0011, "text", SecretForm::Pin4, 3),
        secret(0x0012, "text-sealed", SecretForm::Sealed, 0),
        secret(0x0014, "text-a", SecretForm::Number, 10),
        secret(0x0015, "text-b", SecretForm::Face, 10),
    ],
    keys: &[key(0x0013, "text-card-key", None, 0x00)],
};

/// Opened by 照合番号A.
const VISUAL_A: FileId = FileId(0x0013);
/// Opened by 照合番号B.
const VISUAL_B: FileId = FileId(0x0012);
/// Opened by the birth date.
const VISUAL_BIRTH: FileId = FileId(0x0011);

const VISUAL: AppRow = AppRow {
    id: AppId::Visual,
    name: "visual",
    aid: &[0xd3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x02],
    files: &[
        file(0x0001, "birth", Access::AnyOf(&[VISUAL_BIRTH])),
        file(0x0002, "face", Access::AnyOf(&[VISUAL_A, VISUAL_B])),
        file(0x0003, "basic-info", Access::Free),
        file(0x0004, "certificate", Access::Free),
        number(file(0x0005, "number-picture", Access::AnyOf(&[VISUAL_A]))),
    ],
    secrets: &[
        secret(0x0011, "birth", SecretForm::Birth, 10),
        secret(0x0012, "face-b", SecretForm::Face, 10),
        secret(0x0013, "face-a", SecretForm::Number, 10),
    ],
    keys: &[key(0x001a, "visual-card-key", None, 0x00)],
};

const JUKI: AppRow = AppRow {
    id: AppId::Juki,
    name: "juki",
    aid: &[0xd3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x04, 0x01],
    files: &[records(file(0x0002, "key-reference", Access::Free))],
    secrets: &[secret(0x001c, "juki", SecretForm::Pin4, 3)],
    keys: &[],
};

const COMMON: AppRow = AppRow {
    id: AppId::Common,
    name: "common",
    aid: &[0xd3, 0x92, 0x10, 0x00, 0x31, 0x00, 0x01, 0x01, 0x01, 0x00],
    files: &[records(file(0x0001, "serial", Access::Free)), records(file(0x0002, "key-reference", Access::Free))],
    secrets: &[secret(0x001c, "common", SecretForm::Pin4, 3)],
    keys: &[key(0x0019, "common-card-key", None, 0x99)],
};

const ISD: AppRow = AppRow {
    id: AppId::Isd,
    name: "isd",
    aid: &[0xa0, 0x00, 0x00, 0x01, 0x51, 0x00, 0x00],
    files: &[],
    secrets: &[],
    keys: &[],
};
