//! Words that no tracked file holds: tasks without an issue, paths of somebody's machine.

use crate::{Wrong, assert_none, tracked};

/// A task left behind that names no issue: nobody would ever find it again.
fn nameless_tasks(path: &str, text: &str) -> Wrong {
    let named = |rest: &str| {
        let number = rest.strip_prefix("(#").and_then(|rest| rest.split_once(')')).map_or("", |(number, _)| number);
        !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
    };
    let mut wrong = Vec::new();
    for (at, line) in text.lines().enumerate() {
        for word in [concat!("TO", "DO"), concat!("FIX", "ME")] {
            if line.split(word).skip(1).any(|rest| !named(rest)) {
                wrong.push(format!("{path}:{}: `{word}` without an issue: write {word}(#12)", at + 1));
            }
        }
    }
    wrong
}

/// Paths of somebody's machine have no place in the project.
fn machine_paths(path: &str, text: &str) -> Wrong {
    let words = [concat!("/wo", "rk/"), concat!("/ro", "ot/"), concat!("/ho", "me/"), concat!("/Us", "ers/")];
    let lines = text.lines().enumerate();
    let wrong = lines.filter_map(|(at, line)| {
        let word = words.iter().find(|word| line.contains(**word))?;
        Some(format!("{path}:{}: a path of somebody's machine: {word}", at + 1))
    });
    wrong.collect()
}

#[test]
fn tasks_name_their_issue() {
    assert_none(&tracked().iter().flat_map(|file| nameless_tasks(&file.path, &file.text)).collect::<Wrong>());
    let task = concat!("TO", "DO");
    assert_eq!(nameless_tasks("a", &format!("// {task}: later\n// {task}(#12): later\n// {task}(#)")).len(), 2);
}

#[test]
fn nothing_names_a_machine() {
    assert_none(&tracked().iter().flat_map(|file| machine_paths(&file.path, &file.text)).collect::<Wrong>());
    assert_eq!(machine_paths("a", concat!("see /wo", "rk/x\nand src/y\nand /ho", "me/z")).len(), 2);
}
