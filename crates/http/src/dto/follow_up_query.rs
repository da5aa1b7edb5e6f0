//! What the lists of recommendations, lessons and the register are asked for, from a query string.

use super::fields::Fields;
use super::input::Input;
use super::text::Text;
use super::word::{Word, WordList};
use casework::follow_up::{LessonQuery, RecommendationQuery, RegisterQuery};
use casework::prevention::{PreventionQuery, PreventionTarget};
use domain::case::{ControlLevel, RecommendationState};
use domain::ids::EnterpriseId;
use domain::reference::{VsicVersion, vsic};
use domain::time::from_vn;
use domain::value::CommuneCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use validator::Validate;

pub(super) fn text(raw: Option<String>) -> Option<Text<400>> {
    raw.map(Text::from)
}

pub(super) fn keys<T: WordList>(
    f: &mut Fields<'_>,
    name: &str,
    raw: Option<String>,
    key: fn(T) -> &'static str,
) -> Vec<String> {
    let raw = raw.unwrap_or_default();
    raw.split(',')
        .filter(|w| !w.trim().is_empty())
        .filter_map(|w| f.word(name, Some(&Word::<T>::from(w))))
        .map(|w| key(w).to_owned())
        .collect()
}

/// Filters of the list of recommendations; several words of one filter are separated by commas.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecommendationListInput {
    /// Enterprise where the accident happened.
    pub employer: Option<String>,
    /// States, separated by commas.
    pub state: Option<String>,
    /// Only those not verified whose last day has passed.
    pub overdue: Option<bool>,
    /// Due on this day or later.
    pub due_from: Option<String>,
    /// Due on this day or earlier.
    pub due_to: Option<String>,
    /// Ranks in the hierarchy of controls, separated by commas.
    pub priority: Option<String>,
    /// Words of the recommendation, the employer or the number of the case, without regard to diacritics.
    pub q: Option<String>,
    /// `due` (default) or `employer`; `-` in front turns it round.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

/// The filters as read.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RecommendationListQuery {
    /// For the use case.
    pub query: RecommendationQuery,
    /// Only those that are late.
    pub overdue: bool,
    /// Words to search.
    pub text: Option<String>,
}

impl Input for RecommendationListInput {
    type Value = RecommendationListQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<RecommendationListQuery> {
        let sort = self.sort.unwrap_or_default();
        let (key, descending) = sort.strip_prefix('-').map_or((sort.as_str(), false), |k| (k, true));
        if !matches!(key, "" | "due" | "employer") {
            f.problem("sort", "unknown_word", "Chọn due hoặc employer.", "Choose due or employer.");
        }
        let mut query = RecommendationQuery {
            employer: f.uuid("employer", text(self.employer).as_ref()),
            states: keys(f, "state", self.state, RecommendationState::as_str),
            due_from: f.date("due_from", text(self.due_from).as_ref()),
            due_to: f.date("due_to", text(self.due_to).as_ref()),
            priorities: keys(f, "priority", self.priority, ControlLevel::as_str),
            descending,
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
            ..RecommendationQuery::default()
        };
        if key == "employer" {
            query.by_employer();
        }
        let words = f.text("q", text(self.q).as_ref());
        Some(RecommendationListQuery { query, overdue: self.overdue.unwrap_or(false), text: words })
    }
}

/// Filters of the list of lessons.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct LessonListInput {
    /// Code of the principal cause.
    pub cause: Option<String>,
    /// Code of the injury factor; those under it are found too.
    pub injury_factor: Option<String>,
    /// Section (a letter) or division (two digits) of the industry.
    pub industry: Option<String>,
    /// Words of course, cause or recommendations, without regard to diacritics.
    pub q: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

impl Input for LessonListInput {
    type Value = (LessonQuery, Option<String>);

    fn read(self, f: &mut Fields<'_>) -> Option<(LessonQuery, Option<String>)> {
        let industry = f.text("industry", text(self.industry).as_ref()).map(|i| i.to_uppercase());
        let division = industry.clone().filter(|i| i.bytes().all(|b| b.is_ascii_digit()));
        let query = LessonQuery {
            cause: f.text("cause", text(self.cause).as_ref()),
            injury_factor: f.text("injury_factor", text(self.injury_factor).as_ref()),
            section: industry.filter(|_| division.is_none()),
            division,
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
            ..LessonQuery::default()
        };
        let words = f.text("q", text(self.q).as_ref());
        Some((query, words))
    }
}

/// Filters of the register of accidents.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RegisterListInput {
    /// Accidents of this year.
    #[validate(range(min = 2016, max = 2199))]
    #[param(minimum = 2016, maximum = 2199)]
    pub year: Option<i32>,
    /// Accidents from this day on.
    pub from: Option<String>,
    /// Accidents until this day.
    pub to: Option<String>,
    /// Enterprise.
    pub enterprise: Option<String>,
    /// Commune of the accident.
    pub commune: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Accidents on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

impl Input for RegisterListInput {
    type Value = RegisterQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<RegisterQuery> {
        let day = |month, day| self.year.and_then(|y| chrono::NaiveDate::from_ymd_opt(y, month, day));
        let (first, last) = (day(1, 1), day(12, 31));
        Some(RegisterQuery {
            from: f.date("from", text(self.from).as_ref()).or(first),
            to: f.date("to", text(self.to).as_ref()).or(last),
            enterprise: f.uuid("enterprise", text(self.enterprise).as_ref()).map(EnterpriseId),
            commune: f
                .value("commune", text(self.commune).as_ref(), CommuneCode::parse)
                .map(|c| c.as_str().to_owned()),
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
        })
    }
}

/// Filters of the list of notices of prevention.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PreventionListInput {
    /// Section (a letter) or division (two digits) of the industry; a section finds its divisions too.
    pub industry: Option<String>,
    /// Commune.
    pub commune: Option<String>,
    /// Sent on this day or later.
    pub from: Option<String>,
    /// Sent on this day or earlier.
    pub to: Option<String>,
    /// `-sent` (default), the newest first, or `sent`.
    pub sort: Option<String>,
    /// Where the page before ended.
    pub cursor: Option<String>,
    /// Rows on the page, 1 to 200; 50 when not told.
    #[validate(range(min = 1, max = 200))]
    #[param(minimum = 1, maximum = 200)]
    pub limit: Option<i64>,
}

impl Input for PreventionListInput {
    type Value = PreventionQuery;

    fn read(self, f: &mut Fields<'_>) -> Option<PreventionQuery> {
        let sort = self.sort.unwrap_or_default();
        if !matches!(sort.as_str(), "" | "-sent" | "sent") {
            f.problem("sort", "unknown_word", "Chọn sent hoặc -sent.", "Choose sent or -sent.");
        }
        let midnight = |day: chrono::NaiveDate| from_vn(day.and_time(chrono::NaiveTime::MIN));
        let industry = f.text("industry", text(self.industry).as_ref()).map(|i| i.to_uppercase());
        let industries = industry.map(|code| {
            let under = vsic(VsicVersion::V2025).iter().filter(|e| e.parent.as_deref() == Some(&code));
            let mut all: Vec<String> = under.map(|e| e.code.clone()).collect();
            all.push(code);
            all
        });
        Some(PreventionQuery {
            since: f.date("from", text(self.from).as_ref()).map(midnight),
            before: f.date("to", text(self.to).as_ref()).and_then(|d| d.succ_opt()).map(midnight),
            industries: industries.unwrap_or_default(),
            commune: f
                .value("commune", text(self.commune).as_ref(), CommuneCode::parse)
                .map(|c| c.as_str().to_owned()),
            oldest_first: sort == "sent",
            cursor: f.text("cursor", text(self.cursor).as_ref()),
            limit: self.limit.unwrap_or(50),
            ..PreventionQuery::default()
        })
    }
}

/// To whom a notice of prevention would go.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct PreventionAudienceInput {
    /// Section (a letter) or division (two digits) of the industry.
    pub industry: Option<String>,
    /// Commune of the seat.
    pub commune: Option<String>,
}

impl Input for PreventionAudienceInput {
    type Value = PreventionTarget;

    fn read(self, f: &mut Fields<'_>) -> Option<PreventionTarget> {
        let industry = self.industry.map(Text::<2>::from);
        let commune = self.commune.map(Text::<10>::from);
        Some(super::prevention_notice::target(f, industry.as_ref(), commune.as_ref()))
    }
}
