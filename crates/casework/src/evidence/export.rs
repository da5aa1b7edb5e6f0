//! The index of evidence as a file that spreadsheets open.

use super::list::{EvidenceList, SeenItem};
use crate::csv_table;
use crate::failure::Failure;
use domain::time::{human_date, human_datetime};
use domain::words::Lang;

const HEAD_VI: [&str; 15] = [
    "Số vụ",
    "Số chứng cứ",
    "Loại",
    "Tên",
    "Nạn nhân",
    "Ngày lập, thu thập",
    "Thu từ",
    "Người thu",
    "Nơi thu",
    "Người đang giữ",
    "Mức dữ liệu cá nhân",
    "Loại tệp",
    "Số byte",
    "SHA-256",
    "Tình trạng",
];
const HEAD_EN: [&str; 15] = [
    "Case",
    "Item",
    "Kind",
    "Title",
    "Victim",
    "Made or obtained on",
    "Obtained from",
    "Obtained by",
    "Place",
    "Held by",
    "Personal data",
    "File type",
    "Bytes",
    "SHA-256",
    "State",
];

/// The index as CSV, with the separators of the reader's spreadsheet.
///
/// # Errors
/// [`Failure::Internal`] when the file cannot be written.
pub fn csv(list: &EvidenceList, lang: Lang) -> Result<Vec<u8>, Failure> {
    let head = match lang {
        Lang::Vi => HEAD_VI,
        Lang::En => HEAD_EN,
    };
    csv_table(&head, list.items.iter().map(|seen| cells(list, seen, lang)), lang)
}

fn cells(list: &EvidenceList, SeenItem { item, .. }: &SeenItem, lang: Lang) -> [String; 15] {
    let victim = list.victims.iter().find(|v| Some(v.id) == item.victim);
    let file = item.file.as_ref();
    let state = match (&item.withdrawn, lang) {
        (None, Lang::Vi) => "đang dùng".to_owned(),
        (None, Lang::En) => "counts".to_owned(),
        (Some(a), Lang::Vi) => format!("không dùng từ {}: {}", human_datetime(a.at), a.reason),
        (Some(a), Lang::En) => format!("set aside {}: {}", human_datetime(a.at), a.reason),
    };
    [
        list.case_number.clone(),
        item.number.to_string(),
        item.kind.label(lang).to_owned(),
        item.title.clone(),
        victim.and_then(|v| v.name.clone()).unwrap_or_default(),
        human_date(item.obtained_on),
        item.obtained_from.clone().unwrap_or_default(),
        item.obtained_by.clone(),
        item.place.clone().unwrap_or_default(),
        item.holder().to_owned(),
        item.sensitivity.label(lang).to_owned(),
        file.map(|f| f.media_type.clone()).unwrap_or_default(),
        file.map(|f| f.size.to_string()).unwrap_or_default(),
        file.map(|f| f.sha256.clone()).unwrap_or_default(),
        state,
    ]
}
