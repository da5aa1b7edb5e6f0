//! Hand-over of a file (Nghị định 39/2016/NĐ-CP Điều 17, Điều 20, Điều 22).

use super::kind::FormKind;
use super::parts::{Letterhead, ListedItem, Moment, Participant};
use super::shared::items_table;
use super::value::values;
use crate::layout::{Doc, Head, Layout, Printed, asked, if_any, line, people_columns, people_rows, sign_as};

values! {
    /// Biên bản bàn giao hồ sơ, tài liệu, đồ vật, phương tiện.
    pub struct HandoverRecord {
        /// Head: the giving side.
        pub head: Letterhead,
        /// When.
        pub at: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// The accident in one line.
        pub accident: Option<String>,
        /// Giving body.
        pub from: Option<String>,
        /// Who stands for it.
        pub givers: Vec<Participant>,
        /// Receiving body.
        pub to: Option<String>,
        /// Who stands for it.
        pub receivers: Vec<Participant>,
        /// Why it is handed over, with the article.
        pub reason: Option<String>,
        /// What is handed over.
        pub items: Vec<ListedItem>,
        /// Remarks of the giving side, if any.
        pub giver_remark: Option<String>,
        /// Remarks of the receiving side, if any: missing, damaged.
        pub receiver_remark: Option<String>,
        /// Copies made.
        pub copies: Option<u32>,
    }
}

impl HandoverRecord {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BB"), subject: None };
        let mut doc = Doc::new(kind, "Biên bản bàn giao hồ sơ vụ tai nạn lao động", head);
        doc.title(
            "BIÊN BẢN BÀN GIAO",
            vec![line().b("Hồ sơ, tài liệu, đồ vật, phương tiện vụ tai nạn lao động")],
            false,
        );
        doc.para(
            line()
                .t("Hôm nay, hồi ")
                .v(asked("/at", "Thời điểm bàn giao", "When", &self.at).moment())
                .t(", tại ")
                .v(asked("/place", "Nơi bàn giao", "Where", &self.place).short())
                .t(", đã tiến hành bàn giao hồ sơ vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t("."),
        );
        doc.para(line().b("1. Bên giao: ").v(asked("/from", "Bên giao", "Giving body", &self.from)));
        let people = |pointer: &str| asked(pointer, "Người đại diện", "Who stands for it", &None::<String>);
        doc.table(people("/givers"), people_columns(false), people_rows("/givers", &self.givers, false));
        doc.para(line().b("2. Bên nhận: ").v(asked("/to", "Bên nhận", "Receiving body", &self.to)));
        doc.table(
            people("/receivers"),
            people_columns(false),
            people_rows("/receivers", &self.receivers, false),
        );
        doc.para(line().b("3. Lý do, căn cứ bàn giao: ").v(asked(
            "/reason",
            "Lý do bàn giao",
            "Reason",
            &self.reason,
        )));
        doc.section("4. Danh mục bàn giao:");
        items_table(&mut doc, "/items", &self.items);
        doc.para(line().b("5. Ý kiến của bên giao (nếu có): ").v(remark(
            "/giver_remark",
            "Ý kiến của bên giao (nếu có)",
            "Remarks of the giving side",
            &self.giver_remark,
        )));
        doc.para(line().b("6. Ý kiến của bên nhận (nếu có): ").v(remark(
            "/receiver_remark",
            "Ý kiến của bên nhận (nếu có)",
            "Remarks of the receiving side",
            &self.receiver_remark,
        )));
        doc.para(
            line()
                .t("Biên bản được lập thành ")
                .v(asked("/copies", "Số bản", "Copies", &self.copies.map(|n| format!("{n:02}"))).short())
                .t(" bản có giá trị như nhau, mỗi bên giữ ít nhất 01 bản."),
        );
        let name = |all: &[Participant]| all.first().and_then(|p| p.name.clone());
        doc.signatures(vec![
            sign_as("Đại diện bên giao", &name(&self.givers)),
            sign_as("Đại diện bên nhận", &name(&self.receivers)),
        ]);
        doc.done()
    }
}

fn remark(pointer: &str, vi: &str, en: &str, text: &Option<String>) -> crate::layout::Value {
    let text = text.printed();
    if_any(pointer, vi, en, &text)
}
