//! Why a received file is not taken, and what to do, in both languages.

use crate::failure::Failure;
use domain::value::FieldError;
use domain::words::Localized;
use files::Refused;

const TAKEN_VI: &str = "Được nhận: ảnh JPEG, PNG, WebP, HEIC; PDF, Word (DOCX), Excel (XLSX); phim MP4, MOV; âm thanh MP3, M4A, WAV; văn bản TXT";
const TAKEN_EN: &str = "Taken are: pictures JPEG, PNG, WebP, HEIC; PDF, Word (DOCX), Excel (XLSX); films MP4, MOV; sound MP3, M4A, WAV; text TXT";

/// The words of a refusal.
pub(super) fn words(refused: &Refused) -> Localized {
    match refused {
        Refused::Empty => Localized::new("Tệp rỗng; chọn tệp khác.", "The file is empty; choose another."),
        Refused::TooBig { limit } => {
            let mb = limit / (1024 * 1024);
            Localized::new(
                format!(
                    "Tệp lớn hơn {mb} MB, là cỡ lớn nhất cho loại tệp này. Nén hoặc chia nhỏ rồi gửi lại."
                ),
                format!(
                    "The file is larger than {mb} MB, the most for its kind. Make it smaller or split it."
                ),
            )
        }
        Refused::Program => Localized::new(
            format!("Nội dung tệp là chương trình hoặc tập lệnh nên không được nhận. {TAKEN_VI}."),
            format!("The content is a program or a script, which is not taken. {TAKEN_EN}."),
        ),
        Refused::Markup => Localized::new(
            format!(
                "Nội dung tệp là trang web hoặc hình SVG nên không được nhận; in ra PDF rồi gửi lại. {TAKEN_VI}."
            ),
            format!(
                "The content is a web page or an SVG drawing, which is not taken; print it to PDF. {TAKEN_EN}."
            ),
        ),
        Refused::Macros => Localized::new(
            "Tài liệu có macro nên không được nhận; lưu lại không có macro (DOCX, XLSX) hoặc in ra PDF.",
            "The document holds macros, which are not taken; save it without (DOCX, XLSX) or print it to PDF.",
        ),
        Refused::Unknown => Localized::new(
            format!("Loại tệp này không được nhận. {TAKEN_VI}."),
            format!("This kind of file is not taken. {TAKEN_EN}."),
        ),
        Refused::NameDiffers { ending, kind } => Localized::new(
            format!(
                "Tên tệp có đuôi .{ending} nhưng nội dung là {}. Đặt lại tên cho đúng hoặc chọn đúng tệp.",
                kind.name()
            ),
            format!(
                "The name ends in .{ending} but the content is {}. Name it rightly, or choose the right file.",
                kind.name()
            ),
        ),
        Refused::TypeDiffers { kind } => Localized::new(
            format!(
                "Loại tệp đã báo không khớp nội dung, nội dung là {}. Chọn đúng tệp rồi gửi lại.",
                kind.name()
            ),
            format!(
                "The announced type is not that of the content, which is {}. Choose the right file.",
                kind.name()
            ),
        ),
        Refused::TooManyPixels => Localized::new(
            "Ảnh có quá nhiều điểm ảnh (hơn 120 triệu) nên không mở an toàn được. Thu nhỏ ảnh rồi gửi lại.",
            "The picture has too many dots (more than 120 million) to be opened safely. Make it smaller.",
        ),
    }
}

/// The words for a file in which the scanner found something.
pub(super) fn infected(name: &str) -> Localized {
    Localized::new(
        format!(
            "Chương trình quét vi-rút phát hiện “{name}” nên tệp không được nhận và đã bị xóa. Quét máy của bạn rồi gửi lại tệp sạch."
        ),
        format!(
            "The virus scanner found “{name}”, so the file was not taken and is deleted. Scan your machine and send a clean file."
        ),
    )
}

/// A file that was not taken, as a failure bound to the field of the form.
pub(super) fn failure(code: &'static str, message: Localized) -> Failure {
    Failure::Invalid(vec![FieldError { pointer: "/file".to_owned(), code, message }])
}
