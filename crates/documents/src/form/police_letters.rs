//! Letters to the investigating police (Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20).

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, ListedItem, Moment, Signatory};
use super::shared::items_table;
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, cited, if_any, line};
use domain::case::{Conclusion, FaultSide};

values! {
    /// Văn bản nêu ý kiến của Đoàn điều tra, within 10 working days after the joint initial investigation.
    pub struct OpinionLetter {
        /// Head: the team.
        pub head: Letterhead,
        /// To whom: investigating police, procuracy.
        pub addressees: Vec<String>,
        /// The founding decision.
        pub decision: Cited,
        /// The accident in one line.
        pub accident: Option<String>,
        /// When the joint initial investigation ended.
        pub joint_work_ended: Option<Moment>,
        /// Course as seen so far.
        pub course: Option<String>,
        /// Cause as seen so far.
        pub cause: Option<String>,
        /// Whose fault.
        pub fault: Option<FaultSide>,
        /// Workplace accident or not.
        pub conclusion: Option<Conclusion>,
        /// What the police is asked for, if anything.
        pub request: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }

    /// Văn bản chuyển hồ sơ vụ tai nạn lao động có dấu hiệu tội phạm.
    pub struct CriminalTransfer {
        /// Head: the team.
        pub head: Letterhead,
        /// To whom: the investigating police.
        pub addressees: Vec<String>,
        /// The founding decision.
        pub decision: Cited,
        /// The accident in one line.
        pub accident: Option<String>,
        /// Facts.
        pub facts: Option<String>,
        /// Signs of a crime: acts, persons, consequences.
        pub signs: Option<String>,
        /// Article of the Penal Code.
        pub penal_article: Option<String>,
        /// Documents, objects and means that go with it.
        pub items: Vec<ListedItem>,
        /// The record of hand-over.
        pub handover: Cited,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl OpinionLetter {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v ý kiến của Đoàn điều tra về vụ tai nạn lao động");
        let head = Head { letterhead: &self.head, symbol: Some("........"), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Ý kiến của Đoàn điều tra về vụ tai nạn lao động", head);
        doc.addressees("/addressees", &self.addressees);
        let opening = line().t("Đoàn điều tra tai nạn lao động thành lập theo Quyết định");
        doc.para(
            cited(opening, "/decision", "Quyết định thành lập Đoàn", "the founding decision", &self.decision)
                .t(" đã phối hợp điều tra ban đầu vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t(". Việc phối hợp điều tra ban đầu hoàn thành ")
                .v(asked(
                    "/joint_work_ended",
                    "Thời điểm hoàn thành điều tra ban đầu",
                    "End of the joint work",
                    &self.joint_work_ended,
                )
                .moment())
                .t(". Đoàn điều tra có ý kiến như sau:"),
        );
        doc.field(asked("/course", "Diễn biến", "Course as seen so far", &self.course).lines());
        doc.field(asked("/cause", "Nguyên nhân", "Cause as seen so far", &self.cause).lines());
        doc.field(asked("/fault", "Lỗi", "Whose fault", &self.fault));
        doc.field(asked("/conclusion", "Nhận định", "Workplace accident or not", &self.conclusion));
        doc.field(if_any("/request", "Đề nghị (nếu có)", "Request", &self.request));
        doc.para(
            line()
                .t("Đoàn điều tra gửi cơ quan điều tra, Viện kiểm sát nhân dân để xem xét theo quy định./."),
        );
        doc.closing("Như trên", &self.recipients, "Lưu: Hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}

impl CriminalTransfer {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v chuyển hồ sơ vụ tai nạn lao động có dấu hiệu tội phạm");
        let head = Head { letterhead: &self.head, symbol: Some("........"), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Chuyển hồ sơ vụ tai nạn lao động có dấu hiệu tội phạm", head);
        doc.addressees("/addressees", &self.addressees);
        let opening = line()
            .t("Căn cứ khoản 7 Điều 35 Luật An toàn, vệ sinh lao động và Điều 20 Nghị định 39/2016/NĐ-CP, Đoàn điều tra tai nạn lao động thành lập theo Quyết định");
        doc.para(
            cited(opening, "/decision", "Quyết định thành lập Đoàn", "the founding decision", &self.decision)
                .t(" trong quá trình điều tra vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t(" nhận thấy vụ việc có dấu hiệu tội phạm, báo cáo và chuyển hồ sơ như sau:"),
        );
        doc.narrative("1. Tóm tắt sự việc:", asked("/facts", "Tóm tắt sự việc", "Facts", &self.facts));
        doc.narrative(
            "2. Dấu hiệu tội phạm:",
            asked("/signs", "Dấu hiệu tội phạm", "Signs of a crime", &self.signs),
        );
        doc.field(if_any("/penal_article", "Điều luật", "Article of the Penal Code", &self.penal_article));
        doc.section("3. Tài liệu, đồ vật, phương tiện kèm theo:");
        items_table(&mut doc, "/items", &self.items);
        doc.para(
            cited(
                line().t("Việc giao nhận được lập thành Biên bản bàn giao"),
                "/handover",
                "Biên bản bàn giao",
                "the record of hand-over",
                &self.handover,
            )
            .t("."),
        );
        doc.para(line().t("Đề nghị cơ quan điều tra xem xét, giải quyết theo thẩm quyền và thông báo kết quả cho Đoàn điều tra./."));
        doc.closing("Như trên", &self.recipients, "Lưu: Hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}
