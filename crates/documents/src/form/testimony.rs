//! Testimony (PL VIII).

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Participant};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, line, people_columns, people_rows, sign_as};
use chrono::NaiveDate;
use domain::case::{HeardAs, Reading};
use domain::value::Sex;

values! {
    /// Biên bản lấy lời khai (Phụ lục VIII Nghị định 39/2016/NĐ-CP).
    pub struct Testimony {
        /// Head: the team.
        pub head: Letterhead,
        /// Begun.
        pub started: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Who asks.
        pub interviewers: Vec<Participant>,
        /// Who writes it down.
        pub note_taker: Option<Participant>,
        /// Who is heard.
        pub person: HeardPerson,
        /// Rights and the duty to tell the truth were explained.
        pub rights_explained: Option<bool>,
        /// Questions and answers, in order.
        pub answers: Vec<Exchange>,
        /// Ended.
        pub ended: Option<Moment>,
        /// Pages.
        pub pages: Option<u32>,
        /// How the record was read.
        pub reading: Option<Reading>,
        /// Corrections that the person asked for.
        pub corrections: Option<String>,
        /// Why the person did not sign, when so.
        pub refusal_reason: Option<String>,
        /// Witness to the reading, when the person cannot read.
        pub reading_witness: Option<String>,
        /// Interpreter, if any.
        pub interpreter: Option<String>,
    }

    /// Who is heard (PL VIII mục 3).
    pub struct HeardPerson {
        /// Full name.
        pub name: Option<String>,
        /// Other name, if any.
        pub other_name: Option<String>,
        /// Sex.
        pub sex: Option<Sex>,
        /// Date of birth, or what is known of it.
        pub birth: Option<String>,
        /// Nationality.
        pub nationality: Option<String>,
        /// Ethnic group.
        pub ethnicity: Option<String>,
        /// Religion.
        pub religion: Option<String>,
        /// Permanent residence.
        pub residence: Option<String>,
        /// Where the person lives now.
        pub current_address: Option<String>,
        /// Number of the identity card or passport.
        pub identity_number: Option<String>,
        /// Day it was issued.
        pub identity_issued_on: Option<NaiveDate>,
        /// Where it was issued.
        pub identity_issued_by: Option<String>,
        /// Occupation.
        pub occupation: Option<String>,
        /// Position.
        pub position: Option<String>,
        /// Place of work.
        pub workplace: Option<String>,
        /// Relation to the person hurt.
        pub relationship: Option<String>,
        /// Heard as victim, witness or person concerned.
        pub heard_as: Option<HeardAs>,
    }

    /// A question with its answer.
    pub struct Exchange {
        /// Hỏi.
        pub question: Option<String>,
        /// Đáp.
        pub answer: Option<String>,
    }
}

impl Testimony {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: None, subject: None };
        let mut doc = Doc::new(kind, "Biên bản lấy lời khai", head);
        doc.title("BIÊN BẢN LẤY LỜI KHAI", vec![], false);
        doc.para(
            line()
                .t("Hôm nay, hồi ")
                .v(asked("/started", "Thời điểm bắt đầu", "Begun", &self.started).moment())
                .t(", tại ")
                .v(asked("/place", "Nơi lấy lời khai", "Place", &self.place)),
        );
        doc.section("1. Người lấy lời khai:");
        let asks = asked("/interviewers", "Người lấy lời khai", "Who asks", &None::<String>);
        doc.table(asks, people_columns(true), people_rows("/interviewers", &self.interviewers, true));
        let taker = self.note_taker.as_ref();
        doc.para(
            line()
                .b("2. Người ghi biên bản: ")
                .v(asked(
                    "/note_taker",
                    "Người ghi biên bản",
                    "Who writes it down",
                    &taker.map(|t| &t.name).cloned().flatten(),
                ))
                .when_known(
                    ", ",
                    if_any(
                        "/note_taker/position",
                        "Chức vụ",
                        "Position",
                        &taker.and_then(|t| t.position.clone()),
                    ),
                )
                .when_known(
                    ", ",
                    if_any("/note_taker/unit", "Đơn vị", "Unit", &taker.and_then(|t| t.unit.clone())),
                )
                .when_known(
                    ", ",
                    if_any("/note_taker/role", "Vai trò", "Role", &taker.and_then(|t| t.role.clone())),
                ),
        );
        self.person.lay_out(&mut doc);
        self.content(&mut doc);
        self.end(&mut doc);
        doc.done()
    }

    fn content(&self, doc: &mut Doc) {
        doc.choices(
            "4. Người khai đã được giải thích về quyền, nghĩa vụ và trách nhiệm khai báo trung thực:",
            asked(
                "/rights_explained",
                "Đã giải thích quyền và nghĩa vụ",
                "Rights were explained",
                &None::<String>,
            ),
            self.rights_explained,
            &[(true, "có"), (false, "không")],
        );
        doc.section("5. Nội dung khai:");
        if self.answers.is_empty() {
            let asks = asked("/answers", "Nội dung hỏi và đáp", "Questions and answers", &None::<String>);
            doc.para(line().b("Hỏi: ").v(asks.clone().lines()));
            doc.para(line().b("Đáp: ").v(asks.lines()));
        }
        for (i, one) in self.answers.iter().enumerate() {
            let at = |field: &str| format!("/answers/{i}/{field}");
            doc.para(line().b("Hỏi: ").v(asked(at("question"), "Câu hỏi", "Question", &one.question)));
            doc.para(line().b("Đáp: ").v(asked(at("answer"), "Trả lời", "Answer", &one.answer).lines()));
        }
    }

    fn end(&self, doc: &mut Doc) {
        doc.para(
            line()
                .t("Việc lấy lời khai kết thúc vào hồi ")
                .v(asked("/ended", "Thời điểm kết thúc", "Ended", &self.ended).moment())
                .t(". Biên bản gồm ")
                .v(asked("/pages", "Số trang", "Pages", &self.pages).short())
                .t(" trang."),
        );
        doc.choices(
            "Người khai đã đọc lại hoặc được nghe đọc lại biên bản, công nhận đúng lời khai và ký xác nhận:",
            asked("/reading", "Cách đọc lại biên bản", "How it was read", &None::<String>),
            self.reading,
            &[(Reading::BySelf, "tự đọc"), (Reading::ReadAloud, "được đọc cho nghe")],
        );
        let corrections =
            if_any("/corrections", "Nội dung sửa chữa, bổ sung (nếu có)", "Corrections", &self.corrections);
        doc.para(line().t("Nội dung sửa chữa, bổ sung (nếu có): ").v(corrections));
        if self.refusal_reason.is_some() {
            let reason = if_any("/refusal_reason", "Lý do không ký", "Why not signed", &self.refusal_reason);
            doc.para(line().t("Người khai không ký, lý do: ").v(reason));
        }
        let mut heard = sign_as("Người khai", &self.person.name);
        heard.hint = Some("(Ký hoặc điểm chỉ,\nghi rõ họ tên)".to_owned());
        let mut boxes = vec![
            heard,
            sign_as("Người ghi biên bản", &self.note_taker.as_ref().and_then(|t| t.name.clone())),
            sign_as("Người lấy lời khai", &self.interviewers.first().and_then(|i| i.name.clone())),
        ];
        if self.reading_witness.is_some() {
            boxes.push(sign_as("Người chứng kiến", &self.reading_witness));
        }
        if self.interpreter.is_some() {
            boxes.push(sign_as("Người phiên dịch", &self.interpreter));
        }
        let more = [
            (self.reading_witness.is_some(), "Người chứng kiến"),
            (self.interpreter.is_some(), "Người phiên dịch"),
        ];
        let all = ["Người khai", "Người ghi biên bản", "Người lấy lời khai"].into_iter();
        let who: Vec<&str> =
            all.chain(more.iter().filter(|(there, _)| *there).map(|(_, who)| *who)).collect();
        doc.signed_on_every_page(&who);
        doc.signatures(boxes);
    }
}

impl HeardPerson {
    fn lay_out(&self, doc: &mut Doc) {
        let at = |field: &str| format!("/person/{field}");
        doc.section("3. Người khai:");
        doc.fields(vec![
            asked(at("name"), "Họ và tên", "Full name", &self.name),
            if_any(at("other_name"), "Tên gọi khác", "Other name", &self.other_name),
        ]);
        doc.fields(vec![
            asked(at("sex"), "Giới tính", "Sex", &self.sex),
            asked(at("birth"), "Ngày, tháng, năm sinh", "Date of birth", &self.birth),
        ]);
        doc.fields(vec![
            asked(at("nationality"), "Quốc tịch", "Nationality", &self.nationality),
            asked(at("ethnicity"), "Dân tộc", "Ethnic group", &self.ethnicity),
            if_any(at("religion"), "Tôn giáo", "Religion", &self.religion),
        ]);
        doc.field(asked(at("residence"), "Nơi thường trú", "Permanent residence", &self.residence));
        doc.field(asked(at("current_address"), "Nơi ở hiện nay", "Present address", &self.current_address));
        doc.fields(vec![
            asked(
                at("identity_number"),
                "Số căn cước hoặc hộ chiếu",
                "Identity number",
                &self.identity_number,
            ),
            asked(
                at("identity_issued_on"),
                "Ngày cấp",
                "Day of issue",
                &self.identity_issued_on.map(crate::layout::short_date),
            ),
            asked(at("identity_issued_by"), "Nơi cấp", "Issued by", &self.identity_issued_by),
        ]);
        doc.fields(vec![
            asked(at("occupation"), "Nghề nghiệp", "Occupation", &self.occupation),
            if_any(at("position"), "Chức vụ", "Position", &self.position),
        ]);
        doc.field(asked(at("workplace"), "Nơi làm việc", "Place of work", &self.workplace));
        doc.field(asked(
            at("relationship"),
            "Mối quan hệ với người bị tai nạn",
            "Relation to the person hurt",
            &self.relationship,
        ));
        doc.choices(
            "- Tư cách khai:",
            asked(at("heard_as"), "Tư cách khai", "Heard as", &None::<String>),
            self.heard_as,
            &[
                (HeardAs::Victim, "người bị tai nạn"),
                (HeardAs::Witness, "người biết sự việc"),
                (HeardAs::Concerned, "người có liên quan"),
            ],
        );
    }
}
