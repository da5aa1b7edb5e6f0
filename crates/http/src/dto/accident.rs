//! What a report says about the accident.

use super::casualties::CasualtiesInput;
use super::course::CourseInput;
use super::employer::EmployerInput;
use super::fields::Fields;
use super::input::Input;
use super::occurred::OccurredInput;
use super::place::PlaceInput;
use super::text::Text;
use super::victim::{VictimContext, VictimInput};
use super::word::SectorWord;
use domain::case::{AccidentStatement, Casualties};
use domain::time::vn_date;
use domain::words::{Sector, WorkRelation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// What a report says about the accident.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct AccidentInput {
    /// When, as far as known.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub occurred: OccurredInput,
    /// Where.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub place: PlaceInput,
    /// Sector; `general` when not told.
    pub sector: Option<SectorWord>,
    /// On the way between home and work.
    #[serde(default)]
    pub commuting: bool,
    /// A technical incident.
    #[serde(default)]
    pub technical_incident: bool,
    /// Employer of the place, or whoever the work was done for.
    #[serde(default)]
    #[validate(nested)]
    pub employer: EmployerInput,
    /// How many were hurt. Left out and without victims, it counts as not known.
    #[validate(nested)]
    pub casualties: Option<CasualtiesInput>,
    /// Everybody hurt who is known by more than a number.
    #[serde(default)]
    #[validate(length(max = 500), nested)]
    pub victims: Vec<VictimInput>,
    /// Course of the accident.
    #[serde(default)]
    #[validate(nested)]
    pub course: CourseInput,
}

/// What the form around an accident decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct AccidentContext {
    /// Relation of a victim when none is told; `None` follows from whether an employer is named.
    pub(super) relation: Option<WorkRelation>,
    /// A full report: the course must be told.
    pub(super) full: bool,
    /// A correction: ids of people already recorded may be named.
    pub(super) correction: bool,
}

impl AccidentContext {
    /// The employer's declaration.
    pub(super) const DECLARATION: Self =
        Self { relation: Some(WorkRelation::Contract), full: true, correction: false };
    /// What the commune files.
    pub(super) const COMMUNE: Self =
        Self { relation: Some(WorkRelation::NoContract), full: true, correction: false };
    /// A tip or an urgent notice.
    pub(super) const SKETCH: Self = Self { relation: None, full: false, correction: false };
    /// A correction of any of them.
    pub(super) const CORRECTION: Self = Self { relation: None, full: false, correction: true };
}

fn told_nothing(c: &Casualties) -> bool {
    c.dead == 0 && c.serious == 0 && c.light == 0 && c.missing == 0 && !c.unknown
}

impl AccidentInput {
    fn names_employer(&self) -> bool {
        let told = |text: Option<&str>| text.is_some_and(|t| !t.trim().is_empty());
        let e = &self.employer;
        told(e.name.as_ref().map(Text::raw))
            || told(e.tax_code.as_ref().map(Text::raw))
            || told(e.enterprise_id.as_deref().map(Text::raw))
    }

    /// Reads the accident for one form.
    pub(super) fn read_as(self, f: &mut Fields<'_>, context: AccidentContext) -> Option<AccidentStatement> {
        // Whoever names no employer tells of somebody without a contract.
        let by_employer =
            if self.names_employer() { WorkRelation::Contract } else { WorkRelation::NoContract };
        let relation = context.relation.unwrap_or(by_employer);
        let occurred = f.under("occurred", |f| self.occurred.read(f));
        let place = f.under("place", |f| self.place.read(f));
        let sector = f.word("sector", self.sector.as_ref()).unwrap_or(Sector::General);
        let on = occurred.map_or_else(|| vn_date(f.now()), |o| o.date());
        let employer = f.under("employer", |f| self.employer.read_on(f, on));
        let casualties =
            self.casualties.and_then(|c| f.under("casualties", |f| c.read(f))).unwrap_or_default();
        let people = VictimContext { relation, keeps_ids: context.correction };
        let victims = f.each("victims", self.victims, |f, v| Some(v.read_as(f, people)));
        let course = f.under("course", |f| self.course.read(f))?;
        if context.full && course.summary().is_empty() {
            f.under("course", |f| f.missing("event"));
        }
        let mut accident = AccidentStatement {
            occurred: occurred?,
            place: place?,
            sector,
            commuting: self.commuting,
            technical_incident: self.technical_incident,
            employer,
            casualties,
            victims,
            course,
        };
        // A duty is never lost for want of a number: nobody counted means nobody knows yet.
        if accident.victims.is_empty() && told_nothing(&accident.casualties) {
            accident.casualties.unknown = true;
        }
        Some(accident)
    }
}
