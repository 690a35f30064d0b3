use tempfile::TempDir;
use time::macros::datetime;

use super::super::wallet::NewRecord;
use super::*;
use crate::crypto::key::{Curve, SigningKey};
use crate::profile::Thumbprint;

const NOW: OffsetDateTime = datetime!(2026-11-23 04:56:07 UTC);
const LAPSED: OffsetDateTime = datetime!(2026-11-22 00:00 UTC);
const NOTICE: Notice = Notice { reason: LapseReason::CardLapsed, lapsed_at: LAPSED, acknowledged: false };
const DEAD: Dead = Dead { reason: LapseReason::CardLapsed, at: LAPSED };

/// A ledger that has this notice, is or is not reached, and keeps what it is told.
struct Source {
    notice: Option<Notice>,
    reached: bool,
    confirmed: Vec<OffsetDateTime>,
    looks: usize,
}

impl Source {
    fn with(notice: Option<Notice>) -> Self {
        Self { notice, reached: true, confirmed: vec![], looks: 0 }
    }

    fn lost(notice: Option<Notice>) -> Self {
        Self { reached: false, ..Self::with(notice) }
    }
}

impl NoticeSource for Source {
    fn look(&mut self, _: &RecordId) -> Result<Option<Notice>, NoticeError> {
        self.looks += 1;
        if self.reached { Ok(self.notice) } else { Err("no route".into()) }
    }

    fn acknowledge(&mut self, _: &RecordId, at: OffsetDateTime) -> Result<(), NoticeError> {
        self.confirmed.push(at);
        Ok(())
    }
}

/// Answers the look, then goes away.
struct Cut;

impl NoticeSource for Cut {
    fn look(&mut self, _: &RecordId) -> Result<Option<Notice>, NoticeError> {
        Ok(Some(NOTICE))
    }

    fn acknowledge(&mut self, _: &RecordId, _: OffsetDateTime) -> Result<(), NoticeError> {
        Err("no route".into())
    }
}

fn id() -> RecordId {
    RecordId::of_digest([1; 32])
}

fn wallet(doc_type: &str) -> (TempDir, Wallet) {
    let folder = tempfile::tempdir().unwrap();
    let wallet = Wallet::open_or_create(&folder.path().join("wallet")).unwrap();
    let key = SigningKey::from_secret(Curve::P256, &[1; 32]).unwrap();
    let record = NewRecord {
        id: id(),
        doc_type,
        device_key: Thumbprint::of(key.public()),
        valid_from: LAPSED,
        valid_until: NOW,
        notices: None,
        bytes: b"record",
    };
    wallet.store(&record, Some(&key)).unwrap();
    (folder, wallet)
}

fn clear(wallet: &Wallet, source: &mut dyn NoticeSource) -> Result<Cleared, Refusal> {
    clear_to_send(wallet, &id(), Some(source), NOW)
}

#[test]
fn without_a_notice_the_record_is_given_out() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    let mut source = Source::with(None);
    let cleared = clear(&wallet, &mut source).unwrap();
    assert_eq!((cleared.bytes.as_slice(), cleared.looked, source.looks), (&b"record"[..], true, 1));
}

#[test]
fn a_notice_kills_the_record_and_is_confirmed() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    let mut source = Source::with(Some(NOTICE));
    let refused = clear(&wallet, &mut source);
    assert!(matches!(refused, Err(Refusal::Revoked { notice, acknowledged: true }) if notice == NOTICE));
    assert_eq!(source.confirmed, [NOW]);
    assert_eq!(wallet.record(&id()).unwrap().dead, Some(DEAD));
}

#[test]
fn without_an_answer_nothing_is_sent() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    assert!(matches!(clear(&wallet, &mut Source::lost(None)), Err(Refusal::CouldNotLook(_))));
    assert!(matches!(clear_to_send(&wallet, &id(), None, NOW), Err(Refusal::NoSource)));
    assert_eq!(wallet.record(&id()).unwrap().dead, None);
}

#[test]
fn a_confirmation_that_was_lost_is_repeated() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    assert!(matches!(clear(&wallet, &mut Cut), Err(Refusal::Revoked { acknowledged: false, .. })));
    assert_eq!(wallet.record(&id()).unwrap().dead, Some(DEAD), "dead before the confirmation");
    let mut source = Source::with(Some(NOTICE));
    assert!(matches!(clear(&wallet, &mut source), Err(Refusal::Revoked { acknowledged: true, .. })));
    let mut source = Source::with(Some(Notice { acknowledged: true, ..NOTICE }));
    assert!(matches!(clear(&wallet, &mut source), Err(Refusal::Revoked { acknowledged: true, .. })));
    assert!(source.confirmed.is_empty(), "a confirmed notice is not confirmed again");
}

#[test]
fn a_dead_record_is_never_sent_again() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    wallet.mark_dead(&id(), DEAD).unwrap();
    let dead = |refused| matches!(refused, Err(Refusal::Dead(dead)) if dead == DEAD);
    assert!(dead(clear(&wallet, &mut Source::with(None))));
    assert!(dead(clear(&wallet, &mut Source::lost(None))));
    assert!(dead(clear_to_send(&wallet, &id(), None, NOW)));
}

#[test]
fn other_document_types_go_without_a_look() {
    let (_folder, wallet) = wallet("org.iso.18013.5.1.mDL");
    let mut source = Source::with(Some(NOTICE));
    let cleared = clear(&wallet, &mut source).unwrap();
    assert!(!cleared.looked);
    assert_eq!(source.looks, 0);
    assert!(!clear_to_send(&wallet, &id(), None, NOW).unwrap().looked);
}

#[test]
fn an_unknown_record_is_an_error_of_the_wallet() {
    let (_folder, wallet) = wallet(DOC_TYPE);
    let unknown = RecordId::of_digest([2; 32]);
    let refused = clear_to_send(&wallet, &unknown, Some(&mut Source::with(None)), NOW);
    assert!(matches!(refused, Err(Refusal::Wallet(WalletError::UnknownRecord { .. }))));
}
