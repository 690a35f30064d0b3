//! The rules that protect a card's secrets, held by the types and seen on the wire.

use std::cell::RefCell;
use std::rc::Rc;

use mnc::apdu::{ChannelError, Direct, Link, LinkError, Status};
use mnc::card::secret::Secret;
use mnc::card::session::{Card, CardError, PinError, Step, Tries};
use mnc::card::table::{AppId, FIRST, FileId, SecretForm};
use zeroize::Zeroizing;

use crate::sample::{PASSWORD, PIN, content, machine};

const AUTH: FileId = FileId(0x0018);
const SIGN: FileId = FileId(0x001b);
const TEXT: FileId = FileId(0x0011);

/// Notes every command and whether power was taken, and dies at one of them.
struct Wire {
    link: Box<dyn Link>,
    log: Rc<RefCell<Vec<String>>>,
    dies_at: Option<usize>,
}

impl Link for Wire {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        let at = self.log.borrow().len();
        self.log.borrow_mut().push(hex::encode_upper(command));
        if self.dies_at.is_some_and(|dies| at >= dies) {
            return Err(LinkError::Removed);
        }
        self.link.transmit(command)
    }

    fn end(&mut self) -> Result<(), LinkError> {
        self.log.borrow_mut().push("power off".into());
        self.link.end()
    }

    fn atr(&self) -> &[u8] {
        self.link.atr()
    }
}

fn card(dies_at: Option<usize>) -> (Card, Rc<RefCell<Vec<String>>>) {
    let log = Rc::new(RefCell::new(Vec::new()));
    let link = Wire { link: Box::new(Direct::new(machine())), log: log.clone(), dies_at };
    (Card::new(Box::new(link), &FIRST), log)
}

fn secret(form: SecretForm, value: &str) -> Secret {
    Secret::parse(form, value).unwrap()
}

fn pin(value: &str) -> Secret {
    secret(SecretForm::Pin4, value)
}

#[test]
fn every_binary_file_is_read_to_its_end() {
    let (mut card, _) = card(None);
    let attempt = card.attempt(AppId::Text, TEXT, false).unwrap();
    card.show(attempt, pin(PIN)).unwrap();
    let number = card.read(AppId::Text, FileId(1)).unwrap();
    assert_eq!(*number, content(AppId::Text, FileId(1)), "all seventeen bytes, padding included");
    let attributes = card.read(AppId::Text, FileId(2)).unwrap();
    assert_eq!(attributes[..], content(AppId::Text, FileId(2))[..305], "the object without what fills the file");
    assert_eq!(card.read(AppId::Jpki, FileId(6)).unwrap().len(), 160);
    assert_eq!(card.data_object(0x7f21).unwrap().len(), 300, "by an extended length");
}

#[test]
fn tries_are_asked_for_before_a_secret_is_shown() {
    let (mut card, log) = card(None);
    let attempt = card.attempt(AppId::Jpki, AUTH, false).unwrap();
    assert_eq!((attempt.left(), attempt.form()), (3, SecretForm::Pin4));
    card.show(attempt, pin(PIN)).unwrap();
    let select = "00A4040C0AD392F000260100000001";
    let expected = [select, "00A4020C020018", "00200080", select, "00A4020C020018", "002000800431323334"];
    assert_eq!(*log.borrow(), expected, "selected anew right before");
}

#[test]
fn a_wrong_secret_is_counted_and_one_try_left_stops() {
    let (mut card, log) = card(None);
    for left in [2, 1] {
        let attempt = card.attempt(AppId::Jpki, AUTH, false).unwrap();
        assert_eq!(card.show(attempt, pin("9999")).unwrap_err(), PinError::Wrong { left });
    }
    let shown = |log: &Vec<String>| log.iter().filter(|line| line.starts_with("0020008004")).count();
    assert_eq!(card.attempt(AppId::Jpki, AUTH, false).unwrap_err(), PinError::LastTry);
    assert_eq!(shown(&log.borrow()), 2);
    let attempt = card.attempt(AppId::Jpki, AUTH, true).unwrap();
    assert_eq!(card.show(attempt, pin("9999")).unwrap_err(), PinError::Wrong { left: 0 });
    assert_eq!(card.attempt(AppId::Jpki, AUTH, true).unwrap_err(), PinError::Blocked);
    assert_eq!(shown(&log.borrow()), 3);
    assert_eq!(card.tries(AppId::Jpki, SIGN).unwrap(), Tries::Left(5), "the others are as they were");
}

#[test]
fn a_secret_goes_only_to_a_counter_of_its_form() {
    let (mut card, log) = card(None);
    let attempt = card.attempt(AppId::Jpki, SIGN, false).unwrap();
    assert_eq!(card.show(attempt, pin(PIN)).unwrap_err(), PinError::Form);
    assert!(log.borrow().iter().all(|line| !line.starts_with("0020008004")));
}

#[test]
fn a_try_whose_answer_was_lost_is_reported_and_not_repeated() {
    let (mut card, log) = card(Some(5));
    let attempt = card.attempt(AppId::Jpki, AUTH, false).unwrap();
    let error = card.show(attempt, pin(PIN)).unwrap_err();
    let source = CardError::Channel(ChannelError::Link(LinkError::Removed));
    assert_eq!(error, PinError::Lost { before: 3, now: None, source });
    assert_eq!(log.borrow().iter().filter(|line| line.starts_with("0020008004")).count(), 1);
}

#[test]
fn the_card_is_left_with_another_application_and_without_power() {
    let (mut card, log) = card(None);
    card.select(AppId::Jpki).unwrap();
    drop(card);
    assert_eq!(log.borrow()[1..], ["00A4040C07A0000001510000", "power off"]);
}

#[test]
fn what_needs_a_secret_says_so() {
    let (mut card, _) = card(None);
    let error = card.read(AppId::Jpki, FileId(1)).unwrap_err();
    let step = Step::Read(AppId::Jpki, FileId(1));
    assert_eq!(error, CardError::Status { step, status: Status(0x6982) });
    assert!(error.wants_secret());
    assert!(card.sign(AppId::Jpki, FileId(0x17), b"x").unwrap_err().wants_secret());
}

#[test]
fn a_secret_is_changed_after_it_was_shown() {
    let (mut card, _) = card(None);
    let new = secret(SecretForm::Password, "NEW999");
    assert!(matches!(card.change(AppId::Jpki, SIGN, &new), Err(PinError::Card(error)) if error.wants_secret()));
    let attempt = card.attempt(AppId::Jpki, SIGN, false).unwrap();
    card.show(attempt, secret(SecretForm::Password, PASSWORD)).unwrap();
    card.change(AppId::Jpki, SIGN, &new).unwrap();
    let attempt = card.attempt(AppId::Jpki, SIGN, false).unwrap();
    card.show(attempt, new).unwrap();
    assert_eq!(card.change(AppId::Jpki, SIGN, &pin("5678")).unwrap_err(), PinError::Form);
}
