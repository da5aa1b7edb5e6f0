//! Alerts as a file that spreadsheets open: who was told of which case, and who confirmed; nobody who was hurt.

use super::list::AlertView;
use crate::csv_table;
use crate::failure::Failure;
use domain::law::{AlertMode, Trigger};
use domain::time::human_datetime;
use domain::words::{AlertStanding, EventClass, Lang};

const HEAD_VI: [&str; 13] = [
    "Báo lúc",
    "Số vụ",
    "Loại vụ",
    "Nơi xảy ra",
    "Mã xã",
    "Về việc",
    "Loại tin",
    "Cơ quan nhận",
    "Tình trạng",
    "Xác nhận lúc",
    "Người xác nhận",
    "Đơn vị",
    "Căn cứ",
];
const HEAD_EN: [&str; 13] = [
    "Raised at",
    "Case",
    "Class",
    "Place",
    "Commune code",
    "About",
    "Kind",
    "Agency",
    "State",
    "Confirmed at",
    "Confirmed by",
    "Unit",
    "Basis",
];

fn label<T: std::str::FromStr>(key: &str, words: impl Fn(T) -> &'static str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |w| words(w).to_owned())
}

/// Alerts as CSV, with the separators of the reader's spreadsheet. A drill says so in the place of the number.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn export(rows: &[AlertView], lang: Lang) -> Result<Vec<u8>, Failure> {
    let (head, drill) = match lang {
        Lang::Vi => (HEAD_VI, "DIỄN TẬP"),
        Lang::En => (HEAD_EN, "DRILL"),
    };
    let cells = |a: &AlertView| {
        let case = a.case.as_ref();
        let number = case.map(|c| c.number.clone()).unwrap_or_default();
        [
            human_datetime(a.created_at),
            if a.drill { drill.to_owned() } else { number },
            case.map(|c| label(&c.class, |w: EventClass| w.label(lang))).unwrap_or_default(),
            case.map(|c| c.place.clone()).unwrap_or_default(),
            case.map(|c| c.commune_code.clone()).unwrap_or_default(),
            label(&a.trigger, |w: Trigger| w.label(lang)),
            label(&a.mode, |w: AlertMode| w.label(lang)),
            a.recipient.clone(),
            label(&a.state, |w: AlertStanding| w.label(lang)),
            a.acknowledged_at.map(human_datetime).unwrap_or_default(),
            a.acknowledged_by_name.clone().unwrap_or_default(),
            a.acknowledged_by_unit.clone().unwrap_or_default(),
            a.citation.clone(),
        ]
    };
    csv_table(&head, rows.iter().map(cells), lang)
}
