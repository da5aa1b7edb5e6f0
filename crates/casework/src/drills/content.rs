//! What the messages of a drill say: an invented accident, and that it is invented.

use crate::alerts::{NoticeContent, NoticeLine, NoticeSection};
use domain::law::Basis;
use domain::time::{Instant, human_datetime};
use domain::words::Localized;

/// The words of one alert of a drill.
pub(super) fn content(place: &str, note: Option<&str>, at: Instant, basis: &Basis) -> NoticeContent {
    let at = human_datetime(at);
    let mut intro = vec![
        Localized::new(
            format!(
                "Tình huống giả định: lúc {at}, một người lao động có hợp đồng chết tại nơi làm việc ở {place}. Không có nạn nhân, cơ sở hay vụ tai nạn nào là thật."
            ),
            format!(
                "The invented situation: at {at} a worker with a contract died at the place of work in {place}. No victim, no establishment and no accident is real."
            ),
        ),
        Localized::new(
            "Mục đích là đo thời gian xác nhận. Hãy xác nhận đã nhận tin như khi có tin thật; không phải đến hiện trường.",
            "The purpose is to measure the time to confirm. Confirm the receipt as with a real alert; do not go to any scene.",
        ),
    ];
    intro.extend(note.map(|note| {
        Localized::new(format!("Ghi chú của người tổ chức: {note}"), format!("Note of the organiser: {note}"))
    }));
    NoticeContent {
        title: Localized::new(
            format!("Diễn tập báo tin tai nạn chết người: {place}"),
            format!("Drill, alert of a fatal accident: {place}"),
        ),
        intro,
        sections: vec![NoticeSection {
            heading: Localized::new(
                "Khi có tai nạn thật, cơ quan này được báo theo",
                "In a real accident this agency is told under",
            ),
            lines: vec![NoticeLine {
                text: Localized::new(basis.citation.text.clone(), basis.citation.text.clone()),
                path: None,
            }],
        }],
        path: None,
        drill: true,
    }
}
