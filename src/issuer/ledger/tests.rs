mod processes;

use std::fs;
use std::path::PathBuf;

use tempfile::TempDir;
use time::macros::datetime;
use time::{Duration, OffsetDateTime};

use super::*;
use crate::profile::{IdPrefix, LapseReason, RecordId, Thumbprint};

const NOW: OffsetDateTime = datetime!(2026-11-23 04:56:07 UTC);
const LATER: OffsetDateTime = datetime!(2026-12-01 00:00 UTC);
const SALT: [u8; 32] = [7; 32];

struct World {
    folder: TempDir,
    ledger: Ledger,
}

fn world() -> World {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    Ledger::create(&path, &SALT).unwrap();
    let ledger = Ledger::open(&path).unwrap();
    World { folder, ledger }
}

impl World {
    fn path(&self) -> PathBuf {
        self.folder.path().join("ledger.db")
    }
}

fn number(n: u32) -> IndividualNumber {
    let payload = format!("9999{n:07}");
    (0..10).find_map(|check| IndividualNumber::parse(&format!("{payload}{check}")).ok()).unwrap()
}

fn id(byte: u8) -> RecordId {
    RecordId::of_digest([byte; 32])
}

fn entry(ledger: &Ledger, record: u8, person: u32) -> Entry {
    Entry {
        id: id(record),
        person: ledger.person(&number(person)),
        device: Thumbprint::of_digest([record ^ 0xFF; 32]),
        issued_at: NOW,
        valid_from: NOW,
        valid_until: NOW + Duration::days(30),
        application: None,
    }
}

fn enter(ledger: &mut Ledger, record: u8, person: u32) -> Result<Option<(RecordId, LapseReason)>, LedgerError> {
    let entry = entry(ledger, record, person);
    ledger.enter(&entry, Conflict::Refuse)
}

fn state(ledger: &Ledger, record: u8) -> State {
    ledger.record(&id(record)).unwrap().state()
}

#[test]
fn the_same_salt_makes_the_same_file() {
    let (one, other) = (world(), world());
    assert_eq!(fs::read(one.path()).unwrap(), fs::read(other.path()).unwrap());
    let third = one.folder.path().join("third.db");
    Ledger::create(&third, &[8; 32]).unwrap();
    assert_ne!(fs::read(one.path()).unwrap(), fs::read(third).unwrap());
}

#[test]
fn the_same_life_makes_the_same_file() {
    let bytes = || {
        let mut world = world();
        enter(&mut world.ledger, 1, 1).unwrap();
        world.ledger.revoke(&id(1), LapseReason::CardLapsed, LATER).unwrap();
        revoke_signer(&mut world.ledger, &[1, 2, 3], LATER).unwrap();
        drop(world.ledger);
        fs::read(world.folder.path().join("ledger.db")).unwrap()
    };
    assert_eq!(bytes(), bytes());
}

#[cfg(unix)]
#[test]
fn the_file_is_its_owners_alone_and_stands_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut world = world();
    enter(&mut world.ledger, 1, 1).unwrap();
    assert_eq!(fs::metadata(world.path()).unwrap().permissions().mode() & 0o777, 0o600);
    let names: Vec<_> = fs::read_dir(world.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
    assert_eq!(names, ["ledger.db"]);
}

#[test]
fn no_file_is_written_over() {
    let world = world();
    let before = fs::read(world.path()).unwrap();
    assert!(matches!(Ledger::create(&world.path(), &[9; 32]), Err(LedgerError::Exists)));
    assert_eq!(fs::read(world.path()).unwrap(), before);
    assert_eq!(fs::read_dir(world.folder.path()).unwrap().count(), 1);
}

#[test]
fn other_files_are_no_ledgers() {
    let world = world();
    let other = world.folder.path().join("other");
    assert!(
        matches!(Ledger::open(&other), Err(LedgerError::Io(error)) if error.kind() == std::io::ErrorKind::NotFound)
    );
    assert!(!other.exists(), "opening makes nothing");
    fs::write(&other, "-----BEGIN CERTIFICATE-----\n".repeat(100)).unwrap();
    assert!(matches!(Ledger::open(&other), Err(LedgerError::NotALedger)));
    fs::write(&other, "").unwrap();
    assert!(matches!(Ledger::open(&other), Err(LedgerError::NotALedger)));
}

#[test]
fn a_ledger_of_another_version_is_named() {
    let world = world();
    world.ledger.connection.pragma_update(None, "user_version", 2).unwrap();
    assert!(matches!(Ledger::open(&world.path()), Err(LedgerError::Version { found: 2, known: 1 })));
}

#[test]
fn a_number_is_known_only_by_its_salted_digest() {
    let mut one = world();
    enter(&mut one.ledger, 1, 1).unwrap();
    let other = one.folder.path().join("other.db");
    Ledger::create(&other, &[8; 32]).unwrap();
    let other = Ledger::open(&other).unwrap();
    assert_ne!(one.ledger.person(&number(1)), other.person(&number(1)));
    assert_ne!(one.ledger.person(&number(1)), one.ledger.person(&number(2)));
    let file = fs::read(one.path()).unwrap();
    let digits = number(1);
    assert!(!file.windows(12).any(|window| window == digits.secret_digits().as_bytes()));
}

#[test]
fn a_record_lives_lapses_is_noticed_and_confirmed() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    assert_eq!(state(&ledger, 1), State::Live);
    assert_eq!(ledger.notice(&id(1)).unwrap(), None);
    ledger.lapse(&id(1), LapseReason::HolderNotice, LATER).unwrap();
    assert_eq!(state(&ledger, 1), State::Lapsed);
    assert_eq!(ledger.notice(&id(1)).unwrap(), None);
    ledger.notify(&id(1), LATER).unwrap();
    assert_eq!(state(&ledger, 1), State::NoticePending);
    let mut notice =
        Notice { record: id(1), reason: LapseReason::HolderNotice, lapsed_at: LATER, acknowledged_at: None };
    assert_eq!(ledger.notice(&id(1)).unwrap(), Some(notice));
    ledger.acknowledge(&id(1), LATER + Duration::HOUR).unwrap();
    ledger.acknowledge(&id(1), LATER + Duration::DAY).unwrap();
    assert_eq!(state(&ledger, 1), State::NoticeAcknowledged);
    notice.acknowledged_at = Some(LATER + Duration::HOUR);
    assert_eq!(ledger.notice(&id(1)).unwrap(), Some(notice), "a device that forgot learns again");
}

#[test]
fn no_step_of_its_life_is_skipped_or_repeated() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    let refused = |result: Result<(), LedgerError>, expected| {
        assert!(matches!(result, Err(LedgerError::State { state, .. }) if state == expected));
    };
    refused(ledger.notify(&id(1), LATER), State::Live);
    refused(ledger.acknowledge(&id(1), LATER), State::Live);
    ledger.lapse(&id(1), LapseReason::Other, LATER).unwrap();
    refused(ledger.lapse(&id(1), LapseReason::Other, LATER), State::Lapsed);
    refused(ledger.revoke(&id(1), LapseReason::Other, LATER), State::Lapsed);
    refused(ledger.acknowledge(&id(1), LATER), State::Lapsed);
    ledger.notify(&id(1), LATER).unwrap();
    refused(ledger.notify(&id(1), LATER), State::NoticePending);
    refused(ledger.revoke(&id(1), LapseReason::Other, LATER), State::NoticePending);
    ledger.acknowledge(&id(1), LATER).unwrap();
    refused(ledger.revoke(&id(1), LapseReason::Other, LATER), State::NoticeAcknowledged);
    assert!(matches!(ledger.notice(&id(9)), Err(LedgerError::UnknownRecord { .. })));
    assert!(matches!(ledger.revoke(&id(9), LapseReason::Other, LATER), Err(LedgerError::UnknownRecord { .. })));
}

#[test]
fn every_reason_is_kept() {
    let World { mut ledger, folder: _folder } = world();
    for (n, reason) in (1..).zip(LapseReason::ALL) {
        enter(&mut ledger, n, n.into()).unwrap();
        ledger.revoke(&id(n), reason, LATER).unwrap();
        let lapse = ledger.record(&id(n)).unwrap().lapse.unwrap();
        assert_eq!(lapse, Lapse { reason, at: LATER, notice_at: Some(LATER), acknowledged_at: None });
    }
}

#[test]
fn one_live_record_a_person() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    enter(&mut ledger, 2, 2).unwrap();
    let second = enter(&mut ledger, 3, 1);
    assert!(matches!(second, Err(LedgerError::LiveRecord { record, .. }) if record == id(1)));
    assert_eq!(ledger.live_record(&ledger.person(&number(1)), LATER).unwrap().unwrap().id, id(1));
    let entry = entry(&ledger, 3, 1);
    let replaced = ledger.enter(&entry, Conflict::Replace(LapseReason::Other)).unwrap();
    assert_eq!(replaced, Some((id(1), LapseReason::Other)));
    assert_eq!([1, 2, 3].map(|n| state(&ledger, n)), [State::NoticePending, State::Live, State::Live]);
}

#[test]
fn an_expired_record_lapses_as_such_and_makes_room() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    let end = NOW + Duration::days(30);
    let person = ledger.person(&number(1));
    assert!(ledger.live_record(&person, end).unwrap().is_some(), "valid in its last second");
    assert!(ledger.live_record(&person, end + Duration::SECOND).unwrap().is_none());
    let renewed = Entry { issued_at: end + Duration::SECOND, ..entry(&ledger, 2, 1) };
    let lapsed = ledger.enter(&renewed, Conflict::Refuse).unwrap();
    assert_eq!(lapsed, Some((id(1), LapseReason::Expired)));
    assert_eq!(state(&ledger, 1), State::NoticePending);
}

#[test]
fn expired_records_lapse_together() {
    let World { mut ledger, folder: _folder } = world();
    for n in 1..=3 {
        enter(&mut ledger, n, n.into()).unwrap();
    }
    let long = Entry { valid_until: NOW + Duration::days(60), ..entry(&ledger, 4, 4) };
    ledger.enter(&long, Conflict::Refuse).unwrap();
    ledger.revoke(&id(2), LapseReason::Other, LATER).unwrap();
    assert_eq!(ledger.lapse_expired(NOW + Duration::days(30)).unwrap(), []);
    let now = NOW + Duration::days(31);
    assert_eq!(ledger.lapse_expired(now).unwrap(), [id(1), id(3)]);
    assert_eq!(ledger.lapse_expired(now).unwrap(), []);
    assert_eq!(state(&ledger, 4), State::Live);
}

#[test]
fn a_record_is_entered_once() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    assert!(matches!(enter(&mut ledger, 1, 2), Err(LedgerError::RecordEntered { record }) if record == id(1)));
}

#[test]
fn an_application_serves_once_and_nothing_stays_of_a_refusal() {
    let World { mut ledger, folder: _folder } = world();
    let application = Fingerprint([5; 32]);
    let first = Entry { application: Some(application), ..entry(&ledger, 1, 1) };
    assert_eq!(ledger.served(&application).unwrap(), None);
    ledger.enter(&first, Conflict::Refuse).unwrap();
    assert_eq!(ledger.served(&application).unwrap(), Some(Served { record: id(1), at: NOW }));
    let again = Entry { application: Some(application), ..entry(&ledger, 2, 1) };
    let refused = ledger.enter(&again, Conflict::Replace(LapseReason::Other));
    assert!(matches!(refused, Err(LedgerError::ApplicationServed { record, at }) if record == id(1) && at == NOW));
    assert_eq!(state(&ledger, 1), State::Live, "the replacement was taken back with the rest");
    assert_eq!(ledger.records().unwrap().len(), 1);
}

#[test]
fn records_are_found_by_the_beginning_of_their_id() {
    let World { mut ledger, folder: _folder } = world();
    for n in [0xA1, 0xA2, 0xB1] {
        enter(&mut ledger, n, n.into()).unwrap();
    }
    let find = |prefix: &str| ledger.find(&prefix.parse::<IdPrefix>().unwrap());
    assert_eq!(find("b").unwrap().id, id(0xB1));
    assert_eq!(find("A1A").unwrap().id, id(0xA1));
    assert_eq!(find(&"a2".repeat(32)).unwrap().id, id(0xA2));
    assert!(matches!(find("a"), Err(LedgerError::Ambiguous { found, .. }) if found == [id(0xA1), id(0xA2)]));
    assert!(matches!(find("c"), Err(LedgerError::NotFound { .. })));
    let ids: Vec<_> = ledger.records().unwrap().into_iter().map(|record| record.id).collect();
    assert_eq!(ids, [id(0xA1), id(0xA2), id(0xB1)]);
}

fn revoke_signer(ledger: &mut Ledger, serial: &[u8], at: OffsetDateTime) -> Result<u64, LedgerError> {
    let mut change = ledger.change_signers()?;
    change.revoke(serial, at)?;
    let number = change.next_number(0)?;
    change.keep().map(|()| number)
}

#[test]
fn signers_are_revoked_once_and_lists_counted() {
    let World { mut ledger, folder: _folder } = world();
    assert_eq!(ledger.crl_number().unwrap(), 0);
    assert_eq!(revoke_signer(&mut ledger, &[2], LATER).unwrap(), 1);
    assert!(matches!(revoke_signer(&mut ledger, &[2], NOW), Err(LedgerError::SignerRevoked { at }) if at == LATER));
    assert_eq!(ledger.crl_number().unwrap(), 1);
    assert_eq!(revoke_signer(&mut ledger, &[1], NOW).unwrap(), 2);
    ledger.change_signers().unwrap().revoke(&[3], NOW).unwrap();
    assert_eq!(
        (ledger.crl_number().unwrap(), ledger.revoked_signers().unwrap().len()),
        (2, 2),
        "dropped, nothing stays"
    );
    let signers = ledger.revoked_signers().unwrap();
    assert_eq!(signers, [RevokedSigner { serial: vec![1], at: NOW }, RevokedSigner { serial: vec![2], at: LATER }]);
}

#[test]
fn the_tables_refuse_what_cannot_be() {
    let World { mut ledger, folder: _folder } = world();
    enter(&mut ledger, 1, 1).unwrap();
    for change in [
        "UPDATE records SET reason = 'other'",
        "UPDATE records SET notice_at = 1",
        "UPDATE records SET lapsed_at = 1, reason = 'tired'",
        "UPDATE records SET acknowledged_at = 1",
        "UPDATE records SET id = x'00'",
        "INSERT INTO ledger SELECT 2, salt, 0 FROM ledger",
    ] {
        assert!(ledger.connection.execute(change, []).is_err(), "{change}");
    }
}

#[test]
fn no_number_of_a_list_is_given_twice() {
    let World { mut ledger, folder: _folder } = world();
    let mut number = |listed| {
        let mut change = ledger.change_signers().unwrap();
        let number = change.next_number(listed).unwrap();
        change.keep().map(|()| number).unwrap()
    };
    assert_eq!((number(0), number(5), number(0), number(3)), (1, 6, 7, 8));
}
