//! Consent to clear the scene (Nghị định 39/2016/NĐ-CP Điều 18).

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Signatory};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, line};

values! {
    /// Văn bản đồng ý cho thu dọn hiện trường, mai táng.
    pub struct SceneReleaseConsent {
        /// Head: the provincial team or the police.
        pub head: Letterhead,
        /// To whom: the employer or the commune.
        pub addressee: Option<String>,
        /// When the accident happened.
        pub occurred: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// What was done at the scene before: examination, sketch, photographs.
        pub work_done: Option<String>,
        /// What may be cleared, whether the dead may be buried.
        pub scope: Option<String>,
        /// From when.
        pub from: Option<Moment>,
        /// Conditions, if any: what must be kept.
        pub conditions: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl SceneReleaseConsent {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v đồng ý thu dọn hiện trường vụ tai nạn lao động");
        let head = Head { letterhead: &self.head, symbol: Some("........"), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Đồng ý thu dọn hiện trường vụ tai nạn lao động", head);
        doc.addressees("/addressee", self.addressee.as_slice());
        doc.para(
            line()
                .t("Căn cứ Điều 18 Nghị định 39/2016/NĐ-CP; sau khi hoàn thành các bước điều tra tại hiện trường vụ tai nạn lao động xảy ra hồi ")
                .v(asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred).moment())
                .t(", tại ")
                .v(asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place).short())
                .t(":"),
        );
        doc.field(asked(
            "/work_done",
            "Công việc đã hoàn thành tại hiện trường",
            "Work done at the scene",
            &self.work_done,
        ));
        doc.field(asked("/scope", "Nội dung đồng ý", "What may be cleared", &self.scope));
        doc.field(asked("/from", "Được thực hiện từ", "From when", &self.from).moment());
        doc.field(if_any("/conditions", "Yêu cầu (nếu có)", "Conditions", &self.conditions));
        doc.para(line().t("Đề nghị cơ quan, đơn vị tổ chức thực hiện theo quy định./."));
        doc.closing("Như trên", &self.recipients, "Lưu: VT, hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}
