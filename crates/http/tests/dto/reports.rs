//! The doors through which an accident enters.

use crate::{now, refused, shapeless, taken};
use domain::time::from_vn;
use domain::value::{Birth, OccurredAt, Sex};
use domain::words::{Channel, DeathKind, ReportKind, Severity, WorkRelation};
use serde_json::{Value, json};
use tnld_http::dto::{
    AssessmentInput, CommuneNoticeInput, CommuneRecordInput, DeclarationInput, LoggedReportInput, TipInput,
    UrgentNoticeInput,
};

fn accident() -> Value {
    json!({
        "occurred": {"kind": "exact", "at": "2026-11-20T08:15"},
        "place": {"commune_code": "30760", "address": "Khu phố 3", "spot": "Nhà nồi hơi"},
        "employer": {
            "name": "Nhà máy xay xát Phú Thịnh", "tax_code": "1700 123 457", "phone": "02973861234",
            "email": "phuthinh@example.vn", "workers": 64, "industry": {"text": "Xay xát"}
        },
        "casualties": {"dead": 1, "serious": "2"},
        "victims": [
            {"name": "Nguyễn  Văn Tám", "birth": "1985", "sex": "male", "outcome": "fatal", "death": "scene"},
            {"name": "Lý Thị Sáu", "birth": "khoảng 40 tuổi", "outcome": "serious", "serious_codes": ["51", "034"]}
        ],
        "course": {"activity": "Đốt lò", "event": "Nồi hơi nổ"}
    })
}

#[test]
fn a_declaration_keeps_every_field() {
    let filing = taken::<DeclarationInput>(json!({
        "told_by": {"name": "Trần Văn Phúc", "capacity": "Giám đốc"},
        "accident": accident(),
        "declaration": {
            "known_at": "2026-11-20T08:20", "document_number": "05/KB", "document_place": "Rạch Giá",
            "document_date": "20/11/2026", "first_aid": "Sơ cứu tại chỗ", "scene_kept": true,
            "reservations": "Chờ giám định nồi hơi", "contact_name": "Trần Văn Phúc",
            "contact_phone": "0913000111", "signer_name": "Trần Văn Phúc", "signer_position": "Giám đốc"
        },
        "case_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f"
    }));
    assert!(filing.case.is_some());
    let report = filing.report;
    assert_eq!(report.kind, ReportKind::Declaration);
    assert_eq!(report.accident.occurred, "2026-11-20T08:15:00".parse().map(OccurredAt::Exact).unwrap());
    assert_eq!(report.accident.employer.tax_code.unwrap().as_str(), "1700123457");
    assert_eq!(report.accident.employer.workers, Some(64));
    assert_eq!((report.accident.casualties.dead, report.accident.casualties.serious), (1, 2));
    let [dead, hurt] = &report.accident.victims[..] else { panic!("two victims") };
    assert_eq!(dead.name.as_ref().unwrap().as_str(), "Nguyễn Văn Tám");
    assert_eq!(
        (dead.birth, dead.sex, dead.death),
        (Some(Birth::Year(1985)), Sex::Male, Some(DeathKind::Scene))
    );
    assert_eq!((dead.relation, dead.is_worker), (WorkRelation::Contract, true));
    assert_eq!(hurt.birth, Some(Birth::AboutAge { age: 40, as_of: 2026 }));
    assert_eq!(hurt.serious_codes, ["034", "051"]);
    assert_ne!(dead.id, hurt.id);
    let details = report.declaration.unwrap();
    assert_eq!(details.known_at, Some(from_vn("2026-11-20T08:20:00".parse().unwrap())));
    assert_eq!(details.document_date, Some("2026-11-20".parse().unwrap()));
    assert_eq!(
        (details.scene_kept, details.reservations.as_deref()),
        (Some(true), Some("Chờ giám định nồi hơi"))
    );
    assert_eq!(details.contact_phone.unwrap().as_str(), "+84913000111");
}

#[test]
fn a_declaration_tells_every_problem_at_once() {
    let mut bad = accident();
    bad["occurred"] = json!({"kind": "between", "from": "2026-11-20T09:00", "to": "2026-11-20T08:00"});
    bad["place"] = json!({"commune_code": "Rạch Giá"});
    bad["sector"] = json!("space");
    bad["employer"]["tax_code"] = json!("17");
    bad["employer"]["email"] = json!("không phải thư");
    bad["employer"]["industry"] = json!({"code": "ZZ"});
    bad["casualties"]["dead"] = json!(-1);
    bad["victims"][0]["name"] = json!("Tám\u{7}");
    bad["victims"][0]["id"] = json!("01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f");
    bad["victims"][0]["occupation"] = json!({"code": "99999"});
    bad["victims"][1]["outcome"] = json!("light");
    bad["victims"][1]["death"] = json!("scene");
    bad["victims"][1]["serious_codes"] = json!(["034", "999"]);
    bad["course"] = json!({"event": "  "});
    assert_eq!(
        refused::<DeclarationInput>(
            json!({"accident": bad, "declaration": {"known_at": "hôm qua", "signer_name": "x\u{0}"}})
        ),
        [
            "/accident/casualties/dead number.range",
            "/accident/course/event required",
            "/accident/employer/email email.shape",
            "/accident/employer/industry/code unknown_code",
            "/accident/employer/tax_code tax_code.length",
            "/accident/occurred/to time.order",
            "/accident/place/commune_code commune_code.shape",
            "/accident/sector unknown_word",
            "/accident/victims/0/id victim_id_not_here",
            "/accident/victims/0/name text.control_character",
            "/accident/victims/0/occupation/code unknown_code",
            "/accident/victims/1/death death_without_fatal",
            "/accident/victims/1/serious_codes/1 unknown_injury_code",
            "/declaration/known_at date.shape",
            "/declaration/signer_name text.control_character",
        ]
    );
}

#[test]
fn an_empty_declaration_asks_for_what_the_law_asks() {
    assert_eq!(
        refused::<DeclarationInput>(json!({})),
        [
            "/accident/course/event required",
            "/accident/occurred/at required",
            "/accident/place/commune_code required",
        ]
    );
}

#[test]
fn unknown_fields_and_wrong_types_are_no_declaration() {
    assert!(shapeless::<DeclarationInput>(json!({"accident": {"occured": {}}})));
    assert!(shapeless::<DeclarationInput>(json!({"accident": []})));
    assert!(shapeless::<DeclarationInput>(json!({"accident": {"commuting": "maybe"}})));
}

#[test]
fn an_urgent_notice_needs_a_name_and_a_way_to_call_back() {
    let filing = taken::<UrgentNoticeInput>(json!({
        "told_by": {"name": "Trần Thị Mai", "phone": "0912 345 678"},
        "accident": {
            "occurred": {"at": "từ 7h đến 8h ngày 20/11/2026"}, "place": {"commune_code": "30760"},
            "casualties": {"dead": 1, "missing": 2}, "course": {"event": "Nổ nồi hơi"}
        },
        "scene_kept": true, "contact_name": "Trần Văn Phúc", "contact_phone": "0913000111"
    }));
    assert_eq!(filing.report.kind, ReportKind::UrgentNotice);
    assert!(matches!(filing.report.accident.occurred, OccurredAt::Between { .. }));
    assert_eq!(filing.report.accident.casualties.missing, 2);
    assert_eq!(filing.report.declaration.unwrap().scene_kept, Some(true));
    assert_eq!(
        refused::<UrgentNoticeInput>(json!({
            "told_by": {"phone": " "}, "contact_phone": "12",
            "accident": {"occurred": {"kind": "day", "date": "31/02/2026"}, "place": {"commune_code": "30760"}}
        })),
        [
            "/accident/occurred/date date.no_such_day",
            "/contact_phone phone.length",
            "/told_by/name required",
            "/told_by/phone phone_or_email",
        ]
    );
}

#[test]
fn a_tip_may_stay_unnamed_and_nobody_counted_means_unknown() {
    let filing = taken::<TipInput>(json!({
        "accident": {"occurred": {"kind": "day", "date": "2026-11-19"}, "place": {"commune_code": "31075"}}
    }));
    assert_eq!(filing.report.kind, ReportKind::Tip);
    assert!(filing.report.accident.casualties.unknown);
    assert!(filing.case.is_none());
    assert_eq!(
        refused::<TipInput>(json!({
            "told_by": {"email": "a@b"},
            "accident": {"occurred": {"kind": "soon"}, "place": {"commune_code": "31075"}}
        })),
        ["/accident/occurred/kind unknown_word", "/told_by/email email.shape"]
    );
}

#[test]
fn whoever_names_no_employer_tells_of_somebody_without_a_contract() {
    let tip = |employer: Value| {
        let filing = taken::<TipInput>(json!({"accident": {
            "occurred": {"kind": "day", "date": "2026-11-19"}, "place": {"commune_code": "31075"},
            "employer": employer, "victims": [{"outcome": "serious"}]
        }}));
        filing.report.accident.victims[0].relation
    };
    assert_eq!(tip(json!({})), WorkRelation::NoContract);
    assert_eq!(tip(json!({"name": "Công ty A"})), WorkRelation::Contract);
}

#[test]
fn a_commune_notice_and_a_record_speak_of_people_without_contracts() {
    let notice = taken::<CommuneNoticeInput>(json!({
        "told_by": {"name": "Lê Thị Hòa", "capacity": "vợ"}, "accident": accident(),
        "commune_details": {"tip_received_at": "2026-11-20T08:40", "signer_name": "Võ Văn Bảy"}
    }))
    .report;
    assert_eq!(notice.kind, ReportKind::CommuneNotice);
    assert_eq!(notice.accident.victims[0].relation, WorkRelation::NoContract);
    let record = taken::<CommuneRecordInput>(json!({
        "accident": accident(),
        "commune_details": {
            "made_at_place": "Trụ sở UBND", "made_at": {"at": "20/11/2026 8h30"},
            "makers": ["Võ Văn Bảy, cán bộ", " "], "initial_cause": "Tời không che chắn",
            "witness_statements": ["Tôi thấy tay áo bị cuốn"], "damage": "không", "measures": "Che chắn tời",
            "copies_to": ["Gia đình", "Sở Nội vụ"], "posted_on": "2026-11-21"
        }
    }))
    .report;
    assert_eq!(record.kind, ReportKind::CommuneRecord);
    let details = record.commune_details.unwrap();
    assert_eq!((details.makers.len(), details.witness_statements.len(), details.copies_to.len()), (1, 1, 2));
    assert_eq!(details.posted_on, Some("2026-11-21".parse().unwrap()));
    let bad = json!({"accident": accident(), "commune_details": {
        "injury_factor": "zzz", "posted_on": "mai", "makers": vec!["x"; 31]
    }});
    let expected = [
        "/commune_details/injury_factor unknown_code",
        "/commune_details/makers shape",
        "/commune_details/posted_on date.shape",
    ];
    assert_eq!(refused::<CommuneRecordInput>(bad.clone()), expected);
    assert_eq!(refused::<CommuneNoticeInput>(bad), expected);
}

#[test]
fn an_officer_logs_with_the_true_time_of_receipt() {
    let logged = taken::<LoggedReportInput>(json!({
        "kind": "declaration", "channel": "phone", "received_at": "2026-11-20T08:40:00+07:00",
        "late_entry_reason": "Gọi lại để hỏi thêm", "receiver_name": "Phạm Quốc Việt",
        "accident": {"occurred": {"kind": "exact", "at": "2026-11-20T08:15"}, "place": {"commune_code": "30760"}}
    }))
    .report;
    assert_eq!((logged.kind, logged.channel), (ReportKind::Declaration, Channel::Phone));
    assert_eq!(logged.received_at, from_vn("2026-11-20T08:40:00".parse().unwrap()));
    assert_eq!(logged.recorded_at, now());
    assert_eq!(
        refused::<LoggedReportInput>(
            json!({"channel": "api", "received_at": "22:40", "accident": accident()})
        ),
        ["/channel not_by_hand", "/kind required", "/received_at date.shape"]
    );
}

#[test]
fn the_question_of_the_conventions_is_read() {
    let question = taken::<AssessmentInput>(json!({
        "occurred_at": "2026-11-20T08:15:00+07:00", "received_at": "2026-11-20T08:40:00+07:00",
        "place": {"commune_code": "30760"}, "sector": "general", "commuting": false, "technical_incident": false,
        "criminal_signs": false, "expertise_needed": false, "beyond_province": false,
        "victims": [{"outcome": "fatal", "death": "scene", "serious_codes": [], "relation": "contract",
                     "employed_by": "reporter", "is_worker": true}, {"outcome": "serious", "death": null}]
    }));
    assert_eq!(question.victims.len(), 2);
    assert_eq!(question.victims[1].outcome, Severity::Serious);
    assert_eq!(question.asked_at, Some(now()));
    assert_eq!(
        refused::<AssessmentInput>(json!({"occurred_at": "x", "sector": "y", "victims": null})),
        [
            "/occurred_at date.shape",
            "/place/commune_code required",
            "/sector unknown_word",
            "/victims required"
        ]
    );
}

#[test]
fn what_was_read_is_answered_in_the_shape_in_which_it_was_sent() {
    let first = taken::<DeclarationInput>(json!({"accident": accident()})).report.accident;
    let again = tnld_http::dto::AccidentInput::from(&first);
    let body = json!({"report_id": first.victims[0].id, "reason": "đúng như cũ", "accident": again});
    let domain::case::Command::CorrectReport { accident: second, .. } =
        taken::<tnld_http::dto::CorrectReportInput>(body)
    else {
        panic!("no correction")
    };
    assert_eq!(first, *second);
}
