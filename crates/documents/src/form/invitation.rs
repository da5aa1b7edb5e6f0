//! Invitation: to a member agency, a witness, the announcement meeting.

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Signatory};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, line};

values! {
    /// Giấy mời.
    pub struct Invitation {
        /// Head.
        pub head: Letterhead,
        /// Who is invited: person or agency, with the unit.
        pub invitees: Vec<String>,
        /// To what: "dự cuộc họp công bố Biên bản điều tra tai nạn lao động".
        pub purpose: Option<String>,
        /// The accident in one line.
        pub accident: Option<String>,
        /// When.
        pub at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Who chairs.
        pub chair: Option<String>,
        /// Agenda, if any.
        pub agenda: Option<String>,
        /// What to bring, if anything.
        pub bring: Option<String>,
        /// Whom to ask: name and telephone.
        pub contact: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl Invitation {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("GM"), subject: None };
        let mut doc = Doc::new(kind, "Giấy mời", head);
        doc.title("GIẤY MỜI", vec![], true);
        doc.addressees("/invitees", &self.invitees);
        doc.para(
            line()
                .t("Trân trọng kính mời tham gia: ")
                .v(asked("/purpose", "Nội dung mời", "To what", &self.purpose))
                .t("."),
        );
        doc.field(asked("/accident", "Vụ tai nạn", "The accident", &self.accident));
        doc.field(asked("/at", "Thời gian", "When", &self.at).moment());
        doc.field(asked("/place", "Địa điểm", "Where", &self.place));
        doc.field(if_any("/chair", "Chủ trì", "Chair", &self.chair));
        doc.field(if_any("/agenda", "Chương trình", "Agenda", &self.agenda));
        doc.field(if_any("/bring", "Giấy tờ mang theo", "What to bring", &self.bring));
        doc.field(asked("/contact", "Liên hệ", "Contact", &self.contact));
        doc.para(line().t("Đề nghị có mặt đúng thời gian, địa điểm nêu trên; trường hợp không tham gia được đề nghị thông báo trước và nêu rõ lý do./."));
        doc.closing("Như trên", &self.recipients, "Lưu: VT", &self.signatory);
        doc.done()
    }
}
