//! A recommendation whose last day has passed in silence: the inspector is given a task; the employer is reminded by
//! the digest of the day.

use super::withdraw_others;
use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind};
use domain::case::{Case, CaseDeadline, RecommendationState};
use domain::law::DeadlineKind;
use domain::time::human_date;
use domain::words::{Localized, Urgency};
use serde_json::json;
use store::{Conn, TaskRow, TaskState, tasks};

fn key(case: &Case, recommendation: &str, due: chrono::NaiveDate) -> String {
    format!("overdue/{}/{recommendation}/{due}", case.id)
}

pub(super) fn ask(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    term: &CaseDeadline,
) -> Result<(), Failure> {
    let Some(r) = case.recommendations.iter().find(|r| r.id.to_string() == term.reference) else {
        return Ok(());
    };
    let reported = r.state() == RecommendationState::Reported;
    let (what_vi, what_en) = match reported {
        true => ("đã báo cáo thực hiện nhưng chưa xác minh", "was reported as done and is not verified"),
        false => ("chưa thực hiện", "is not carried out"),
    };
    let mut content = TaskContent::new(
        Localized::new(
            format!("Vụ {}: kiến nghị quá hạn {}", case.number, human_date(r.due)),
            format!("Case {}: recommendation overdue since {}", case.number, human_date(r.due)),
        ),
        vec![Localized::new(
            format!("“{}” của {} {what_vi}.", r.content, r.owner),
            format!("“{}”, owed by {}, {what_en}.", r.content, r.owner),
        )],
    );
    content.citation = Some(term.term.basis.citation.text.clone());
    content.steps = vec![
        Localized::new(
            "Hỏi người thực hiện: đã làm gì, bằng chứng nào; yêu cầu báo cáo trong vụ.",
            "Ask the owner what was done, with what proof; have it reported in the case.",
        ),
        Localized::new(
            "Có lý do chính đáng thì gia hạn với lý do; đã làm thì xác minh; không làm thì đề xuất thanh tra, xử phạt.",
            "With good reason extend it and say why; if done, verify; if not, propose an inspection and a fine.",
        ),
    ];
    let row = TaskRow {
        id: app.id(),
        province: case.province.clone(),
        kind: TaskKind::OverdueRecommendation.as_str().to_owned(),
        state: TaskState::Open,
        urgency: Urgency::Other.as_str().to_owned(),
        case_id: Some(case.id.0),
        alert_id: None,
        drill_id: None,
        content: json!(content),
        dedupe: key(case, &term.reference, r.due),
        created_at: now.at,
        due_at: now.at + chrono::Duration::days(3),
        done_at: None,
        done_by: None,
        outcome: None,
        note: None,
        version: 1,
    };
    tasks::open(conn, &row)?;
    Ok(())
}

/// Tasks of recommendations that were verified or extended since are withdrawn.
pub(super) fn settle(conn: &mut Conn, case: &Case, terms: &[CaseDeadline]) -> Result<(), Failure> {
    let open = |t: &&CaseDeadline| t.term.kind == DeadlineKind::Recommendation && t.open();
    let due = |t: &CaseDeadline| case.recommendations.iter().find(|r| r.id.to_string() == t.reference);
    let still: Vec<String> = match case.stage.at_rest() {
        true => Vec::new(),
        false => {
            terms.iter().filter(open).filter_map(|t| due(t).map(|r| key(case, &t.reference, r.due))).collect()
        }
    };
    withdraw_others(conn, case, TaskKind::OverdueRecommendation, &still)
}
