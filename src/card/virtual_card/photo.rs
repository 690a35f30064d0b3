//! The photo of a virtual card: a person's portrait in the size and format of a real one.

use openjp2::openjpeg::{OPJ_CLRSPC_GRAY, OPJ_CODEC_JP2};
use openjp2::{Codec, Stream, opj_cparameters_t, opj_image, opj_image_comptparm};
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::bytestream::ZCursor;
use zune_jpeg::zune_core::colorspace::ColorSpace;
use zune_jpeg::zune_core::options::DecoderOptions;

use crate::card::photo::{Grey, PhotoError, check_size, decode};

/// Pixels in a row.
pub const WIDTH: usize = 378;
/// Rows.
pub const HEIGHT: usize = 472;
/// How many times smaller the file is than its pixels.
const RATE: f32 = 20.0;

/// Makes the photo of a card from a portrait, JPEG or JPEG 2000. The same portrait makes the same bytes.
///
/// The middle of the portrait is taken, in the proportions of a card's photo.
///
/// # Errors
/// The portrait is damaged or too large, or the encoder has no place for its file.
pub fn make(portrait: &[u8]) -> Result<Vec<u8>, PhotoError> {
    let portrait = if portrait.starts_with(&[0xff, 0xd8]) { decode_jpeg(portrait)? } else { decode(portrait)? };
    encode(&fit(&portrait))
}

fn decode_jpeg(jpeg: &[u8]) -> Result<Grey, PhotoError> {
    let options = DecoderOptions::new_safe().jpeg_set_out_colorspace(ColorSpace::Luma);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(jpeg), options);
    decoder.decode_headers().map_err(|_| PhotoError::Damaged)?;
    let (width, height) = decoder.dimensions().ok_or(PhotoError::Damaged)?;
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
    check_size(number(width), number(height))?;
    let pixels = decoder.decode().map_err(|_| PhotoError::Damaged)?;
    if pixels.len() == width * height { Ok(Grey { width, height, pixels }) } else { Err(PhotoError::Damaged) }
}

/// Cuts the middle out and brings it to the size of a card's photo; every pixel is the mean of what it covers.
fn fit(portrait: &Grey) -> Grey {
    let (width, height) = (portrait.width, portrait.height);
    // The largest part of these proportions.
    let part_width = width.min((height * WIDTH).div_ceil(HEIGHT)).max(1);
    let part_height = height.min((width * HEIGHT).div_ceil(WIDTH)).max(1);
    let (left, top) = ((width - part_width) / 2, (height - part_height) / 2);
    let rows = portrait.pixels.chunks_exact(width).skip(top).take(part_height);
    let narrow: Vec<Vec<u8>> = rows.map(|row| resample(&row[left..left + part_width], WIDTH)).collect();
    let columns: Vec<Vec<u8>> =
        (0..WIDTH).map(|x| resample(&narrow.iter().map(|row| row[x]).collect::<Vec<_>>(), HEIGHT)).collect();
    let pixels = (0..HEIGHT).flat_map(|y| columns.iter().map(move |column| column[y])).collect();
    Grey { width: WIDTH, height: HEIGHT, pixels }
}

/// Brings a line to another length, in whole numbers: the old pixels are `to` wide, the new ones `line.len()`.
fn resample(line: &[u8], to: usize) -> Vec<u8> {
    let from = line.len();
    let mean = |place: usize| {
        let (start, end) = (place * from, (place + 1) * from);
        let mut sum = 0;
        let (first, behind) = (start / to, end.div_ceil(to));
        for (at, pixel) in line.iter().enumerate().take(behind).skip(first) {
            let covered = end.min((at + 1) * to) - start.max(at * to);
            sum += covered * usize::from(*pixel);
        }
        u8::try_from((sum + from / 2) / from).unwrap_or(u8::MAX)
    };
    (0..to).map(mean).collect()
}

fn encode(photo: &Grey) -> Result<Vec<u8>, PhotoError> {
    // The encoder writes to a file and nowhere else.
    let file = tempfile::NamedTempFile::new().map_err(|_| PhotoError::Damaged)?;
    encode_to(photo, file.path()).ok_or(PhotoError::Damaged)?;
    std::fs::read(file.path()).map_err(|_| PhotoError::Damaged)
}

fn encode_to(photo: &Grey, path: &std::path::Path) -> Option<()> {
    let (w, h) = (u32::try_from(photo.width).ok()?, u32::try_from(photo.height).ok()?);
    let component = opj_image_comptparm { dx: 1, dy: 1, w, h, x0: 0, y0: 0, prec: 8, bpp: 8, sgnd: 0 };
    let mut image = opj_image::create(&[component], OPJ_CLRSPC_GRAY)?;
    (image.x0, image.y0, image.x1, image.y1) = (0, 0, w, h);
    let samples: Vec<i32> = photo.pixels.iter().copied().map(i32::from).collect();
    image.comps_mut()?.first_mut()?.data_mut()?.copy_from_slice(&samples);
    let mut wishes = opj_cparameters_t::default();
    (wishes.tcp_numlayers, wishes.cp_disto_alloc) = (1, 1);
    wishes.tcp_rates[0] = RATE;
    let mut codec = Codec::new_encoder(OPJ_CODEC_JP2)?;
    let done = |flag: i32| (flag != 0).then_some(());
    done(codec.setup_encoder(&mut wishes, &mut image))?;
    let mut stream = Stream::new_file(path, 1 << 16, false).ok()?;
    done(codec.start_compress(&mut image, &mut stream))?;
    done(codec.encode(&mut stream))?;
    done(codec.end_compress(&mut stream))?;
    stream.flush().ok()
}

#[cfg(test)]
mod tests;
