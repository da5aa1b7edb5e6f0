//! The register as lines of a table, for a page and for spreadsheets.

use super::register::RegisterEntry;
use crate::csv_table;
use crate::failure::Failure;
use domain::case::Conclusion;
use domain::value::{Dong, Sex};
use domain::words::{Lang, Severity};

const HEAD_VI: [&str; 23] = [
    "Số vụ",
    "Ngày giờ tai nạn",
    "Họ và tên",
    "Giới tính",
    "Năm sinh",
    "Nghề nghiệp",
    "Tuổi nghề, bậc thợ",
    "Đơn vị, bộ phận",
    "Đã huấn luyện",
    "Nơi xảy ra",
    "Tóm tắt diễn biến",
    "Yếu tố gây chấn thương",
    "Nguyên nhân",
    "Tình trạng",
    "Mã chấn thương",
    "Kết luận",
    "Số ngày nghỉ",
    "Chi phí y tế (đồng)",
    "Trả lương (đồng)",
    "Bồi thường, trợ cấp (đồng)",
    "Thiệt hại tài sản (đồng)",
    "Số biên bản, quyết định",
    "Mã vụ",
];
const HEAD_EN: [&str; 23] = [
    "Case",
    "Day and hour",
    "Name",
    "Sex",
    "Birth",
    "Occupation",
    "Years in the trade, grade",
    "Unit",
    "Trained",
    "Place",
    "Course",
    "Injury factor",
    "Cause",
    "Condition",
    "Injury codes",
    "Conclusion",
    "Days off",
    "Medical cost (đồng)",
    "Wages (đồng)",
    "Compensation (đồng)",
    "Property (đồng)",
    "Minutes, decision",
    "Case id",
];

/// Headings of the columns, in the order of the register.
pub fn heads(lang: Lang) -> [&'static str; 23] {
    match lang {
        Lang::Vi => HEAD_VI,
        Lang::En => HEAD_EN,
    }
}

fn label<T: std::str::FromStr>(key: &str, words: impl Fn(T) -> &'static str) -> String {
    key.parse().map_or_else(|_| key.to_owned(), |w| words(w).to_owned())
}

fn named(list: &domain::reference::CodeList, code: &str, lang: Lang) -> String {
    list.get(code).map_or_else(|| code.to_owned(), |e| format!("{code} – {}", e.name().get(lang)))
}

/// One line, cell by cell.
pub fn line(e: &RegisterEntry, lang: Lang) -> [String; 23] {
    let money = |d: Option<Dong>| d.map(|d| d.to_string()).unwrap_or_default();
    let factors = domain::reference::factors_on(e.occurred_on);
    [
        e.number.clone(),
        e.occurred.clone(),
        e.name.clone().unwrap_or_default(),
        label(&e.sex, |s: Sex| s.label(lang)),
        e.birth.clone().unwrap_or_default(),
        e.occupation.clone().unwrap_or_default(),
        experience(e, lang),
        e.unit.clone().unwrap_or_default(),
        match (e.trained, lang) {
            (None, _) => String::new(),
            (Some(true), Lang::Vi) => "có".to_owned(),
            (Some(false), Lang::Vi) => "không".to_owned(),
            (Some(true), Lang::En) => "yes".to_owned(),
            (Some(false), Lang::En) => "no".to_owned(),
        },
        e.place.clone(),
        e.course.clone().unwrap_or_default(),
        e.injury_factor.as_deref().map(|c| named(factors, c, lang)).unwrap_or_default(),
        e.cause.as_deref().map(|c| named(domain::reference::causes(), c, lang)).unwrap_or_default(),
        label(&e.severity, |s: Severity| s.label(lang)),
        e.serious_codes.join(", "),
        e.conclusion.as_deref().map(|c| label(c, |w: Conclusion| w.label(lang))).unwrap_or_default(),
        e.lost_days.map(|n| n.to_string()).unwrap_or_default(),
        money(e.medical),
        money(e.wages),
        money(e.compensation),
        money(e.property),
        e.document.clone().unwrap_or_default(),
        e.case_id.to_string(),
    ]
}

/// Years in the trade, and the grade.
fn experience(e: &RegisterEntry, lang: Lang) -> String {
    let Some((years, grade)) = &e.experience else { return String::new() };
    let years = years.map(|n| match lang {
        Lang::Vi => format!("{n} năm"),
        Lang::En => format!("{n} year(s)"),
    });
    [years, grade.clone()].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// The register as CSV, with the separators of the reader's spreadsheet.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn export(rows: &[RegisterEntry], lang: Lang) -> Result<Vec<u8>, Failure> {
    csv_table(&heads(lang), rows.iter().map(|row| line(row, lang)), lang)
}
