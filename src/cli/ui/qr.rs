//! QR codes: on a terminal, and as a picture in a file.

use qrcode::render::{svg, unicode};
use qrcode::{Color, EcLevel, QrCode};

/// Pixels of a module in a PNG, and modules of quiet around the code (ISO/IEC 18004, 6.3.8).
const PIXELS: usize = 8;
const QUIET: usize = 4;

/// A QR code.
#[allow(missing_debug_implementations)] // the library has none
pub struct Qr(QrCode);

impl Qr {
    /// The code of a text; none where the text is too long for one.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        QrCode::with_error_correction_level(text, EcLevel::L).ok().map(Self)
    }

    /// Drawn in half blocks, dark on light whatever the terminal's colours: `colours` says whether it may set them.
    #[must_use]
    pub fn draw(&self, colours: bool) -> String {
        // Without colours the light modules are the ones drawn, since most terminals are dark.
        let (dark, light) = match colours {
            true => (unicode::Dense1x2::Dark, unicode::Dense1x2::Light),
            false => (unicode::Dense1x2::Light, unicode::Dense1x2::Dark),
        };
        let drawn = self.0.render::<unicode::Dense1x2>().dark_color(dark).light_color(light).build();
        let mut out = String::new();
        for line in drawn.lines() {
            match colours {
                true => out.push_str(&format!("\u{1b}[30;107m{line}\u{1b}[0m\n")),
                false => out.push_str(&format!("{line}\n")),
            }
        }
        out
    }

    /// As SVG.
    #[must_use]
    pub fn svg(&self) -> String {
        self.0.render::<svg::Color<'_>>().min_dimensions(256, 256).build()
    }

    /// As PNG, black on white.
    ///
    /// # Errors
    /// The encoder's.
    pub fn png(&self) -> Result<Vec<u8>, png::EncodingError> {
        let width = self.0.width();
        let side = (width + 2 * QUIET) * PIXELS;
        let modules = self.0.to_colors();
        let shade = |x: usize, y: usize| {
            let module = |at: usize| (at / PIXELS).checked_sub(QUIET).filter(|at| *at < width);
            match (module(x), module(y)) {
                (Some(x), Some(y)) if modules[y * width + x] == Color::Dark => 0,
                _ => 255,
            }
        };
        let pixels: Vec<u8> = (0..side * side).map(|at| shade(at % side, at / side)).collect();
        let mut out = Vec::new();
        let number = u32::try_from(side).unwrap_or(u32::MAX);
        let mut encoder = png::Encoder::new(&mut out, number, number);
        encoder.set_color(png::ColorType::Grayscale);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.write_header()?.write_image_data(&pixels)?;
        Ok(out)
    }
}
