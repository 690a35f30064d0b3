//! Ctrl-C, whatever is waited for.

use super::peers::{Answering, holder, met, receiver, request, status};

fn interrupt(pid: u32) {
    std::process::Command::new("kill").args(["-INT", &pid.to_string()]).status().expect("kill");
}

#[test]
fn an_interrupt_ends_what_a_holder_waits_for() {
    for asked in [false, true] {
        let (mut talk, engagement) = holder("");
        if asked {
            talk.say("SE", &met(&engagement).establish(&request("1.0")).expect("a message").2);
            let _ = talk.hear("SD ");
        }
        interrupt(talk.child.id());
        assert_eq!(talk.hear("SD "), asked.then(|| status(20)));
        let (exit, told) = talk.end("interrupted");
        assert_eq!(exit, Some(if asked { 0 } else { 1 }), "{told}");
        assert_eq!(told.contains("interrupted"), !asked, "{told}");
    }
}

#[test]
fn an_interrupt_ends_the_session_properly() {
    let Answering { mut talk, .. } = receiver("");
    interrupt(talk.child.id());
    assert_eq!(talk.hear("SD "), Some(status(20)));
    let (exit, told) = talk.end("interrupted");
    assert_eq!(exit, Some(1), "{told}");
    assert!(told.contains("interrupted"), "{told}");
}
