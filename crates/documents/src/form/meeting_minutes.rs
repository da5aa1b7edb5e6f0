//! Minutes of the announcement meeting (PL XI).

use super::kind::FormKind;
use super::parts::{Letterhead, Moment, Participant, Voiced};
use super::shared::{dashes, voices};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, line, sign_as};
use chrono::NaiveDate;
use domain::case::AttendanceGroup;
use domain::words::Lang;

values! {
    /// Biên bản cuộc họp công bố biên bản điều tra tai nạn lao động (Phụ lục XI). Whether the commune takes the
    /// employer's seat is told by the groups of those present.
    pub struct MeetingMinutes {
        /// Head: the team.
        pub head: Letterhead,
        /// Opened.
        pub opened: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Chair.
        pub chair: Option<Participant>,
        /// Secretary.
        pub secretary: Option<Participant>,
        /// Who was there and who was not.
        pub attendance: Vec<Attendee>,
        /// Title and number of the minutes that were read in full.
        pub minutes_read: Option<String>,
        /// Opinions in turn; may be none.
        pub opinions: Vec<Voiced>,
        /// Dissent; may be none.
        pub dissent: Vec<Voiced>,
        /// What the head of the team answered.
        pub answers: Option<String>,
        /// Final conclusion.
        pub final_conclusion: Option<String>,
        /// Recommendations not carried out yet, if any.
        pub unfinished: Option<String>,
        /// Closed.
        pub closed: Option<Moment>,
        /// Refusals to sign, with the reason; may be none.
        pub refusals: Vec<Voiced>,
        /// To whom both minutes are sent.
        pub served_to: Vec<String>,
        /// Last day of sending (3 working days).
        pub served_until: Option<NaiveDate>,
    }

    /// Somebody who was at the meeting, or was not and why.
    pub struct Attendee {
        /// Group; printed with "Người có liên quan" when not told.
        pub group: Option<AttendanceGroup>,
        /// Name.
        pub name: Option<String>,
        /// Unit and position.
        pub unit: Option<String>,
        /// Absent.
        pub absent: bool,
        /// Why absent.
        pub absence_reason: Option<String>,
        /// Number of the paper that authorises whoever stands for somebody else.
        pub authorisation: Option<String>,
    }
}

/// Groups in the order of the form, with the title each signs under.
const GROUPS: [(AttendanceGroup, &str); 9] = [
    (AttendanceGroup::Team, "Đoàn điều tra"),
    (AttendanceGroup::Employer, "Người sử dụng lao động hoặc người được ủy quyền"),
    (AttendanceGroup::Commune, "Đại diện Ủy ban nhân dân cấp xã"),
    (AttendanceGroup::Union, "Đại diện công đoàn"),
    (AttendanceGroup::VictimOrRelatives, "Người bị nạn hoặc đại diện thân nhân"),
    (AttendanceGroup::Witness, "Người biết sự việc"),
    (AttendanceGroup::PersonConcerned, "Người có liên quan"),
    (AttendanceGroup::Police, "Đại diện cơ quan Công an"),
    (AttendanceGroup::Procuracy, "Đại diện Viện kiểm sát nhân dân"),
];

impl MeetingMinutes {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BB"), subject: None };
        let mut doc = Doc::new(kind, "Biên bản cuộc họp công bố biên bản điều tra tai nạn lao động", head);
        doc.title("BIÊN BẢN CUỘC HỌP", vec![line().b("Công bố biên bản điều tra tai nạn lao động")], false);
        doc.para(
            line()
                .b("1. Cuộc họp bắt đầu vào hồi ")
                .v(asked("/opened", "Thời điểm bắt đầu", "Opened", &self.opened).moment())
                .t(", tại ")
                .v(asked("/place", "Địa điểm họp", "Place", &self.place)),
        );
        doc.section("2. Thành phần tham dự:");
        self.attendance(&mut doc);
        doc.section("3. Chủ trì và thư ký:");
        let person = |p: &Option<super::Participant>| p.as_ref().and_then(|p| p.name.clone());
        doc.fields(vec![
            asked("/chair", "Chủ trì", "Chair", &person(&self.chair)),
            asked("/secretary", "Thư ký", "Secretary", &person(&self.secretary)),
        ]);
        self.content(&mut doc);
        doc.para(
            line()
                .b("5. Cuộc họp kết thúc vào hồi ")
                .v(asked("/closed", "Thời điểm kết thúc", "Closed", &self.closed).moment())
                .t("."),
        );
        doc.section("6. Người không ký biên bản và lý do:");
        voices(&mut doc, "/refusals", &self.refusals, "Không có.", self.closed.is_some());
        doc.para(
            line()
                .b("7. Nơi gửi biên bản điều tra và biên bản cuộc họp công bố (trong 03 ngày làm việc, chậm nhất ")
                .v(asked("/served_until", "Hạn gửi biên bản", "Last day of sending", &self.served_until).date())
                .b("):"),
        );
        dashes(
            &mut doc,
            asked("/served_to", "Nơi gửi biên bản", "To whom it is sent", &None::<String>),
            &self.served_to,
        );
        self.signatures(&mut doc);
        doc.done()
    }

    fn attendance(&self, doc: &mut Doc) {
        let mut printed = 0;
        for (group, title) in GROUPS {
            let of_group: Vec<_> = self.of_group(group).filter(|(_, one)| !one.absent).collect();
            if of_group.is_empty() {
                continue;
            }
            doc.para(
                line().i(format!("{}) {title}:", ["a", "b", "c", "d", "đ", "e", "g", "h", "i"][printed])),
            );
            printed += 1;
            for (i, one) in of_group {
                doc.para(one.line(i));
            }
        }
        if self.attendance.is_empty() {
            doc.para(
                line()
                    .t("- ")
                    .v(asked("/attendance", "Thành phần tham dự", "Who attended", &None::<String>).lines()),
            );
        }
        let absent: Vec<_> = self.attendance.iter().enumerate().filter(|(_, one)| one.absent).collect();
        if !absent.is_empty() {
            doc.para(line().i("Vắng mặt:"));
        }
        for (i, one) in absent {
            let reason = if_any(
                format!("/attendance/{i}/absence_reason"),
                "Lý do vắng mặt",
                "Why absent",
                &one.absence_reason,
            );
            doc.para(one.line(i).t("; lý do: ").v(reason));
        }
    }

    fn of_group(&self, group: AttendanceGroup) -> impl Iterator<Item = (usize, &Attendee)> {
        let of = move |one: &Attendee| one.group.unwrap_or(AttendanceGroup::PersonConcerned) == group;
        self.attendance.iter().enumerate().filter(move |(_, one)| of(one))
    }

    fn content(&self, doc: &mut Doc) {
        doc.section("4. Nội dung cuộc họp:");
        doc.para(
            line()
                .t("- Chủ trì cuộc họp đã công bố toàn văn ")
                .v(asked(
                    "/minutes_read",
                    "Biên bản được công bố",
                    "Minutes read in full",
                    &self.minutes_read,
                ))
                .t("."),
        );
        doc.para(line().t("- Ý kiến của các thành viên dự họp:"));
        voices(doc, "/opinions", &self.opinions, "Không có ý kiến.", self.closed.is_some());
        doc.para(line().t("- Ý kiến không nhất trí (người có ý kiến ký xác nhận):"));
        voices(doc, "/dissent", &self.dissent, "Không có.", self.closed.is_some());
        doc.field(if_any(
            "/answers",
            "Trả lời của Trưởng đoàn điều tra",
            "Answers of the head",
            &self.answers,
        ));
        doc.field(
            asked("/final_conclusion", "Kết luận của cuộc họp", "Final conclusion", &self.final_conclusion)
                .lines(),
        );
        doc.field(if_any(
            "/unfinished",
            "Kiến nghị chưa thực hiện xong (nếu có)",
            "Unfinished recommendations",
            &self.unfinished,
        ));
    }

    fn signatures(&self, doc: &mut Doc) {
        let mut boxes = Vec::new();
        for (group, title) in GROUPS {
            let chair = self.chair.as_ref().and_then(|c| c.name.as_ref());
            let secretary = self.secretary.as_ref().and_then(|c| c.name.as_ref());
            for (_, one) in self.of_group(group) {
                let signs_elsewhere =
                    one.name.is_some() && (one.name.as_ref() == chair || one.name.as_ref() == secretary);
                if !one.absent && !signs_elsewhere {
                    boxes.push(sign_as(short_title(group).unwrap_or(title), &one.name));
                }
            }
        }
        boxes.push(sign_as("Thư ký", &self.secretary.as_ref().and_then(|s| s.name.clone())));
        let mut chair = sign_as("Trưởng đoàn điều tra", &self.chair.as_ref().and_then(|c| c.name.clone()));
        chair.hint = Some("(Ký, ghi rõ họ tên, đóng dấu)".to_owned());
        boxes.push(chair);
        doc.signatures(boxes);
    }
}

fn short_title(group: AttendanceGroup) -> Option<&'static str> {
    match group {
        AttendanceGroup::Team => Some("Thành viên Đoàn điều tra"),
        AttendanceGroup::Employer => Some("Người sử dụng lao động"),
        AttendanceGroup::Commune => Some("Đại diện UBND cấp xã"),
        AttendanceGroup::VictimOrRelatives => Some("Người bị nạn hoặc thân nhân"),
        AttendanceGroup::Procuracy => Some("Đại diện Viện kiểm sát"),
        AttendanceGroup::Union
        | AttendanceGroup::Witness
        | AttendanceGroup::PersonConcerned
        | AttendanceGroup::Police => None,
    }
}

impl Attendee {
    fn line(&self, i: usize) -> crate::layout::Line {
        let at = |field: &str| format!("/attendance/{i}/{field}");
        let group = self.group.filter(|_| self.absent).map(|g| format!("{}, ", g.label(Lang::Vi)));
        line()
            .t("- ")
            .t(group.unwrap_or_default())
            .v(asked(at("name"), "Họ và tên người dự", "Name", &self.name))
            .when_known(", ", if_any(at("unit"), "Đơn vị, chức vụ", "Unit and position", &self.unit))
            .when_known(
                ", giấy ủy quyền số ",
                if_any(at("authorisation"), "Giấy ủy quyền", "Authorisation", &self.authorisation),
            )
    }
}
