//! Columns in terminal cells: 氏名 is four wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The cells that a text fills; without colours in it.
#[must_use]
pub fn cells(text: &str) -> usize {
    text.width()
}

/// The text filled up with spaces to `width` cells.
#[must_use]
pub fn pad(text: &str, width: usize) -> String {
    let mut out = text.to_owned();
    out.extend(std::iter::repeat_n(' ', width.saturating_sub(cells(text))));
    out
}

/// The text cut to `width` cells, with `…` where something is missing.
#[must_use]
pub fn cut(text: &str, width: usize) -> String {
    if cells(text) <= width {
        return text.to_owned();
    }
    let mut out = String::new();
    let mut filled = 0;
    for c in text.chars() {
        filled += c.width().unwrap_or(0);
        if filled >= width {
            break;
        }
        out.push(c);
    }
    out.push('…');
    out
}

/// Lines of at most `width` cells. Words stay whole; Japanese breaks between characters, but never so that a line
/// starts with a closing mark or ends with an opening one (禁則処理). A word too long stands alone.
#[must_use]
pub fn wrap(text: &str, width: usize) -> Vec<String> {
    text.split('\n').flat_map(|paragraph| fill(pieces(paragraph), width)).collect()
}

/// The same, broken at spaces only: for what is typed.
#[must_use]
pub fn wrap_words(text: &str, width: usize) -> Vec<String> {
    fill(text.split_inclusive(' ').collect(), width)
}

fn fill(pieces: Vec<&str>, width: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces {
        let bare = piece.trim_end_matches(' ');
        if !line.is_empty() && cells(&line) + cells(bare) > width {
            lines.push(line.trim_end_matches(' ').to_owned());
            line.clear();
        }
        line.push_str(piece);
    }
    lines.push(line.trim_end_matches(' ').to_owned());
    lines
}

/// The parts between which a line may break.
fn pieces(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    let mut previous: Option<char> = None;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        if previous.is_some_and(|before| may_break(before, c)) && !quoted {
            parts.push(&text[start..at]); // safe: both are char boundaries
            start = at;
        }
        quoted ^= c == '`'; // a command in backquotes is pasted whole
        previous = Some(c);
    }
    parts.push(&text[start..]); // safe: a char boundary
    parts
}

fn may_break(before: char, after: char) -> bool {
    if before == ' ' {
        return after != ' ';
    }
    if after == ' ' || "、。，．）」』】〉》］｝・：；？！ーっッゃゅょャュョ,.)]:;?!…".contains(after)
    {
        return false;
    }
    if "（「『【〈《［｛([".contains(before) {
        return false;
    }
    is_wide(before) || is_wide(after)
}

fn is_wide(c: char) -> bool {
    c.width() == Some(2)
}

#[cfg(test)]
mod tests;
