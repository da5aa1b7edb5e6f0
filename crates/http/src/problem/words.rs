//! Code, title and detail of every fault, in both languages.

use super::fault::Fault;
use casework::Failure;
use domain::access::Denied;
use domain::case::Refusal;
use domain::words::{Lang, Localized};

/// What a person reads about a fault.
pub(super) struct Words {
    pub(super) code: String,
    pub(super) title: Localized,
    pub(super) detail: Localized,
}

fn words(code: &str, title: (&str, &str), detail: (&str, &str)) -> Words {
    Words {
        code: code.to_owned(),
        title: Localized::new(title.0, title.1),
        detail: Localized::new(detail.0, detail.1),
    }
}

const INVALID: (&str, &str) = ("Nội dung chưa hợp lệ", "The content is not valid");
const NOT_FOUND: (&str, &str) = ("Không tìm thấy", "Not found");
const UNREADABLE: (&str, &str) = ("Không đọc được yêu cầu", "The request cannot be read");

pub(super) fn of(fault: &Fault) -> Words {
    match fault {
        Fault::Failure(failure) => of_failure(failure),
        Fault::MalformedJson => words(
            "malformed_json",
            UNREADABLE,
            (
                "Nội dung gửi không phải là JSON đúng cú pháp (UTF-8).",
                "The body is not well-formed JSON in UTF-8.",
            ),
        ),
        Fault::Shape(expected) => Words {
            code: "unexpected_shape".to_owned(),
            title: Localized::new(INVALID.0, INVALID.1),
            detail: Localized::new(
                format!("JSON gửi không có cấu trúc như mô tả của giao diện: {expected}."),
                format!("The JSON does not have the described shape: {expected}."),
            ),
        },
        Fault::Malformed(what) => Words {
            code: "malformed_request".to_owned(),
            title: Localized::new(UNREADABLE.0, UNREADABLE.1),
            detail: Localized::new(
                format!("Không đọc được phần này của yêu cầu: {what}."),
                format!("This part of the request cannot be read: {what}."),
            ),
        },
        Fault::MediaType => words(
            "unsupported_media_type",
            ("Kiểu nội dung không được hỗ trợ", "Unsupported media type"),
            (
                "Gửi nội dung với Content-Type: application/json; byte của tệp với application/offset+octet-stream.",
                "Send the body with Content-Type: application/json, bytes of a file with application/offset+octet-stream.",
            ),
        ),
        Fault::TooLarge { limit } => Words {
            code: "body_too_large".to_owned(),
            title: Localized::new("Nội dung quá lớn", "The body is too large"),
            detail: Localized::new(
                format!("Nội dung được nhận tối đa {} KiB.", limit / 1024),
                format!("At most {} KiB are taken.", limit / 1024),
            ),
        },
        Fault::NoRoute => words(
            "no_such_path",
            NOT_FOUND,
            (
                "Không có gì tại địa chỉ này. Kiểm tra lại địa chỉ hoặc xem /api/docs.",
                "There is nothing at this address. Check it, or see /api/docs.",
            ),
        ),
        Fault::Method { allow } => Words {
            code: "method_not_allowed".to_owned(),
            title: Localized::new("Phương thức không được dùng ở đây", "Method not allowed"),
            detail: Localized::new(
                format!("Địa chỉ này nhận: {allow}."),
                format!("This address takes: {allow}."),
            ),
        },
        Fault::Forgery => words(
            "request_forgery",
            ("Yêu cầu không rõ nguồn gốc", "The origin of the request is doubtful"),
            (
                "Yêu cầu không mang mã bảo vệ của phiên làm việc, hoặc đến từ trang khác. Tải lại trang rồi gửi lại.",
                "The request lacks the secret of the session or came from another site. Load the page again and send it again.",
            ),
        ),
        Fault::BadToken => words(
            "bad_token",
            ("Mã truy cập không dùng được", "The token cannot be used"),
            (
                "Mã truy cập không đúng, đã hết hạn hoặc đã bị thu hồi.",
                "The token is wrong, expired or revoked.",
            ),
        ),
        Fault::Scope(action) => Words {
            code: "scope_missing".to_owned(),
            title: Localized::new("Mã truy cập không có phạm vi này", "The token lacks this scope"),
            detail: Localized::new(
                format!("Cần phạm vi {}.", action.as_str()),
                format!("The scope {} is needed.", action.as_str()),
            ),
        },
        Fault::PasswordChange => words(
            "password_change_required",
            ("Phải đổi mật khẩu trước", "Change the password first"),
            (
                "Mật khẩu được cấp lần đầu phải đổi trước khi làm việc.",
                "The first password given to you must be changed before you work.",
            ),
        ),
        Fault::NotReady => words(
            "not_ready",
            ("Hệ thống chưa sẵn sàng", "Not ready"),
            (
                "Hệ thống đang khởi động hoặc đang dừng. Thử lại sau giây lát.",
                "The service is starting or stopping. Try again in a moment.",
            ),
        ),
    }
}

fn of_failure(failure: &Failure) -> Words {
    match failure {
        Failure::Invalid(_) => words(
            "invalid_content",
            INVALID,
            ("Một số mục cần sửa; xem danh sách kèm theo.", "Some fields must be corrected; see the list."),
        ),
        Failure::Refused(refusal) => of_refusal(refusal),
        Failure::Denied(Denied::Hidden) | Failure::NotFound => words(
            "not_found",
            NOT_FOUND,
            (
                "Không có hồ sơ này, hoặc bạn không được biết về nó.",
                "There is no such record, or none that you may know of.",
            ),
        ),
        Failure::UnknownNoticeCode => words(
            "notice_code_unknown",
            NOT_FOUND,
            (
                "Mã tin không đúng hoặc đã hết hạn. Kiểm tra lại từng ký tự; nếu mất mã, gọi cơ quan chuyên môn về lao động của tỉnh và nêu số vụ, hoặc gửi tin khẩn mới.",
                "The code is wrong or has ended. Check each letter; if it is lost, telephone the provincial labour department and name the case number, or send a new urgent notice.",
            ),
        ),
        Failure::Denied(Denied::Forbidden(_)) => words(
            "forbidden",
            ("Không được phép", "Not allowed"),
            ("Vai trò của bạn không được làm việc này.", "Your role may not do this."),
        ),
        Failure::Denied(Denied::SignInRequired) => words(
            "sign_in_required",
            ("Cần đăng nhập", "Sign in"),
            ("Đăng nhập rồi làm lại việc này.", "Sign in, then do this again."),
        ),
        Failure::Stale { expected, actual, .. } => Words {
            code: "stale_version".to_owned(),
            title: Localized::new("Hồ sơ đã được người khác cập nhật", "Somebody else changed this"),
            detail: Localized::new(
                format!("Bạn xem bản {expected}, nay đã là bản {actual}. Xem những thay đổi rồi làm lại."),
                format!(
                    "You read version {expected}, it is now version {actual}. Look at the changes and do it again."
                ),
            ),
        },
        Failure::IfMatchRequired => words(
            "if_match_required",
            ("Thiếu If-Match", "If-Match is missing"),
            (
                "Gửi kèm If-Match với ETag của hồ sơ mà bạn đã đọc.",
                "Send If-Match with the ETag of the record that you read.",
            ),
        ),
        Failure::KeyRequired => words(
            "idempotency_key_required",
            ("Thiếu Idempotency-Key", "Idempotency-Key is missing"),
            (
                "Gửi kèm Idempotency-Key (1–255 ký tự ASCII); gửi lại cùng mã thì không bị ghi hai lần.",
                "Send Idempotency-Key (1 to 255 visible ASCII characters); a repetition under the same key has no second effect.",
            ),
        ),
        Failure::KeyReused => words(
            "idempotency_key_reused",
            ("Idempotency-Key đã dùng cho nội dung khác", "The key was used with another body"),
            ("Dùng mã mới cho nội dung mới.", "Use a new key for a new body."),
        ),
        Failure::Busy => words(
            "busy",
            ("Hệ thống đang bận", "Busy"),
            ("Chưa ghi gì. Thử lại sau vài giây.", "Nothing was written. Try again in a few seconds."),
        ),
        Failure::ScannerAway => words(
            "scanner_away",
            ("Chưa quét được vi-rút", "The file could not be scanned"),
            (
                "Chương trình quét vi-rút không trả lời nên tệp chưa được nhận vào hồ sơ. Tệp đã gửi được giữ lại; thử lại sau ít phút.",
                "The virus scanner does not answer, so the file was not taken. What was sent is kept; try again in a few minutes.",
            ),
        ),
        Failure::Offset { sent, expected } => Words {
            code: "upload_offset".to_owned(),
            title: Localized::new("Sai vị trí tiếp tục của tệp", "The file goes on elsewhere"),
            detail: Localized::new(
                format!("Đã nhận {expected} byte; gửi tiếp từ vị trí {expected}, không phải {sent}."),
                format!("{expected} bytes are there; go on from {expected}, not from {sent}."),
            ),
        },
        Failure::TooMany { .. } => words(
            "too_many_requests",
            ("Quá nhiều yêu cầu", "Too many requests"),
            (
                "Địa chỉ của bạn gửi quá nhiều. Chờ rồi thử lại; việc khẩn cấp gọi điện cho cơ quan chức năng.",
                "Too much came from your address. Wait and try again; in an emergency, telephone.",
            ),
        ),
        Failure::BadCredentials => words(
            "bad_credentials",
            ("Không đăng nhập được", "Sign-in failed"),
            ("Tên đăng nhập hoặc mật khẩu không đúng.", "Login or password is wrong."),
        ),
        // The cause goes to the log only.
        Failure::Internal(_) => words(
            "internal",
            ("Lỗi hệ thống", "Internal error"),
            (
                "Hệ thống gặp lỗi và đã ghi lại. Thử lại sau; khi hỏi, nêu mã yêu cầu.",
                "Something failed here and was recorded. Try again later; when you ask, name the request id.",
            ),
        ),
    }
}

fn of_refusal(refusal: &Refusal) -> Words {
    let title = match refusal {
        Refusal::NotAllowed { .. } => {
            ("Giai đoạn của vụ không cho phép", "The stage of the case does not allow this")
        }
        Refusal::Rule { .. } | Refusal::Open { .. } => {
            ("Quy định không cho phép", "A rule stands against this")
        }
        Refusal::Invalid(_) => INVALID,
        Refusal::Unknown { .. } => NOT_FOUND,
    };
    Words {
        code: refusal.code().to_owned(),
        title: Localized::new(title.0, title.1),
        detail: Localized::new(refusal.message(Lang::Vi), refusal.message(Lang::En)),
    }
}
