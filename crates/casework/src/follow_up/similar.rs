//! Closed cases with the same cause in the same section of industry, shown beside findings: what was found and
//! recommended there, without names of people.

use super::lessons::{Lesson, lesson};
use crate::cases::{may_see, scope};
use crate::failure::Failure;
use domain::access::{Action, Actor, Relation, granted};
use domain::case::{Case, StageKind};
use domain::reference::IndustryCode;
use store::Conn;
use store::follow_up::{LessonFilter, list_lessons};

/// Cases looked through, the latest first.
const LOOKED_AT: i64 = 50;
/// Cases shown.
const SHOWN: usize = 5;

/// Section of the industry of the employer.
fn section(case: &Case) -> Option<String> {
    let accident = case.accident.as_ref()?;
    let code = accident.employer.industry.as_ref()?.code.as_deref()?;
    IndustryCode::parse_on(code, accident.occurred.date()).ok()?.section()
}

/// The latest of them for whoever reads the case: the number only of those that he may open.
pub(crate) fn seen(conn: &mut Conn, actor: &Actor, case: &Case) -> Result<Vec<Lesson>, Failure> {
    let (Some(findings), Some(section)) = (case.stage.findings(), section(case)) else {
        return Ok(Vec::new());
    };
    if !granted(actor.role, Action::ReadLessons, Relation::None) {
        return Ok(Vec::new());
    }
    let filter = LessonFilter {
        province: Some(case.province.clone()),
        cause: Some(findings.cause.clone()),
        section: Some(section),
        limit: LOOKED_AT,
        ..LessonFilter::default()
    };
    let found = list_lessons(conn, &filter)?.items;
    let others: Vec<_> = found.into_iter().filter(|l| l.case_id != case.id.0).collect();
    let ids: Vec<_> = others.iter().map(|l| l.case_id).collect();
    let closed: Vec<_> = store::cases::get_many(conn, &ids)?
        .into_iter()
        .filter(|row| row.stage == StageKind::Closed.as_str())
        .map(|row| row.id)
        .collect();
    let scope = scope(actor);
    let mut out = Vec::new();
    for row in others.into_iter().filter(|l| closed.contains(&l.case_id)).take(SHOWN) {
        let opens = may_see(conn, &scope, row.case_id)?;
        out.push(lesson(row, opens)?);
    }
    Ok(out)
}
