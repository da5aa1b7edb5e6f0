//! The list of cases as a file that spreadsheets open.

use crate::answer::CaseRowAnswer;
use actix_web::HttpResponse;
use actix_web::http::header;
use casework::Failure;
use domain::words::Lang;
use tnld_http::Fault;

const HEAD_VI: [&str; 16] = [
    "Số vụ",
    "Giai đoạn",
    "Loại vụ",
    "Tạm xác định",
    "Cấp điều tra",
    "Mã xã",
    "Nơi xảy ra",
    "Người sử dụng lao động",
    "Mã số thuế",
    "Ngày xảy ra",
    "Nhận tin lúc",
    "Hạn kế tiếp",
    "Ngày đến hạn",
    "Chết",
    "Bị thương nặng",
    "Bị thương nhẹ",
];
const HEAD_EN: [&str; 16] = [
    "Number",
    "Stage",
    "Class",
    "Provisional",
    "Level",
    "Commune code",
    "Place",
    "Employer",
    "Tax code",
    "Accident on",
    "Received at",
    "Next term",
    "Due on",
    "Dead",
    "Seriously hurt",
    "Lightly hurt",
];

/// A cell that a spreadsheet would run as a formula is made a text.
fn plain(cell: String) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{cell}") } else { cell }
}

fn label<T: tnld_http::dto::WordList>(key: &str) -> String {
    let found = T::keys().into_iter().find(|(k, _)| *k == key);
    found.map_or_else(|| key.to_owned(), |(_, label)| label.to_owned())
}

fn cells(row: CaseRowAnswer, lang: Lang) -> [String; 16] {
    let word = |key: &str, vietnamese: String| match lang {
        Lang::Vi => vietnamese,
        Lang::En => key.to_owned(),
    };
    let due = row.next_due_kind.as_ref().map(|k| k.raw().to_owned()).unwrap_or_default();
    [
        row.number,
        word(row.stage.raw(), label::<domain::case::StageKind>(row.stage.raw())),
        word(row.class.raw(), label::<domain::words::EventClass>(row.class.raw())),
        match (row.provisional, lang) {
            (true, Lang::Vi) => "có".to_owned(),
            (true, Lang::En) => "yes".to_owned(),
            (false, Lang::Vi) => "không".to_owned(),
            (false, Lang::En) => "no".to_owned(),
        },
        word(row.level.raw(), label::<domain::words::TeamLevel>(row.level.raw())),
        row.commune_code,
        row.place,
        row.employer_name,
        row.employer_tax_code.unwrap_or_default(),
        row.occurred_on.to_string(),
        row.first_received_at,
        word(&due, label::<domain::law::DeadlineKind>(&due)),
        row.next_due.map(|d| d.to_string()).unwrap_or_default(),
        row.dead.to_string(),
        row.serious.to_string(),
        row.light.to_string(),
    ]
    .map(plain)
}

fn write(rows: Vec<CaseRowAnswer>, lang: Lang) -> Result<Vec<u8>, csv::Error> {
    // The mark tells spreadsheets that the file is UTF-8.
    let mut writer = csv::Writer::from_writer("\u{feff}".as_bytes().to_vec());
    writer.write_record(match lang {
        Lang::Vi => HEAD_VI,
        Lang::En => HEAD_EN,
    })?;
    for row in rows {
        writer.write_record(cells(row, lang))?;
    }
    writer.into_inner().map_err(|e| e.into_error().into())
}

/// The rows as a file.
pub(crate) fn cases(rows: Vec<CaseRowAnswer>, lang: Lang) -> Result<HttpResponse, Fault> {
    let bytes = write(rows, lang).map_err(|e| Failure::Internal(format!("csv: {e}")))?;
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header((header::CONTENT_DISPOSITION, "attachment; filename=\"vu-tnld.csv\""))
        .body(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_a_formula() {
        assert_eq!(plain("=HYPERLINK(1)".to_owned()), "'=HYPERLINK(1)");
        assert_eq!(plain("Công ty A".to_owned()), "Công ty A");
    }

    #[test]
    fn every_column_has_a_head() {
        let text = String::from_utf8(write(Vec::new(), Lang::Vi).unwrap()).unwrap();
        assert!(text.starts_with("\u{feff}Số vụ,"));
        assert_eq!(text.trim().split(',').count(), 16);
    }
}
