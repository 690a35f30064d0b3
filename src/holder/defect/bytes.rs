//! Defects of the finished bytes.

use super::Defect;
use crate::cbor::Writer;

/// Spoils the bytes of a map with two entries or more, as this toolkit writes a DeviceResponse.
pub(super) fn spoil(defect: Defect, mut bytes: Vec<u8>) -> Vec<u8> {
    match defect {
        Defect::Truncated => bytes.truncate(bytes.len().saturating_sub(1)),
        Defect::Trailing => bytes.push(0),
        Defect::Indefinite => {
            set_head(&mut bytes, &[0xbf]);
            bytes.push(0xff);
        }
        Defect::LongHead => {
            let entries = entries(&bytes);
            set_head(&mut bytes, &[0xb8, entries]);
        }
        Defect::DuplicateKey => {
            let entries = entries(&bytes);
            set_head(&mut bytes, &[0xa0 | (entries + 1)]);
            let mut again = Writer::new();
            again.text("status").uint(0);
            bytes.extend(again.finish());
        }
        _ => {}
    }
    bytes
}

fn entries(bytes: &[u8]) -> u8 {
    bytes.first().map_or(0, |head| head & 0x0f)
}

fn set_head(bytes: &mut Vec<u8>, head: &[u8]) {
    bytes.splice(..1, head.iter().copied());
}
