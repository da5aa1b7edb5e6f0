//! Files made for the tests.

use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{ImageFormat, RgbImage};
use std::io::Cursor;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A directory of its own, gone with the test.
pub(crate) struct Dir(pub(crate) PathBuf);

impl Dir {
    pub(crate) fn new() -> Self {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let dir = std::env::temp_dir().join(format!("tnld-files-{}-{n}", std::process::id()));
        std::fs::create_dir_all(&dir).expect("a directory");
        Self(dir)
    }

    pub(crate) fn file(&self, bytes: &[u8]) -> PathBuf {
        let n = NEXT.fetch_add(1, Ordering::Relaxed);
        let path = self.0.join(format!("file{n}"));
        std::fs::write(&path, bytes).expect("written");
        path
    }
}

impl Drop for Dir {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

pub(crate) fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
    let drawn = RgbImage::from_fn(width, height, |x, y| image::Rgb([(x % 256) as u8, (y % 256) as u8, 128]));
    let mut out = Cursor::new(Vec::new());
    drawn.write_to(&mut out, format).expect("drawn");
    out.into_inner()
}

fn rational(num: u32, denom: u32) -> Rational {
    Rational { num, denom }
}

/// A JPEG as a telephone writes it: time, place, lying on its side.
pub(crate) fn photo() -> Vec<u8> {
    let text =
        |tag, words: &str| Field { tag, ifd_num: In::PRIMARY, value: Value::Ascii(vec![words.into()]) };
    let place = |tag, d, m, s| Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Rational(vec![rational(d, 1), rational(m, 1), rational(s, 100)]),
    };
    let fields = [
        text(Tag::DateTimeOriginal, "2026:11:23 08:20:15"),
        text(Tag::Make, "Máy ảnh bí mật"),
        text(Tag::GPSLatitudeRef, "N"),
        place(Tag::GPSLatitude, 10, 0, 4500),
        text(Tag::GPSLongitudeRef, "E"),
        place(Tag::GPSLongitude, 105, 5, 0),
        Field { tag: Tag::Orientation, ifd_num: In::PRIMARY, value: Value::Short(vec![6]) },
    ];
    let mut writer = Writer::new();
    fields.iter().for_each(|f| writer.push_field(f));
    let mut told = Cursor::new(Vec::new());
    writer.write(&mut told, false).expect("written");
    let mut segment = b"Exif\0\0".to_vec();
    segment.extend(told.into_inner());
    let plain = picture(ImageFormat::Jpeg, 640, 400);
    let mut out = plain[..2].to_vec();
    out.extend([0xff, 0xe1]);
    out.extend(u16::try_from(segment.len() + 2).expect("short").to_be_bytes());
    out.extend(segment);
    out.extend(&plain[2..]);
    out
}

/// An archive with empty parts of these names.
pub(crate) fn archive(parts: &[&str]) -> Vec<u8> {
    let (mut out, mut list) = (Vec::new(), Vec::new());
    for part in parts {
        let at = u32::try_from(out.len()).expect("short");
        let length = u16::try_from(part.len()).expect("short").to_le_bytes();
        out.extend(b"PK\x03\x04\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00");
        out.extend([0; 12]);
        out.extend(length);
        out.extend([0, 0]);
        out.extend(part.as_bytes());
        list.extend(b"PK\x01\x02\x14\x00\x14\x00\x00\x00\x00\x00\x00\x00\x00\x00");
        list.extend([0; 12]);
        list.extend(length);
        list.extend([0; 12]);
        list.extend(at.to_le_bytes());
        list.extend(part.as_bytes());
    }
    let count = u16::try_from(parts.len()).expect("short").to_le_bytes();
    let offset = u32::try_from(out.len()).expect("short").to_le_bytes();
    let size = u32::try_from(list.len()).expect("short").to_le_bytes();
    out.extend(list);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count);
    out.extend(count);
    out.extend(size);
    out.extend(offset);
    out.extend([0, 0]);
    out
}

/// A PNG whose header claims a size that its bytes do not have.
pub(crate) fn bomb(width: u32, height: u32) -> Vec<u8> {
    let mut png = picture(ImageFormat::Png, 8, 8);
    png[16..20].copy_from_slice(&width.to_be_bytes());
    png[20..24].copy_from_slice(&height.to_be_bytes());
    let sum = crc(&png[12..29]);
    png[29..33].copy_from_slice(&sum.to_be_bytes());
    png
}

fn crc(bytes: &[u8]) -> u32 {
    let step = |crc: u32, _| if crc & 1 == 1 { 0xedb8_8320 ^ (crc >> 1) } else { crc >> 1 };
    !bytes.iter().fold(u32::MAX, |crc, b| (0..8).fold(crc ^ u32::from(*b), step))
}
