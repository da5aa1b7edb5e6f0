//! The commune's record of one seriously hurt worker without a contract.

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Participant, Signatory, Voiced};
use super::shared::{dashes, item, voices};
use super::value::values;
use crate::layout::{
    Doc, Head, Layout, Printed, asked, if_any, line, people_columns, people_rows, sign_as, signs,
};
use chrono::NaiveDate;
use domain::value::Sex;

values! {
    /// Biên bản ghi nhận sự việc tai nạn lao động (Luật An toàn, vệ sinh lao động Điều 35 khoản 1).
    pub struct CommuneRecord {
        /// Head: the commune's People's Committee.
        pub head: Letterhead,
        /// When the record is made.
        pub made: Option<Moment>,
        /// Where.
        pub made_at: Option<String>,
        /// Who makes it: official, police, health station, head of the hamlet.
        pub makers: Vec<Participant>,
        /// Who told, with relation, address, telephone.
        pub informant: Option<String>,
        /// When the word came.
        pub received: Option<Moment>,
        /// Name of the victim.
        pub victim_name: Option<String>,
        /// Date of birth, or what is known of it.
        pub victim_birth: Option<String>,
        /// Sex.
        pub victim_sex: Option<Sex>,
        /// Number of the identity card.
        pub victim_identity: Option<String>,
        /// Permanent residence.
        pub victim_residence: Option<String>,
        /// Occupation.
        pub victim_occupation: Option<String>,
        /// Work that was being done.
        pub work_done: Option<String>,
        /// For whom: household, person, organisation.
        pub worked_for: Option<String>,
        /// When it happened.
        pub occurred: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Course of events.
        pub course: Option<String>,
        /// Injuries, with the codes of the statutory list.
        pub injuries: Option<String>,
        /// First aid.
        pub first_aid: Option<String>,
        /// Hospital.
        pub hospital: Option<String>,
        /// Cause as seen so far.
        pub cause: Option<String>,
        /// Injury factor.
        pub injury_factor: Option<String>,
        /// Statements of witnesses; may be none.
        pub statements: Vec<Voiced>,
        /// Damage.
        pub damage: Option<String>,
        /// Recommendations and immediate measures.
        pub measures: Option<String>,
        /// Day of posting.
        pub posted_on: Option<NaiveDate>,
        /// Who receives a copy.
        pub copies_to: Vec<String>,
        /// Victim or relative who signs.
        pub victim_signer: Option<String>,
        /// Who signs for the committee.
        pub signatory: Signatory,
    }
}

impl CommuneRecord {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BB-UBND"), subject: None };
        let mut doc = Doc::new(kind, "Biên bản ghi nhận sự việc tai nạn lao động", head);
        doc.title(
            "BIÊN BẢN GHI NHẬN SỰ VIỆC",
            vec![line().b("Tai nạn lao động làm 01 người bị thương nặng, người lao động làm việc không theo hợp đồng lao động")],
            false,
        );
        doc.para(
            line()
                .b("1. ")
                .t("Hôm nay, hồi ")
                .v(asked("/made", "Thời điểm lập biên bản", "When it is made", &self.made).moment())
                .t(", tại ")
                .v(asked("/made_at", "Nơi lập biên bản", "Where it is made", &self.made_at).short())
                .t(", chúng tôi gồm:"),
        );
        let asks = asked("/makers", "Người lập biên bản", "Who makes it", &None::<String>);
        doc.table(asks, people_columns(false), people_rows("/makers", &self.makers, false));
        doc.section("2. Tin báo:");
        doc.field(asked("/informant", "Người báo tin", "Informant", &self.informant));
        doc.field(asked("/received", "Thời điểm nhận tin", "When the word came", &self.received).moment());
        self.victim(&mut doc);
        doc.para(item(
            "4. Thời gian xảy ra tai nạn",
            asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred).moment(),
        ));
        doc.para(item(
            "Nơi xảy ra tai nạn",
            asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place),
        ));
        doc.narrative(
            "5. Diễn biến sự việc:",
            asked("/course", "Diễn biến sự việc", "Course of events", &self.course),
        );
        doc.section("6. Tình trạng thương tích, sơ cứu, cấp cứu:");
        doc.field(asked("/injuries", "Thương tích", "Injuries", &self.injuries));
        doc.field(asked("/first_aid", "Sơ cứu, cấp cứu", "First aid", &self.first_aid));
        doc.field(asked("/hospital", "Nơi điều trị", "Hospital", &self.hospital));
        doc.section("7. Nguyên nhân ban đầu:");
        doc.field(asked("/cause", "Nguyên nhân", "Cause", &self.cause));
        doc.field(asked("/injury_factor", "Yếu tố gây chấn thương", "Injury factor", &self.injury_factor));
        doc.section("8. Lời khai của người biết sự việc:");
        voices(&mut doc, "/statements", &self.statements, "Không có.", self.course.printed().is_some());
        doc.narrative("9. Thiệt hại:", asked("/damage", "Thiệt hại", "Damage", &self.damage));
        doc.narrative(
            "10. Kiến nghị và biện pháp trước mắt:",
            asked("/measures", "Kiến nghị, biện pháp trước mắt", "Recommendations", &self.measures),
        );
        doc.section("11. Nơi gửi biên bản và niêm yết:");
        let asks = asked("/copies_to", "Nơi gửi biên bản", "Who receives a copy", &None::<String>);
        dashes(&mut doc, asks, &self.copies_to);
        doc.field(asked("/posted_on", "Ngày niêm yết công khai", "Day of posting", &self.posted_on).date());
        self.signatures(&mut doc);
        doc.done()
    }

    fn victim(&self, doc: &mut Doc) {
        doc.section("3. Người bị nạn:");
        doc.fields(vec![
            asked("/victim_name", "Họ và tên", "Name of the victim", &self.victim_name),
            asked("/victim_sex", "Giới tính", "Sex", &self.victim_sex),
        ]);
        doc.fields(vec![
            asked("/victim_birth", "Ngày, tháng, năm sinh", "Date of birth", &self.victim_birth),
            asked("/victim_identity", "Số căn cước", "Identity number", &self.victim_identity),
        ]);
        doc.field(asked(
            "/victim_residence",
            "Nơi thường trú",
            "Permanent residence",
            &self.victim_residence,
        ));
        doc.field(asked("/victim_occupation", "Nghề nghiệp", "Occupation", &self.victim_occupation));
        doc.field(asked(
            "/work_done",
            "Công việc đang làm khi bị nạn",
            "Work that was being done",
            &self.work_done,
        ));
        doc.field(if_any(
            "/worked_for",
            "Làm cho ai (hộ gia đình, cá nhân, tổ chức)",
            "For whom",
            &self.worked_for,
        ));
    }

    fn signatures(&self, doc: &mut Doc) {
        let mut boxes = vec![sign_as("Người bị nạn hoặc thân nhân", &self.victim_signer)];
        boxes.extend(self.statements.iter().map(|one| sign_as("Người biết sự việc", &one.person)));
        boxes.extend(self.makers.iter().map(|one| sign_as("Người lập biên bản", &one.name)));
        let mut committee = signs("/signatory", &self.signatory);
        committee.hint = Some("(Ký, ghi rõ họ tên, đóng dấu)".to_owned());
        boxes.push(committee);
        doc.signatures(boxes);
    }
}
