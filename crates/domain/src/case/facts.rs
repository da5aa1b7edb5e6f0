//! The facts the law looks at, read from a case.

use super::evidence::EvidenceKind;
use super::state::{Case, Victim};
use super::statement::AccidentStatement;
use crate::law::{AccidentFacts, VictimFacts};
use crate::reference::Geography;
use crate::words::{EmployedBy, ReportKind, Severity, WorkRelation};

impl Case {
    /// The accident as the law sees it; `None` before any facts are established.
    pub fn facts(&self) -> Option<AccidentFacts> {
        let accident = self.accident.as_ref()?;
        let mut victims: Vec<VictimFacts> = self.victims.iter().map(|v| named(self, v)).collect();
        victims.extend(self.unnamed(accident));
        Some(AccidentFacts {
            occurred_on: accident.occurred.date(),
            commune: accident.place.commune.clone(),
            sector: accident.sector,
            commuting: accident.commuting,
            technical_incident: accident.technical_incident,
            criminal_signs: false,
            expertise_needed: self.stage.team().is_some_and(|t| t.expertise.is_some()),
            beyond_province: false,
            head_office_province: head_office(accident),
            victims,
        })
    }

    /// People known only by number: the difference between the counts and the victims listed. When it is
    /// not known how many were hurt, one more of unknown outcome stands for them beside those told of.
    fn unnamed(&self, accident: &AccidentStatement) -> Vec<VictimFacts> {
        let counts = accident.casualties;
        let relation = self.presumed_relation(accident);
        let listed = |s: Severity| {
            u32::try_from(self.victims.iter().filter(|v| v.statement.is_worker && v.severity() == s).count())
                .unwrap_or(u32::MAX)
        };
        let unnamed = |outcome| VictimFacts {
            outcome,
            death: None,
            serious_codes: Vec::new(),
            relation,
            employed_by: EmployedBy::Reporter,
            is_worker: true,
            medically_confirmed: false,
        };
        let mut out = Vec::new();
        for (severity, total) in [
            (Severity::Fatal, counts.dead),
            (Severity::Serious, counts.serious),
            (Severity::Light, counts.light),
            (Severity::Unknown, counts.missing),
        ] {
            for _ in 0..total.saturating_sub(listed(severity)) {
                out.push(unnamed(severity));
            }
        }
        if counts.unknown && (!self.victims.is_empty() || !out.is_empty()) {
            out.push(unnamed(Severity::Unknown));
        }
        out
    }

    /// For people known only by number: whoever has an employer is presumed to have a contract, so
    /// that no duty of the employer is lost; a commune's report tells of people without one.
    fn presumed_relation(&self, accident: &AccidentStatement) -> WorkRelation {
        let by_commune = self.leading_report().is_some_and(|r| match r.report.kind {
            ReportKind::CommuneNotice | ReportKind::CommuneRecord => true,
            ReportKind::Tip | ReportKind::UrgentNotice | ReportKind::Declaration => false,
        });
        let no_employer = accident.employer.name.is_none() && accident.employer.tax_code.is_none();
        if by_commune || no_employer { WorkRelation::NoContract } else { WorkRelation::Contract }
    }
}

/// A medical paper in the file that tells of the outcome: of the death for the dead, of the injury for the others
/// (R-CLS-4). A paper that names nobody is that of the only victim.
fn paper_in_file(case: &Case, v: &Victim) -> bool {
    use EvidenceKind as E;
    let of_death = v.severity() == Severity::Fatal;
    let tells = |kind| match kind {
        E::Autopsy | E::DeathCertificate | E::CourtDeclaration => of_death,
        E::InjuryExam | E::InjuryCertificate | E::Discharge => !of_death,
        _other => false,
    };
    let mut items = case.evidence.iter().filter(|e| e.stands() && tells(e.kind));
    items.any(|e| e.victim.map_or(case.victims.len() == 1, |id| id == v.statement.id))
}

fn named(case: &Case, v: &Victim) -> VictimFacts {
    let s = &v.statement;
    VictimFacts {
        outcome: s.outcome,
        death: s.death,
        serious_codes: s.serious_codes.clone(),
        relation: s.relation,
        employed_by: s.employed_by,
        is_worker: s.is_worker,
        medically_confirmed: v.medical_document.is_some() || paper_in_file(case, v),
    }
}

/// Province of the employer's head office (R-DEC-18), when it is known and valid on the day.
fn head_office(accident: &AccidentStatement) -> Option<String> {
    let code = accident.employer.commune.as_ref()?;
    let commune = Geography::embedded().commune_on(code, accident.occurred.date()).ok()?;
    Some(commune.province_code)
}
