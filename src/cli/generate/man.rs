use std::path::PathBuf;

use roff::{Inline, Roff, bold, italic, roman};

use crate::cli::help::{self, Block, TOPICS};
use crate::text;
use crate::text::{Lang, Words};

/// A page for each command and each topic.
pub(super) fn files(words: Words) -> Vec<(PathBuf, String)> {
    let folder = PathBuf::from(if words.lang() == Lang::En { "man" } else { "man/ja" });
    let commands = help::paths().into_iter().map(|path| {
        let name = std::iter::once("mnc").chain(path.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
        let page = render(words, &name, &help::about(words, &path), &help::page(words, &path, true)[1..]);
        (folder.join(format!("{name}.1")), page)
    });
    let topics = TOPICS.iter().filter_map(|topic| {
        let blocks = help::topic_page(words, topic)?;
        let Some(Block::Paragraph(title)) = blocks.first() else { return None };
        let name = format!("mnc-{topic}");
        let page = render(words, &name, title, &blocks[1..]);
        Some((folder.join(format!("{name}.7")), page))
    });
    commands.chain(topics).collect()
}

fn render(words: Words, name: &str, about: &str, blocks: &[Block]) -> String {
    let section = if name.starts_with("mnc-") && TOPICS.contains(&&name[4..]) { "7" } else { "1" };
    let version = concat!("mnc ", env!("CARGO_PKG_VERSION"));
    let mut page = Roff::new();
    page.control("TH", [name.to_uppercase().as_str(), section, "", version, ""]);
    page.control("nh", []);
    page.control("ad", ["l"]);
    page.control("SH", [words.say(text!(man_name)).as_str()]);
    page.text([roman(format!("{name} - {about}"))]);
    let mut described = false;
    for block in blocks {
        if let (Block::Paragraph(_), false) = (block, described) {
            page.control("SH", [words.say(text!(man_description)).as_str()]);
            described = true;
        }
        add(&mut page, block);
    }
    page.to_roff()
}

fn add(page: &mut Roff, block: &Block) {
    match block {
        Block::Heading(text) => drop(page.control("SH", [text.to_uppercase().as_str()])),
        Block::Paragraph(text) => {
            for paragraph in text.split('\n') {
                page.control("PP", []);
                page.text(marked(paragraph));
            }
        }
        Block::Line(head, text) => {
            page.control("SH", [head.to_uppercase().as_str()]);
            page.text(marked(text));
        }
        Block::Usage(head, forms) => {
            page.control("SH", [head.to_uppercase().as_str()]);
            for (at, form) in forms.iter().enumerate() {
                if at > 0 {
                    page.control("br", []);
                }
                page.text([bold(form.as_str())]);
            }
        }
        Block::Rows(rows) => {
            for row in rows {
                page.control("TP", []);
                page.text([bold(row.term.trim_start())]);
                page.text(marked(&row.text));
            }
        }
        Block::Examples(list) => {
            for (what, command) in list {
                page.control("PP", []);
                page.text([roman(what.as_str())]);
                page.control("PP", []);
                page.control("RS", ["4"]);
                page.control("nf", []); // a command is pasted: no line of it may be filled or broken
                page.text([bold(format!("$ {command}"))]);
                page.control("fi", []);
                page.control("RE", []);
            }
        }
    }
}

/// What stands in backquotes is set apart.
fn marked(text: &str) -> Vec<Inline> {
    text.split('`').enumerate().map(|(at, part)| if at % 2 == 1 { italic(part) } else { roman(part) }).collect()
}
