//! What a content is, and what is refused.

use crate::made::{Dir, archive, bomb, photo, picture};
use files::{FileKind, Limits, Refused, inspect};
use image::ImageFormat;

fn told(bytes: &[u8], name: &str, announced: &str) -> Result<FileKind, Refused> {
    let dir = Dir::new();
    inspect(&dir.file(bytes), name, announced, &Limits::default()).expect("read").map(|f| f.kind)
}

#[test]
fn what_is_taken() {
    let docx = archive(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    let loose = archive(&["mimetype", "word/document.xml", "[Content_Types].xml"]);
    let xlsx = archive(&["[Content_Types].xml", "xl/workbook.xml"]);
    let mp4 = b"\0\0\0\x18ftypisom\0\0\0\0isommp42";
    let mov = b"\0\0\0\x14ftypqt  \0\0\0\0qt  ";
    let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
    let wav = b"RIFF\x24\0\0\0WAVEfmt \x10\0\0\0";
    let m4a = b"\0\0\0\x18ftypM4A \0\0\0\0M4A mp42";
    let table: [(&[u8], &str, &str, FileKind); 13] = [
        (&picture(ImageFormat::Jpeg, 20, 20), "a.jpg", "image/jpeg", FileKind::Jpeg),
        (&picture(ImageFormat::Png, 20, 20), "a.PNG", "image/png", FileKind::Png),
        (&picture(ImageFormat::WebP, 20, 20), "a.webp", "", FileKind::Webp),
        (heic, "IMG_1.HEIC", "image/heic", FileKind::Heic),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "a.pdf", "application/pdf", FileKind::Pdf),
        (&docx, "a.docx", "", FileKind::Docx),
        (&loose, "a.docx", "application/zip", FileKind::Docx),
        (&xlsx, "a.xlsx", "", FileKind::Xlsx),
        (mp4, "a.mp4", "video/mp4", FileKind::Mp4),
        (mov, "a.mov", "video/quicktime", FileKind::Mov),
        (b"ID3\x04\0\0\0\0\0\0", "a.mp3", "audio/mpeg", FileKind::Mp3),
        (m4a, "a.m4a", "audio/mp4", FileKind::M4a),
        (wav, "a.wav", "audio/wav", FileKind::Wav),
    ];
    for (bytes, name, announced, kind) in table {
        assert_eq!(told(bytes, name, announced), Ok(kind), "{name}");
    }
    assert_eq!(told("Lời khai của ông A\n".as_bytes(), "a.txt", "text/plain"), Ok(FileKind::Txt));
}

#[test]
fn what_is_refused_and_why() {
    let jpeg = picture(ImageFormat::Jpeg, 20, 20);
    let macros = archive(&["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"]);
    let table: [(&[u8], &str, &str, &str); 15] = [
        (b"", "a.jpg", "image/jpeg", "file_empty"),
        (&jpeg, "a.pdf", "", "file_name_differs"),
        (&jpeg, "a.jpg", "application/pdf", "file_type_differs"),
        (b"MZ\x90\0\x03\0\0\0\x04\0\0\0\xff\xff", "anh.jpg", "image/jpeg", "file_is_program"),
        (b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0", "anh.jpg", "image/jpeg", "file_is_program"),
        (b"#!/bin/sh\nrm -rf /\n", "a.txt", "text/plain", "file_is_program"),
        (b"<!DOCTYPE html><p>x", "a.txt", "text/plain", "file_is_markup"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "a.png", "image/png", "file_is_markup"),
        (b"<?xml version='1.0'?><svg/>", "a.txt", "", "file_is_markup"),
        (b"xin chao <SCRIPT>alert(1)</SCRIPT>", "a.txt", "", "file_is_markup"),
        (&macros, "a.docx", "", "file_has_macros"),
        (&archive(&["anh.jpg"]), "a.docx", "", "file_kind_unknown"),
        (b"Rar!\x1a\x07\x01\0", "a.rar", "", "file_kind_unknown"),
        (b"ab\0cd", "a.txt", "text/plain", "file_kind_unknown"),
        (b"\xff\xfe\xfd", "a.txt", "text/plain", "file_kind_unknown"),
    ];
    for (bytes, name, announced, code) in table {
        let refused = told(bytes, name, announced).expect_err(name);
        assert_eq!(refused.code(), code, "{name}");
    }
}

#[test]
fn each_kind_has_its_limit() {
    let dir = Dir::new();
    let limits = Limits { text: 10, picture: 100, ..Limits::default() };
    let text = dir.file(b"hon muoi ky tu\n");
    let refused = inspect(&text, "a.txt", "", &limits).expect("read").expect_err("too long");
    assert_eq!(refused, Refused::TooBig { limit: 10 });
    let drawn = dir.file(&picture(ImageFormat::Png, 200, 200));
    let refused = inspect(&drawn, "a.png", "", &limits).expect("read").expect_err("too big");
    assert_eq!(refused, Refused::TooBig { limit: 100 });
}

#[test]
fn a_picture_that_unpacks_to_gigabytes_is_refused() {
    for (width, height) in [(25_000, 25_000), (60_000, 10), (4_000_000_000, 4_000_000_000)] {
        let refused = told(&bomb(width, height), "a.png", "image/png");
        // What no decoder believes is not drawn at all; what one would unpack is refused.
        assert!(matches!(refused, Err(Refused::TooManyPixels) | Ok(FileKind::Png)), "{width}: {refused:?}");
    }
    assert_eq!(told(&bomb(25_000, 25_000), "a.png", "image/png"), Err(Refused::TooManyPixels));
}

#[test]
fn what_the_camera_wrote_is_read_and_not_handed_on() {
    let dir = Dir::new();
    let bytes = photo();
    let facts =
        inspect(&dir.file(&bytes), "a.jpg", "image/jpeg", &Limits::default()).expect("read").expect("taken");
    assert_eq!(facts.taken.at, Some((2026, 11, 23, 8, 20, 15)));
    assert_eq!(facts.taken.place, Some((10_012_500, 105_083_333)));
    let small = facts.thumbnail.expect("drawn").0;
    assert!(bytes.windows(4).any(|w| w == b"Exif"));
    assert!(!small.windows(4).any(|w| w == b"Exif"));
    // Lying on its side in the file, upright in the list.
    let drawn = image::load_from_memory(&small).expect("a picture");
    assert!(drawn.height() > drawn.width() && drawn.height() <= 320, "{}x{}", drawn.width(), drawn.height());
}

#[test]
fn a_damaged_picture_is_kept_without_a_small_one() {
    let dir = Dir::new();
    let half = picture(ImageFormat::Png, 300, 300);
    let file = dir.file(&half[..half.len() / 2]);
    let facts = inspect(&file, "a.png", "image/png", &Limits::default()).expect("read").expect("taken");
    assert!(facts.thumbnail.is_none());
}
