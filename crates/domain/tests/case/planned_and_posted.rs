//! The meeting as planned, what is posted, how long the file is kept.

use crate::again::{COMMUNE, announced, team};
use crate::scenarios::meeting;
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::law::{LawSet, Trigger};
use domain::reference::Calendar;
use domain::value::Sex;
use domain::words::{ReportKind, Severity, WorkRelation};

#[test]
fn a_meeting_is_planned_and_planned_anew() {
    let v = victim(1, "Lê Văn Bé", Severity::Fatal, &[], WorkRelation::Contract);
    let mut desk = Desk::open(report(
        9,
        ReportKind::Declaration,
        "23/11/2026 08:00",
        accident(COMMUNE, "23/11/2026 07:00", vec![v]),
    ));
    desk.must("24/11/2026 08:00", Role::Director, Command::FoundTeam(team("01/QĐ", "24/11/2026")));
    let plan = |when: &str, reason: Option<&str>| {
        Command::PlanMeeting(NewMeetingPlan {
            at: at(when),
            place: "Hội trường".to_owned(),
            agenda: None,
            invited: vec![],
            reason: reason.map(str::to_owned),
        })
    };
    assert!(
        desk.try_do("25/11/2026 08:00", Role::Investigator, plan("24/11/2026 08:00", None)).is_err(),
        "past"
    );
    let events = desk.must("25/11/2026 08:00", Role::Investigator, plan("02/12/2026 08:00", None));
    let invited = told(&events);
    assert_eq!(
        invited,
        [
            "health_authority_province invite",
            "police_province invite",
            "procuracy_same_level invite",
            "union_province invite"
        ]
    );
    assert!(alerts_of(&events).iter().all(|a| a.trigger == Trigger::MeetingPlanned));
    assert!(
        desk.try_do("26/11/2026 08:00", Role::Investigator, plan("03/12/2026 08:00", None)).is_err(),
        "no reason"
    );
    let events =
        desk.must("26/11/2026 08:00", Role::Investigator, plan("03/12/2026 08:00", Some("Chủ trì bận")));
    assert_eq!(told(&events), invited, "the same agencies hear of the change");
    assert_eq!(desk.case.meeting_plans.len(), 2);
    let actor = actor(Role::Investigator);
    let late = decide(
        &desk.case,
        plan("02/02/2027 08:00", Some("Muộn")),
        &circumstances(at("26/11/2026 09:00"), &actor),
    )
    .expect("planned");
    assert!(late.warnings.iter().any(|w| w.code == "planned_after_term"));
}

#[test]
fn the_public_version_names_nobody() {
    let mut desk = announced(Severity::Fatal, Role::Director);
    assert!(
        public_version(
            &Desk::open(report(
                9,
                ReportKind::Declaration,
                "23/11/2026 08:00",
                accident(COMMUNE, "23/11/2026 07:00", vec![])
            ))
            .case
        )
        .is_none()
    );
    if let Stage::Announced { announcement } = &mut desk.case.stage {
        announcement.findings.course = "Ông LÊ VĂN BÉ bị máy cuốn".to_owned();
        announcement.meeting.dissent.push(Dissent {
            person: "Nguyễn Thị Vợ".to_owned(),
            opinion: "Chồng tôi Lê Văn Bé không có lỗi".to_owned(),
            reason: None,
            signed: Some(true),
        });
    }
    let told = public_version(&desk.case).expect("announced");
    let all = format!("{told:?}");
    assert!(!all.to_lowercase().contains("lê văn bé"), "{all}");
    assert!(!all.contains("Nguyễn Thị Vợ"), "{all}");
    assert_eq!(told.dissent.len(), 1, "dissent travels with every copy");
    assert_eq!(told.counts, (1, 0, 0));
}

#[test]
fn how_long_the_file_is_kept() {
    let desk = announced(Severity::Fatal, Role::Director);
    let kept = retention(&desk.case, LawSet::embedded());
    assert_eq!(
        kept.iter().map(|r| (r.keeper, r.until)).collect::<Vec<_>>(),
        [(Keeper::Employer, Until::Day(day("27/11/2041"))), (Keeper::StateBody, Until::Permanent)]
    );
    let mut light = announced(Severity::Light, Role::Enterprise);
    assert_eq!(retention(&light.case, LawSet::embedded())[0].until, Until::Unknown);
    light.case.victims[0].statement.birth = Some(domain::value::Birth::Year(1985));
    light.case.victims[0].statement.sex = Sex::Male;
    assert_eq!(retention(&light.case, LawSet::embedded())[0].until, Until::Day(day("31/12/2047")));
    assert_eq!(retention(&light.case, LawSet::embedded())[1].until, Until::Day(day("27/11/2046")));
}

#[test]
fn a_posting_is_recorded_once_the_findings_are_announced() {
    let mut desk = announced(Severity::Light, Role::Enterprise);
    let post = |from: &str, to: Option<&str>| {
        Command::RecordPosting(NewPosting {
            by: PostedBy::Commune,
            place: "Bảng tin cổng chính".to_owned(),
            from: day(from),
            to: to.map(day),
            proof: None,
            evidence: None,
        })
    };
    assert!(
        desk.try_do("28/11/2026 08:00", Role::Enterprise, post("26/11/2026", None)).is_err(),
        "before the meeting"
    );
    assert!(
        desk.try_do("28/11/2026 08:00", Role::Enterprise, post("28/11/2026", Some("27/11/2026"))).is_err()
    );
    desk.must("28/11/2026 08:00", Role::Enterprise, post("28/11/2026", None));
    assert_eq!(desk.case.postings[0].by, PostedBy::Employer, "each speaks for itself");
    let met = |case: &Case| {
        closing_conditions(case, LawSet::embedded(), Calendar::embedded(), desk.now, true)
            .into_iter()
            .find(|c| c.key == "posting")
            .map(|c| c.met)
    };
    assert_eq!(met(&desk.case), Some(true));
}

#[test]
fn who_is_absent_says_why() {
    let v = victim(1, "Lê Văn Bé", Severity::Light, &[], WorkRelation::Contract);
    let mut desk = Desk::open(report(
        9,
        ReportKind::Declaration,
        "23/11/2026 08:00",
        accident(COMMUNE, "23/11/2026 07:00", vec![v]),
    ));
    desk.must("24/11/2026 08:00", Role::Enterprise, Command::FoundTeam(team("01/QĐ", "24/11/2026")));
    desk.conclude_and_sign("25/11/2026 08:00", grounded());
    let mut held = meeting("26/11/2026 07:30");
    held.attendance.push(Attendee {
        group: AttendanceGroup::Witness,
        name: "Võ Văn Chứng".to_owned(),
        unit: None,
        present: false,
        note: None,
        authorisation: None,
    });
    held.proceedings.closed_at = Some(at("26/11/2026 07:00"));
    match desk.try_do("26/11/2026 09:00", Role::Enterprise, Command::HoldAnnouncement(Box::new(held))) {
        Err(Refusal::Invalid(fields)) => {
            let pointers: Vec<&str> = fields.iter().map(|f| f.pointer.as_str()).collect();
            assert_eq!(pointers, ["/attendance/0/note", "/closed_at"]);
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_the_commune_posts_of_its_record_names_nobody() {
    let v = victim(1, "Lê Văn Bé", Severity::Serious, &["1.1"], WorkRelation::NoContract);
    let mut told = accident(COMMUNE, "23/11/2026 07:00", vec![v]);
    told.course.event = Some("Anh Bé rơi khỏi xe; bà Nguyễn Thị Vợ báo tin".to_owned());
    let mut record = report(9, ReportKind::CommuneRecord, "23/11/2026 08:00", told);
    record.told_by.name = Some(domain::value::PersonName::parse("Nguyễn Thị Vợ").expect("a name"));
    record.commune_details = Some(CommuneDetails {
        initial_cause: Some("LÊ VĂN BÉ không được cấp dây an toàn".to_owned()),
        witness_statements: vec!["Tôi là Trần Văn Thấy, tôi thấy anh Bé gãy tay".to_owned()],
        measures: Some("Nhắc các hộ buộc hàng".to_owned()),
        ..CommuneDetails::default()
    });
    let desk = Desk::open(record);
    assert_eq!(desk.case.stage.kind(), StageKind::Recorded);
    let Some(Public::Record(posted)) = posted_version(&desk.case) else { panic!("no record to post") };
    let all = format!("{posted:?}").to_lowercase();
    for name in ["lê văn bé", "anh bé", "nguyễn thị vợ", "trần văn thấy", "gãy tay"] {
        assert!(!all.contains(name), "{name}: {all}");
    }
    assert_eq!(posted.counts, (0, 1, 0));
    assert_eq!(posted.measures.as_deref(), Some("Nhắc các hộ buộc hàng"));
    let declared =
        report(8, ReportKind::Declaration, "23/11/2026 08:00", accident(COMMUNE, "23/11/2026 07:00", vec![]));
    assert!(
        posted_version(&Desk::open(declared).case).is_none(),
        "nothing is posted of what nobody announced"
    );
}
