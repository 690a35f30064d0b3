use super::*;
use crate::cli::context::Process;
use crate::cli::run;
use crate::cli::ui::width::cells;
use crate::text::{Lang, Message};

/// What a screen holds; examples are not wrapped, because they are pasted.
const SCREEN: (usize, usize) = (80, 32);

fn each(mut look: impl FnMut(&str, Words, &[String])) {
    for lang in Lang::ALL {
        for path in paths() {
            look(&format!("{} {}", lang.code(), path.join(" ")), Words::new(lang), &path);
        }
    }
}

#[test]
fn a_short_page_fits_a_screen() {
    each(|name, words, path| {
        let page = plain(words, path, false, SCREEN.0);
        assert!(page.lines().count() <= SCREEN.1, "{name}: {} lines\n{page}", page.lines().count());
    });
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    each(|name, words, path| {
        for line in plain(words, path, true, SCREEN.0).lines().filter(|line| !line.starts_with("  $ ")) {
            assert!(cells(line) <= SCREEN.0, "{name}: {line}");
        }
    });
}

#[test]
fn every_row_has_a_text() {
    each(|name, words, path| {
        for block in page(words, path, true) {
            if let Block::Rows(rows) = block {
                for row in rows {
                    assert!(!row.text.trim_start().is_empty() && !row.text.starts_with('['), "{name}: {}", row.term);
                    assert!(words.lang() == Lang::En || !row.term.contains("<FILE"), "{name}: {}", row.term);
                }
            }
        }
        assert!(!about(words, path).is_empty(), "{name}: no first line");
    });
}

#[test]
fn a_first_line_is_short_and_has_no_full_stop() {
    each(|name, words, path| {
        let line = about(words, path);
        assert!(cells(&line) <= 80 && !line.ends_with(['.', '。']) && !line.contains('\n'), "{name}: {line}");
    });
}

#[test]
fn every_page_tells_the_exit_status() {
    each(|name, words, path| {
        let head = words.say(text!(heading_exit));
        assert!(plain(words, path, true, 80).contains(&format!("{head}: 0 ")), "{name}");
    });
}

#[test]
fn examples_come_before_the_fine_print() {
    each(|name, words, path| {
        let page = plain(words, path, true, 80);
        let at = |message: Message| page.find(&format!("{}:\n", words.say(message)));
        let (examples, options) = (at(text!(heading_examples)), at(text!(heading_common)));
        assert!(examples.is_none_or(|examples| Some(examples) < options), "{name}");
        assert!(examples.is_some() || without(path), "{name}: no example");
    });
}

/// Pages without an example: it would belong to a page below, or waits for somebody at a terminal or a reader.
fn without(path: &[String]) -> bool {
    ["issue", "read-card pin", "read-card pin change", "read-card serve"].contains(&&*path.join(" "))
}

#[test]
fn every_topic_has_a_page() {
    for lang in Lang::ALL {
        for name in TOPICS {
            let blocks = topic_page(Words::new(lang), name).expect("a topic");
            assert!(blocks.len() > 1, "{name}");
            for block in blocks {
                if let Block::Rows(rows) = block {
                    rows.iter().for_each(|row| assert!(!row.text.is_empty(), "{name}: {}", row.term));
                }
            }
        }
    }
}

#[test]
fn help_is_about_topics_and_commands() {
    let said = |line: &str| {
        let (process, captured) = Process::simulated(b"");
        let exit = run(std::iter::once("mnc").chain(line.split(' ')).map(Into::into), process);
        (exit, captured.out(), captured.err())
    };
    assert_eq!(said("help exit-status").1.lines().next(), Some("What the exit status means"));
    assert_eq!(said("help verify request").1, plain(Words::default(), &["verify".into(), "request".into()], true, 80));
    assert_eq!(said("help").1, plain(Words::default(), &[], true, 80));
    let (exit, out, err) = said("help nothing");
    assert!(exit == 2 && out.is_empty() && err.contains("topics: environment"), "{err}");
}

#[test]
fn a_missing_subcommand_shows_the_short_help_on_stderr() {
    let (process, captured) = Process::simulated(b"");
    assert_eq!(run(["mnc", "keygen"].map(Into::into), process), 2);
    assert_eq!(captured.out(), "");
    assert!(captured.err().starts_with(&plain(Words::default(), &["keygen".into()], false, 80)), "{}", captured.err());
}
