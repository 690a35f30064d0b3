//! Recorded exchanges with a card, read and replayed.
#![no_main]

use libfuzzer_sys::fuzz_target;
use mnc::apdu::Link;
use mnc::card::trace::{Entry, Replay, Trace};

fuzz_target!(|input: &[u8]| {
    let Ok(trace) = Trace::read(input) else { return };
    let commands: Vec<_> = trace
        .lines
        .iter()
        .filter_map(|line| match &line.entry {
            Entry::Command { bytes, masked } => Some((bytes.clone(), *masked)),
            _ => None,
        })
        .collect();
    let mut link = Replay::new(trace);
    for (mut command, masked) in commands {
        if masked {
            command.push(0);
        }
        let _ = link.transmit(&command);
    }
    assert!(link.transmit(&[0]).is_err(), "a recording ends");
});
