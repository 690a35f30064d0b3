//! The photo on a card: JPEG 2000, 8-bit greyscale.

use hayro_jpeg2000::{ColorSpace, DecodeSettings, DecoderContext, Image};

/// The most pixels that are decoded: many times those of a photo on a card.
pub const MAX_PIXELS: u64 = 4_000_000;

/// A greyscale picture.
#[derive(Clone, PartialEq, Eq)]
pub struct Grey {
    /// Pixels in a row.
    pub width: usize,
    /// Rows.
    pub height: usize,
    /// A byte each, row by row from the top, 255 white.
    pub pixels: Vec<u8>,
}

impl std::fmt::Debug for Grey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Grey({} x {})", self.width, self.height)
    }
}

/// Why a photo cannot be shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PhotoError {
    /// It is not whole, or no picture of a kind that is read.
    #[error("damaged")]
    Damaged,
    /// It has too many pixels, or none.
    #[error("{width} x {height}")]
    Size {
        /// Pixels in a row.
        width: u32,
        /// Rows.
        height: u32,
    },
}

/// Whether there may be a picture of this size.
pub(super) fn check_size(width: u32, height: u32) -> Result<(usize, usize), PhotoError> {
    let pixels = u64::from(width) * u64::from(height);
    let size = usize::try_from(width).ok().zip(usize::try_from(height).ok());
    size.filter(|_| (1..=MAX_PIXELS).contains(&pixels)).ok_or(PhotoError::Size { width, height })
}

/// Decodes JPEG 2000, a JP2 file or its codestream; colours become grey.
///
/// # Errors
/// Damage, or more pixels than [`MAX_PIXELS`].
pub fn decode(jp2: &[u8]) -> Result<Grey, PhotoError> {
    let settings = DecodeSettings { strict: true, ..DecodeSettings::default() };
    let image = Image::new(jp2, &settings).map_err(|_| PhotoError::Damaged)?;
    let (width, height) = check_size(image.width(), image.height())?;
    let channels = usize::from(image.color_space().num_channels()) + usize::from(image.has_alpha());
    let of_colour = matches!(image.color_space(), ColorSpace::RGB);
    let mut context = DecoderContext::default();
    let samples = image.decode(&mut context).map_err(|_| PhotoError::Damaged)?.data_u8();
    if channels == 0 || samples.len() != width * height * channels {
        return Err(PhotoError::Damaged);
    }
    let pixels = samples.chunks_exact(channels).map(|pixel| if of_colour { grey(pixel) } else { pixel[0] });
    Ok(Grey { width, height, pixels: pixels.collect() })
}

/// The brightness of red, green and blue (ITU-R BT.601).
fn grey(pixel: &[u8]) -> u8 {
    let sum: u32 = pixel.iter().zip([299, 587, 114]).map(|(part, weight)| u32::from(*part) * weight).sum();
    u8::try_from(sum / 1000).unwrap_or(u8::MAX)
}
