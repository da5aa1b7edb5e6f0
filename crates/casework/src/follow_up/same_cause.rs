//! The same cause at the same site: an inspector looks again at what was recommended before (R-REC-2).

use super::lessons::LessonMeasure;
use crate::app::{Casework, Now};
use crate::cases::{may_see, scope};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind};
use chrono::{Months, NaiveDate};
use domain::access::Actor;
use domain::case::{AccidentStatement, Case, Event, RecommendationState};
use domain::ids::CaseId;
use domain::law::LawSet;
use domain::time::human_date;
use domain::value::search_fold;
use domain::words::{Lang, Localized, Urgency};
use serde_json::json;
use store::projections::LessonRow;
use store::{Conn, TaskRow, TaskState, tasks};

/// Another case of the same cause at the same site.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierCase {
    /// The case.
    pub id: CaseId,
    /// Its number.
    pub number: String,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// What was recommended.
    pub measures: Vec<LessonMeasure>,
}

/// Employer and commune: the same site has the same key; none where no employer is known.
pub(crate) fn site(accident: &AccidentStatement) -> Option<String> {
    let employer = &accident.employer;
    let name =
        || employer.name.as_deref().map(|n| search_fold(n).trim().to_owned()).filter(|n| !n.is_empty());
    let key = employer
        .enterprise
        .map(|e| e.to_string())
        .or_else(|| employer.tax_code.as_ref().map(ToString::to_string))
        .or_else(name)?;
    Some(format!("{key}/{}", accident.place.commune.as_str()))
}

/// Concluded cases of the same cause at the same site within the months, before or after.
fn earlier(conn: &mut Conn, law: &LawSet, case: &Case) -> Result<Vec<LessonRow>, Failure> {
    let (Some(accident), Some(findings)) = (&case.accident, case.stage.findings()) else {
        return Ok(Vec::new());
    };
    let Some(site) = site(accident) else { return Ok(Vec::new()) };
    let day = accident.occurred.date();
    let months = Months::new(law.settings().same_cause_months);
    let from = day.checked_sub_months(months).unwrap_or(day);
    // Whichever of the two is concluded last asks: the accident of the other may be the later one.
    let until = day.checked_add_months(months).unwrap_or(day);
    let of = (case.province.as_str(), site.as_str(), findings.cause.as_str());
    Ok(store::follow_up::same_cause(conn, of, (from, until), case.id.0)?)
}

/// Earlier cases for whoever reads the case, and only those that he may read too.
pub(crate) fn seen(
    conn: &mut Conn,
    law: &LawSet,
    actor: &Actor,
    case: &Case,
) -> Result<Vec<EarlierCase>, Failure> {
    let scope = scope(actor);
    let mut out = Vec::new();
    for row in earlier(conn, law, case)? {
        // What a team has not announced stays its secret.
        if (row.published || actor.role.is_department()) && may_see(conn, &scope, row.case_id)? {
            out.push(EarlierCase {
                id: CaseId(row.case_id),
                number: row.number,
                occurred_on: row.occurred_on,
                measures: serde_json::from_str(&row.recommendations)?,
            });
        }
    }
    Ok(out)
}

/// When findings are concluded or the case is closed, the inspector is given a task for each earlier case.
pub(crate) fn ask(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    events: &[Event],
) -> Result<(), Failure> {
    if !events.iter().any(|e| matches!(e, Event::Concluded { .. } | Event::Closed { .. })) {
        return Ok(());
    }
    for row in earlier(conn, now.law(), case)? {
        let task = task(app, now, case, &row)?;
        tasks::open(conn, &task)?;
    }
    Ok(())
}

/// One question for two cases, the later accident first, whichever was concluded last.
fn pair(case: &Case, row: &LessonRow) -> String {
    let own = case.accident.as_ref().map(|a| a.occurred.date());
    let (this, that) = (case.id.to_string(), row.case_id.to_string());
    match own.is_some_and(|day| (row.occurred_on, &that) > (day, &this)) {
        true => format!("same_cause/{}/{}", row.case_id, case.id),
        false => format!("same_cause/{}/{}", case.id, row.case_id),
    }
}

fn task(app: &Casework, now: &Now, case: &Case, row: &LessonRow) -> Result<TaskRow, Failure> {
    let measures: Vec<LessonMeasure> = serde_json::from_str(&row.recommendations)?;
    let mut why = vec![Localized::new(
        format!(
            "Vụ {} ngày {} tại cùng cơ sở có cùng mã nguyên nhân {}.",
            row.number,
            human_date(row.occurred_on),
            row.cause
        ),
        format!(
            "Case {} of {} at the same site had the same cause, code {}.",
            row.number,
            human_date(row.occurred_on),
            row.cause
        ),
    )];
    if measures.is_empty() {
        why.push(Localized::new("Vụ trước không có kiến nghị nào.", "Nothing was recommended then."));
    }
    for m in &measures {
        let state = m.state.parse::<RecommendationState>();
        let words = |lang| state.as_ref().map_or(m.state.as_str(), |s| s.label(lang)).to_owned();
        why.push(Localized::new(
            format!("Đã kiến nghị: {} ({}).", m.content, words(Lang::Vi)),
            format!("Recommended: {} ({}).", m.content, words(Lang::En)),
        ));
    }
    let mut content = TaskContent::new(
        Localized::new(
            format!("Vụ {}: cùng nguyên nhân tại cùng cơ sở như vụ {}", case.number, row.number),
            format!("Case {}: the same cause at the same site as case {}", case.number, row.number),
        ),
        why,
    );
    content.citation = now.law().settings().basis("same_cause_months").map(|b| b.citation.text.clone());
    content.steps = vec![
        Localized::new(
            format!(
                "Mở vụ {}: kiến nghị nào chưa thực hiện, hoặc đã thực hiện mà không ngăn được tai nạn?",
                row.number
            ),
            format!(
                "Open case {}: which recommendation was not carried out, or was and did not prevent it?",
                row.number
            ),
        ),
        Localized::new(
            "Kiến nghị biện pháp có thứ bậc cao hơn (loại bỏ, thay thế, kỹ thuật) và hạn ngắn hơn; cân nhắc thanh tra, xử phạt.",
            "Recommend a measure of higher rank (elimination, substitution, engineering) with a shorter term; consider an inspection and a fine.",
        ),
    ];
    Ok(TaskRow {
        id: app.id(),
        province: case.province.clone(),
        kind: TaskKind::SameCause.as_str().to_owned(),
        state: TaskState::Open,
        urgency: Urgency::of(case.class()).as_str().to_owned(),
        case_id: Some(case.id.0),
        alert_id: None,
        drill_id: None,
        content: json!(content),
        dedupe: pair(case, row),
        created_at: now.at,
        due_at: now.at + chrono::Duration::days(7),
        done_at: None,
        done_by: None,
        outcome: None,
        note: None,
        version: 1,
    })
}
