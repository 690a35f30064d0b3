use super::{Block, Row};
use crate::cli::ui::style::{Label, Paint};
use crate::cli::ui::width::{cells, pad, wrap, wrap_words};

/// Lines longer than this are tiring to read, however wide the terminal.
const WIDEST: usize = 100;

/// A page for a terminal of so many columns.
pub(super) fn render(blocks: &[Block], paint: Paint, columns: usize) -> String {
    let width = columns.min(WIDEST);
    let mut out = String::new();
    let mut before: Option<&Block> = None;
    for block in blocks {
        let together =
            matches!((before, block), (Some(Block::Heading(_)), _) | (Some(Block::Line(..)), Block::Line(..)));
        if before.is_some() && !together {
            out.push('\n');
        }
        before = Some(block);
        match block {
            Block::Heading(text) => line(&mut out, &paint.paint(Label::Heading, &colon(text))),
            Block::Paragraph(text) => wrap(text, width).iter().for_each(|text| line(&mut out, text)),
            Block::Rows(list) => rows(&mut out, list, paint, width),
            Block::Line(head, text) => {
                let head = colon(head);
                let lines = wrap(&format!("{head} {text}"), width);
                let painted = lines.join("\n").replacen(&head, &paint.paint(Label::Heading, &head), 1);
                line(&mut out, &painted);
            }
            Block::Usage(head, forms) => {
                let head = format!("{} ", colon(head));
                let indent = cells(&head);
                for (at, form) in forms.iter().enumerate() {
                    let start =
                        if at == 0 { paint.paint(Label::Heading, head.trim_end()) + " " } else { pad("", indent) };
                    let lines = wrap_words(form, width.saturating_sub(indent + 4));
                    line(&mut out, &format!("{start}{}", lines.join(&format!("\n{}", pad("", indent + 4)))));
                }
            }
            Block::Examples(list) => {
                for (what, command) in list {
                    line(&mut out, &format!("  {}", paint.paint(Label::Note, &format!("# {what}"))));
                    line(&mut out, &format!("  $ {}", paint.paint(Label::Command, command)));
                }
            }
        }
    }
    out
}

fn colon(heading: &str) -> String {
    format!("{heading}:")
}

fn line(out: &mut String, text: &str) {
    out.push_str(text.trim_end());
    out.push('\n');
}

/// Two columns; a name too long for the first has its text on the next line.
fn rows(out: &mut String, list: &[Row], paint: Paint, width: usize) {
    let most = width * 2 / 5;
    let column = list.iter().map(|row| cells(&row.term)).filter(|filled| *filled <= most).max().unwrap_or(0);
    for Row { term, text } in list {
        let texts = wrap(text, width.saturating_sub(column + 4).max(20));
        let mut head = format!("  {}  ", paint.paint(Label::Name, term));
        if cells(term) > column {
            line(out, &head);
            head = pad("", column + 4);
        } else {
            head.push_str(&pad("", column - cells(term)));
        }
        for text in &texts {
            line(out, &format!("{head}{text}"));
            head = pad("", column + 4);
        }
    }
}
