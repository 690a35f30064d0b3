use zeroize::Zeroizing;

use super::{Channel, ChannelError};
use crate::apdu::{Command, Link, LinkError, Status};

/// Answers what a list says, in that order, and holds what was sent against it.
struct Script(Vec<(&'static str, &'static str)>);

impl Link for Script {
    fn transmit(&mut self, command: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
        let (expected, answer) = self.0.remove(0);
        assert_eq!(hex::encode_upper(command), expected);
        Ok(hex::decode(answer).unwrap().into())
    }

    fn end(&mut self) -> Result<(), LinkError> {
        Ok(())
    }

    fn atr(&self) -> &[u8] {
        &[]
    }
}

const READ: Command<'_> = Command::new(0, 0xb0, 0, 0).expecting(256);

#[test]
fn an_answer_in_parts_is_put_together() {
    let script = vec![("00B0000000", "AABB6102"), ("00C0000002", "CCDD6100"), ("00C0000000", "EE9000")];
    let mut channel = Channel::new(Script(script));
    let response = channel.send(&READ).unwrap();
    assert_eq!((response.data(), response.status()), (&[0xaa, 0xbb, 0xcc, 0xdd, 0xee][..], Status::OK));
    assert!(channel.link().0.is_empty());
}

#[test]
fn a_wrong_length_is_sent_again_once() {
    let mut channel = Channel::new(Script(vec![("00B0000000", "6C02"), ("00B0000002", "AABB9000")]));
    assert_eq!(channel.send(&READ).unwrap().data(), [0xaa, 0xbb]);
    let mut channel = Channel::new(Script(vec![("00B0000000", "6C02"), ("00B0000002", "6C03")]));
    assert_eq!(channel.send(&READ).unwrap().status(), Status(0x6c03));
}

#[test]
fn a_command_that_goes_once_goes_once() {
    let mut channel = Channel::new(Script(vec![("00B0000000", "6C02")]));
    assert_eq!(channel.send_once(&READ).unwrap().status(), Status(0x6c02));
}

#[test]
fn an_answer_that_never_ends_is_refused() {
    struct Endless;
    impl Link for Endless {
        fn transmit(&mut self, _: &[u8]) -> Result<Zeroizing<Vec<u8>>, LinkError> {
            Ok(vec![0, 0x61, 0].into())
        }
        fn end(&mut self) -> Result<(), LinkError> {
            Ok(())
        }
        fn atr(&self) -> &[u8] {
            &[]
        }
    }
    let error = Channel::new(Endless).send(&READ).unwrap_err();
    assert_eq!(error, ChannelError::Link(LinkError::MalformedAnswer));
}

#[test]
fn an_answer_without_status_is_refused() {
    let error = Channel::new(Script(vec![("00B0000000", "90")])).send(&READ).unwrap_err();
    assert_eq!(error, ChannelError::Link(LinkError::MalformedAnswer));
}
