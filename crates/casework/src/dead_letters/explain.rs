//! What an error means and what to do about it.

use crate::alerts::UNCLEAR;
use domain::words::{ChannelKind, Localized};

/// An error in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explained {
    /// Stable key of the cause.
    pub cause: &'static str,
    /// What it means.
    pub means: Localized,
    /// What to do.
    pub advice: Localized,
}

/// The error as it may be shown: of addresses only the domain.
pub(crate) fn masked(error: &str) -> String {
    let word = |word: &str| match word.rsplit_once('@') {
        Some((_, domain)) => format!("…@{}", domain.trim_matches(|c: char| !c.is_alphanumeric())),
        None => word.to_owned(),
    };
    error.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

/// The domain of a mail address; of a number the last three digits.
pub(super) fn masked_address(address: &str) -> String {
    match address.rsplit_once('@') {
        Some((_, domain)) => format!("…@{domain}"),
        None => {
            let digits: Vec<char> = address.chars().collect();
            let last: String = digits[digits.len().saturating_sub(3)..].iter().collect();
            format!("…{last}")
        }
    }
}

struct Cause {
    key: &'static str,
    /// Any of these words in the error, in lower case.
    signs: &'static [&'static str],
    vi: (&'static str, &'static str),
    en: (&'static str, &'static str),
}

/// The first that fits counts: the narrow ones stand before the wide ones.
const MAIL: &[Cause] = &[
    Cause {
        key: "not_composed",
        signs: &["compose"],
        vi: (
            "Hệ thống không soạn được nội dung thư này.",
            "Báo quản trị kèm mã thư; sau khi khắc phục thì gửi lại. Trong lúc chờ, gọi điện thoại cho nơi nhận.",
        ),
        en: (
            "The system could not write this message.",
            "Tell the administrator its id; send again once mended. Meanwhile telephone the recipient.",
        ),
    },
    Cause {
        key: "mailbox_full",
        signs: &["(552)", "(452)", "5.2.2", "4.2.2", "quota", "mailbox full", "over quota"],
        vi: ("Hộp thư nơi nhận đã đầy.", "Gọi điện thoại cho nơi nhận để dọn hộp thư, rồi gửi lại."),
        en: ("The recipient's mailbox is full.", "Telephone the recipient to make room, then send again."),
    },
    Cause {
        key: "no_such_mailbox",
        signs: &[
            "5.1.1",
            "5.1.0",
            "5.1.3",
            "5.1.10",
            "(553)",
            "no such",
            "unknown",
            "does not exist",
            "not found",
        ],
        vi: (
            "Địa chỉ thư không tồn tại ở máy chủ nơi nhận.",
            "Hỏi lại địa chỉ đúng, sửa trong danh bạ cơ quan hoặc lịch trực, rồi gửi lại: thư sẽ đi tới địa chỉ mới.",
        ),
        en: (
            "The recipient's server knows no such mailbox.",
            "Ask for the right address, mend it in the directory or the roster, then send again: it goes to the new one.",
        ),
    },
    Cause {
        key: "refused_as_spam",
        signs: &["spam", "blocked", "blacklist", "policy", "(554)", "5.7."],
        vi: (
            "Máy chủ nơi nhận từ chối thư của hệ thống (chống thư rác hoặc chính sách).",
            "Đề nghị bộ phận công nghệ thông tin của nơi nhận cho phép địa chỉ gửi của hệ thống; kiểm tra SPF, DKIM; rồi gửi lại.",
        ),
        en: (
            "The recipient's server refuses our mails (spam filter or policy).",
            "Ask the recipient's administrators to allow our sender; check SPF and DKIM; then send again.",
        ),
    },
    Cause {
        key: "mailbox_refused",
        signs: &["(550)", "(551)", "rcpt to"],
        vi: (
            "Máy chủ nơi nhận từ chối người nhận này.",
            "Kiểm tra địa chỉ trong danh bạ; nếu đúng, gọi điện thoại hỏi nơi nhận. Sửa xong thì gửi lại.",
        ),
        en: (
            "The recipient's server refuses this recipient.",
            "Check the address in the directory; if it is right, telephone and ask. Send again once mended.",
        ),
    },
    Cause {
        key: "server_unreachable",
        signs: &[
            "connect",
            "no answer in time",
            "starttls",
            "sign-in",
            "mail from",
            "timed out",
            "directory",
        ],
        vi: (
            "Nhiều ngày không nói chuyện được với máy chủ thư.",
            "Xem máy chủ thư và cấu hình gửi (tnld check). Khi kênh hoạt động lại thì gửi lại tất cả.",
        ),
        en: (
            "For days the mail server could not be spoken to.",
            "Look at the mail server and the settings (tnld check). Send all again once the channel works.",
        ),
    },
];

const OTHER: Cause = Cause {
    key: "refused",
    signs: &[],
    vi: (
        "Bên nhận không nhận tin và lý do không rõ.",
        "Đọc câu trả lời của bên nhận ở dưới, gọi điện thoại cho nơi nhận, rồi gửi lại.",
    ),
    en: (
        "The other side did not take the message and the cause is not clear.",
        "Read its answer below, telephone the recipient, then send again.",
    ),
};

const MAYBE: Cause = Cause {
    key: "perhaps_received",
    signs: &[],
    vi: (
        "Không rõ nơi nhận đã có tin này hay chưa: bên chuyển tin không trả lời, nên hệ thống không tự gửi lại.",
        "Gọi điện thoại hỏi nơi nhận. Nếu chưa có thì gửi lại; nếu gửi lại khi đã có, họ nhận hai lần.",
    ),
    en: (
        "It is not clear whether the recipient has this message: whoever carries it did not answer, so it is not sent again by itself.",
        "Telephone and ask. Send again if they do not have it; if they do, they receive it twice.",
    ),
};

const PHONE: Cause = Cause {
    key: "number_refused",
    signs: &[],
    vi: (
        "Nhà cung cấp không gửi được tin tới số điện thoại này.",
        "Kiểm tra số di động trong lịch trực hoặc danh bạ và tài khoản ở nhà cung cấp; sửa xong thì gửi lại.",
    ),
    en: (
        "The provider could not send to this number.",
        "Check the mobile number in the roster or directory and the account at the provider; then send again.",
    ),
};

const SYSTEM: Cause = Cause {
    key: "system_refused",
    signs: &[],
    vi: (
        "Hệ thống của nơi nhận không nhận tin.",
        "Đề nghị bộ phận công nghệ thông tin của nơi nhận kiểm tra; khi họ sẵn sàng thì gửi lại.",
    ),
    en: (
        "The recipient's system did not take the message.",
        "Ask the recipient's administrators to look; send again when they are ready.",
    ),
};

/// Explains the error of a channel.
pub(super) fn explain(channel: &str, error: &str) -> Explained {
    let said = error.to_lowercase();
    let cause = match channel.parse::<ChannelKind>() {
        _ if error.starts_with(UNCLEAR) => &MAYBE,
        Ok(ChannelKind::Email) | Err(_) => {
            MAIL.iter().find(|c| c.signs.iter().any(|s| said.contains(s))).unwrap_or(&OTHER)
        }
        Ok(ChannelKind::Sms | ChannelKind::Zalo) => &PHONE,
        Ok(ChannelKind::Webhook) => &SYSTEM,
    };
    Explained {
        cause: cause.key,
        means: Localized::new(cause.vi.0, cause.en.0),
        advice: Localized::new(cause.vi.1, cause.en.1),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_servers_say_is_explained() {
        for (error, cause) in [
            ("rcpt to: permanent error (550): 5.1.1 <a@b.vn> User unknown", "no_such_mailbox"),
            ("rcpt to: permanent error (550): mailbox unavailable", "mailbox_refused"),
            ("message: permanent error (552): 5.2.2 mailbox full", "mailbox_full"),
            ("message: permanent error (554): 5.7.1 rejected as spam", "refused_as_spam"),
            ("connect: no answer in time", "server_unreachable"),
            ("sign-in: permanent error (535): bad credentials", "server_unreachable"),
            ("compose: not found", "not_composed"),
            ("data: something else", "refused"),
        ] {
            assert_eq!(explain("email", error).cause, cause, "{error}");
        }
        assert_eq!(explain("sms", "number is not valid").cause, "number_refused");
        assert_eq!(explain("webhook", "500").cause, "system_refused");
        assert_eq!(explain("sms", "may have been sent: no answer in time").cause, "perhaps_received");
    }

    #[test]
    fn of_addresses_only_the_domain_is_shown() {
        assert_eq!(masked("rcpt to: 550 <truc.ban@ca.vn>: no"), "rcpt to: 550 …@ca.vn no");
        assert_eq!(masked_address("truc.ban@ca.vn"), "…@ca.vn");
        assert_eq!(masked_address("84912345678"), "…678");
    }
}
