//! What an incident means and what to do, in words.

use super::incident::IncidentKind;
use domain::time::{Instant, human_datetime};
use domain::words::{ChannelKind, Lang, Localized, RoleKey};
use serde_json::Value;

/// For whom the words are: an administrator has no business in cases and tasks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reader {
    /// People of the department.
    Department,
    /// Who looks after the system.
    Administrator,
}

/// An incident in words.
pub(super) struct Words {
    /// What this one is called among others of its kind.
    pub(super) name: Localized,
    /// One line.
    pub(super) title: Localized,
    /// What is known of it.
    pub(super) lines: Vec<Localized>,
    /// What to do, step by step.
    pub(super) steps: Vec<Localized>,
    /// The page where it is done.
    pub(super) path: Option<String>,
}

fn text(vi: impl Into<String>, en: impl Into<String>) -> Localized {
    Localized::new(vi, en)
}

fn word<'d>(detail: &'d Value, key: &str) -> &'d str {
    detail.get(key).and_then(Value::as_str).unwrap_or_default()
}

fn number(detail: &Value, key: &str) -> i64 {
    detail.get(key).and_then(Value::as_i64).unwrap_or_default()
}

fn moment(detail: &Value, key: &str) -> Option<String> {
    let at: Option<Instant> = detail.get(key).cloned().and_then(|v| serde_json::from_value(v).ok());
    at.map(human_datetime)
}

fn since(detail: &Value) -> Option<Localized> {
    moment(detail, "since").map(|at| text(format!("Từ lúc {at}."), format!("Since {at}.")))
}

fn channel(key: &str, lang: Lang) -> String {
    key.parse::<ChannelKind>().map_or_else(|_| key.to_owned(), |c| c.label(lang).to_owned())
}

fn list(detail: &Value, key: &str, each: impl Fn(&str) -> String) -> String {
    let all = detail.get(key).and_then(Value::as_array);
    let words: Vec<String> = all.into_iter().flatten().filter_map(Value::as_str).map(each).collect();
    words.join(", ")
}

/// The words of an incident.
pub(super) fn words(kind: IncidentKind, detail: &Value, reader: Reader) -> Words {
    match kind {
        IncidentKind::DeathUnconfirmed => death_unconfirmed(detail, reader),
        IncidentKind::OutboxOld => outbox_old(detail),
        IncidentKind::ChannelDown => channel_down(detail),
        IncidentKind::WorkerGone => worker_gone(detail),
        IncidentKind::DeadLetter => dead_letter(detail),
    }
}

fn death_unconfirmed(detail: &Value, reader: Reader) -> Words {
    let (alerts, minutes) = (number(detail, "alerts"), number(detail, "minutes"));
    let agencies = |lang| match list(detail, "agencies", str::to_owned) {
        // Written by an older version of the program.
        none if none.is_empty() => list(detail, "roles", move |key| {
            key.parse::<RoleKey>().map_or_else(|_| key.to_owned(), |r| r.label(lang).to_owned())
        }),
        named => named,
    };
    let case = word(detail, "case_number");
    let name = match case {
        "" => text(format!("{alerts} tin báo"), format!("{alerts} alert(s)")),
        number => text(format!("Vụ {number}"), format!("Case {number}")),
    };
    let mut lines = Vec::new();
    if !case.is_empty() {
        lines.push(text(format!("Vụ {case}."), format!("Case {case}.")));
    }
    lines.push(text(
        format!("Chưa xác nhận: {}.", agencies(Lang::Vi)),
        format!("Not confirmed by: {}.", agencies(Lang::En)),
    ));
    lines.extend(since(detail));
    let (steps, path) = match reader {
        Reader::Department => (
            vec![
                text(
                    "Gọi điện thoại ngay cho các cơ quan trên; số ở việc “gọi điện thoại” trong danh sách việc.",
                    "Telephone these agencies now; the numbers stand in the task “telephone call” of the task list.",
                ),
                text(
                    "Ghi người đã xác nhận vào kết quả của việc đó.",
                    "Record who confirmed as the outcome of that task.",
                ),
            ],
            detail.get("case_id").and_then(Value::as_str).map(|id| format!("/vu/{id}?muc=bao-tin#muc")),
        ),
        Reader::Administrator => (
            vec![
                text(
                    "Báo ngay cán bộ trực hoặc lãnh đạo của Sở: họ gọi điện và ghi kết quả; quản trị không mở hồ sơ vụ.",
                    "Tell the officer on duty or the management of the department at once: they telephone and record \
                     it; an administrator opens no case.",
                ),
                text(
                    "Xem các cơ quan trên có đủ địa chỉ, số điện thoại và lịch trực trong danh bạ không.",
                    "See whether the directory has addresses, telephone numbers and a duty roster of these agencies.",
                ),
            ],
            Some("/co-quan".to_owned()),
        ),
    };
    Words {
        name,
        title: text(
            format!("{alerts} tin báo có người chết quá {minutes} phút chưa ai xác nhận"),
            format!("{alerts} alert(s) of a death not confirmed within {minutes} minutes"),
        ),
        lines,
        steps,
        path,
    }
}

fn outbox_old(detail: &Value) -> Words {
    let messages = number(detail, "messages");
    let by = |lang| list(detail, "channels", move |key| channel(key, lang));
    let mut lines = vec![text(format!("Kênh: {}.", by(Lang::Vi)), format!("Channels: {}.", by(Lang::En)))];
    lines.extend(since(detail));
    let title = text(
        format!("{messages} tin đã đến giờ gửi quá 1 phút mà chưa gửi"),
        format!("{messages} message(s) due for more than a minute and not sent"),
    );
    Words {
        name: title.clone(),
        title,
        lines,
        steps: vec![
            text(
                "Xem bộ phận gửi tin (tnld notify hoặc tnld run) có đang chạy không; khởi động lại nếu đã dừng.",
                "See whether the notifier (tnld notify or tnld run) runs; start it again if it stopped.",
            ),
            text(
                "Nếu đang chạy: xem nhật ký của tiến trình và máy chủ cơ sở dữ liệu.",
                "If it runs: look into its log and at the database server.",
            ),
        ],
        path: None,
    }
}

fn channel_down(detail: &Value) -> Words {
    let key = word(detail, "channel");
    let failures = number(detail, "failures");
    let mut lines = vec![text(
        format!("{failures} lần gửi liên tiếp không được."),
        format!("{failures} attempts in a row failed."),
    )];
    lines.extend(since(detail));
    let error = word(detail, "error");
    if !error.is_empty() {
        lines.push(text(format!("Máy chủ trả lời: {error}"), format!("The server answered: {error}")));
    }
    let title = text(
        format!("Kênh {} không gửi được", channel(key, Lang::Vi)),
        format!("The channel {} takes no messages", channel(key, Lang::En)),
    );
    Words {
        name: title.clone(),
        title,
        lines,
        steps: vec![
            text(
                "Xem máy chủ hoặc nhà cung cấp của kênh, địa chỉ và mật khẩu trong cấu hình (tnld check).",
                "Look at the server or provider of the channel, its address and password in the settings (tnld check).",
            ),
            text(
                "Tin không mất: hệ thống tự gửi lại. Việc gấp thì gọi điện thoại cho nơi nhận.",
                "Nothing is lost: the system sends again by itself. Telephone the recipients of what is urgent.",
            ),
        ],
        path: None,
    }
}

fn worker_gone(detail: &Value) -> Words {
    let name = word(detail, "name");
    let (vi, en) = match word(detail, "kind") {
        "notify" => ("Bộ phận gửi tin", "The notifier"),
        "serve" => ("Máy chủ web", "The web server"),
        _both => ("Tiến trình chính", "The main process"),
    };
    let title = text(format!("{vi} {name} không còn phản hồi"), format!("{en} {name} gives no sign of life"));
    Words {
        name: title.clone(),
        title,
        lines: since(detail).into_iter().collect(),
        steps: vec![
            text(
                "Khởi động lại tiến trình trên máy đó; xem nhật ký để biết vì sao dừng.",
                "Start it again on that machine; its log tells why it ended.",
            ),
            text(
                "Nếu đã chủ động ngừng dùng: quản trị bấm “Đã ngừng dùng” ở trang sức khỏe hệ thống.",
                "If it was taken out of service: the administrator presses “Out of service” on the health page.",
            ),
        ],
        path: None,
    }
}

fn dead_letter(detail: &Value) -> Words {
    let messages = number(detail, "messages");
    let key = word(detail, "channel");
    let title = text(
        format!("{messages} tin qua {} không gửi được, đã thôi gửi lại", channel(key, Lang::Vi)),
        format!("{messages} message(s) by {} given up", channel(key, Lang::En)),
    );
    Words {
        name: title.clone(),
        title,
        lines: vec![text(
            "Nơi nhận từ chối, hoặc đã gửi lại nhiều ngày không được.",
            "The recipient refused them, or many days of trying again did not help.",
        )],
        steps: vec![text(
            "Mở danh sách tin không gửi được: mỗi tin có lý do và cách xử lý; sửa địa chỉ rồi gửi lại.",
            "Open the list of dead letters: each says why and what to do; mend the address and send again.",
        )],
        path: Some(format!("/tin-loi?kenh={key}")),
    }
}
