//! Receipt of a report.

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Signatory};
use super::shared::{dashes, nothing, on_the_right};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, line, signs};

values! {
    /// Giấy tiếp nhận khai báo, báo tin tai nạn lao động.
    pub struct Receipt {
        /// Head: the body that received it.
        pub head: Letterhead,
        /// Who reported, with the unit.
        pub reporter: Option<String>,
        /// Address, telephone or mail of the reporter, if told.
        pub contact: Option<String>,
        /// Kind of report: "Khai báo tai nạn lao động (Phụ lục III)".
        pub report_kind: Option<String>,
        /// By which channel.
        pub channel: Option<String>,
        /// When it was received: terms count from here.
        pub received: Option<Moment>,
        /// When it was entered, when that was later.
        pub recorded: Option<Moment>,
        /// Who received it.
        pub received_by: Option<String>,
        /// Number of the case.
        pub case_number: Option<String>,
        /// The accident in one line: when, where, how many hurt. No names.
        pub accident: Option<String>,
        /// Papers received with it; may be none.
        pub papers: Vec<String>,
        /// What is still to come and until when; may be nothing.
        pub outstanding: Vec<String>,
        /// SHA-256 of the content received.
        pub hash: Option<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl Receipt {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("GTN"), subject: None };
        let mut doc = Doc::new(kind, "Giấy tiếp nhận khai báo, báo tin tai nạn lao động", head);
        doc.title("GIẤY TIẾP NHẬN", vec![line().b("Khai báo, báo tin tai nạn lao động")], true);
        doc.field(asked("/reporter", "Người khai báo, báo tin", "Who reported", &self.reporter));
        doc.field(if_any("/contact", "Liên hệ", "Contact", &self.contact));
        doc.field(asked("/report_kind", "Loại tin", "Kind of report", &self.report_kind));
        doc.field(asked("/channel", "Hình thức tiếp nhận", "Channel", &self.channel));
        doc.field(asked("/received", "Thời điểm tiếp nhận", "When it was received", &self.received).moment());
        if self.recorded.is_some() {
            doc.field(if_any(
                "/recorded",
                "Thời điểm ghi vào hệ thống",
                "When it was entered",
                &self.recorded,
            ));
        }
        doc.field(asked("/received_by", "Người tiếp nhận", "Who received it", &self.received_by));
        doc.field(asked("/case_number", "Mã số vụ việc", "Number of the case", &self.case_number));
        doc.field(asked("/accident", "Vụ tai nạn", "The accident", &self.accident));
        doc.section("Giấy tờ kèm theo:");
        if self.papers.is_empty() {
            nothing(&mut doc, "/papers", "Không có.", self.received.is_some());
        } else {
            dashes(&mut doc, if_any("/papers", "Giấy tờ kèm theo", "Papers", &None::<String>), &self.papers);
        }
        if !self.outstanding.is_empty() {
            doc.section("Nội dung còn phải bổ sung:");
            dashes(
                &mut doc,
                if_any("/outstanding", "Nội dung bổ sung", "Outstanding", &None::<String>),
                &self.outstanding,
            );
        }
        if self.hash.is_some() {
            doc.long_word(if_any(
                "/hash",
                "Mã băm SHA-256 của nội dung đã nhận",
                "SHA-256 of the content",
                &self.hash,
            ));
        }
        doc.signatures(on_the_right(signs("/signatory", &self.signatory)));
        doc.done()
    }
}
