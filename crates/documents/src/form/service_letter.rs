//! The letter that goes with the minutes (Luật ATVSLĐ Điều 35 khoản 8).

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, ListedItem, Moment, Signatory};
use super::shared::{dashes, items_table};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, cited, line};

values! {
    /// Văn bản gửi biên bản điều tra và biên bản cuộc họp công bố, within 3 working days of the meeting.
    pub struct ServiceLetter {
        /// Head.
        pub head: Letterhead,
        /// To whom.
        pub addressees: Vec<String>,
        /// The accident in one line.
        pub accident: Option<String>,
        /// When it was announced.
        pub announced: Option<Moment>,
        /// The minutes of the investigation.
        pub minutes: Cited,
        /// The minutes of the meeting.
        pub meeting_minutes: Cited,
        /// What is enclosed.
        pub enclosed: Vec<ListedItem>,
        /// What the addressee must do: post, tell all workers, carry out the recommendations.
        pub duties: Vec<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl ServiceLetter {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v gửi biên bản điều tra và biên bản cuộc họp công bố");
        let head = Head { letterhead: &self.head, symbol: Some("........"), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Gửi biên bản điều tra và biên bản cuộc họp công bố", head);
        doc.addressees("/addressees", &self.addressees);
        doc.para(
            line()
                .t("Căn cứ khoản 8 Điều 35 Luật An toàn, vệ sinh lao động; biên bản điều tra vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t(" đã được công bố vào hồi ")
                .v(asked("/announced", "Thời điểm công bố", "When it was announced", &self.announced).moment())
                .t("."),
        );
        let minutes = cited(
            line().t("Xin gửi kèm Biên bản điều tra"),
            "/minutes",
            "biên bản điều tra",
            "the minutes",
            &self.minutes,
        )
        .t(" và Biên bản cuộc họp công bố");
        doc.para(
            cited(
                minutes,
                "/meeting_minutes",
                "biên bản cuộc họp công bố",
                "the minutes of the meeting",
                &self.meeting_minutes,
            )
            .t("."),
        );
        if !self.enclosed.is_empty() {
            doc.section("Tài liệu gửi kèm:");
            items_table(&mut doc, "/enclosed", &self.enclosed);
        }
        if !self.duties.is_empty() {
            doc.section("Đề nghị cơ quan, đơn vị, cá nhân nhận biên bản:");
            dashes(&mut doc, asked("/duties", "Việc phải làm", "Duties", &None::<String>), &self.duties);
        }
        doc.para(line().t("Khiếu nại về biên bản điều tra được gửi đến cơ quan đã thành lập Đoàn điều tra trong thời hạn 90 ngày kể từ ngày công bố./."));
        doc.closing("Như trên", &self.recipients, "Lưu: VT, hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}
