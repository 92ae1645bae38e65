//! Pictures placed on a sheet as an office hands them in, with what shows through them: a seal is no white square.

use std::io::Cursor;
use std::sync::Arc;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use image::codecs::jpeg::JpegEncoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use lopdf::{Dictionary, Object, Stream, dictionary};
use sha2::{Digest, Sha256};

/// Most bytes of a file: an A4 sheet at 300 dots per inch needs less.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;
/// Most pixels of a side: A4 at 400 dots per inch.
pub const LONGEST_SIDE: u32 = 4_700;
/// Quality of a JPEG that must be turned.
const QUALITY: u8 = 94;

/// Why a file can't be placed: code, what is wrong, what to do; in Chinese.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct RasterError {
    /// Stable code.
    pub code: &'static str,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub hint: &'static str,
}

fn error(code: &'static str, message: impl Into<String>, hint: &'static str) -> RasterError {
    RasterError { code, message: message.into(), hint }
}

/// A picture, ready to be embedded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raster {
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// Its digest, by which templates name it.
    pub digest: String,
    /// The file as it was handed in.
    pub source: Arc<[u8]>,
    /// Grey rather than red, green, blue.
    grey: bool,
    /// What is embedded: a JPEG as it is, or samples made small.
    samples: Arc<[u8]>,
    jpeg: bool,
    /// How much each pixel covers, made small; nothing when all of them cover whole.
    mask: Option<Arc<[u8]>>,
}

impl Raster {
    /// Reads a PNG or a JPEG, by what it holds and not by its name.
    ///
    /// # Errors
    /// `image_kind`, `image_large`, `image_damaged`, or `image_cmyk` for a JPEG in printing inks: what they look like
    /// depends on a press, and a seal in the wrong red is worse than a word about it.
    pub fn read(bytes: &[u8]) -> Result<Self, RasterError> {
        if bytes.len() > MOST_BYTES {
            let size = format!("图片有 {:.1} MB，超过 4 MB", bytes.len() as f64 / 1_048_576.0);
            return Err(error("image_large", size, "请用看图软件缩小后另存，A4 整版用 300 dpi 已足够。"));
        }
        let format = image::guess_format(bytes).ok();
        match format {
            Some(ImageFormat::Png) => Self::png(bytes),
            Some(ImageFormat::Jpeg) => Self::jpeg(bytes),
            _ => Err(error("image_kind", "不是可用的图片", "只能使用 PNG 或 JPG 图片；印章请用透明底的 PNG。")),
        }
    }

    /// Whether paper or text shows through.
    pub fn transparent(&self) -> bool {
        self.mask.is_some()
    }

    fn of(bytes: &[u8], width: u32, height: u32) -> Self {
        let digest = Sha256::digest(bytes)[..16].iter().fold(String::new(), |all, byte| format!("{all}{byte:02x}"));
        Self { width, height, digest, source: bytes.into(), grey: false, samples: bytes.into(), jpeg: true, mask: None }
    }

    fn png(bytes: &[u8]) -> Result<Self, RasterError> {
        let (picture, _) = decoded(bytes, ImageFormat::Png)?;
        let pixels = picture.to_rgba8();
        let whole = pixels.pixels().all(|p| p.0[3] == 255);
        // What can't be seen is white: it compresses to nothing.
        let seen = || pixels.pixels().map(|p| if p.0[3] == 0 { [255; 3] } else { [p.0[0], p.0[1], p.0[2]] });
        let grey = seen().all(|[r, g, b]| r == g && g == b);
        let samples: Vec<u8> = if grey { seen().map(|[r, _, _]| r).collect() } else { seen().flatten().collect() };
        let mask: Option<Vec<u8>> = (!whole).then(|| pixels.pixels().map(|p| p.0[3]).collect());
        Ok(Self {
            grey,
            samples: small(&samples)?,
            jpeg: false,
            mask: mask.map(|m| small(&m)).transpose()?,
            ..Self::of(bytes, pixels.width(), pixels.height())
        })
    }

    fn jpeg(bytes: &[u8]) -> Result<Self, RasterError> {
        let header = jpeg_header(bytes).ok_or_else(damaged)?;
        if header.components == 4 {
            let hint = "请用看图软件另存为 RGB 颜色的 JPG 或 PNG。";
            return Err(error("image_cmyk", "这张 JPG 是印刷用的 CMYK 颜色", hint));
        }
        if header.bits != 8 || !matches!(header.components, 1 | 3) {
            return Err(error("image_kind", "这张 JPG 的颜色格式不能使用", "请用看图软件另存为普通的 JPG 或 PNG。"));
        }
        let (picture, turned) = decoded(bytes, ImageFormat::Jpeg)?;
        let grey = header.components == 1;
        if turned == Orientation::NoTransforms {
            return Ok(Self { grey, ..Self::of(bytes, picture.width(), picture.height()) });
        }
        // A PDF knows nothing of how a camera was held.
        let mut upright = picture;
        upright.apply_orientation(turned);
        let mut written = Vec::new();
        upright.write_with_encoder(JpegEncoder::new_with_quality(&mut written, QUALITY)).map_err(|_| damaged())?;
        Ok(Self { grey, samples: written.into(), ..Self::of(bytes, upright.width(), upright.height()) })
    }

    /// Its name among the resources.
    pub(super) fn name(&self) -> String {
        format!("I{}", &self.digest[..12])
    }

    /// The streams to embed: the picture, and what shows through it.
    pub(super) fn streams(&self) -> (Stream, Option<Stream>) {
        let image = |colours: &str, filter: &str, data: &[u8]| {
            let dictionary = dictionary! {
                "Type" => "XObject",
                "Subtype" => "Image",
                "Width" => i64::from(self.width),
                "Height" => i64::from(self.height),
                "ColorSpace" => Object::Name(colours.as_bytes().to_vec()),
                "BitsPerComponent" => 8,
                "Filter" => Object::Name(filter.as_bytes().to_vec()),
            };
            Stream::new(Dictionary::from_iter(dictionary), data.to_vec()).with_compression(false)
        };
        let colours = if self.grey { "DeviceGray" } else { "DeviceRGB" };
        let filter = if self.jpeg { "DCTDecode" } else { "FlateDecode" };
        (image(colours, filter, &self.samples), self.mask.as_ref().map(|m| image("DeviceGray", "FlateDecode", m)))
    }
}

fn damaged() -> RasterError {
    error("image_damaged", "图片已损坏或不完整", "请重新导出或扫描这张图片后再试。")
}

fn small(samples: &[u8]) -> Result<Arc<[u8]>, RasterError> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
    std::io::Write::write_all(&mut encoder, samples).map_err(|_| damaged())?;
    Ok(encoder.finish().map_err(|_| damaged())?.into())
}

fn decoded(bytes: &[u8], format: ImageFormat) -> Result<(DynamicImage, Orientation), RasterError> {
    let mut reader = ImageReader::with_format(Cursor::new(bytes), format);
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(256 * 1024 * 1024);
    reader.limits(limits);
    let word = |e: image::ImageError| match e {
        image::ImageError::Limits(_) => {
            let hint = "请缩小后另存，A4 整版用 300 dpi（3508×2480 像素）已足够。";
            error("image_large", format!("图片的边超过 {LONGEST_SIDE} 像素"), hint)
        }
        _ => damaged(),
    };
    let mut decoder = reader.into_decoder().map_err(word)?;
    let turned = decoder.orientation().map_err(word)?;
    Ok((DynamicImage::from_decoder(decoder).map_err(word)?, turned))
}

/// What a JPEG says about itself before its data begin.
struct Header {
    bits: u8,
    components: u8,
}

fn jpeg_header(bytes: &[u8]) -> Option<Header> {
    let mut at = 2;
    loop {
        // A marker may be preceded by any number of fill bytes.
        while bytes.get(at) == Some(&0xFF) && bytes.get(at + 1) == Some(&0xFF) {
            at += 1;
        }
        let (start, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?);
        if start != 0xFF {
            return None;
        }
        let length = usize::from(u16::from_be_bytes([*bytes.get(at + 2)?, *bytes.get(at + 3)?]));
        // Frames of any process; C4, C8 and CC are tables.
        if matches!(marker, 0xC0..=0xCF) && !matches!(marker, 0xC4 | 0xC8 | 0xCC) {
            return Some(Header { bits: *bytes.get(at + 4)?, components: *bytes.get(at + 9)? });
        }
        at += 2 + length.max(2);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{GrayImage, Luma, Rgba, RgbaImage};

    fn written(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
        let mut bytes = Vec::new();
        picture.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
        bytes
    }

    #[test]
    fn what_shows_through_is_kept_and_what_does_not_costs_nothing() {
        let seal = RgbaImage::from_fn(40, 30, |x, _| Rgba([200, 20, 20, if x < 20 { 0 } else { 128 }]));
        let read = Raster::read(&written(&seal.into(), ImageFormat::Png)).unwrap();
        assert_eq!((read.width, read.height, read.transparent(), read.grey), (40, 30, true, false));
        let (picture, mask) = read.streams();
        assert!(mask.is_some() && picture.dict.get(b"Filter").is_ok());
        let plain = GrayImage::from_pixel(9, 9, Luma([7]));
        let read = Raster::read(&written(&plain.clone().into(), ImageFormat::Png)).unwrap();
        assert_eq!((read.transparent(), read.grey), (false, true));
        let bytes = written(&plain.into(), ImageFormat::Jpeg);
        let read = Raster::read(&bytes).unwrap();
        assert_eq!((read.grey, &*read.samples), (true, bytes.as_slice()), "a JPEG is embedded as it is");
    }

    #[test]
    fn what_cannot_be_placed_is_said() {
        let plain = RgbaImage::from_pixel(20, 20, Rgba([1, 2, 3, 255]));
        let png = written(&plain.clone().into(), ImageFormat::Png);
        let jpeg = written(&DynamicImage::from(plain).to_rgb8().into(), ImageFormat::Jpeg);
        let frame = jpeg.windows(2).position(|w| w == [0xFF, 0xC0]).unwrap();
        let mut inks = jpeg.clone();
        inks[frame + 9] = 4;
        let mut deep = jpeg.clone();
        deep[frame + 4] = 12;
        let wide = written(&RgbaImage::new(LONGEST_SIDE + 1, 1).into(), ImageFormat::Png);
        for (bytes, code) in [
            (b"GIF89a".to_vec(), "image_kind"),
            (Vec::new(), "image_kind"),
            (png[..png.len() / 2].to_vec(), "image_damaged"),
            (jpeg[..20].to_vec(), "image_damaged"),
            (inks, "image_cmyk"),
            (deep, "image_kind"),
            (wide, "image_large"),
            (vec![0; MOST_BYTES + 1], "image_large"),
        ] {
            assert_eq!(Raster::read(&bytes).map_err(|e| e.code).map(|_| ()), Err(code));
        }
    }
}
