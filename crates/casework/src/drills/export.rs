//! The report of a drill as a file that spreadsheets open.

use super::report::{DrillAnswer, DrillReport};
use crate::csv_table;
use crate::failure::Failure;
use domain::time::human_datetime;
use domain::value::Hundredths;
use domain::words::Lang;

const HEAD_VI: [&str; 9] = [
    "Diễn tập",
    "Cơ quan",
    "Báo lúc",
    "Gửi lúc",
    "Xác nhận lúc",
    "Người xác nhận",
    "Đơn vị",
    "Qua bậc, kênh",
    "Số phút",
];
const HEAD_EN: [&str; 9] = [
    "Drill",
    "Agency",
    "Raised at",
    "Sent at",
    "Confirmed at",
    "Confirmed by",
    "Unit",
    "By contact, channel",
    "Minutes",
];

/// The report as CSV, with the separators of the reader's spreadsheet; one row per agency.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn csv(report: &DrillReport, lang: Lang) -> Result<Vec<u8>, Failure> {
    let (head, mark) = match lang {
        Lang::Vi => (HEAD_VI, "DIỄN TẬP"),
        Lang::En => (HEAD_EN, "DRILL"),
    };
    let drill = format!("{mark} {} {}", report.drill.place, human_datetime(report.drill.started_at));
    csv_table(&head, report.answers.iter().map(|answer| cells(&drill, answer, lang)), lang)
}

fn cells(drill: &str, answer: &DrillAnswer, lang: Lang) -> [String; 9] {
    let sign = match lang {
        Lang::Vi => ',',
        Lang::En => '.',
    };
    let alert = &answer.alert;
    let via = answer.via.as_ref().map(|v| {
        let channel = v.channel.map(|c| format!(", {}", c.label(lang))).unwrap_or_default();
        format!("{}{channel}", v.contact.label(lang))
    });
    [
        drill.to_owned(),
        alert.recipient.clone(),
        human_datetime(alert.created_at),
        alert.sent_at.map(human_datetime).unwrap_or_default(),
        alert.acknowledged_at.map(human_datetime).unwrap_or_default(),
        alert.acknowledged_by_name.clone().unwrap_or_default(),
        alert.acknowledged_by_unit.clone().unwrap_or_default(),
        via.unwrap_or_default(),
        answer.took.map(|t| Hundredths::minutes(t).text(sign)).unwrap_or_default(),
    ]
}
