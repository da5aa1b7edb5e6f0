//! The decision that founds an investigation team (PL V, PL VI, PL VII).

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Participant, Signatory};
use super::value::values;
use crate::layout::{Doc, Head, Layout, Printed, asked, line, people_columns, people_rows};

values! {
    /// Quyết định thành lập Đoàn điều tra tai nạn lao động. The level is that of the form: PL V establishment,
    /// PL VI province, PL VII central.
    pub struct TeamDecision {
        /// Head: enterprise, department or ministry.
        pub head: Letterhead,
        /// Who decides, as the title line says it: "GIÁM ĐỐC SỞ NỘI VỤ TỈNH AN GIANG".
        pub decider: Option<String>,
        /// Legal grounds, each without "Căn cứ" and without the sign at its end.
        pub grounds: Vec<String>,
        /// Papers that give the issuer its competence: functions of the department, charter of the enterprise. The
        /// ministry's decree is among the grounds.
        pub authority: Vec<String>,
        /// Who proposes: "Trưởng phòng Việc làm và An toàn lao động".
        pub proposer: Option<String>,
        /// Members, the head first.
        pub members: Vec<Participant>,
        /// When the accident happened.
        pub occurred: Option<Moment>,
        /// Where it happened.
        pub place: Option<String>,
        /// Names of the victims.
        pub victims: Vec<String>,
        /// Term of the investigation in days.
        pub term_days: Option<u32>,
        /// From when the term is counted: receipt of the word or declaration.
        pub term_from: Option<Moment>,
        /// Who must carry it out besides the members, as Điều 3 names them.
        pub executors: Vec<String>,
        /// Nơi nhận besides "Như Điều 3" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl TeamDecision {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let level = match kind {
            FormKind::TeamDecisionProvince => "cấp tỉnh",
            FormKind::TeamDecisionCentral => "cấp trung ương",
            _ => "cấp cơ sở",
        };
        let head = Head { letterhead: &self.head, symbol: Some("QĐ"), subject: None };
        let mut doc =
            Doc::new(kind, format!("Quyết định thành lập Đoàn điều tra tai nạn lao động {level}"), head);
        let about = format!("Về việc thành lập Đoàn điều tra tai nạn lao động {level}");
        doc.title("QUYẾT ĐỊNH", vec![line().b(about)], true);
        let decider = asked("/decider", "Người ban hành quyết định", "Who decides", &self.decider).short();
        doc.centered(line().bv(decider.clone().capitals()));
        self.grounds(&mut doc, kind);
        doc.centered(line().b("QUYẾT ĐỊNH:"));
        doc.para(
            line().b("Điều 1. ").t(format!(
                "Thành lập Đoàn điều tra tai nạn lao động {level} gồm các ông, bà có tên sau đây:"
            )),
        );
        let asks = asked("/members", "Thành phần Đoàn điều tra", "Members of the team", &None::<String>);
        doc.table(asks, people_columns(true), people_rows("/members", &self.members, true));
        let victims: Vec<_> = self.victims.iter().filter_map(Printed::printed).collect();
        let victims = (!victims.is_empty()).then(|| victims.join("; "));
        doc.para(
            line()
                .b("Điều 2. ")
                .t("Đoàn điều tra có nhiệm vụ điều tra vụ tai nạn lao động xảy ra vào hồi ")
                .v(asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred)
                    .moment())
                .t(", tại ")
                .v(asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place).short())
                .t("; nạn nhân: ")
                .v(asked("/victims", "Nạn nhân", "Victims", &victims).short())
                .t("."),
        );
        doc.para(
            line()
                .t("Thời hạn điều tra: ")
                .v(asked("/term_days", "Thời hạn điều tra", "Term in days", &self.term_days).short())
                .t(" ngày, tính từ thời điểm nhận tin báo, khai báo tai nạn lao động là ")
                .v(asked(
                    "/term_from",
                    "Thời điểm nhận tin báo, khai báo",
                    "Receipt of the word",
                    &self.term_from,
                )
                .moment())
                .t(" đến khi công bố biên bản điều tra."),
        );
        let executors: Vec<_> = self.executors.iter().filter_map(Printed::printed).collect();
        let executors =
            if executors.is_empty() { String::new() } else { format!(", {}", executors.join(", ")) };
        doc.para(line().b("Điều 3. ").t(format!(
            "Quyết định này có hiệu lực kể từ ngày ký. Các ông, bà có tên tại Điều 1{executors} và các cơ quan, \
             đơn vị, cá nhân có liên quan chịu trách nhiệm thi hành Quyết định này./."
        )));
        doc.closing("Như Điều 3", &self.recipients, "Lưu: VT", &self.signatory);
        doc.done()
    }

    /// "Căn cứ …;" in italics, the proposer last with a full stop.
    fn grounds(&self, doc: &mut Doc, kind: FormKind) {
        let given: Vec<_> = self.grounds.iter().filter_map(Printed::printed).collect();
        if given.is_empty() {
            let asks = asked("/grounds", "Căn cứ pháp lý", "Legal grounds", &None::<String>).short();
            doc.para(line().i("Căn cứ ").iv(asks).i(";"));
        }
        for ground in &given {
            doc.para(line().i(format!("Căn cứ {};", ground.trim_end_matches([';', '.']))));
        }
        let authority: Vec<_> = self.authority.iter().filter_map(Printed::printed).collect();
        if authority.is_empty() && kind != FormKind::TeamDecisionCentral {
            let asks = asked(
                "/authority",
                "Căn cứ về thẩm quyền của nơi ban hành (quy định chức năng, nhiệm vụ của Sở; điều lệ, đăng ký doanh nghiệp)",
                "Paper that gives the issuer its competence",
                &None::<String>,
            );
            doc.para(line().i("Căn cứ ").iv(asks.short()).i(";"));
        }
        for ground in &authority {
            doc.para(line().i(format!("Căn cứ {};", ground.trim_end_matches([';', '.']))));
        }
        let proposer = asked("/proposer", "Người đề nghị", "Who proposes", &self.proposer).short();
        doc.para(line().i("Xét đề nghị của ").iv(proposer).i("."));
    }
}
