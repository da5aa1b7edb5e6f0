//! The commands of a case.

use crate::{now, refused, taken};
use domain::case::{Command, CommandKind, DismissalKind, PoliceDecision};
use domain::ids::CaseId;
use domain::words::Severity;
use serde_json::{Value, json};
use tnld_http::dto::*;

const ID: &str = "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f";

macro_rules! command {
    ($name:ident: $input:ty => $kind:ident, good $good:tt, bad $bad:tt => $problems:expr) => {
        #[test]
        fn $name() {
            let command: Command = taken::<$input>(json!($good));
            assert_eq!(command.kind(), CommandKind::$kind);
            let problems: &[&str] = &$problems;
            assert_eq!(refused::<$input>(json!($bad)), problems);
        }
    };
}

command!(accept: AcceptReportInput => AcceptReport,
    good {"report_id": ID, "note": "Đã nhận"},
    bad {"report_id": "7", "note": "a\u{0}"} => ["/note text.control_character", "/report_id id.shape"]);

command!(request_supplement: RequestSupplementInput => RequestSupplement,
    good {"report_id": ID, "reason": "Thiếu danh sách nạn nhân", "due": "2026-11-25"},
    bad {} => ["/due required", "/reason required", "/report_id required"]);

command!(provide_supplement: ProvideSupplementInput => ProvideSupplement,
    good {"report_id": ID, "request_id": ID, "text": "Danh sách đầy đủ"},
    bad {"report_id": ID, "request_id": "x", "text": "\u{202e}đảo"} => ["/request_id id.shape", "/text text.direction_mark"]);

command!(withdraw: WithdrawReportInput => WithdrawReport,
    good {"report_id": ID, "reason": "Gửi nhầm"},
    bad {"report_id": ID, "reason": "  "} => ["/reason required"]);

command!(change_condition: ChangeConditionInput => ChangeCondition,
    good {"victim_id": ID, "outcome": "fatal", "death": "treatment", "died_at": "2026-11-20T06:00", "reason": "Bệnh viện báo"},
    bad {"outcome": "worse", "serious_codes": ["34", "x"]} =>
        ["/outcome unknown_word", "/reason required", "/serious_codes/1 unknown_injury_code", "/victim_id required"]);

command!(add_victim: AddVictimInput => AddVictim,
    good {"victim": {"name": "Danh Út", "outcome": "light"}, "reason": "Mới tìm thấy"},
    bad {"victim": {"citizen_id": "12"}} => ["/reason required", "/victim/citizen_id citizen_id.length"]);

command!(dismiss: DismissInput => Dismiss,
    good {"kind": "merged", "reason": "Cùng một vụ", "into": ID},
    bad {"kind": "boring", "into": "x"} => ["/into id.shape", "/kind unknown_word", "/reason required"]);

command!(assign: AssignInput => Assign,
    good {"officer_id": ID, "officer_name": "Phạm Quốc Việt"},
    bad {"officer_name": "123"} => ["/officer_id required", "/officer_name person_name.no_letter"]);

command!(found_team: FoundTeamInput => FoundTeam,
    good {"decision_number": "12/QĐ-SNV", "decision_date": "2026-11-20", "founder": "Giám đốc", "members": [
        {"name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở Nội vụ", "head": true, "capacity": "labour_authority"}]},
    bad {"decision_date": "30/02/2026", "members": [{"name": "A", "capacity": "friend"}]} => [
        "/decision_date date.no_such_day", "/founder required",
        "/members/0/capacity unknown_word", "/members/0/position required", "/members/0/unit required"]);

command!(reach_scene: ReachSceneInput => ReachScene,
    good {"at": "20/11/2026 8h50", "by": "Tổ công tác Sở Nội vụ"},
    bad {"at": "20/11/2026"} => ["/at time.missing", "/by required"]);

command!(request_expertise: RequestExpertiseInput => RequestExpertise,
    good {"subject": "Giám định nồi hơi", "body": "Trung tâm kiểm định", "request_number": "3/TC", "requested_on": "2026-11-20"},
    bad {} => ["/body required", "/request_number required", "/requested_on required", "/subject required"]);

command!(extend: ExtendInput => Extend,
    good {"days": 30, "consent_number": "4/QĐ", "consent_date": "2026-11-20", "consented_by": "Giám đốc", "reason": "Chờ giám định"},
    bad {"days": 400} => ["/consent_date required", "/consent_number required", "/consented_by required", "/days number.range", "/reason required"]);

command!(send_to_police: SendToPoliceInput => SendToPolice,
    good {"body": "Cơ quan CSĐT Công an tỉnh", "signs": "Vi phạm quy định về ATLĐ", "items": ["Bản ảnh"]},
    bad {"at": "?"} => ["/at date.shape", "/body required", "/signs required"]);

command!(return_from_police: ReturnFromPoliceInput => ReturnFromPolice,
    good {"decision": "not_prosecuted", "decision_reference": "7/QĐ ngày 20/11/2026"},
    bad {"decision": "?"} => ["/decision unknown_word", "/decision_reference required"]);

command!(hold_announcement: HoldAnnouncementInput => HoldAnnouncement,
    good {"held_at": "2026-11-20T08:00", "place": "Trụ sở công ty", "chair": "Phạm Quốc Việt",
        "attendance": [{"group": "team", "name": "Phạm Quốc Việt"}, {"group": "union", "name": "Lê Văn Tư", "present": false, "note": "ốm"}],
        "dissent": [{"person": "Trần Văn Phúc", "opinion": "Không đồng ý mục 7"}]},
    bad {"held_at": "x", "attendance": [{"group": "audience"}], "dissent": [{}]} => [
        "/attendance/0/group unknown_word", "/attendance/0/name required", "/chair required",
        "/dissent/0/opinion required", "/dissent/0/person required", "/held_at date.shape", "/place required"]);

command!(issue_minutes: IssueMinutesInput => IssueMinutes,
    good {"number": "9/BB", "date": "2026-11-20", "sent_to": ["Công an tỉnh"], "sent_at": "2026-11-20T08:30"},
    bad {"sent_at": "x"} => ["/date required", "/number required", "/sent_at date.shape"]);

command!(plan_meeting: PlanMeetingInput => PlanMeeting,
    good {"at": "2026-12-20T08:00", "place": "Hội trường", "invited": [{"group": "employer", "name": "Phú Thịnh", "contact": "0297"}]},
    bad {"invited": [{"group": "audience"}]} => ["/at required", "/invited/0/group unknown_word", "/invited/0/name required", "/place required"]);

command!(record_service: RecordServiceInput => RecordService,
    good {"entry": 1, "how": "post", "proof": "RK1"},
    bad {"how": "pigeon"} => ["/how unknown_word", "/kind required", "/recipient required"]);

command!(record_posting: RecordPostingInput => RecordPosting,
    good {"place": "Bảng tin", "from": "2026-11-24"},
    bad {"by": "nobody"} => ["/by unknown_word", "/from required", "/place required"]);

command!(record_complaint: RecordComplaintInput => RecordComplaint,
    good {"by": "worker", "name": "Lê Văn Tư", "content": "Không đồng ý"},
    bad {"by": "stranger"} => ["/by unknown_word", "/content required", "/name required"]);

command!(answer_complaint: AnswerComplaintInput => AnswerComplaint,
    good {"complaint_id": ID, "outcome": "partly", "number": "1/TB", "date": "2026-12-01", "content": "Giải thích"},
    bad {} => ["/complaint_id required", "/content required", "/date required", "/number required", "/outcome required"]);

command!(escalate_complaint: EscalateComplaintInput => EscalateComplaint,
    good {"complaint_id": ID, "body": "Bộ Nội vụ", "received_on": "2026-12-05"},
    bad {"outcome": "lost"} => ["/body required", "/complaint_id required", "/outcome unknown_word", "/received_on required"]);

command!(reinvestigate: ReinvestigateInput => Reinvestigate,
    good {"ground": "ex_officio", "reason": "Chưa đủ chứng cứ", "decision_number": "1/QĐ", "decision_date": "2026-12-02",
        "founder": "Giám đốc", "members": [{"name": "Phạm Quốc Việt", "position": "Trưởng phòng", "unit": "Sở", "head": true, "capacity": "labour_authority"}]},
    bad {"members": []} => ["/decision_date required", "/founder required", "/ground required", "/members shape", "/reason required"]);

#[test]
fn an_unmerge_names_the_other_and_why() {
    let order =
        taken::<UnmergeInput>(json!({"other_case_id": ID, "other_version": 4, "reason": "Khác nhau"}));
    assert_eq!((order.version, order.reason.as_str()), (Some(4), "Khác nhau"));
    assert_eq!(refused::<UnmergeInput>(json!({})), ["/other_case_id required", "/reason required"]);
}

command!(add_recommendation: AddRecommendationInput => AddRecommendation,
    good {"content": "Kiểm định mọi nồi hơi", "owner_kind": "employer", "owner": "Phú Thịnh", "due": "2026-12-20"},
    bad {"owner_kind": "nobody"} => ["/content required", "/due required", "/owner required", "/owner_kind unknown_word"]);

command!(report_recommendation: ReportRecommendationInput => ReportRecommendation,
    good {"recommendation_id": ID, "text": "Đã kiểm định", "done": true},
    bad {} => ["/recommendation_id required", "/text required"]);

command!(verify_recommendation: VerifyRecommendationInput => VerifyRecommendation,
    good {"recommendation_id": ID, "accepted": false, "note": "Chưa có biên bản"},
    bad {"recommendation_id": ID} => ["/accepted required"]);

command!(close: CloseInput => Close,
    good {"note": "Đủ hồ sơ"},
    bad {"note": "\u{1b}[31m"} => ["/note text.control_character"]);

fn findings() -> Value {
    json!({
        "course": "Nồi hơi số 2 nổ", "fault": "employer", "cause": "1", "cause_detail": "Van an toàn kẹt",
        "conclusion": "tnld", "responsibility": "Không kiểm định",
        "persons_at_fault": [{"name": "Trần Văn Phúc", "violation": "Không kiểm định", "proposed_handling": "Xử phạt"}],
        "damage": {"lost_days": 30, "medical": "1,5 triệu", "wages": 2_000_000, "property": "1.200.000"},
        "reserved_opinions": [{"person": "Lê Văn Tư", "opinion": "Lỗi của cả hai bên"}], "minutes_number": "9/BB"
    })
}

#[test]
fn conclude() {
    let Command::Conclude(found) = taken::<ConcludeInput>(findings()) else { panic!("no findings") };
    assert_eq!(found.damage.medical.unwrap().get(), 1_500_000);
    assert_eq!(found.damage.property.unwrap().get(), 1_200_000);
    assert_eq!((found.persons_at_fault.len(), found.reserved_opinions.len()), (1, 1));
    let mut bad = findings();
    bad["fault"] = json!("luck");
    bad["damage"]["medical"] = json!(-5);
    bad["damage"]["lost_days"] = json!("nhiều");
    bad["persons_at_fault"][0]["violation"] = json!("");
    bad["injury_factor"] = json!("nope");
    bad["responsibility"] = json!("x".repeat(4_001));
    assert_eq!(
        refused::<ConcludeInput>(bad),
        [
            "/damage/lost_days number.range",
            "/damage/medical dong.range",
            "/fault unknown_word",
            "/injury_factor unknown_code",
            "/persons_at_fault/0/violation required",
            "/responsibility text.too_long",
        ]
    );
}

#[test]
fn a_team_has_members() {
    let problems = refused::<FoundTeamInput>(json!({
        "decision_number": "1", "decision_date": "2026-11-20", "founder": "G", "members": []
    }));
    assert_eq!(problems, ["/members shape"]);
}

#[test]
fn too_few_and_too_many_rows_are_told_by_their_number() {
    let said = |n: usize| {
        let members = vec![json!({ "name": "Lê Thị Y", "capacity": "health" }); n];
        let body = json!({
            "decision_number": "1", "decision_date": "2026-11-20", "founder": "G", "members": members
        });
        let errors = crate::read::<FoundTeamInput>(body).err().unwrap_or_default();
        errors.into_iter().find(|e| e.pointer == "/members").map(|e| e.message.vi)
    };
    assert_eq!(said(0).as_deref(), Some("Chọn hoặc nhập ít nhất 1 mục."));
    assert_eq!(said(41).as_deref(), Some("Có 41 mục, nhiều nhất là 40: bớt đi, hoặc ghi làm nhiều lần."));
    assert_eq!(said(40), None);
}

#[test]
fn a_correction_keeps_the_ids_of_people_already_recorded() {
    let body = json!({
        "report_id": ID, "reason": "Sai tên xã",
        "accident": {
            "occurred": {"kind": "exact", "at": "2026-11-20T08:15"}, "place": {"commune_code": "30760"},
            "victims": [{"id": ID, "name": "Nguyễn Văn Tám"}]
        }
    });
    let Command::CorrectReport { accident, .. } = taken::<CorrectReportInput>(body) else {
        panic!("no correction")
    };
    assert_eq!(accident.victims[0].id.to_string(), ID);
    assert_eq!(accident.victims[0].outcome, Severity::Unknown);
    assert_eq!(
        refused::<CorrectReportInput>(json!({"accident": {"place": {"commune_code": "1"}}})),
        [
            "/accident/occurred/at required",
            "/accident/place/commune_code commune_code.shape",
            "/reason required",
            "/report_id required",
        ]
    );
}

#[test]
fn a_merge_names_the_other_case() {
    let (other, reason) = taken::<MergeInput>(json!({"other_case_id": ID, "reason": "Cùng một vụ"}));
    assert_eq!((other, reason.as_str()), (ID.parse::<CaseId>().unwrap(), "Cùng một vụ"));
    assert_eq!(refused::<MergeInput>(json!({})), ["/other_case_id required", "/reason required"]);
}

#[test]
fn what_is_not_told_is_now() {
    let Command::SendToPolice(transfer) = taken::<SendToPoliceInput>(json!({"body": "A", "signs": "B"}))
    else {
        panic!("no transfer")
    };
    assert_eq!(transfer.at, now());
    let Command::ReturnFromPolice(back) =
        taken::<ReturnFromPoliceInput>(json!({"decision": "prosecuted", "decision_reference": "1"}))
    else {
        panic!("no return")
    };
    assert_eq!((back.received_at, back.decision, back.complete), (now(), PoliceDecision::Prosecuted, true));
    let Command::Dismiss { kind, into, .. } =
        taken::<DismissInput>(json!({"kind": "not_tnld", "reason": "Bệnh lý"}))
    else {
        panic!("no dismissal")
    };
    assert_eq!((kind, into), (DismissalKind::NotTnld, None));
}

#[test]
fn a_payment_is_read_as_people_write_amounts() {
    let body = |amount: serde_json::Value| {
        json!({
            "victim_id": ID, "kind": "compensation", "amount": amount, "paid_on": "20/12/2026",
            "recipient_kind": "relative", "recipient_name": " Trần Thị Vợ ", "note": " "
        })
    };
    for amount in [json!(250_000_000), json!("250.000.000"), json!("250 triệu")] {
        let Command::RecordCompensation(paid) = taken::<RecordCompensationInput>(body(amount)) else {
            panic!("no payment")
        };
        assert_eq!((paid.amount.get(), paid.recipient_name.as_str()), (250_000_000, "Trần Thị Vợ"));
        assert_eq!((paid.paid_on.to_string().as_str(), paid.note), ("2026-12-20", None));
    }
    assert_eq!(
        refused::<RecordCompensationInput>(json!({"amount": "", "kind": "gift"})),
        [
            "/amount required",
            "/kind unknown_word",
            "/paid_on required",
            "/recipient_kind required",
            "/recipient_name required",
            "/victim_id required",
        ]
    );
}
