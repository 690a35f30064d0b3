//! Several processes at one ledger, and processes that are killed.
//!
//! A child is this very test program, told by the environment which part to play.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;

use super::*;

const ROLE: &str = "MNC_TEST_LEDGER_CHILD";
/// What a child says after each of its own records.
const ENTERED: &str = "entered";

fn spawn(path: &Path, role: u8) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "issuer::ledger::tests::processes::child", "--ignored", "--quiet", "--nocapture"])
        .env(ROLE, format!("{role}:{}", path.display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

/// Enters records of its own people, and tries to enter one of a person that all children share.
#[test]
#[ignore = "played by a child process of the other tests"]
fn child() {
    let role = std::env::var(ROLE).unwrap();
    let (role, path) = role.split_once(':').unwrap();
    let role: u8 = role.parse().unwrap();
    let mut ledger = Ledger::open(Path::new(path)).unwrap();
    for n in 0..20 {
        enter(&mut ledger, role * 20 + n, u32::from(role) * 100 + u32::from(n)).unwrap();
        writeln!(std::io::stdout(), "\n{ENTERED}").unwrap();
        match enter(&mut ledger, 200 + role, 9999) {
            Ok(_) | Err(LedgerError::LiveRecord { .. } | LedgerError::RecordEntered { .. }) => {}
            Err(other) => panic!("{other:?}"),
        }
    }
}

fn whole(ledger: &Ledger) -> bool {
    let answer: String = ledger.connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    answer == "ok"
}

#[test]
fn processes_do_not_hurt_each_other() {
    let world = world();
    let mut children: Vec<Child> = (0..4).map(|role| spawn(&world.path(), role)).collect();
    assert!(children.iter_mut().all(|child| child.wait().unwrap().success()));
    assert!(whole(&world.ledger));
    let records = world.ledger.records().unwrap();
    let shared = records.iter().filter(|record| record.id.bytes()[0] >= 200).count();
    assert_eq!((shared, records.len()), (1, 4 * 20 + 1), "one of the shared person, all of the others");
}

#[test]
fn threads_confirm_one_notice_and_count_lists_without_gaps() {
    let mut world = world();
    enter(&mut world.ledger, 1, 1).unwrap();
    world.ledger.revoke(&id(1), LapseReason::Other, LATER).unwrap();
    let path = world.path();
    let numbers = thread::scope(|scope| {
        let work = |n: u8| {
            let mut ledger = Ledger::open(&path).unwrap();
            ledger.acknowledge(&id(1), LATER + Duration::seconds(n.into())).unwrap();
            (0..5).map(|serial| revoke_signer(&mut ledger, &[n, serial + 1], LATER).unwrap()).collect::<Vec<_>>()
        };
        let threads: Vec<_> = (1..=4).map(|n| scope.spawn(move || work(n))).collect();
        threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect::<std::collections::BTreeSet<_>>()
    });
    assert_eq!(numbers, (1..=20).collect());
    assert_eq!(state(&world.ledger, 1), State::NoticeAcknowledged);
}

/// Kills a child at its work, somewhere after so many records; gives how many there are then.
fn kill_after(world: &World, records: usize) -> usize {
    let mut child = spawn(&world.path(), 0);
    let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
    assert_eq!(lines.filter(|line| line == ENTERED).take(records).count(), records);
    child.kill().unwrap();
    child.wait().unwrap();
    let ledger = Ledger::open(&world.path()).unwrap();
    assert!(whole(&ledger), "killed after {records}");
    // the child enters its people in order: what is there is a beginning of what was to be
    let own = ledger.records().unwrap().into_iter().filter(|record| record.id.bytes()[0] < 200);
    let mut seen: Vec<u8> = own.map(|record| record.id.bytes()[0]).collect();
    seen.sort_unstable();
    assert_eq!(seen, (0..u8::try_from(seen.len()).unwrap()).collect::<Vec<_>>());
    seen.len()
}

#[test]
fn a_killed_process_leaves_a_whole_ledger_with_all_it_reported() {
    let mut cut_short = 0;
    for records in [1, 2, 3, 5, 8, 13] {
        let world = world();
        let found = kill_after(&world, records);
        assert!(found >= records, "{found} of {records} reported");
        cut_short += usize::from(found < 20);
    }
    assert!(cut_short > 0, "no child was killed at its work");
}

#[test]
fn two_creations_at_once_make_one_ledger() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("ledger.db");
    let made = thread::scope(|scope| {
        let threads: Vec<_> = (1..=4)
            .map(|n| {
                scope.spawn({
                    let path = &path;
                    move || Ledger::create(path, &[n; 32])
                })
            })
            .collect();
        threads.into_iter().map(|thread| thread.join().unwrap()).filter(Result::is_ok).count()
    });
    assert_eq!(made, 1);
    assert!(whole(&Ledger::open(&path).unwrap()));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}
