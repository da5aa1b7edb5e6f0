//! What the commune posts of its record: the accident without personal data (Luật ATVSLĐ Điều 35 khoản 9).

use super::public_names::PublicNames;
use super::public_version::{PublicMeasure, PublicVersion, public_version};
use super::recommendation::OwnerKind;
use super::report::CommuneDetails;
use super::stage::{Stage, StageKind};
use super::state::Case;
use crate::value::{CaseNumber, OccurredAt};
use crate::words::{EventClass, Lang, ReportKind};
use chrono::NaiveDate;

/// The public version of a commune's record: no names of anybody hurt, of witnesses or relatives, no numbers of
/// persons, no injuries but how badly.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicRecord {
    /// Case.
    pub number: CaseNumber,
    /// Class.
    pub class: EventClass,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Commune of the place, as a code.
    pub commune: String,
    /// Hamlet, street or spot.
    pub place: Option<String>,
    /// How many were hurt, the dead first, then seriously and lightly.
    pub counts: (usize, usize, usize),
    /// When the record was made, when told.
    pub made_at: Option<OccurredAt>,
    /// Where it was made, when told.
    pub made_at_place: Option<String>,
    /// Course of the accident.
    pub course: String,
    /// Initial cause.
    pub initial_cause: Option<String>,
    /// Code of the injury factor.
    pub injury_factor: Option<String>,
    /// Damage.
    pub damage: Option<String>,
    /// Measures taken at once and recommended.
    pub measures: Option<String>,
    /// Recommendations of the file.
    pub recommendations: Vec<PublicMeasure>,
}

/// What is posted of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Public {
    /// Announced findings of a team.
    Findings(Box<PublicVersion>),
    /// The record of a commune.
    Record(Box<PublicRecord>),
}

/// What is posted of the case now; `None` before a commune's record stands or findings are announced.
pub fn posted_version(case: &Case) -> Option<Public> {
    if let Some(findings) = public_version(case) {
        return Some(Public::Findings(Box::new(findings)));
    }
    let recorded = match &case.stage {
        Stage::Closed { announcement: None, .. } => commune_record(case).is_some(),
        stage => stage.kind() == StageKind::Recorded,
    };
    recorded.then(|| record(case)).flatten().map(|r| Public::Record(Box::new(r)))
}

fn commune_record(case: &Case) -> Option<&CommuneDetails> {
    let live = case.reports.iter().filter(|r| r.is_live() && r.report.kind == ReportKind::CommuneRecord);
    live.filter_map(|r| r.report.commune_details.as_ref()).next_back()
}

fn record(case: &Case) -> Option<PublicRecord> {
    let accident = case.accident.as_ref()?;
    let details = commune_record(case).cloned().unwrap_or_default();
    let hide = PublicNames::of(case);
    let clean = |text: &str| hide.clean(text);
    let place = [&accident.place.address, &accident.place.spot];
    let place = place.into_iter().flatten().map(|s| clean(s)).collect::<Vec<_>>().join(", ");
    Some(PublicRecord {
        number: case.number,
        class: case.class(),
        occurred_on: accident.occurred.date(),
        commune: accident.place.commune.as_str().to_owned(),
        place: (!place.is_empty()).then_some(place),
        counts: case.public_counts()?,
        made_at: details.made_at,
        made_at_place: details.made_at_place.as_deref().map(clean),
        course: clean(&accident.course.summary()),
        initial_cause: details.initial_cause.as_deref().map(clean),
        injury_factor: details.injury_factor,
        damage: details.damage.as_deref().map(clean),
        measures: details.measures.as_deref().map(clean),
        recommendations: case
            .recommendations
            .iter()
            .map(|r| PublicMeasure {
                content: clean(&r.content),
                owner: match r.owner_kind {
                    OwnerKind::Person => OwnerKind::Person.label(Lang::Vi).to_owned(),
                    OwnerKind::Employer | OwnerKind::Agency => clean(&r.owner),
                },
                due: r.due,
            })
            .collect(),
    })
}
