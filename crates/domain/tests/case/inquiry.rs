//! The work of the team beside the stage, and findings that are bound to evidence.

use crate::compensation::{codes, decided};
use crate::scenarios::{boiler, findings, meeting, member, team};
use crate::support::*;
use domain::access::Role;
use domain::case::*;
use domain::ids::{DocumentRequestId, EvidenceId, StepId, TestimonyId};
use domain::law::{ClockState, DeadlineKind};
use domain::value::{PersonName, Sex};

pub(crate) fn investigated() -> Desk {
    let mut desk = boiler();
    desk.must("23/11/2026 10:05", Role::Director, team("12/QĐ-SNV", "23/11/2026"));
    desk
}

pub(crate) fn code(result: Result<Vec<Event>, Refusal>) -> String {
    match result {
        Ok(_) => "done".to_owned(),
        Err(Refusal::Invalid(fields)) => {
            fields.iter().map(|f| format!("{} {}", f.pointer, f.code)).collect::<Vec<_>>().join("; ")
        }
        Err(other) => other.code().to_owned(),
    }
}

pub(crate) fn all_terms(desk: &Desk) -> Vec<CaseDeadline> {
    let actor = actor(Role::Investigator);
    let c = circumstances(desk.now, &actor);
    deadlines(&desk.case, c.law, c.calendar, c.now)
}

pub(crate) fn terms(desk: &Desk, kind: DeadlineKind) -> Vec<CaseDeadline> {
    all_terms(desk).into_iter().filter(|d| d.term.kind == kind).collect()
}

pub(crate) fn scene(act: SceneAct, when: &str) -> SceneRecord {
    SceneRecord {
        act,
        at: at(when),
        by: "Đoàn điều tra".to_owned(),
        with_police: true,
        what: "Nhà nồi hơi".to_owned(),
        sketch: true,
        photos: true,
        film: false,
        record_number: Some("01/BB-KNHT".to_owned()),
        victim: None,
        consent: None,
        evidence: vec![],
    }
}

fn released(when: &str) -> SceneRecord {
    let consent = ReleaseConsent {
        issuer: "Đoàn điều tra cấp tỉnh".to_owned(),
        number: "03/ĐĐT".to_owned(),
        date: at(when).date_naive(),
        scope: "Toàn bộ nhà nồi hơi".to_owned(),
    };
    SceneRecord { consent: Some(consent), ..scene(SceneAct::Released, when) }
}

pub(crate) fn record(r: SceneRecord) -> Command {
    Command::RecordScene(Box::new(r))
}

pub(crate) fn testimony(n: u128, heard_as: HeardAs) -> Testimony {
    Testimony {
        id: TestimonyId(id(n)),
        round: 0,
        started_at: at("24/11/2026 08:00"),
        ended_at: at("24/11/2026 09:00"),
        place: "Trụ sở công ty".to_owned(),
        interviewers: vec![Interviewer {
            name: PersonName::parse("Trần Văn Trưởng").expect("a name"),
            title: None,
            unit: None,
            role: None,
        }],
        note_taker: None,
        person: HeardPerson {
            name: PersonName::parse("Lê Văn Chứng").expect("a name"),
            other_name: None,
            sex: Sex::Male,
            birth: None,
            nationality: None,
            ethnicity: None,
            religion: None,
            residence: None,
            current_address: None,
            identity_number: None,
            identity_issued_on: None,
            identity_issued_by: None,
            occupation: None,
            position: None,
            workplace: None,
            relationship: None,
            heard_as,
            victim: None,
        },
        rights_explained: true,
        answers: vec![QuestionAnswer {
            question: "Ở đâu?".to_owned(), answer: "Ở nhà nồi hơi.".to_owned()
        }],
        pages: 2,
        reading: Reading::BySelf,
        corrections: None,
        signature: TestimonySignature::Signed,
        refusal_reason: None,
        reading_witness: None,
        interpreter: None,
        evidence: None,
        replaces: None,
        replace_reason: None,
        recorded_at: at("24/11/2026 09:05"),
    }
}

pub(crate) fn hear(t: Testimony) -> Command {
    Command::RecordTestimony(Box::new(t))
}

#[test]
fn minutes_are_signed_only_on_evidence_the_rule_breached_and_answers() {
    let mut desk = investigated();
    desk.must("10/12/2026 08:00", Role::Investigator, sketch());
    let bare = Findings {
        evidence: vec![],
        rules_breached: vec![],
        persons_at_fault: vec![PersonAtFault {
            name: PersonName::parse("Ngô Văn Chủ").expect("a name"),
            position: None,
            violation: "Không kiểm định".to_owned(),
            article: None,
            proposed_handling: "Cảnh cáo".to_owned(),
            evidence: vec![],
        }],
        contrary: vec![ContraryEvidence {
            what: "Nhân chứng nói van còn tốt".to_owned(),
            evidence: None,
            answer: None,
        }],
        ..findings()
    };
    desk.must("10/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(bare)));
    let sign = signed_by_all(&desk.case, day("10/12/2026"));
    assert_eq!(
        code(desk.try_do("10/12/2026 09:10", Role::Investigator, sign.clone())),
        "/evidence evidence_required; /rules_breached rule_required; \
         /persons_at_fault/0/article article_required; /persons_at_fault/0/evidence evidence_required; \
         /contrary/0/answer contrary_unanswered"
    );
    let held = Command::HoldAnnouncement(Box::new(meeting("10/12/2026 14:00")));
    assert_eq!(code(desk.try_do("10/12/2026 16:00", Role::Investigator, held.clone())), "minutes_not_signed");
    desk.conclude_and_sign("11/12/2026 09:00", findings());
    assert!(desk.case.stage.signed().is_some());
    // New findings are a new draft: they have to be signed again.
    desk.must("12/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(findings())));
    assert!(desk.case.stage.signed().is_none());
    let again = signed_by_all(&desk.case, day("12/12/2026"));
    desk.must("12/12/2026 09:30", Role::Investigator, again);
    let held = Command::HoldAnnouncement(Box::new(meeting("12/12/2026 14:00")));
    desk.must("12/12/2026 16:00", Role::Investigator, held);
    let signed = desk.case.stage.signed().expect("signed");
    assert_eq!(signed.signatures.len(), 3);
}

#[test]
fn what_was_set_aside_carries_no_finding() {
    let mut desk = investigated();
    desk.conclude_and_sign("10/12/2026 09:00", findings());
    let aside =
        || Command::WithdrawEvidence { id: EvidenceId(id(9_001)), reason: "Vẽ sai tỷ lệ".to_owned() };
    // Signed findings keep what they rest on.
    assert_eq!(
        code(desk.try_do("10/12/2026 10:00", Role::Investigator, aside())),
        "signed_findings_rest_on_it"
    );
    let again = Command::Conclude(Box::new(findings()));
    let voided = decided(&desk, "10/12/2026 10:05", again.clone());
    assert!(codes(&voided).contains(&"signatures_void"), "{:?}", voided.warnings);
    desk.must("10/12/2026 10:05", Role::Investigator, again.clone());
    desk.must("10/12/2026 10:10", Role::Investigator, aside());
    let sign = signed_by_all(&desk.case, day("10/12/2026"));
    assert_eq!(
        code(desk.try_do("10/12/2026 10:20", Role::Investigator, sign)),
        "/evidence evidence_required; /evidence/0 evidence_set_aside"
    );
    assert_eq!(
        code(desk.try_do("10/12/2026 11:00", Role::Investigator, again)),
        "/evidence/0 evidence_set_aside"
    );
}

#[test]
fn the_head_signs_and_whoever_does_not_says_why() {
    let mut desk = investigated();
    desk.must("10/12/2026 08:00", Role::Investigator, sketch());
    desk.must("10/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(findings())));
    let sign = |list: &[(&str, bool, Option<&str>)]| {
        Command::SignFindings(SignFindings {
            minutes_number: "05/BB".to_owned(),
            signed_on: day("10/12/2026"),
            signatures: list
                .iter()
                .map(|(name, signed, reason)| MinutesSignature {
                    name: (*name).to_owned(),
                    signed: *signed,
                    reason: reason.map(str::to_owned),
                })
                .collect(),
        })
    };
    let head_missing = sign(&[("Trần Văn Trưởng", false, Some("bận")), ("Lê Thị Y", true, None)]);
    assert_eq!(
        code(desk.try_do("10/12/2026 10:00", Role::Investigator, head_missing)),
        "/signatures head_signs; /signatures member_missing"
    );
    let silent =
        sign(&[("Trần Văn Trưởng", true, None), ("Lê Thị Y", false, None), ("Phạm Công Đoàn", true, None)]);
    assert_eq!(
        code(desk.try_do("10/12/2026 10:00", Role::Investigator, silent)),
        "/signatures/1/reason required"
    );
    let told = sign(&[
        ("trần văn trưởng", true, None),
        ("Lê Thị Y", false, Some("Bảo lưu ý kiến")),
        ("Phạm Công Đoàn", true, None),
    ]);
    desk.must("10/12/2026 10:00", Role::Investigator, told);
}

#[test]
fn a_cause_explains_an_earlier_one() {
    let mut desk = investigated();
    desk.must("10/12/2026 08:00", Role::Investigator, sketch());
    let cause = |explains| CauseNode {
        explains,
        depth: CauseDepth::Root,
        text: "Không kiểm định".to_owned(),
        evidence: vec![],
    };
    let wrong = Findings { causes: vec![cause(None), cause(Some(2)), cause(Some(0))], ..findings() };
    assert_eq!(
        code(desk.try_do("10/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(wrong)))),
        "/causes/1/explains unknown_cause_number; /causes/2/explains unknown_cause_number"
    );
    let right = Findings { causes: vec![cause(None), cause(Some(1))], ..findings() };
    desk.must("10/12/2026 09:00", Role::Investigator, Command::Conclude(Box::new(right)));
}

#[test]
fn members_change_by_a_decision_and_the_old_list_is_kept() {
    let mut desk = investigated();
    let order = |members| {
        Command::ChangeTeam(TeamOrder {
            paper: domain::case::DecisionPaper::default(),
            decision_number: "15/QĐ-SNV".to_owned(),
            decision_date: day("25/11/2026"),
            reason: "Thành viên chuyển công tác".to_owned(),
            members,
        })
    };
    let same = desk.case.stage.team().expect("a team").members.clone();
    assert_eq!(code(desk.try_do("25/11/2026 09:00", Role::Director, order(same))), "/members unchanged");
    let two_heads = vec![
        member("Trần Văn Trưởng", true, MemberCapacity::LabourAuthority),
        member("Lê Thị Y", true, MemberCapacity::Health),
    ];
    assert_eq!(code(desk.try_do("25/11/2026 09:00", Role::Director, order(two_heads))), "/members one_head");
    let new = vec![
        member("Trần Văn Trưởng", true, MemberCapacity::LabourAuthority),
        member("Võ Thị Mới", false, MemberCapacity::Health),
    ];
    let refused = desk.try_do("25/11/2026 09:00", Role::Investigator, order(new.clone()));
    assert_eq!(code(refused), "not_competent_to_found");
    desk.must("25/11/2026 09:00", Role::Director, order(new));
    let team = desk.case.stage.team().expect("a team");
    assert_eq!(team.members.len(), 2);
    assert_eq!(team.changes[0].before.len(), 3);
}

#[test]
fn a_scene_is_released_after_its_examination_with_written_consent() {
    let mut desk = investigated();
    let bare = scene(SceneAct::Released, "23/11/2026 15:00");
    let early = |desk: &mut Desk, r| code(desk.try_do("23/11/2026 16:00", Role::Investigator, record(r)));
    assert_eq!(early(&mut desk, bare), "/consent consent_required");
    assert_eq!(early(&mut desk, released("23/11/2026 15:00")), "scene_not_examined");
    let kept = scene(SceneAct::Kept, "23/11/2026 08:30");
    desk.must("23/11/2026 16:05", Role::Enterprise, record(kept));
    let examined = scene(SceneAct::Examined, "23/11/2026 14:00");
    let refused = desk.try_do("23/11/2026 16:10", Role::Commune, record(examined.clone()));
    assert_eq!(code(refused), "not_competent_at_scene");
    desk.must("23/11/2026 16:10", Role::Investigator, record(examined));
    desk.must("23/11/2026 16:20", Role::Investigator, record(released("23/11/2026 15:00")));
    let of_the_dead = scene(SceneAct::BodyExamined, "23/11/2026 15:30");
    assert_eq!(early(&mut desk, of_the_dead), "/victim_id required");
}

#[test]
fn testimony_is_written_anew_and_the_first_record_stays() {
    let mut desk = investigated();
    let mut unsigned = testimony(70, HeardAs::Witness);
    unsigned.signature = TestimonySignature::Refused;
    let refused = desk.try_do("24/11/2026 10:00", Role::Investigator, hear(unsigned));
    assert_eq!(code(refused), "/refusal_reason required");
    let refused = desk.try_do("24/11/2026 10:00", Role::Investigator, hear(testimony(70, HeardAs::Victim)));
    assert_eq!(code(refused), "/person/victim_id required");
    desk.must("24/11/2026 10:00", Role::Investigator, hear(testimony(70, HeardAs::Witness)));
    let mut anew = testimony(71, HeardAs::Witness);
    anew.replaces = Some(TestimonyId(id(70)));
    let refused = desk.try_do("24/11/2026 11:00", Role::Investigator, hear(anew.clone()));
    assert_eq!(code(refused), "/replace_reason required");
    anew.replace_reason = Some("Ghi sai giờ".to_owned());
    desk.must("24/11/2026 11:00", Role::Investigator, hear(anew));
    let standing: Vec<_> = desk.case.inquiry.standing_testimony().map(|t| t.id.0).collect();
    assert_eq!((standing, desk.case.inquiry.testimony.len()), (vec![id(71)], 2));
    assert_eq!(desk.case.inquiry.testimony[0].round, 1);
}

#[test]
fn the_plan_shows_what_the_file_already_tells() {
    let mut desk = investigated();
    let state = |desk: &Desk, kind| {
        plan(&desk.case).into_iter().find(|s| s.kind == kind).expect("a step of the level").state
    };
    assert_eq!(state(&desk, StepKind::Testimony), StepState::Planned);
    desk.must("24/11/2026 10:00", Role::Investigator, hear(testimony(70, HeardAs::Witness)));
    assert_eq!(state(&desk, StepKind::Testimony), StepState::Done);
    let step = |state, note: Option<&str>| {
        Command::SetStep(SetStep {
            id: StepId(id(80)),
            changes: None,
            kind: StepKind::Expertise,
            title: None,
            responsible: Some("Trần Văn Trưởng".to_owned()),
            due: Some(day("01/12/2026")),
            state,
            done_at: None,
            note: note.map(str::to_owned),
            evidence: vec![],
        })
    };
    let refused = desk.try_do("24/11/2026 11:00", Role::Investigator, step(StepState::NotNeeded, None));
    assert_eq!(code(refused), "/note required");
    desk.must("24/11/2026 11:00", Role::Investigator, step(StepState::UnderWay, None));
    desk.must("24/11/2026 12:00", Role::Investigator, step(StepState::NotNeeded, Some("Đã rõ nguyên nhân")));
    assert_eq!(state(&desk, StepKind::Expertise), StepState::NotNeeded);
    assert_eq!(desk.case.inquiry.steps.len(), 1);
}

#[test]
fn a_request_is_open_until_all_has_come_or_was_refused() {
    let mut desk = investigated();
    let request = DocumentRequest {
        id: DocumentRequestId(id(95)),
        holder: "Nhà máy".to_owned(),
        what: "Hồ sơ kiểm định".to_owned(),
        number: None,
        asked_at: at("24/11/2026 08:00"),
        due: day("27/11/2026"),
        receipts: vec![],
    };
    desk.must("24/11/2026 08:05", Role::Investigator, Command::RequestDocuments(request));
    let receive = |outcome, when: &str| Command::ReceiveDocuments {
        id: DocumentRequestId(id(95)),
        receipt: DocumentReceipt {
            at: at(when),
            outcome,
            what: "x".to_owned(),
            from: None,
            evidence: vec![],
        },
    };
    desk.must("25/11/2026 08:00", Role::Investigator, receive(DocumentOutcome::Partly, "25/11/2026 08:00"));
    assert!(terms(&desk, DeadlineKind::DocumentRequest)[0].open());
    desk.must("26/11/2026 08:00", Role::Investigator, receive(DocumentOutcome::Complete, "26/11/2026 08:00"));
    assert!(!terms(&desk, DeadlineKind::DocumentRequest)[0].open());
    let more = receive(DocumentOutcome::Partly, "26/11/2026 09:00");
    assert_eq!(code(desk.try_do("26/11/2026 09:00", Role::Investigator, more)), "request_settled");
}

#[test]
fn a_term_that_ran_out_is_explained_and_stays_overdue() {
    let mut desk = investigated();
    let explain = Command::ExplainDelay { reason: "Chờ kết luận giám định".to_owned() };
    assert_eq!(code(desk.try_do("20/12/2026 08:00", Role::Investigator, explain.clone())), "not_overdue");
    desk.must("30/12/2026 08:00", Role::Investigator, explain);
    assert_eq!(terms(&desk, DeadlineKind::Investigation)[0].term.state, ClockState::Overdue);
    assert_eq!(
        desk.case.stage.team().and_then(|t| t.delay_reason.as_deref()),
        Some("Chờ kết luận giám định")
    );
}
