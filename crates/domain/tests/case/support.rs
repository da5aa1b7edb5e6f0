//! Builders of reports, and a desk that decides and folds.

use chrono::NaiveDate;
use domain::access::{Actor, Role};
use domain::case::{
    AccidentStatement, Case, Casualties, Circumstances, CodedWord, Command, Conclusion, Course, Damage,
    DeclarationDetails, EmployerFacts, Esaw, Event, EvidenceKind, FaultSide, Findings, Informant,
    MinutesSignature, NewEvidence, NewService, Place, PoliceDecision, ProvincialPart, ReceivingBody, Refusal,
    Report, ReturnFromPolice, RuleBreached, Served, ServiceMethod, SignFindings, TeamMember, VictimStatement,
    decide, evolve, file_list, fold, open, required_recipients,
};
use domain::ids::{CaseId, EvidenceId, ReportId, UserId, VictimId};
use domain::law::{AlertDuty, LawSet};
use domain::reference::{Calendar, Geography};
use domain::time::{Instant, from_vn};
use domain::value::{CaseNumber, CommuneCode, OccurredAt, PersonName, Sex};
use domain::words::{Channel, DeathKind, EmployedBy, ReportKind, Sector, Severity, WorkRelation};
use uuid::Uuid;

pub(crate) fn at(text: &str) -> Instant {
    from_vn(chrono::NaiveDateTime::parse_from_str(text, "%d/%m/%Y %H:%M").expect("a moment"))
}

pub(crate) fn day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d/%m/%Y").expect("a day")
}

pub(crate) fn id(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn actor(role: Role) -> Actor {
    let mut actor = Actor::anonymous();
    actor.role = role;
    actor.user = Some(UserId(id(role as u128 + 1)));
    actor.name = "Nguyễn Văn Thử".to_owned();
    actor.unit = "Đơn vị thử".to_owned();
    actor.province = Some("91".to_owned());
    actor
}

pub(crate) fn victim(
    n: u128,
    name: &str,
    outcome: Severity,
    codes: &[&str],
    relation: WorkRelation,
) -> VictimStatement {
    VictimStatement {
        id: VictimId(id(n)),
        name: Some(PersonName::parse(name).expect("a name")),
        birth: None,
        sex: Sex::Unknown,
        citizen_id: None,
        occupation: CodedWord::default(),
        residence: None,
        relation,
        relation_disputed: None,
        employed_by: EmployedBy::Reporter,
        employer_name: None,
        employer_tax_code: None,
        outcome,
        death: (outcome == Severity::Fatal).then_some(DeathKind::Scene),
        serious_codes: codes.iter().map(|c| (*c).to_owned()).collect(),
        injury: None,
        treatment: None,
        is_worker: true,
    }
}

pub(crate) fn accident(commune: &str, occurred: &str, victims: Vec<VictimStatement>) -> AccidentStatement {
    let local = chrono::NaiveDateTime::parse_from_str(occurred, "%d/%m/%Y %H:%M").expect("a moment");
    AccidentStatement {
        occurred: OccurredAt::Exact(local),
        place: Place { commune: CommuneCode::parse(commune).expect("a code"), address: None, spot: None },
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        employer: EmployerFacts {
            name: Some("Nhà máy xay xát thử".to_owned()), ..EmployerFacts::default()
        },
        casualties: Casualties::default(),
        victims,
        course: Course::default(),
    }
}

pub(crate) fn report(n: u128, kind: ReportKind, received: &str, accident: AccidentStatement) -> Report {
    let by = match kind {
        ReportKind::CommuneNotice
        | ReportKind::CommuneRecord
        | ReportKind::Declaration
        | ReportKind::UrgentNotice => ReceivingBody::Department,
        ReportKind::Tip => ReceivingBody::Commune,
    };
    Report {
        id: ReportId(id(n)),
        kind,
        channel: Channel::Form,
        told_by: Informant::default(),
        received_by: by,
        receiver_name: None,
        received_at: at(received),
        recorded_at: at(received),
        late_entry_reason: None,
        filed_by: None,
        enterprise: None,
        commune: None,
        verified: true,
        declaration: (kind == ReportKind::Declaration)
            .then(|| DeclarationDetails { known_at: Some(at(received)), ..DeclarationDetails::default() }),
        commune_details: None,
        accident,
    }
}

/// A case with the clock on the wall beside it.
pub(crate) struct Desk {
    pub(crate) case: Case,
    pub(crate) events: Vec<(Instant, Event)>,
    pub(crate) now: Instant,
}

pub(crate) fn circumstances<'a>(now: Instant, actor: &'a Actor) -> Circumstances<'a> {
    Circumstances {
        now,
        actor,
        law: LawSet::embedded(),
        geography: Geography::embedded(),
        calendar: Calendar::embedded(),
        province: "91",
    }
}

impl Desk {
    pub(crate) fn open(report: Report) -> Self {
        let now = report.recorded_at;
        let actor = actor(Role::Enterprise);
        let number = CaseNumber::new("91", 2026, 1).expect("a number");
        let decision = open(CaseId(id(999)), number, report, &circumstances(now, &actor)).expect("opened");
        let events: Vec<(Instant, Event)> = decision.events.into_iter().map(|e| (now, e)).collect();
        let case = fold(events.iter().map(|(at, e)| (*at, e))).expect("a case");
        Self { case, events, now }
    }

    pub(crate) fn try_do(&mut self, when: &str, role: Role, command: Command) -> Result<Vec<Event>, Refusal> {
        self.now = at(when);
        let actor = actor(role);
        let decision = decide(&self.case, command, &circumstances(self.now, &actor))?;
        for event in &decision.events {
            self.case = evolve(self.case.clone(), self.now, event);
            self.events.push((self.now, event.clone()));
        }
        Ok(decision.events)
    }

    pub(crate) fn must(&mut self, when: &str, role: Role, command: Command) -> Vec<Event> {
        self.try_do(when, role, command).unwrap_or_else(|r| panic!("refused: {r}"))
    }
}

impl Desk {
    /// Says of every missing point of the victims' files that it does not apply.
    pub(crate) fn complete_files(&mut self, when: &str, role: Role) {
        for file in file_list(&self.case) {
            for point in file.missing_points() {
                let reason = Some("Vụ không có giấy tờ này".to_owned());
                self.must(when, role, Command::MarkFilePoint { victim: file.victim, point, reason });
            }
        }
    }
}

impl Desk {
    /// Records that everybody on the service list has the minutes.
    pub(crate) fn serve_all(&mut self, when: &str, role: Role) {
        for no in self.unserved() {
            self.must(when, role, served(no, when));
        }
    }

    /// Numbers of the lines that are open.
    pub(crate) fn unserved(&self) -> Vec<u32> {
        let minutes = self.case.valid().and_then(|a| a.minutes.as_ref());
        let lines = minutes.map(|m| m.addressees.as_slice()).unwrap_or_default();
        lines.iter().filter(|a| a.service.is_none()).map(|a| a.no).collect()
    }
}

/// Names of those whom the law names, but for the last.
pub(crate) fn all_but_the_last(case: &Case) -> Vec<String> {
    let required = case.stage.announcement().map(|a| required_recipients(case, a, LawSet::embedded()));
    let mut names: Vec<String> = required.unwrap_or_default().into_iter().map(|a| a.recipient).collect();
    names.pop();
    names
}

/// A line of the service list was served in person.
pub(crate) fn served(no: u32, when: &str) -> Command {
    Command::RecordService(NewService {
        to: Served::Line(no),
        how: ServiceMethod::InPerson,
        at: at(when),
        proof: Some("Ký nhận".to_owned()),
        evidence: None,
    })
}

/// Findings that rest on the evidence of [`Desk::conclude_and_sign`].
pub(crate) fn grounded() -> Findings {
    Findings {
        course: "x".to_owned(),
        fault: FaultSide::Both,
        cause: "7".to_owned(),
        cause_detail: "x".to_owned(),
        injury_factor: None,
        esaw: Esaw::default(),
        conclusion: Conclusion::Tnld,
        responsibility: "x".to_owned(),
        persons_at_fault: vec![],
        damage: Damage::default(),
        reserved_opinions: vec![],
        minutes_number: None,
        evidence: vec![EvidenceId(id(9_001))],
        causes: vec![],
        rules_breached: vec![RuleBreached {
            article: "Quy trình vận hành nồi hơi, mục 4".to_owned(),
            by: FaultSide::Employer,
            how: None,
        }],
        contrary: vec![],
        victims: vec![],
        participants: vec![],
        provincial: ProvincialPart::default(),
        commuting_paper_reason: None,
    }
}

/// A sketch of the scene, which findings rest on.
pub(crate) fn sketch() -> Command {
    Command::AddEvidence(Box::new(NewEvidence {
        id: EvidenceId(id(9_001)),
        kind: EvidenceKind::SceneSketch,
        title: "Sơ đồ hiện trường".to_owned(),
        description: None,
        victim: None,
        obtained_on: day("23/11/2026"),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    }))
}

/// Everything came back from the police.
pub(crate) fn returned(received_at: Instant, decision: PoliceDecision) -> Command {
    Command::ReturnFromPolice(ReturnFromPolice {
        received_at,
        decision,
        decision_reference: "15/QĐ".to_owned(),
        items: vec![],
        complete: true,
        record_number: None,
        missing_reason: Some("Trả lại theo biên bản giao nhận".to_owned()),
    })
}

/// Every member of the team signs.
pub(crate) fn signed_by_all(case: &Case, signed_on: NaiveDate) -> Command {
    let members = case.stage.team().map(|t| t.members.clone()).unwrap_or_default();
    let sign = |m: &TeamMember| MinutesSignature { name: m.name.to_string(), signed: true, reason: None };
    Command::SignFindings(SignFindings {
        minutes_number: "05/BB-ĐT".to_owned(),
        signed_on,
        signatures: members.iter().map(sign).collect(),
    })
}

impl Desk {
    /// Adds the evidence, concludes on it, and has every member sign.
    pub(crate) fn conclude_and_sign(&mut self, when: &str, findings: Findings) {
        if self.case.evidence_item(EvidenceId(id(9_001))).is_none() {
            self.must(when, Role::Investigator, sketch());
        }
        self.must(when, Role::Investigator, Command::Conclude(Box::new(findings)));
        let sign = signed_by_all(&self.case, at(when).date_naive());
        self.must(when, Role::Investigator, sign);
    }
}

/// Takes in the case of another desk.
pub(crate) fn absorb(gone: &Desk) -> Command {
    let mut other = gone.case.clone();
    other.id = CaseId(id(1234));
    other.number = CaseNumber::new("91", 2026, 2).expect("a number");
    Command::AbsorbCase { other: Box::new(other), reason: "Cùng một vụ".to_owned() }
}

pub(crate) fn alerts_of(events: &[Event]) -> Vec<AlertDuty> {
    events
        .iter()
        .filter_map(|e| match e {
            Event::DutiesArose { alerts, .. } => Some(alerts.clone()),
            _other => None,
        })
        .flatten()
        .collect()
}

/// Roles and modes, sorted, as the matrix writes them.
pub(crate) fn told(events: &[Event]) -> Vec<String> {
    let mut out: Vec<String> =
        alerts_of(events).iter().map(|a| format!("{} {}", a.role.as_str(), a.mode.as_str())).collect();
    out.sort();
    out
}
