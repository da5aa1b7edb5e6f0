//! Short ways to write a report of the demonstration.

use super::Stage;
use anyhow::{Context as _, Result};
use domain::case::{
    AccidentStatement, Casualties, CodedWord, CommuneDetails, Course, DeclarationDetails, EmployerFacts,
    Informant, Place, ReceivingBody, Report, VictimStatement,
};
use domain::ids::{EnterpriseId, ReportId, VictimId};
use domain::time::{Instant, vn_datetime};
use domain::value::{Birth, CommuneCode, OccurredAt, PersonName, Phone, Sex};
use domain::words::{Channel, DeathKind, EmployedBy, ReportKind, Sector, Severity, WorkRelation};

/// One person hurt.
pub(super) struct Hurt {
    pub(super) name: &'static str,
    pub(super) birth_year: i32,
    pub(super) job: &'static str,
    pub(super) outcome: Severity,
    pub(super) codes: &'static [&'static str],
    pub(super) injury: &'static str,
    pub(super) relation: WorkRelation,
}

/// One accident.
pub(super) struct Accident {
    pub(super) commune: &'static str,
    pub(super) spot: &'static str,
    pub(super) occurred: Instant,
    pub(super) employer: Option<(&'static str, Option<EnterpriseId>)>,
    pub(super) course: [&'static str; 5],
    pub(super) people: Vec<Hurt>,
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn victim(stage: &Stage, h: &Hurt) -> Result<VictimStatement> {
    Ok(VictimStatement {
        id: VictimId(stage.app.id()),
        name: Some(PersonName::parse(h.name).map_err(|e| anyhow::anyhow!("{}: {e}", h.name))?),
        birth: Some(Birth::Year(h.birth_year)),
        sex: if h.name.contains(" Thị ") { Sex::Female } else { Sex::Male },
        citizen_id: None,
        occupation: CodedWord { code: None, version: None, text: some(h.job) },
        residence: None,
        relation: h.relation,
        relation_disputed: None,
        employed_by: EmployedBy::Reporter,
        employer_name: None,
        employer_tax_code: None,
        outcome: h.outcome,
        death: (h.outcome == Severity::Fatal).then_some(DeathKind::Scene),
        serious_codes: h.codes.iter().map(|c| (*c).to_owned()).collect(),
        injury: some(h.injury),
        treatment: None,
        is_worker: true,
    })
}

/// A report of an accident, told now.
pub(super) fn report(stage: &Stage, kind: ReportKind, a: &Accident, received: Instant) -> Result<Report> {
    let victims = a.people.iter().map(|h| victim(stage, h)).collect::<Result<Vec<_>>>()?;
    let [place, activity, object, hazard, event] = a.course.map(some);
    let accident = AccidentStatement {
        occurred: OccurredAt::Exact(vn_datetime(a.occurred)),
        place: Place {
            commune: CommuneCode::parse(a.commune).context("a commune of the story")?,
            address: None,
            spot: some(a.spot),
        },
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        employer: EmployerFacts {
            enterprise: a.employer.and_then(|e| e.1),
            name: a.employer.map(|e| e.0.to_owned()),
            ..EmployerFacts::default()
        },
        casualties: Casualties::default(),
        victims,
        course: Course { place, activity, object, hazard, event },
    };
    let contact = Phone::parse("02973862000").ok();
    Ok(Report {
        id: ReportId(stage.app.id()),
        kind,
        channel: Channel::Form,
        told_by: Informant {
            capacity: some("người báo tin (mẫu)"),
            phone: contact.clone(),
            ..Informant::default()
        },
        received_by: ReceivingBody::Department,
        receiver_name: None,
        received_at: received,
        recorded_at: received,
        late_entry_reason: None,
        filed_by: None,
        enterprise: None,
        commune: None,
        verified: true,
        accident,
        declaration: (kind == ReportKind::Declaration).then(|| DeclarationDetails {
            known_at: Some(received),
            first_aid: some("Sơ cứu tại chỗ, gọi cấp cứu 115"),
            scene_kept: Some(true),
            contact_phone: contact,
            ..DeclarationDetails::default()
        }),
        commune_details: matches!(kind, ReportKind::CommuneNotice | ReportKind::CommuneRecord)
            .then(|| CommuneDetails { tip_received_at: Some(received), ..CommuneDetails::default() }),
    })
}
