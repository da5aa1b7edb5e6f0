//! Small pictures for lists, made anew: nothing that the camera wrote is in them.

use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use std::io::{BufReader, Cursor};
use std::path::Path;

/// Most dots of a picture that is taken: more than any camera makes, and few enough to hold in memory.
pub const MOST_PIXELS: u64 = 120_000_000;
/// Longest side.
const LONGEST_SIDE: u32 = 30_000;
/// Most bytes a decoder may ask for.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
/// Longest side of a small picture.
const SMALL: u32 = 320;

/// A small picture in JPEG.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thumbnail(pub Vec<u8>);

/// What came of drawing.
#[derive(Debug)]
pub(crate) enum Drawn {
    /// The small picture.
    Small(Thumbnail),
    /// The content cannot be drawn: a damaged picture may still be evidence.
    Unreadable,
    /// Small as a file, huge once unpacked.
    TooLarge,
}

/// Draws a picture small, the right way up.
pub(crate) fn draw(file: &Path) -> std::io::Result<Drawn> {
    let opened = BufReader::new(std::fs::File::open(file)?);
    let mut reader = ImageReader::new(opened).with_guessed_format()?;
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = match reader.into_decoder() {
        Ok(decoder) => decoder,
        Err(e) => return Ok(of_error(&e)),
    };
    let (width, height) = decoder.dimensions();
    if u64::from(width) * u64::from(height) > MOST_PIXELS || width.max(height) > LONGEST_SIDE {
        return Ok(Drawn::TooLarge);
    }
    let orientation = decoder.orientation().ok();
    let mut picture = match DynamicImage::from_decoder(decoder) {
        Ok(picture) => picture,
        Err(e) => return Ok(of_error(&e)),
    };
    picture = picture.thumbnail(SMALL, SMALL);
    if let Some(orientation) = orientation {
        picture.apply_orientation(orientation);
    }
    let mut out = Cursor::new(Vec::new());
    let encoder = image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 80);
    match DynamicImage::ImageRgb8(flat(&picture)).write_with_encoder(encoder) {
        Ok(()) => Ok(Drawn::Small(Thumbnail(out.into_inner()))),
        Err(_) => Ok(Drawn::Unreadable),
    }
}

/// JPEG knows no transparency: what is transparent becomes white.
fn flat(picture: &DynamicImage) -> image::RgbImage {
    let rgba = picture.to_rgba8();
    image::RgbImage::from_fn(rgba.width(), rgba.height(), |x, y| {
        let image::Rgba([r, g, b, a]) = *rgba.get_pixel(x, y);
        let mix = |c: u8| {
            let over = u16::from(c) * u16::from(a) + 255 * (255 - u16::from(a));
            u8::try_from(over / 255).unwrap_or(u8::MAX)
        };
        image::Rgb([mix(r), mix(g), mix(b)])
    })
}

fn of_error(error: &image::ImageError) -> Drawn {
    match error {
        image::ImageError::Limits(_) => Drawn::TooLarge,
        _other => Drawn::Unreadable,
    }
}
