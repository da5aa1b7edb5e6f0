//! Deliveries as casework hands them out, for tests.

use casework::alerts::{Content, Delivery, MailContent, MailVictim};
use chrono::{NaiveDate, TimeZone, Utc};
use domain::case::{CaseDeadline, EmployerFacts};
use domain::ids::AlertId;
use domain::law::{
    AlertMode, Basis, Citation, ClockState, Confidence, Deadline, DeadlineKind, Moment, RuleId, TermCalendar,
    Trigger,
};
use domain::value::{Birth, Email, OccurredAt, Phone, Sex, TaxCode};
use domain::words::{Contact, EventClass, Localized, RoleKey, Severity};
use uuid::Uuid;

pub(crate) const OUTBOX: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_0000_0001);
const ALERT: Uuid = Uuid::from_u128(0x019a_b000_0000_7000_8000_0000_0000_0002);

fn day(d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, d).expect("a day of November")
}

/// Message of this content.
pub(crate) fn delivery(content: MailContent) -> Delivery {
    Delivery {
        id: OUTBOX,
        alert: content.alert,
        channel: "email".to_owned(),
        address: "truc-ban@ca-rachgia.angiang.example.vn".to_owned(),
        attempt: 1,
        taken_over: false,
        content: Content::Case(Box::new(content)),
    }
}

/// A boiler explosion: one dead, one seriously hurt, to the police of the ward.
pub(crate) fn fatal() -> MailContent {
    MailContent {
        alert: AlertId(ALERT),
        recipient: "Công an phường Rạch Giá".to_owned(),
        role: RoleKey::PoliceFirstNotice,
        mode: AlertMode::Acknowledged,
        trigger: Trigger::AccidentReported,
        rule: "R-DEC-2".to_owned(),
        citation: "Luật ATVSLĐ 84/2015/QH13, Điều 34 khoản 1 điểm b; Nghị định 39/2016/NĐ-CP, Điều 10".to_owned(),
        fallback: false,
        contact: Contact::CommonAddress,
        superior: None,
        round: 0,
        raised_at: domain::time::from_vn(day(23).and_hms_opt(8, 15, 0).expect("a time")),
        case_number: "TNLĐ-91-2026-000123".to_owned(),
        class: EventClass::Fatal,
        provisional: false,
        unverified: false,
        occurred: OccurredAt::Exact(day(23).and_hms_opt(7, 40, 0).expect("a time")),
        place: "12 Nguyễn Trung Trực, Phường Rạch Giá, An Giang".to_owned(),
        commune: "Phường Rạch Giá, An Giang".to_owned(),
        spot: Some("nhà nồi hơi".to_owned()),
        employer: Some(employer()),
        counts: (1, 1, 0, 0),
        casualties_unknown: false,
        course: Some("Tại nhà nồi hơi, đang vận hành nồi hơi đốt trấu 2 tấn/giờ. Van an toàn bị kẹt.\nNồi hơi nổ lúc 7 giờ 40, làm sập mái che.".to_owned()),
        meeting: None,
        victims: vec![
            MailVictim {
                name: Some("Nguyễn Văn An".to_owned()),
                birth: Some(Birth::Full(NaiveDate::from_ymd_opt(1985, 3, 12).expect("a day"))),
                sex: Sex::Male,
                occupation: Some("Thợ vận hành lò hơi".to_owned()),
                severity: Severity::Fatal,
            },
            MailVictim {
                name: Some("Trần Thị Bé".to_owned()),
                birth: Some(Birth::AboutAge { age: 40, as_of: 2026 }),
                sex: Sex::Female,
                occupation: None,
                severity: Severity::Serious,
            },
        ],
        informant: Some((Some("Lê Văn Cường".to_owned()), Some("0912 345 678".to_owned()))),
        dismissed: None,
        received_at: Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).single().expect("an instant"),
        others: vec!["Sở Nội vụ tỉnh An Giang".to_owned(), "Công an tỉnh An Giang".to_owned()],
        deadlines: vec![investigation(), scene()],
        confirm_url: Some(format!("https://tnld.angiang.example.vn/xac-nhan/{}.6a5b4c3d.{}", ALERT.simple(), "a1".repeat(32))),
        opens_case: true,
        case_url: "https://tnld.angiang.example.vn/vu/019ab000-0000-7000-8000-000000000003".to_owned(),
        demo: false,
    }
}

fn employer() -> EmployerFacts {
    EmployerFacts {
        name: Some("Công ty TNHH Xay xát Rạch Giá".to_owned()),
        tax_code: TaxCode::parse("1700101407").ok(),
        address: Some("12 Nguyễn Trung Trực, phường Rạch Giá, An Giang".to_owned()),
        phone: Phone::parse("0297 3861 234").ok(),
        fax: Phone::parse("0297 3861 235").ok(),
        email: Email::parse("vanphong@xayxat.example.vn").ok(),
        superior_body: Some("Tổng công ty Lương thực miền Nam".to_owned()),
        ..EmployerFacts::default()
    }
}

fn basis(rule: &str, text: &str) -> Basis {
    Basis {
        rule: RuleId(rule.to_owned()),
        citation: Citation { text: text.to_owned(), confidence: Confidence::Sure },
    }
}

fn investigation() -> CaseDeadline {
    let due = NaiveDate::from_ymd_opt(2026, 12, 23).expect("a day");
    CaseDeadline {
        term: Deadline {
            kind: DeadlineKind::Investigation,
            starts_at: Moment::Day(day(23)),
            due: Moment::Day(due),
            alarm_on: Moment::Day(due),
            extension_max: None,
            calendar: TermCalendar::Calendar,
            length: 30,
            state: ClockState::Running,
            basis: basis("R-INV-10", "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6"),
            explanation: Localized::new(
                "30 ngày kể từ ngày 23/11/2026 (nhận tin lúc 08:15, không tính ngày này) → Thứ Tư 23/12/2026; Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6",
                "30 calendar days from 23/11/2026 (received 08:15, that day not counted) → Wednesday 23/12/2026; Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6",
            ),
        },
        reference: "1".to_owned(),
        met_at: None,
    }
}

fn scene() -> CaseDeadline {
    let mut scene = investigation();
    let due = Utc.with_ymd_and_hms(2026, 11, 23, 3, 15, 0).single().expect("an instant");
    scene.term.kind = DeadlineKind::SceneArrival;
    scene.term.due = Moment::At(due);
    scene.term.calendar = TermCalendar::Clock;
    scene.term.state = ClockState::Overdue;
    scene.term.explanation = Localized::new(
        "2 giờ kể từ 23/11/2026 08:15; Nghị định 39/2016/NĐ-CP, Điều 10",
        "2 hours from 23/11/2026 08:15; Nghị định 39/2016/NĐ-CP, Điều 10",
    );
    scene
}

/// What casework leaves of a content for a recipient without a right to the form.
pub(crate) fn without_form(mut content: MailContent, mode: AlertMode) -> MailContent {
    content.mode = mode;
    content.employer = None;
    content.course = None;
    content.victims.clear();
    content.informant = None;
    if mode != AlertMode::Invite {
        content.confirm_url = None;
    }
    content
}
