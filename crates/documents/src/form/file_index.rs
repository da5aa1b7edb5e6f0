//! Index of the file of one victim (Nghị định 39/2016/NĐ-CP Điều 16).

use super::kind::FormKind;
use super::parts::{Letterhead, Signatory};
use super::shared::on_the_right;
use super::value::values;
use crate::layout::{
    Align, Cell, Doc, Head, Layout, asked, cell, column, if_any, line, short_date, signs, words,
};
use chrono::NaiveDate;

values! {
    /// Mục lục hồ sơ vụ tai nạn lao động: one file per victim.
    pub struct FileIndex {
        /// Head: who keeps the file.
        pub head: Letterhead,
        /// Number of the case.
        pub case_number: Option<String>,
        /// The victim.
        pub victim: Option<String>,
        /// The accident in one line.
        pub accident: Option<String>,
        /// Until when it is kept, in words.
        pub retention: Option<String>,
        /// Documents, in the order of Điều 16.
        pub entries: Vec<FileIndexEntry>,
        /// Who made the index.
        pub signatory: Signatory,
    }

    /// One line of the index.
    pub struct FileIndexEntry {
        /// Point of Điều 16: "a", "đ"; none for papers that Điều 16 does not name.
        pub point: Option<String>,
        /// Title.
        pub title: Option<String>,
        /// Number and symbol, if any.
        pub number: Option<String>,
        /// Date, if any.
        pub date: Option<NaiveDate>,
        /// Number of pages, if known.
        pub pages: Option<u32>,
        /// Present, missing, not needed, and why.
        pub state: Option<String>,
        /// SHA-256 of the file, if it is one.
        pub hash: Option<String>,
    }
}

impl FileIndex {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: None, subject: None };
        let mut doc = Doc::new(kind, "Mục lục hồ sơ vụ tai nạn lao động", head);
        doc.title("MỤC LỤC HỒ SƠ VỤ TAI NẠN LAO ĐỘNG", vec![], false);
        doc.field(asked("/case_number", "Mã số vụ việc", "Number of the case", &self.case_number));
        doc.field(asked("/victim", "Người bị nạn", "Victim", &self.victim));
        doc.field(asked("/accident", "Vụ tai nạn", "The accident", &self.accident));
        doc.field(if_any("/retention", "Thời hạn lưu giữ", "Retention", &self.retention));
        let columns = vec![
            column("TT", 6, Align::Center),
            column("Điểm", 10, Align::Center),
            column("Tên tài liệu", 31, Align::Left),
            column("Số, ký hiệu; ngày", 22, Align::Left),
            column("Số trang", 12, Align::Center),
            column("Tình trạng, ghi chú", 22, Align::Left),
        ];
        let rows = self.entries.iter().enumerate().map(|(i, one)| one.row(i)).collect();
        doc.table(asked("/entries", "Danh mục tài liệu", "Documents", &None::<String>), columns, rows);
        let hashed: Vec<_> = self.entries.iter().enumerate().filter(|(_, one)| one.hash.is_some()).collect();
        if !hashed.is_empty() {
            doc.section("Mã băm SHA-256 của tệp:");
        }
        for (i, one) in hashed {
            let hash = if_any(format!("/entries/{i}/hash"), "Mã băm", "Hash", &one.hash);
            doc.para(line().t(format!("{}. ", i + 1)).v(hash));
        }
        doc.para(line().i("Điểm: theo khoản 1 Điều 16 Nghị định 39/2016/NĐ-CP."));
        doc.signatures(on_the_right(signs("/signatory", &self.signatory)));
        doc.done()
    }
}

impl FileIndexEntry {
    fn row(&self, i: usize) -> Vec<Cell> {
        let at = |field: &str| format!("/entries/{i}/{field}");
        let number =
            self.number.clone().into_iter().chain(self.date.map(short_date)).collect::<Vec<_>>().join("; ");
        vec![
            words((i + 1).to_string()),
            cell(if_any(at("point"), "Điểm", "Point", &self.point)),
            cell(asked(at("title"), "Tên tài liệu", "Title", &self.title)),
            words(number),
            cell(if_any(at("pages"), "Số trang", "Pages", &self.pages)),
            cell(if_any(at("state"), "Tình trạng", "State", &self.state)),
        ]
    }
}
