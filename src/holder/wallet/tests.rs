mod crash;

use std::fs;

use tempfile::TempDir;
use time::macros::datetime;

use super::*;
use crate::crypto::key::{Curve, SigningKey};
use crate::profile::{LapseReason, Thumbprint};

const FROM: time::OffsetDateTime = datetime!(2026-11-23 04:00 UTC);
const UNTIL: time::OffsetDateTime = datetime!(2026-12-23 04:00 UTC);
const DEAD: Dead = Dead { reason: LapseReason::HolderNotice, at: FROM };
const DOC_TYPE: &str = crate::profile::mnc::DOC_TYPE;

fn wallet() -> (TempDir, Wallet) {
    let folder = tempfile::tempdir().unwrap();
    let wallet = Wallet::open_or_create(&folder.path().join("wallet")).unwrap();
    (folder, wallet)
}

fn key(n: u8) -> SigningKey {
    SigningKey::from_secret(Curve::P256, &[n; 32]).unwrap()
}

fn thumbprint(n: u8) -> Thumbprint {
    Thumbprint::of(key(n).public())
}

fn id(n: u8) -> RecordId {
    RecordId::of_digest([n; 32])
}

fn record(n: u8, device: u8) -> NewRecord<'static> {
    NewRecord {
        id: id(n),
        doc_type: DOC_TYPE,
        device_key: thumbprint(device),
        valid_from: FROM,
        valid_until: UNTIL,
        notices: Some(NoticePlace::Path("../world".into())),
        bytes: b"issuer signed, as received",
    }
}

fn files(wallet: &Wallet) -> Vec<String> {
    let mut names = vec![];
    for folder in ["", RECORDS, KEYS] {
        for file in fs::read_dir(wallet.folder().join(folder)).unwrap() {
            let file = file.unwrap();
            if file.file_type().unwrap().is_file() {
                names.push(file.file_name().into_string().unwrap());
            }
        }
    }
    names.sort();
    names
}

#[test]
fn a_new_wallet_is_empty_and_opens_again() {
    let (_folder, wallet) = wallet();
    assert_eq!(wallet.records().unwrap(), []);
    assert_eq!(wallet.keys().unwrap(), []);
    assert_eq!(files(&wallet), ["wallet.json", "wallet.lock"]);
    let again = Wallet::open_or_create(wallet.folder()).unwrap();
    assert_eq!(again.records().unwrap(), []);
}

#[test]
fn only_empty_folders_become_wallets() {
    let folder = tempfile::tempdir().unwrap();
    let missing = folder.path().join("none");
    assert!(matches!(Wallet::open(&missing), Err(WalletError::NotAWallet { .. })));
    assert!(!missing.exists(), "opening makes nothing");
    fs::write(folder.path().join("letter.txt"), "dear").unwrap();
    assert!(matches!(Wallet::open_or_create(folder.path()), Err(WalletError::NotAWallet { .. })));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    let file = folder.path().join("letter.txt");
    assert!(matches!(Wallet::open_or_create(&file), Err(WalletError::Io { .. })));
    assert!(matches!(Wallet::open_or_create(&missing.join("deeper")), Err(WalletError::Io { .. })));
}

#[test]
fn a_record_is_stored_as_received() {
    let (_folder, wallet) = wallet();
    wallet.store(&record(1, 1), Some(&key(1))).unwrap();
    let stored = wallet.record(&id(1)).unwrap();
    assert_eq!(stored.doc_type, DOC_TYPE);
    assert_eq!((stored.valid_from, stored.valid_until), (FROM, UNTIL));
    assert_eq!(stored.notices, Some(NoticePlace::Path("../world".into())));
    assert_eq!(stored.notices.unwrap().path_from(wallet.folder()), Some(wallet.folder().join("../world")));
    assert_eq!(wallet.record_bytes(&id(1)).unwrap(), b"issuer signed, as received");
    assert_eq!(wallet.keys().unwrap(), [StoredKey { thumbprint: thumbprint(1), bound: None }]);
}

#[cfg(unix)]
#[test]
fn its_files_are_its_owners_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let (_folder, wallet) = wallet();
    wallet.store(&record(1, 1), Some(&key(1))).unwrap();
    let mode = |path: &Path| fs::metadata(wallet.folder().join(path)).unwrap().permissions().mode() & 0o777;
    for file in [Path::new(INDEX), Path::new(LOCK), &record_file(&id(1)), &keys::file(&thumbprint(1))] {
        assert_eq!(mode(file), 0o600, "{}", file.display());
    }
    for folder in ["", RECORDS, KEYS] {
        assert_eq!(mode(Path::new(folder)), 0o700, "{folder}");
    }
}

#[test]
fn a_record_needs_its_key_and_no_other() {
    let (_folder, wallet) = wallet();
    assert!(matches!(wallet.store(&record(1, 1), None), Err(WalletError::UnknownKey { key }) if key == thumbprint(1)));
    let other = wallet.store(&record(1, 1), Some(&key(2)));
    assert!(matches!(other, Err(WalletError::KeyDiffers { found, .. }) if found == thumbprint(2)));
    assert_eq!(files(&wallet), ["wallet.json", "wallet.lock"]);
    assert_eq!(wallet.add_key(&key(1)).unwrap(), thumbprint(1));
    assert_eq!(wallet.add_key(&key(1)).unwrap(), thumbprint(1));
    wallet.store(&record(1, 1), None).unwrap();
    wallet.store(&record(2, 1), Some(&key(1))).unwrap();
    assert_eq!(wallet.keys().unwrap().len(), 1);
    assert!(matches!(wallet.store(&record(1, 1), None), Err(WalletError::Stored { record }) if record == id(1)));
}

#[test]
fn a_key_does_one_thing_all_its_life() {
    let (_folder, wallet) = wallet();
    wallet.store(&record(1, 1), Some(&key(1))).unwrap();
    wallet.add_key(&key(2)).unwrap();
    let given = wallet.key_for(&thumbprint(1), KeyUse::Signature).unwrap();
    assert_eq!(given.public(), key(1).public());
    wallet.key_for(&thumbprint(1), KeyUse::Signature).unwrap();
    let bound = |result| matches!(result, Err(WalletError::KeyBound { bound, .. }) if bound == KeyUse::Signature);
    assert!(bound(wallet.key_for(&thumbprint(1), KeyUse::Mac)));
    assert!(bound(Wallet::open(wallet.folder()).unwrap().key_for(&thumbprint(1), KeyUse::Mac)));
    wallet.key_for(&thumbprint(2), KeyUse::Mac).unwrap();
    assert!(wallet.key_for(&thumbprint(2), KeyUse::Signature).is_err());
    // storing the key again does not free it
    wallet.add_key(&key(1)).unwrap();
    wallet.store(&record(2, 1), Some(&key(1))).unwrap();
    assert!(bound(wallet.key_for(&thumbprint(1), KeyUse::Mac)));
    assert!(matches!(wallet.key_for(&thumbprint(3), KeyUse::Mac), Err(WalletError::UnknownKey { .. })));
}

#[test]
fn a_key_is_given_out_only_once_its_use_is_written() {
    let (_folder, wallet) = wallet();
    wallet.add_key(&key(1)).unwrap();
    durable::fault::plan(Some((0, || Err(std::io::ErrorKind::StorageFull.into()))));
    assert!(matches!(wallet.key_for(&thumbprint(1), KeyUse::Mac), Err(WalletError::Io { .. })));
    assert!(!durable::fault::plan(None), "the disk did fail");
    assert_eq!(wallet.keys().unwrap()[0].bound, None);
}

#[test]
fn a_damaged_key_is_not_bound() {
    let (_folder, wallet) = wallet();
    wallet.add_key(&key(1)).unwrap();
    let path = wallet.folder().join(keys::file(&thumbprint(1)));
    fs::write(&path, "no key").unwrap();
    assert!(matches!(wallet.key_for(&thumbprint(1), KeyUse::Mac), Err(WalletError::Key { .. })));
    fs::write(&path, key(2).to_pkcs8_pem().as_bytes()).unwrap();
    assert!(matches!(wallet.key_for(&thumbprint(1), KeyUse::Mac), Err(WalletError::KeyDiffers { .. })));
    assert_eq!(wallet.keys().unwrap()[0].bound, None);
}

#[test]
fn dead_records_stay_listed_with_their_first_reason() {
    let (_folder, wallet) = wallet();
    wallet.store(&record(1, 1), Some(&key(1))).unwrap();
    wallet.mark_dead(&id(1), DEAD).unwrap();
    wallet.mark_dead(&id(1), Dead { reason: LapseReason::Other, at: UNTIL }).unwrap();
    assert_eq!(wallet.record(&id(1)).unwrap().dead, Some(DEAD));
    assert_eq!(wallet.records().unwrap().len(), 1);
    assert!(matches!(wallet.mark_dead(&id(2), DEAD), Err(WalletError::UnknownRecord { .. })));
}

#[test]
fn records_are_found_by_the_beginning_of_their_id() {
    let (_folder, wallet) = wallet();
    for n in [0xA1, 0xA2, 0xB1] {
        wallet.store(&record(n, 1), Some(&key(1))).unwrap();
    }
    let find = |prefix: &str| wallet.find(&prefix.parse().unwrap());
    assert_eq!(find("B").unwrap().id, id(0xB1));
    assert!(matches!(find("a"), Err(WalletError::Ambiguous { found, .. }) if found == [id(0xA1), id(0xA2)]));
    assert!(matches!(find("c"), Err(WalletError::NotFound { .. })));
}

#[test]
fn other_versions_and_damaged_indexes_are_named() {
    let (_folder, wallet) = wallet();
    let index = wallet.folder().join(INDEX);
    let good = fs::read_to_string(&index).unwrap();
    let open = |text: &str| {
        fs::write(&index, text).unwrap();
        Wallet::open(wallet.folder()).map(drop)
    };
    assert!(matches!(
        open(&good.replace("\"version\": 1", "\"version\": 2")),
        Err(WalletError::Version { found: 2, known: 1 })
    ));
    for broken in ["", "{", "[]", "{\"version\": 1}", &good.replace("\"keys\"", "\"locks\"")] {
        assert!(matches!(open(broken), Err(WalletError::Damaged { .. })), "{broken}");
    }
    open(&good).unwrap();
}

#[test]
fn the_index_looks_like_this() {
    let (_folder, wallet) = wallet();
    wallet
        .store(
            &NewRecord { notices: Some(NoticePlace::Url("https://issuer.example/".into())), ..record(1, 1) },
            Some(&key(1)),
        )
        .unwrap();
    wallet.mark_dead(&id(1), DEAD).unwrap();
    wallet.key_for(&thumbprint(1), KeyUse::Signature).unwrap();
    let expected = serde_json::json!({
        "version": 1,
        "records": [{
            "id": "01".repeat(32),
            "doc_type": "org.iso.23220.1.jp.mnc",
            "device_key": thumbprint(1).to_string(),
            "valid_from": "2026-11-23T04:00:00Z",
            "valid_until": "2026-12-23T04:00:00Z",
            "notices": "https://issuer.example/",
            "dead": { "reason": "holder-notice", "at": "2026-11-23T04:00:00Z" },
        }],
        "keys": [{ "thumbprint": thumbprint(1).to_string(), "use": "signature" }],
    });
    let found: serde_json::Value = serde_json::from_slice(&fs::read(wallet.folder().join(INDEX)).unwrap()).unwrap();
    assert_eq!(found, expected);
}

#[test]
fn every_reason_is_written_as_its_word() {
    for reason in LapseReason::ALL {
        assert_eq!(serde_json::to_value(reason).unwrap(), reason.word());
    }
}

#[test]
fn leftovers_go_and_other_peoples_files_stay() {
    let (_folder, wallet) = wallet();
    wallet.store(&record(1, 1), Some(&key(1))).unwrap();
    let before = files(&wallet);
    let leftovers =
        [record_file(&id(2)), keys::file(&thumbprint(2)), Path::new(RECORDS).join(format!("{}.cbor.tmp", id(1)))];
    for file in leftovers.iter().map(PathBuf::as_path).chain([Path::new("wallet.json.tmp")]) {
        fs::write(wallet.folder().join(file), "half").unwrap();
    }
    for file in ["notes.txt", "records/README", "keys/backup.key"] {
        fs::write(wallet.folder().join(file), "mine").unwrap();
    }
    wallet.add_key(&key(1)).unwrap();
    let mut expected: Vec<String> =
        before.into_iter().chain(["notes.txt", "README", "backup.key"].map(Into::into)).collect();
    expected.sort();
    assert_eq!(files(&wallet), expected);
}
