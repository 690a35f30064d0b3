//! Pictures of text, as a card has them of what is printed on it: PNG, black on white, one bit a pixel.
//!
//! The glyphs are those of GNU Unifont, 16 pixels high. What has no glyph there is drawn as 〓, as it was in print.

use unifont::{Glyph, get_glyph};

/// Pixels of a line of text.
const LINE: usize = 16;
/// The mark in place of a character that cannot be drawn (下駄).
const GETA: char = '〓';

/// A picture of text.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Picture {
    /// The file.
    pub png: Vec<u8>,
    /// Characters that it does not show as they are: drawn as 〓, or without the variant that a selector asked for.
    pub not_drawn: Vec<char>,
}

/// Draws text in lines of at most so many pixels; every line is 16 pixels high, and an empty text one empty line.
#[must_use]
pub fn draw(text: &str, widest: usize) -> Picture {
    let mut not_drawn = Vec::new();
    let mut lines: Vec<Vec<&Glyph>> = vec![Vec::new()];
    let mut at = 0;
    for character in text.chars() {
        let found = get_glyph(character).filter(|_| !is_selector(character));
        if found.is_none() {
            not_drawn.push(character);
        }
        if is_selector(character) {
            continue;
        }
        let Some(glyph) = found.or_else(|| get_glyph(GETA)) else { continue };
        if at + glyph.get_width() > widest.max(LINE) {
            lines.push(Vec::new());
            at = 0;
        }
        at += glyph.get_width();
        if let Some(line) = lines.last_mut() {
            line.push(glyph);
        }
    }
    Picture { png: png(&lines), not_drawn }
}

/// Selectors of a variant of the character before them; they have no width.
fn is_selector(character: char) -> bool {
    matches!(character, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

fn png(lines: &[Vec<&Glyph>]) -> Vec<u8> {
    let widths = lines.iter().map(|line| line.iter().map(|glyph| glyph.get_width()).sum());
    let width = widths.max().unwrap_or(0).max(LINE);
    let height = LINE * lines.len();
    let rows = lines.iter().flat_map(|line| (0..LINE).map(move |y| row(line, y, width)));
    let data: Vec<u8> = rows.flatten().collect();
    let mut out = Vec::new();
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    let mut encoder = png::Encoder::new(&mut out, number(width), number(height));
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    encoder.set_compression(png::Compression::Balanced);
    let written = encoder.write_header().and_then(|mut writer| {
        writer.write_image_data(&data)?;
        writer.finish()
    });
    // safe: memory takes every byte, and there are as many as the size says
    written.expect("a picture of this size");
    out
}

/// One row of pixels, eight a byte, 1 white.
fn row(line: &[&Glyph], y: usize, width: usize) -> Vec<u8> {
    let mut out = vec![0xff; width.div_ceil(8)];
    let mut left = 0;
    for glyph in line {
        for x in (0..glyph.get_width()).filter(|x| glyph.get_pixel(*x, y)) {
            out[(left + x) / 8] &= !(0x80 >> ((left + x) % 8));
        }
        left += glyph.get_width();
    }
    out
}

#[cfg(test)]
mod tests;
