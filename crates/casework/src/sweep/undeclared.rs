//! "Nobody declared this": an accident that is known, and whose declaration is owed past its limit, becomes a task.

use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind};
use domain::case::{Case, undeclared};
use domain::time::{human_datetime, vn_date};
use domain::words::{Lang, Localized, Urgency};
use serde_json::json;
use store::{Conn, TaskRow, TaskState, tasks};

pub(super) fn ask(conn: &mut Conn, app: &Casework, now: &Now, case: &Case) -> Result<(), Failure> {
    let Some(first) = case.reports.iter().map(|r| &r.report).min_by_key(|r| r.received_at) else {
        return Ok(());
    };
    let offences = Localized::new(
        "Ghi lại thời điểm người có nghĩa vụ biết tai nạn và lý do chưa khai báo; không khai báo, khai báo chậm có thể bị xử phạt.",
        "Record when whoever owes it learned of the accident, and why it was not declared; not declaring, or late, may be fined.",
    );
    for duty in undeclared(case) {
        let (who_vi, who_en) = (duty.by.label(Lang::Vi), duty.by.label(Lang::En));
        let form = duty.form.clone().unwrap_or_default();
        let to = now
            .law()
            .agency_name(duty.to, &duty.province, None, vn_date(now.at))
            .map_or_else(|| duty.to.label(Lang::Vi).to_owned(), |n| n.name.vi);
        let mut content = TaskContent::new(
            Localized::new(
                format!("Vụ {}: {who_vi} chưa khai báo", case.number),
                format!("Case {}: no declaration by the {who_en}", case.number),
            ),
            vec![Localized::new(
                format!(
                    "Vụ này mới chỉ biết qua {} nhận lúc {}; {who_vi} phải khai báo ({form}) đến {to}, {}.",
                    first.kind.label(Lang::Vi),
                    human_datetime(first.received_at),
                    duty.how_fast.label(Lang::Vi)
                ),
                format!(
                    "This case is known only by a {} received at {}; the {who_en} must declare ({form}) to {to}, {}.",
                    first.kind.label(Lang::En),
                    human_datetime(first.received_at),
                    duty.how_fast.label(Lang::En)
                ),
            )],
        );
        content.citation = Some(duty.basis.citation.text.clone());
        content.steps = vec![
            Localized::new(
                "Gọi người sử dụng lao động (hoặc UBND cấp xã) theo số trong hồ sơ; nếu không có số, hỏi người báo tin hoặc Công an cấp xã.",
                "Call the employer (or the commune) by the number in the file; without one, ask whoever reported or the commune police.",
            ),
            Localized::new(
                "Yêu cầu khai báo ngay qua hệ thống, điện thoại hoặc văn bản; nếu nghe qua điện thoại thì ghi nhận hộ tại vụ này.",
                "Ask for the declaration at once, online, by telephone or on paper; what is told by telephone is logged in this case.",
            ),
            Localized::new(
                "Nếu có khai báo khác cho cùng vụ tai nạn: nhập hai vụ. Nếu không phải tai nạn lao động: không thụ lý, ghi lý do.",
                "If another case tells of the same accident: merge them. If it is no workplace accident: dismiss it with the reason.",
            ),
            offences.clone(),
        ];
        let urgency = Urgency::of(case.class());
        let row = TaskRow {
            id: app.id(),
            province: case.province.clone(),
            kind: TaskKind::Undeclared.as_str().to_owned(),
            state: TaskState::Open,
            urgency: urgency.as_str().to_owned(),
            case_id: Some(case.id.0),
            alert_id: None,
            drill_id: None,
            content: json!(content),
            dedupe: format!("undeclared/{}/{}", case.id, duty.by),
            created_at: now.at,
            due_at: now.at + chrono::Duration::hours(if urgency == Urgency::Death { 1 } else { 8 }),
            done_at: None,
            done_by: None,
            outcome: None,
            note: None,
            version: 1,
        };
        tasks::open(conn, &row)?;
    }
    Ok(())
}

/// Tasks whose declaration has come since are withdrawn.
pub(super) fn settle(conn: &mut Conn, case: &Case) -> Result<(), Failure> {
    let owed: Vec<String> =
        undeclared(case).iter().map(|d| format!("undeclared/{}/{}", case.id, d.by)).collect();
    let over = case.stage.at_rest();
    for mut task in tasks::of_case(conn, case.id.0)? {
        let mine = task.kind == TaskKind::Undeclared.as_str() && task.state == TaskState::Open;
        if mine && (over || !owed.contains(&task.dedupe)) {
            let read_at = task.version;
            task.state = TaskState::Withdrawn;
            tasks::update(conn, &task, read_at)?;
        }
    }
    Ok(())
}
