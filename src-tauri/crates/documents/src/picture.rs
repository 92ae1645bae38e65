//! Pictures that people hand in: whether they are any, small enough for a paper or a window, the right way up.

use std::io::Cursor;
use std::sync::Arc;

use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use yanxiu_domain::record::Picture;

/// The longest side a camera's picture has; beyond it lies what was made to exhaust memory.
const LONGEST_SIDE: u32 = 20_000;
/// Most bytes that a decoded picture may take.
const MOST_BYTES: u64 = 512 * 1024 * 1024;
/// Quality of what is made smaller.
const QUALITY: u8 = 85;

/// Why a file is no picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct PictureError(pub &'static str);

/// A JPEG or PNG, by what it holds and not by its name, turned the way it was taken and no side longer than
/// `longest` pixels.
///
/// # Errors
/// When it is neither, or damaged, or larger than any camera's picture.
pub fn read(bytes: &[u8], longest: u32) -> Result<Picture, PictureError> {
    let format = image::guess_format(bytes).ok().filter(|f| matches!(f, ImageFormat::Jpeg | ImageFormat::Png));
    let format = format.ok_or(PictureError("不是图片（JPG、PNG）"))?;
    let damaged = |_| PictureError("图片已损坏或不完整");
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_BYTES);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(damaged)?;
    let turned = decoder.orientation().map_err(damaged)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(damaged)?;
    picture.apply_orientation(turned);
    if picture.width().max(picture.height()) > longest {
        picture = picture.thumbnail(longest, longest);
    }
    // What shows through is paper.
    let mut paper = image::RgbImage::from_pixel(picture.width(), picture.height(), image::Rgb([255; 3]));
    for (on, from) in paper.pixels_mut().zip(picture.to_rgba8().pixels()) {
        let [r, g, b, alpha] = from.0;
        let over = |c: u8| {
            let mixed = (u32::from(c) * u32::from(alpha) + 255 * (255 - u32::from(alpha))) / 255;
            u8::try_from(mixed).unwrap_or(u8::MAX)
        };
        on.0 = [over(r), over(g), over(b)];
    }
    let mut jpeg = Vec::new();
    paper.write_with_encoder(JpegEncoder::new_with_quality(&mut jpeg, QUALITY)).map_err(damaged)?;
    Ok(Picture { width: paper.width(), height: paper.height(), jpeg: Arc::from(jpeg) })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Vec::new();
        let drawn = image::RgbaImage::from_pixel(width, height, image::Rgba([10, 200, 10, 255]));
        drawn.write_to(&mut Cursor::new(&mut bytes), ImageFormat::Png).unwrap();
        bytes
    }

    #[test]
    fn pictures_are_made_small_and_the_same_each_time() {
        let wide = read(&png(400, 100), 200).unwrap();
        assert_eq!((wide.width, wide.height), (200, 50));
        assert_eq!(read(&png(400, 100), 200).unwrap(), wide);
        let small = read(&png(40, 10), 200).unwrap();
        assert_eq!((small.width, small.height), (40, 10), "nothing is blown up");
        assert!(small.jpeg.starts_with(&[0xFF, 0xD8, 0xFF]));
        assert_eq!(read(&small.jpeg, 200).map(|p| p.width), Ok(40), "a JPEG reads too");
    }

    #[test]
    fn what_is_no_picture_is_said() {
        let whole = png(40, 40);
        for (bytes, expected) in [
            (b"%PDF-1.4".to_vec(), "不是图片（JPG、PNG）"),
            (b"GIF89a".to_vec(), "不是图片（JPG、PNG）"),
            (Vec::new(), "不是图片（JPG、PNG）"),
            (whole[..whole.len() / 2].to_vec(), "图片已损坏或不完整"),
            (whole[..8].to_vec(), "图片已损坏或不完整"),
        ] {
            assert_eq!(read(&bytes, 100).map_err(|e| e.0), Err(expected));
        }
    }
}
