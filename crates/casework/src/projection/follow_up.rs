//! Rows of what follows an investigation: recommendations over all cases, and what a case teaches.

use crate::follow_up::LessonMeasure;
use crate::follow_up::same_cause::site;
use domain::case::{Case, OwnerKind, PublicNames, Stage};
use domain::reference::IndustryCode;
use domain::time::vn_date;
use domain::value::search_fold;
use store::projections::{LessonRow, RecommendationRow};

/// It is no secret of a team: the minutes were announced, or nobody ever investigated.
pub(super) fn published(case: &Case) -> bool {
    let never_investigated = case.stage.team().is_none() && case.past_rounds.is_empty();
    case.stage.announcement().is_some() || never_investigated
}

pub(super) fn recommendations(case: &Case) -> Vec<RecommendationRow> {
    let employer = case.accident.as_ref().map(|a| &a.employer);
    let enterprise = employer.and_then(|e| e.enterprise).map(|e| e.0);
    let name = employer.and_then(|e| e.name.clone()).unwrap_or_default();
    case.recommendations
        .iter()
        .map(|r| RecommendationRow {
            id: r.id.0,
            case_id: case.id.0,
            content: r.content.clone(),
            owner: r.owner.clone(),
            owner_enterprise_id: enterprise.filter(|_| r.owner_kind == OwnerKind::Employer),
            due: r.due,
            state: r.state().as_str().to_owned(),
            owner_kind: r.owner_kind.as_str().to_owned(),
            priority: r.priority.map(|p| p.as_str().to_owned()),
            proof_kind: r.proof_kind.map(|p| p.as_str().to_owned()),
            published: published(case),
            case_number: case.number.to_string(),
            employer_name: name.clone(),
            employer_id: enterprise,
            search: search_fold(&format!("{} {} {} {name}", case.number, r.content, r.owner)),
            province: case.province.clone(),
        })
        .collect()
}

/// What the case teaches, once there are findings; nothing personal stands in it, nor in what is searched.
pub(super) fn lesson(case: &Case) -> Option<LessonRow> {
    let (accident, findings) = (case.accident.as_ref()?, case.stage.findings()?);
    let names = PublicNames::of_everybody(case);
    let clean = |text: &str| names.clean(text);
    let day = accident.occurred.date();
    let code = accident.employer.industry.as_ref().and_then(|i| i.code.clone());
    let section = code.as_deref().and_then(|c| IndustryCode::parse_on(c, day).ok()).and_then(|c| c.section());
    let digits = |c: &String| c.len() >= 2 && c.bytes().take(2).all(|b| b.is_ascii_digit());
    let division = code.filter(digits).and_then(|c| c.get(..2).map(str::to_owned));
    let concluded = match &case.stage {
        Stage::Concluded { concluded_at, .. } => *concluded_at,
        other => other.announcement().map_or(case.updated_at, |a| a.meeting.held_at),
    };
    let measures: Vec<LessonMeasure> = case
        .recommendations
        .iter()
        .map(|r| LessonMeasure {
            content: clean(&r.content),
            priority: r.priority.map(|p| p.as_str().to_owned()),
            state: r.state().as_str().to_owned(),
        })
        .collect();
    let (course, cause_detail) = (clean(&findings.course), clean(&findings.cause_detail));
    let told: Vec<&str> = measures.iter().map(|m| m.content.as_str()).collect();
    let search = search_fold(&format!("{course} {cause_detail} {}", told.join(" ")));
    Some(LessonRow {
        case_id: case.id.0,
        province: case.province.clone(),
        number: case.number.to_string(),
        class: case.class().as_str().to_owned(),
        occurred_on: day,
        concluded_on: vn_date(concluded),
        published: case.stage.announcement().is_some(),
        cause: findings.cause.clone(),
        injury_factor: findings.injury_factor.clone(),
        section,
        division,
        commune_code: accident.place.commune.as_str().to_owned(),
        site: site(accident).unwrap_or_default(),
        course,
        cause_detail,
        recommendations: serde_json::to_string(&measures).unwrap_or_else(|_| "[]".to_owned()),
        search,
    })
}
