//! What is posted in public (Luật ATVSLĐ Điều 35 khoản 9): without names, numbers of persons, injuries.

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, Measure, Moment, Signatory, Voiced};
use super::shared::{dashes, item, measures_table, nothing, voices};
use super::value::values;
use crate::layout::{Doc, Head, Layout, Printed, asked, cited, if_any, line};
use chrono::NaiveDate;
use domain::case::{Conclusion, FaultSide};
use domain::words::EventClass;

values! {
    /// Bản công bố thông tin vụ tai nạn lao động.
    pub struct PublicPosting {
        /// Head: who posts.
        pub head: Letterhead,
        /// Number of the case.
        pub case_number: Option<String>,
        /// Class.
        pub class: Option<EventClass>,
        /// Day of the accident.
        pub occurred_on: Option<NaiveDate>,
        /// Commune and spot in the works.
        pub place: Option<String>,
        /// Employer.
        pub employer: Option<String>,
        /// Workers dead.
        pub dead: Option<u32>,
        /// Workers seriously hurt.
        pub serious: Option<u32>,
        /// Workers lightly hurt.
        pub light: Option<u32>,
        /// Who investigated.
        pub investigated_by: Option<String>,
        /// The minutes.
        pub minutes: Cited,
        /// When it was announced.
        pub announced: Option<Moment>,
        /// Where it was announced.
        pub announced_at: Option<String>,
        /// Course of events.
        pub course: Option<String>,
        /// Whose fault.
        pub fault: Option<FaultSide>,
        /// Cause, code and label, in words.
        pub cause: Option<String>,
        /// Conclusion.
        pub conclusion: Option<Conclusion>,
        /// Degree of violation and responsibility.
        pub responsibility: Option<String>,
        /// Violations without names: position, violation, handling; may be none.
        pub at_fault: Vec<String>,
        /// Measures; may be none.
        pub measures: Vec<Measure>,
        /// Reserved opinions and dissent, the group in place of the name; may be none.
        pub dissent: Vec<Voiced>,
        /// First day of posting.
        pub posted_from: Option<NaiveDate>,
        /// Where it is posted.
        pub posted_at: Option<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl PublicPosting {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("TB"), subject: None };
        let mut doc = Doc::new(kind, "Thông báo công bố kết quả điều tra vụ tai nạn lao động", head);
        doc.title("THÔNG BÁO", vec![line().b("Công bố kết quả điều tra vụ tai nạn lao động")], true);
        doc.para(line().i("Bản niêm yết công khai theo khoản 9 Điều 35 Luật An toàn, vệ sinh lao động; không có thông tin cá nhân."));
        doc.section("1. Vụ tai nạn:");
        doc.fields(vec![
            asked("/case_number", "Mã số vụ việc", "Number of the case", &self.case_number),
            asked("/class", "Loại vụ tai nạn", "Class", &self.class),
        ]);
        doc.field(asked("/occurred_on", "Ngày xảy ra", "Day of the accident", &self.occurred_on).date());
        doc.field(asked("/place", "Nơi xảy ra", "Place", &self.place));
        doc.field(asked("/employer", "Cơ sở, người sử dụng lao động", "Employer", &self.employer));
        doc.fields(vec![
            asked("/dead", "Số người chết", "Dead", &self.dead).short(),
            asked("/serious", "Bị thương nặng", "Seriously hurt", &self.serious).short(),
            asked("/light", "Bị thương nhẹ", "Lightly hurt", &self.light).short(),
        ]);
        doc.section("2. Điều tra và công bố:");
        doc.field(asked("/investigated_by", "Cơ quan điều tra", "Who investigated", &self.investigated_by));
        doc.para(
            cited(
                line().t("- Biên bản điều tra"),
                "/minutes",
                "biên bản điều tra",
                "the minutes",
                &self.minutes,
            )
            .t("."),
        );
        doc.para(
            line()
                .t("- Công bố vào hồi ")
                .v(asked("/announced", "Thời điểm công bố", "When it was announced", &self.announced)
                    .moment())
                .t(", tại ")
                .v(asked("/announced_at", "Nơi công bố", "Where it was announced", &self.announced_at)),
        );
        doc.narrative("3. Diễn biến:", asked("/course", "Diễn biến", "Course of events", &self.course));
        doc.section("4. Nguyên nhân, trách nhiệm và kết luận:");
        doc.field(asked("/fault", "Lỗi", "Whose fault", &self.fault));
        doc.field(asked("/cause", "Nguyên nhân", "Cause", &self.cause));
        doc.field(asked("/conclusion", "Kết luận", "Conclusion", &self.conclusion));
        doc.field(asked(
            "/responsibility",
            "Mức độ vi phạm, trách nhiệm",
            "Responsibility",
            &self.responsibility,
        ));
        let known = self.conclusion.printed().is_some();
        if self.at_fault.is_empty() {
            nothing(&mut doc, "/at_fault", "- Không xác định cá nhân có lỗi.", known);
        } else {
            dashes(&mut doc, if_any("/at_fault", "Vi phạm", "Violations", &None::<String>), &self.at_fault);
        }
        doc.section("5. Biện pháp phòng ngừa:");
        if self.measures.is_empty() {
            nothing(&mut doc, "/measures", "Không có.", known);
        } else {
            measures_table(&mut doc, &self.measures, false);
        }
        doc.section("6. Ý kiến bảo lưu, ý kiến không nhất trí:");
        voices(&mut doc, "/dissent", &self.dissent, "Không có.", known);
        doc.para(
            item(
                "7. Niêm yết từ",
                asked("/posted_from", "Ngày bắt đầu niêm yết", "First day of posting", &self.posted_from)
                    .date(),
            )
            .t(", tại ")
            .v(asked("/posted_at", "Nơi niêm yết", "Where it is posted", &self.posted_at)),
        );
        doc.closing("Niêm yết", &[], "Lưu: Hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}
