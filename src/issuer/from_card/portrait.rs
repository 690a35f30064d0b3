//! The photo of the card (JPEG 2000) as the portrait of a record (JPEG).

use jpeg_encoder::{ColorType, Encoder};

use crate::card::photo::{PhotoError, decode};

/// Of 100; a photo of the card is about 20 kB then.
const QUALITY: u8 = 90;

/// Why there is no portrait.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[non_exhaustive]
pub enum PortraitError {
    /// The photo cannot be read.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// It is larger than a JPEG can be.
    #[error("size")]
    Size,
}

/// Makes the portrait; the same photo gives the same bytes.
///
/// # Errors
/// [`PortraitError`].
pub fn jpeg(photo: &[u8]) -> Result<Vec<u8>, PortraitError> {
    let grey = decode(photo)?;
    let size = u16::try_from(grey.width).ok().zip(u16::try_from(grey.height).ok());
    let (width, height) = size.ok_or(PortraitError::Size)?;
    let mut out = Vec::new();
    let encoder = Encoder::new(&mut out, QUALITY);
    encoder.encode(&grey.pixels, width, height, ColorType::Luma).map_err(|_| PortraitError::Size)?;
    Ok(out)
}
