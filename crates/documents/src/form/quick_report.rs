//! Quick report of the labour department to the ministry (PL XIII).

use super::kind::FormKind;
use super::parts::{Cited, Establishment, Letterhead, Moment, Signatory, VictimRow};
use super::shared::{VictimExtra, establishment_facts, establishment_lines, victims_table};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, cited, line};

values! {
    /// Báo cáo nhanh tai nạn lao động (Phụ lục XIII Nghị định 39/2016/NĐ-CP).
    pub struct QuickReport {
        /// Head: the labour department.
        pub head: Letterhead,
        /// To whom: "Bộ Nội vụ (Cục Việc làm)".
        pub addressees: Vec<String>,
        /// Establishment.
        pub establishment: Establishment,
        /// When it happened.
        pub occurred: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Dead.
        pub dead: Option<u32>,
        /// Seriously hurt.
        pub serious: Option<u32>,
        /// Lightly hurt.
        pub light: Option<u32>,
        /// Victims.
        pub victims: Vec<VictimRow>,
        /// Course in short.
        pub course: Option<String>,
        /// Cause as seen so far.
        pub cause: Option<String>,
        /// Measures taken.
        pub measures: Option<String>,
        /// Decision that founded the team.
        pub team_decision: Cited,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl QuickReport {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BC"), subject: None };
        let mut doc = Doc::new(kind, "Báo cáo nhanh tai nạn lao động", head);
        doc.title("BÁO CÁO NHANH", vec![line().b("Về vụ tai nạn lao động")], true);
        doc.addressees("/addressees", &self.addressees);
        doc.section("1. Cơ sở xảy ra tai nạn:");
        establishment_lines(&mut doc, &self.establishment);
        establishment_facts(&mut doc, &self.establishment, false);
        doc.section("2. Thời gian, địa điểm xảy ra tai nạn:");
        doc.field(asked("/occurred", "Thời gian", "Time of the accident", &self.occurred).moment());
        doc.field(asked("/place", "Địa điểm", "Place of the accident", &self.place));
        doc.section("3. Số người bị nạn:");
        doc.fields(vec![
            asked("/dead", "Số người chết", "Dead", &self.dead).short(),
            asked("/serious", "Số người bị thương nặng", "Seriously hurt", &self.serious).short(),
            asked("/light", "Số người bị thương nhẹ", "Lightly hurt", &self.light).short(),
        ]);
        doc.section("4. Danh sách người bị nạn:");
        victims_table(&mut doc, &self.victims, VictimExtra::Relation);
        doc.narrative(
            "5. Diễn biến sơ bộ:",
            asked("/course", "Diễn biến sơ bộ", "Course in short", &self.course),
        );
        doc.narrative(
            "6. Nguyên nhân ban đầu:",
            asked("/cause", "Nguyên nhân ban đầu", "Cause as seen so far", &self.cause),
        );
        doc.narrative(
            "7. Các biện pháp đã thực hiện:",
            asked("/measures", "Biện pháp đã thực hiện", "Measures taken", &self.measures),
        );
        doc.para(
            cited(
                line().b("8. Thành lập Đoàn điều tra: ").t("Quyết định"),
                "/team_decision",
                "Quyết định thành lập Đoàn",
                "the founding decision",
                &self.team_decision,
            )
            .t("./."),
        );
        doc.closing("Như trên", &self.recipients, "Lưu: VT", &self.signatory);
        doc.done()
    }
}
