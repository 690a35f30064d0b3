//! Crashes at every step of every change: a full disk in this process, and `kill -9` in children.
//!
//! A child is this very test program, told by the environment which change to make and at which step to stand still.

use std::collections::BTreeMap;
use std::io::{self, BufRead as _, BufReader, Write as _};
use std::process::{Child, Command, Stdio};
use std::thread;

use super::super::durable::fault;
use super::*;

const ROLE: &str = "MNC_TEST_WALLET_CHILD";

/// A change of a wallet.
type Action = fn(&Path) -> Result<(), WalletError>;

/// Every change there is, each on the wallet that the ones before it left.
const CHANGES: [(&str, Action); 6] = [
    ("create", |folder| Wallet::open_or_create(folder).map(drop)),
    ("add a key", |folder| Wallet::open(folder)?.add_key(&key(1)).map(drop)),
    ("store with a new key", |folder| Wallet::open(folder)?.store(&record(2, 2), Some(&key(2)))),
    ("store with a known key", |folder| Wallet::open(folder)?.store(&record(1, 1), None)),
    ("bind a key", |folder| Wallet::open(folder)?.key_for(&thumbprint(1), KeyUse::Mac).map(drop)),
    ("mark as dead", |folder| Wallet::open(folder)?.mark_dead(&id(1), DEAD)),
];

/// How many steps each has: a file has five, a folder one.
const STEPS: [usize; 6] = [3 + 5, 10, 15, 10, 5, 5];

/// What a wallet holds: its index, and the bytes of every file the index names. None where there is no wallet.
fn state(folder: &Path) -> Option<(Index, BTreeMap<String, Vec<u8>>)> {
    let wallet = match Wallet::open(folder) {
        Err(WalletError::NotAWallet { .. }) => return None,
        opened => opened.unwrap(),
    };
    let index = wallet.index().unwrap();
    let mut files = BTreeMap::new();
    for record in &index.records {
        files.insert(record.id.to_string(), wallet.record_bytes(&record.id).unwrap());
    }
    for key in &index.keys {
        files.insert(key.thumbprint.to_string(), fs::read(folder.join(keys::file(&key.thumbprint))).unwrap());
    }
    Some((index, files))
}

fn copy(from: &Path, to: &Path) {
    if !from.exists() {
        return;
    }
    fs::create_dir(to).unwrap();
    for file in fs::read_dir(from).unwrap() {
        let file = file.unwrap();
        let target = to.join(file.file_name());
        if file.file_type().unwrap().is_dir() {
            copy(&file.path(), &target);
        } else {
            fs::copy(file.path(), target).unwrap();
        }
    }
}

/// Runs each change with a crash at each of its steps; `crash` says whether the change got as far as that step.
///
/// After the crash the wallet is as before or as after, and the same change then succeeds and leaves nothing over.
fn at_every_step(crash: impl Fn(usize, &Path, usize) -> bool) -> Vec<usize> {
    let folder = tempfile::tempdir().unwrap();
    let mut steps = vec![];
    let mut before = folder.path().join("start");
    for (number, (name, change)) in CHANGES.into_iter().enumerate() {
        let after = folder.path().join(format!("after-{number}"));
        copy(&before, &after);
        change(&after).unwrap();
        let (old, new) = (state(&before), state(&after));
        assert_ne!(old, new, "{name}");
        let crashes = (0..).take_while(|step| {
            let tried = folder.path().join(format!("{number}-{step}"));
            copy(&before, &tried);
            let crashed = crash(number, &tried, *step);
            let found = state(&tried);
            assert!(found == old || found == new, "{name}, step {step}: neither old nor new");
            assert!(crashed || found == new, "{name}, step {step}: done, but not changed");
            if found == old {
                change(&tried).unwrap();
            } else {
                // whatever was left over goes with the next change
                Wallet::open(&tried).unwrap().add_key(&key(1)).unwrap();
            }
            let expected = if number == 0 && found == new { None } else { Some(&new) };
            assert!(expected.is_none_or(|new| state(&tried) == *new), "{name}, step {step}: not mended");
            assert_eq!(
                files(&Wallet::open(&tried).unwrap()).len(),
                2 + state(&tried).unwrap().1.len(),
                "{name}, step {step}: leftovers"
            );
            crashed
        });
        steps.push(crashes.count());
        before = after;
    }
    steps
}

#[test]
fn a_full_disk_at_any_step_leaves_old_or_new() {
    let steps = at_every_step(|number, folder, step| {
        fault::plan(Some((step, || Err(io::ErrorKind::StorageFull.into()))));
        let result = CHANGES[number].1(folder);
        let crashed = !fault::plan(None);
        assert_eq!(crashed, result.is_err());
        crashed
    });
    assert_eq!(steps, STEPS);
}

fn spawn(number: usize, folder: &Path, step: usize) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "holder::wallet::tests::crash::child", "--ignored", "--quiet", "--nocapture"])
        .env(ROLE, format!("{number}:{step}:{}", folder.display()))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

#[test]
#[ignore = "played by a child process of the other tests"]
fn child() {
    let role = std::env::var(ROLE).unwrap();
    let mut role = role.splitn(3, ':');
    let mut number = || role.next().unwrap().parse::<usize>().unwrap();
    let (change, step) = (number(), number());
    let folder = role.next().unwrap().to_owned();
    fault::plan(Some((step, || {
        say("here");
        loop {
            thread::park();
        }
    })));
    CHANGES[change].1(Path::new(&folder)).unwrap();
    say("done");
}

fn say(word: &str) {
    let mut out = io::stdout();
    writeln!(out, "\n{word}").unwrap();
    out.flush().unwrap();
}

#[test]
fn a_kill_at_any_step_leaves_old_or_new() {
    let steps = at_every_step(|number, folder, step| {
        let mut child = spawn(number, folder, step);
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let word = lines.into_iter().find(|line| line == "here" || line == "done").unwrap();
        child.kill().unwrap();
        child.wait().unwrap();
        word == "here"
    });
    assert_eq!(steps, STEPS);
}

#[test]
fn many_at_once_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("wallet");
    thread::scope(|scope| {
        for n in 1..=8_u8 {
            let path = &path;
            scope.spawn(move || {
                let wallet = Wallet::open_or_create(path).unwrap();
                wallet.store(&record(n, n), Some(&key(n))).unwrap();
                wallet.key_for(&thumbprint(n), KeyUse::Signature).unwrap();
                wallet.mark_dead(&id(n), DEAD).unwrap();
            });
        }
    });
    let wallet = Wallet::open(&path).unwrap();
    let records = wallet.records().unwrap();
    assert_eq!((records.len(), records.iter().filter(|record| record.dead.is_some()).count()), (8, 8));
    assert!(wallet.keys().unwrap().iter().all(|key| key.bound == Some(KeyUse::Signature)));
    assert_eq!(files(&wallet).len(), 2 + 16);
}

#[test]
fn one_key_asked_for_both_uses_at_once_gets_one() {
    let (_folder, wallet) = wallet();
    wallet.add_key(&key(1)).unwrap();
    let given = thread::scope(|scope| {
        let ask = |n| if n % 2 == 0 { KeyUse::Mac } else { KeyUse::Signature };
        let threads: Vec<_> = (0..8)
            .map(|n| {
                let wallet = &wallet;
                scope.spawn(move || wallet.key_for(&thumbprint(1), ask(n)).ok().map(|_| ask(n)))
            })
            .collect();
        threads.into_iter().filter_map(|thread| thread.join().unwrap()).collect::<Vec<_>>()
    });
    assert_eq!(given.len(), 4);
    assert!(given.iter().all(|purpose| Some(*purpose) == wallet.keys().unwrap()[0].bound));
}
