//! Notice of recommendations (Nghị định 39/2016/NĐ-CP Điều 18).

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, Measure, Signatory};
use super::shared::measures_table;
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, cited, line};
use chrono::NaiveDate;

values! {
    /// Văn bản kiến nghị thực hiện biện pháp phòng ngừa tai nạn lao động.
    pub struct RecommendationNotice {
        /// Head.
        pub head: Letterhead,
        /// To whom.
        pub addressee: Option<String>,
        /// The accident in one line.
        pub accident: Option<String>,
        /// The minutes of the investigation.
        pub minutes: Cited,
        /// Recommendations.
        pub measures: Vec<Measure>,
        /// Until when the addressee reports what was done.
        pub report_by: Option<NaiveDate>,
        /// To whom the addressee reports.
        pub report_to: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl RecommendationNotice {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v kiến nghị thực hiện biện pháp phòng ngừa tai nạn lao động");
        let head = Head { letterhead: &self.head, symbol: Some("........"), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Kiến nghị thực hiện biện pháp phòng ngừa tai nạn lao động", head);
        doc.addressees("/addressee", self.addressee.as_slice());
        let opening = line().t("Căn cứ Điều 18 Nghị định 39/2016/NĐ-CP và Biên bản điều tra");
        doc.para(
            cited(opening, "/minutes", "biên bản điều tra", "the minutes", &self.minutes)
                .t(" vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t("; đề nghị thực hiện các kiến nghị sau đây:"),
        );
        measures_table(&mut doc, &self.measures, true);
        doc.para(
            line()
                .t("Kết quả thực hiện đề nghị báo cáo về ")
                .v(asked("/report_to", "Nơi nhận báo cáo kết quả", "To whom to report", &self.report_to)
                    .short())
                .t(" trước ")
                .v(asked("/report_by", "Hạn báo cáo kết quả", "Until when to report", &self.report_by).date())
                .t(", kèm tài liệu chứng minh./."),
        );
        doc.closing("Như trên", &self.recipients, "Lưu: VT, hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}
