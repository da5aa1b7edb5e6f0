//! The commands of the inquiry: what is taken, what is refused where, and what comes back as it was sent.

use crate::{refused, taken};
use domain::case::{Command, CommandKind};
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

command!(change_team: ChangeTeamInput => ChangeTeam,
    good {"decision_number": "15/QĐ", "decision_date": "2026-11-20", "reason": "Chuyển công tác",
        "members": [{"name": "Trần Văn Trưởng", "position": "Phó phòng", "unit": "Sở Nội vụ", "head": true,
            "capacity": "labour_authority"}]},
    bad {"members": [{"capacity": "friend"}]} => ["/decision_date required", "/decision_number required",
        "/members/0/capacity unknown_word", "/members/0/name required", "/members/0/position required",
        "/members/0/unit required", "/reason required"]);

command!(answer_invitation: AnswerInvitationInput => AnswerInvitation,
    good {"unit": "Sở Y tế", "capacity": "health", "reply": "sends", "member_name": "Lê Thị Hoa"},
    bad {"reply": "perhaps"} => ["/capacity required", "/reply unknown_word", "/unit required"]);

command!(set_step: SetStepInput => SetStep,
    good {"kind": "testimony", "state": "done", "done_at": "20/11/2026 9h00", "evidence": [ID]},
    bad {"kind": "x", "due": "31/02/2026", "evidence": ["7"]} => [
        "/due date.no_such_day", "/evidence/0 id.shape", "/kind unknown_word", "/state required"]);

command!(record_scene: RecordSceneInput => RecordScene,
    good {"act": "released", "at": "2026-11-20T10:00", "by": "Đoàn", "what": "Đã xong",
        "consent": {"issuer": "Đoàn", "number": "1", "date": "2026-11-20", "scope": "Toàn bộ"}},
    bad {"act": "released", "consent": {"issuer": "Đoàn"}} => ["/at required", "/by required",
        "/consent/date required", "/consent/number required", "/consent/scope required", "/what required"]);

command!(record_testimony: RecordTestimonyInput => RecordTestimony,
    good {"started_at": "2026-11-20T08:00", "ended_at": "2026-11-20T09:00", "place": "Trụ sở",
        "interviewers": [{"name": "Trần Văn Trưởng"}], "person": {"name": "Lê Văn Chứng", "heard_as": "witness"},
        "answers": [{"question": "Ở đâu?", "answer": "Ở kho."}], "pages": 2, "reading": "by_self",
        "signature": "signed"},
    bad {"answers": [{}], "interviewers": [{}]} => ["/answers/0/answer required", "/answers/0/question required",
        "/ended_at required", "/interviewers/0/name required", "/pages required", "/person/heard_as required",
        "/person/name required", "/place required", "/reading required", "/signature required",
        "/started_at required"]);

command!(request_documents: RequestDocumentsInput => RequestDocuments,
    good {"holder": "Công ty", "what": "Hồ sơ kiểm định", "due": "28/11/2026"},
    bad {} => ["/due required", "/holder required", "/what required"]);

command!(receive_documents: ReceiveDocumentsInput => ReceiveDocuments,
    good {"request_id": ID, "outcome": "complete", "what": "12 tờ"},
    bad {"request_id": "7", "outcome": "half"} => [
        "/outcome unknown_word", "/request_id id.shape", "/what required"]);

command!(receive_expertise: ReceiveExpertiseInput => ReceiveExpertise,
    good {"request_number": "3/TC", "number": "9/KL", "received_on": "2026-11-20", "conclusion": "Van kẹt"},
    bad {} => ["/conclusion required", "/number required", "/received_on required", "/request_number required"]);

command!(explain_delay: ExplainDelayInput => ExplainDelay, good {"reason": "Chờ giám định"},
    bad {"reason": " "} => ["/reason required"]);

command!(set_primacy: SetPrimacyInput => SetPrimacy, good {"holder": "police", "body": "Cơ quan CSĐT"},
    bad {"holder": "nobody"} => ["/body required", "/holder unknown_word"]);

command!(send_opinion: SendOpinionInput => SendOpinion,
    good {"number": "5", "date": "2026-11-20", "sent_to": ["Cơ quan CSĐT"], "cause": "Van kẹt", "fault": "employer",
        "conclusion": "tnld"},
    bad {"fault": "x"} => ["/cause required", "/conclusion required", "/date required", "/fault unknown_word",
        "/number required"]);

command!(record_ruling: RecordRulingInput => RecordRuling,
    good {"decision": "prosecuted", "number": "7", "date": "2026-11-20"},
    bad {} => ["/date required", "/decision required", "/number required"]);

command!(extend_police_term: ExtendPoliceTermInput => ExtendPoliceTerm,
    good {"by": "police", "number": "7/TB", "date": "2026-11-20", "until": "2027-01-10"},
    bad {"by": "x"} => ["/by unknown_word", "/date required", "/number required", "/until required"]);

command!(list_police_return: ListPoliceReturnInput => ListPoliceReturn,
    good {"items": ["Van an toàn"], "record_number": "7/BBGN", "date": "2026-11-20"},
    bad {"date": "x"} => ["/date date.shape"]);

command!(record_prosecution_end: RecordProsecutionEndInput => RecordProsecutionEnd,
    good {"end": "convicted", "reference": "12/HSST", "date": "2026-11-20"},
    bad {"end": "x"} => ["/date required", "/end unknown_word", "/reference required"]);

command!(record_handover: RecordHandoverInput => RecordHandover,
    good {"from": "establishment_team", "to": "provincial_team", "record_number": "1", "date": "2026-11-20",
        "reason": "Chết sau khi bị nạn", "items": [{"what": "Hồ sơ", "evidence_id": ID}]},
    bad {"from": "x", "items": [{}]} => ["/date required", "/from unknown_word", "/items/0/what required",
        "/reason required", "/record_number required", "/to required"]);

command!(confirm_handover: ConfirmHandoverInput => ConfirmHandover,
    good {"handover_id": ID, "side": "giver", "name": "Ngô Văn Chủ", "unit": "Nhà máy", "paper_number": "1/BB",
        "paper_date": "2026-11-20"},
    bad {} => ["/handover_id required", "/name required", "/side required", "/unit required"]);

command!(refer: ReferInput => Refer,
    good {"body": "Cảng vụ", "law": "Thông tư 37/2018", "number": "1", "date": "2026-11-20", "answer_due": "2026-12-01"},
    bad {} => ["/answer_due required", "/body required", "/date required", "/law required", "/number required"]);

command!(answer_referral: AnswerReferralInput => AnswerReferral,
    good {"referral_id": ID, "text": "Đã tiếp nhận", "finished": true},
    bad {} => ["/referral_id required", "/text required"]);

command!(sign_findings: SignFindingsInput => SignFindings,
    good {"minutes_number": "5/BB", "signed_on": "2026-11-20", "signatures": [{"name": "A", "signed": true}]},
    bad {"signatures": [{}]} => ["/signatures/0/name required", "/signed_on required"]);

fn findings() -> Value {
    json!({
        "course": "Nồi hơi nổ", "fault": "employer", "cause": "1", "cause_detail": "Van kẹt", "conclusion": "tnld",
        "responsibility": "Không kiểm định", "evidence": [ID],
        "causes": [{"depth": "root", "text": "Không kiểm định", "explains": null, "evidence": [ID]}],
        "rules_breached": [{"article": "QCVN 01:2008", "by": "employer", "how": "Quá hạn kiểm định"}],
        "contrary": [{"what": "Nhân chứng nói khác", "evidence_id": ID, "answer": "Không phù hợp dấu vết"}],
        "participants": [{"name": "Lê Văn Dự", "unit": "Công ty B", "position": "Giám đốc"}],
        "provincial": {"site_from": "2026-11-20", "coordination": "Cùng khám nghiệm", "sanctions": "Phạt tiền"},
        "victims": [{
            "victim_id": ID, "native_place": "Kiên Giang", "residence": "Rạch Giá", "family": "Vợ, hai con",
            "workplace": "Nhà máy", "months_with_employer": 30, "months_in_trade": 60, "grade": "4/7",
            "contract": "definite", "trained": true, "work_started": "7h00", "hours_worked": "1,5", "wound": "Ngực",
            "serious_codes": ["023"], "degree": "Nặng", "bodily_injury_percent": 61, "treated_at": "BV tỉnh",
            "first_aid": "Băng ép", "death_time": "9h", "death_place": "Bệnh viện", "forensic_number": "12/PY"
        }]
    })
}

#[test]
fn every_field_of_the_minutes_comes_back_as_it_was_sent() {
    let Command::Conclude(read) = taken::<ConcludeInput>(findings()) else { panic!("no findings") };
    let back = serde_json::to_value(ConcludeInput::from(&*read)).expect("json");
    let same = |sent: &Value, back: &Value, at: &str| match (sent.pointer(at), back.pointer(at)) {
        (Some(a), Some(b)) => assert_eq!(a, b, "{at}"),
        (a, b) => panic!("{at}: {a:?} {b:?}"),
    };
    let sent = findings();
    for at in ["/evidence", "/rules_breached", "/contrary", "/participants", "/victims", "/causes"] {
        same(&sent, &back, at);
    }
    for at in ["/provincial/site_from", "/provincial/coordination", "/provincial/sanctions"] {
        same(&sent, &back, at);
    }
    let wrong = json!({
        "course": "x", "fault": "other", "cause": "9", "cause_detail": "x", "conclusion": "tnld", "responsibility": "x",
        "causes": [{"explains": "ba"}], "rules_breached": [{}], "contrary": [{}], "evidence": ["7"],
        "victims": [{"bodily_injury_percent": 101, "serious_codes": ["999"]}]
    });
    assert_eq!(
        refused::<ConcludeInput>(wrong),
        [
            "/causes/0/depth required",
            "/causes/0/explains number.range",
            "/causes/0/text required",
            "/contrary/0/what required",
            "/evidence/0 id.shape",
            "/rules_breached/0/article required",
            "/rules_breached/0/by required",
            "/victims/0/bodily_injury_percent number.range",
            "/victims/0/serious_codes/0 unknown_injury_code",
            "/victims/0/victim_id required",
        ]
    );
}

#[test]
fn every_field_of_testimony_comes_back_as_it_was_sent() {
    let person = json!({
        "name": "Lê Văn Chứng", "other_name": "Tư", "sex": "male", "birth": "1985", "nationality": "Việt Nam",
        "ethnicity": "Kinh", "religion": "Không", "residence": "Rạch Giá", "current_address": "Kho A",
        "identity_number": "091085000123", "identity_issued_on": "2021-05-01", "identity_issued_by": "Cục CSQLHC",
        "occupation": "Thợ", "position": "Tổ trưởng", "workplace": "Nhà máy", "relationship": "Đồng nghiệp",
        "heard_as": "witness", "victim_id": null
    });
    let sent = json!({
        "started_at": "2026-11-20T08:00:00+07:00", "ended_at": "2026-11-20T09:00:00+07:00", "place": "Trụ sở",
        "interviewers": [{"name": "Trần Văn Trưởng", "title": "Phó phòng", "unit": "Sở", "role": "Trưởng đoàn"}],
        "note_taker": {"name": "Lê Thị Ghi", "title": null, "unit": "Sở", "role": null},
        "person": person, "rights_explained": true,
        "answers": [{"question": "Ở đâu?", "answer": "Ở kho."}], "pages": 2, "reading": "read_aloud",
        "corrections": "Sửa giờ", "signature": "fingerprint", "refusal_reason": null, "reading_witness": "Võ Văn Nghe",
        "interpreter": "Danh Thị Dịch", "evidence_id": ID, "replaces": null, "replace_reason": null
    });
    let Command::RecordTestimony(read) = taken::<RecordTestimonyInput>(sent.clone()) else {
        panic!("nothing")
    };
    assert_eq!(serde_json::to_value(RecordTestimonyInput::from(&*read)).expect("json"), sent);
}
