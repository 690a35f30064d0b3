//! Pictures on a terminal, in half blocks: two pixels a cell.

use crate::card::photo::Grey;

/// The most pixels of a picture of text.
const MOST: u32 = 1 << 22;

/// Reads a greyscale PNG; none where it is another, or damaged.
#[must_use]
pub fn of_png(bytes: &[u8]) -> Option<Grey> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(png::Transformations::normalize_to_color8());
    let mut reader = decoder.read_info().ok()?;
    let (width, height) = (reader.info().width, reader.info().height);
    if width.checked_mul(height).is_none_or(|pixels| pixels > MOST) {
        return None;
    }
    let mut pixels = vec![0; reader.output_buffer_size()?];
    let frame = reader.next_frame(&mut pixels).ok()?;
    let grey = frame.color_type == png::ColorType::Grayscale && frame.bit_depth == png::BitDepth::Eight;
    pixels.truncate(frame.buffer_size());
    let (width, height) = (usize::try_from(width).ok()?, usize::try_from(height).ok()?);
    (grey && pixels.len() == width * height).then_some(Grey { width, height, pixels })
}

/// Draws a picture so many cells wide; its own shades in colour, five without.
#[must_use]
pub fn draw(picture: &Grey, cells: usize, colours: bool) -> String {
    let width = cells.clamp(1, picture.width.max(1));
    let rows = (picture.height * width / picture.width.max(1)).max(2).next_multiple_of(2);
    let at = |x: usize, y: usize| mean(picture, (x, y), (width, rows));
    let mut out = String::new();
    for y in (0..rows).step_by(2) {
        for x in 0..width {
            let (upper, lower) = (at(x, y), at(x, y + 1));
            if colours {
                out.push_str(&format!("\u{1b}[38;5;{};48;5;{}m▀", shade(upper), shade(lower)));
            } else {
                out.push([' ', '░', '▒', '▓', '█'][(usize::from(upper) + usize::from(lower)) / 2 * 4 / 255]);
            }
        }
        out.push_str(if colours { "\u{1b}[0m\n" } else { "\n" });
    }
    out
}

/// The grey of the 256 colours: 232 is the darkest.
fn shade(grey: u8) -> u8 {
    232 + grey / 11
}

/// The mean of the pixels that fall into a cell's half.
fn mean(picture: &Grey, (x, y): (usize, usize), (width, rows): (usize, usize)) -> u8 {
    let span = |at: usize, parts: usize, whole: usize| {
        let from = (at * whole / parts).min(whole.saturating_sub(1));
        from..((at + 1) * whole / parts).max(from + 1).min(whole)
    };
    let columns = span(x, width, picture.width);
    let (mut sum, mut count) = (0, 0);
    for row in span(y, rows, picture.height) {
        for column in columns.clone() {
            sum += usize::from(picture.pixels.get(row * picture.width + column).copied().unwrap_or(255));
            count += 1;
        }
    }
    u8::try_from(sum / count.max(1)).unwrap_or(255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_a_cell_are_two_pixels() {
        let picture = Grey { width: 2, height: 2, pixels: vec![255, 0, 0, 255] };
        assert_eq!(draw(&picture, 2, true), "\u{1b}[38;5;255;48;5;232m▀\u{1b}[38;5;232;48;5;255m▀\u{1b}[0m\n");
        assert_eq!(draw(&picture, 2, false), "░░\n");
    }

    #[test]
    fn what_is_no_png_is_not_drawn() {
        assert_eq!(of_png(b"\x89PNG"), None);
    }
}
