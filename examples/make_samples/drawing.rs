//! Portraits that nobody takes for photos: a few ellipses, marked MOCK. Whole numbers only, so that every machine draws
//! the same bytes.

use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

/// 35 by 45 mm, as on the card, at 300 dots an inch.
const WIDTH: i64 = 413;
const HEIGHT: i64 = 531;
/// Each dot is the mean of this many by this many.
const FINE: i64 = 3;
const QUALITY: u8 = 80;

type Colour = [u8; 3];

/// What a face looks like.
pub(crate) struct Face {
    pub(crate) hair: Hair,
    pub(crate) hair_colour: Colour,
    pub(crate) skin: Colour,
    pub(crate) clothes: Colour,
    pub(crate) glasses: bool,
}

/// How the hair is worn.
#[derive(PartialEq)]
pub(crate) enum Hair {
    Bun,
    Long,
    Short,
}

/// A JPEG of a face; the seed moves the grain of the paper.
pub(crate) fn portrait(face: &Face, seed: u32) -> Vec<u8> {
    let mut grain = seed.wrapping_mul(2_654_435_761).wrapping_add(97);
    let mut pixels = vec![];
    for y in 0..HEIGHT {
        for x in 0..WIDTH {
            // a linear congruential generator, its high bits
            grain = grain.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let shade = i64::from(grain >> 29) - 4;
            pixels.extend(mean(face, x, y).map(|channel| byte(channel + shade)));
        }
    }
    let mut jpeg = vec![];
    let mut encoder = Encoder::new(&mut jpeg, QUALITY);
    encoder.set_sampling_factor(SamplingFactor::F_2_2);
    let side = |length: i64| u16::try_from(length).expect("a small picture");
    encoder.encode(&pixels, side(WIDTH), side(HEIGHT), ColorType::Rgb).expect("a whole picture");
    jpeg
}

fn byte(channel: i64) -> u8 {
    u8::try_from(channel.clamp(0, 255)).expect("clamped")
}

fn mean(face: &Face, x: i64, y: i64) -> [i64; 3] {
    let mut sum = [0; 3];
    for fine in 0..FINE * FINE {
        let dot = colour(face, x * FINE + fine % FINE, y * FINE + fine / FINE);
        for (sum, channel) in sum.iter_mut().zip(dot) {
            *sum += i64::from(channel);
        }
    }
    sum.map(|sum| sum / (FINE * FINE))
}

/// An ellipse: centre and half axes, in whole dots.
struct Ellipse(i64, i64, i64, i64);

impl Ellipse {
    fn holds(&self, x: i64, y: i64) -> bool {
        let Self(cx, cy, rx, ry) = *self;
        let (dx, dy) = ((x - cx * FINE) * ry, (y - cy * FINE) * rx);
        dx * dx + dy * dy <= rx * rx * ry * ry * FINE * FINE
    }

    /// The line around it.
    fn rim(&self, width: i64, x: i64, y: i64) -> bool {
        let Self(cx, cy, rx, ry) = *self;
        self.holds(x, y) && !Self(cx, cy, rx - width, ry - width).holds(x, y)
    }
}

const INK: Colour = [40, 34, 36];
const MOUTH: Colour = [176, 84, 80];

/// The colour of a fine dot: the first shape from the front that holds it.
fn colour(face: &Face, x: i64, y: i64) -> Colour {
    let layers = [
        (mark(x, y), [120, 128, 140]),
        (face.glasses && glasses(x, y), INK),
        (features(x, y), INK),
        (mouth(x, y), MOUTH),
        (fringe(face, x, y), face.hair_colour),
        (Ellipse(206, 250, 96, 124).holds(x, y), face.skin),
        (ears(x, y), darker(face.skin)),
        (neck(x, y), darker(face.skin)),
        (Ellipse(206, 560, 190, 150).holds(x, y), face.clothes),
        (back_hair(face, x, y), face.hair_colour),
    ];
    let background = [214, 226, 238];
    layers.into_iter().find(|(inside, _)| *inside).map_or(background, |(_, colour)| colour)
}

fn darker(colour: Colour) -> Colour {
    colour.map(|channel| channel - channel / 10)
}

fn features(x: i64, y: i64) -> bool {
    let eyes = Ellipse(168, 246, 9, 12).holds(x, y) || Ellipse(244, 246, 9, 12).holds(x, y);
    let brow = |centre| Ellipse(centre, 226, 24, 10).rim(4, x, y) && y < 222 * FINE;
    let nose = Ellipse(206, 282, 8, 14).rim(3, x, y) && x > 206 * FINE;
    eyes || brow(168) || brow(244) || nose
}

fn mouth(x: i64, y: i64) -> bool {
    Ellipse(206, 308, 34, 24).rim(7, x, y) && y > 318 * FINE
}

fn glasses(x: i64, y: i64) -> bool {
    let bridge = (196 * FINE..216 * FINE).contains(&x) && (243 * FINE..247 * FINE).contains(&y);
    bridge || Ellipse(168, 247, 29, 23).rim(4, x, y) || Ellipse(244, 247, 29, 23).rim(4, x, y)
}

fn ears(x: i64, y: i64) -> bool {
    Ellipse(110, 258, 14, 26).holds(x, y) || Ellipse(302, 258, 14, 26).holds(x, y)
}

fn neck(x: i64, y: i64) -> bool {
    ((170 * FINE)..(242 * FINE)).contains(&x) && (340 * FINE..430 * FINE).contains(&y)
}

fn fringe(face: &Face, x: i64, y: i64) -> bool {
    let line = if face.hair == Hair::Short { 176 } else { 190 };
    Ellipse(206, 226, 104, 112).holds(x, y) && y < line * FINE + (x - 150 * FINE).abs() / 8
}

fn back_hair(face: &Face, x: i64, y: i64) -> bool {
    match face.hair {
        Hair::Short => Ellipse(206, 220, 110, 112).holds(x, y) && y < 250 * FINE,
        Hair::Long => Ellipse(206, 270, 128, 168).holds(x, y),
        Hair::Bun => Ellipse(206, 226, 112, 118).holds(x, y) || Ellipse(206, 96, 44, 40).holds(x, y),
    }
}

/// MOCK, five by seven dots a letter, a bit a dot.
const LETTERS: [[u8; 7]; 4] = [
    [0b10001, 0b11011, 0b10101, 0b10101, 0b10001, 0b10001, 0b10001],
    [0b01110, 0b10001, 0b10001, 0b10001, 0b10001, 0b10001, 0b01110],
    [0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110],
    [0b10001, 0b10010, 0b10100, 0b11000, 0b10100, 0b10010, 0b10001],
];

fn mark(x: i64, y: i64) -> bool {
    let (column, row) = ((x / FINE - 16) / 4, (y / FINE - 16) / 4);
    if x < 16 * FINE || y < 16 * FINE {
        return false;
    }
    let cell = |n: i64| usize::try_from(n).unwrap_or(usize::MAX);
    let line = LETTERS.get(cell(column / 6)).and_then(|letter| letter.get(cell(row)));
    line.is_some_and(|bits| bits << (column % 6) & 0b10000 != 0)
}
