//! "Nobody declared this": an accident that is known, and whose declaration is owed past its limit, becomes a task.

use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind, case_task};
use domain::case::{Case, Owed, undeclared};
use domain::time::{human_datetime, vn_date};
use domain::words::{Lang, Localized, Urgency};
use store::{Conn, tasks};

/// One task per declaration that is owed: of a victim who died later a new one.
pub(super) fn ask(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    owed: &Owed<'_>,
) -> Result<(), Failure> {
    let Some(why) = why(now, case, owed) else { return Ok(()) };
    let (who_vi, who_en) = (owed.by.label(Lang::Vi), owed.by.label(Lang::En));
    let title = match owed.again {
        None => Localized::new(
            format!("Vụ {}: {who_vi} chưa khai báo", case.number),
            format!("Case {}: no declaration by the {who_en}", case.number),
        ),
        Some(_) => Localized::new(
            format!("Vụ {}: {who_vi} chưa khai báo việc nạn nhân chết", case.number),
            format!("Case {}: the {who_en} has not declared the later death", case.number),
        ),
    };
    let mut content = TaskContent::new(title, vec![why]);
    content.citation = owed.duties.first().map(|d| d.basis.citation.text.clone());
    content.steps = steps();
    let due =
        now.at + chrono::Duration::hours(if Urgency::of(case.class()) == Urgency::Death { 1 } else { 8 });
    tasks::open(conn, &case_task(app, now, case, TaskKind::Undeclared, &key(case, owed), due, &content))?;
    Ok(())
}

fn key(case: &Case, owed: &Owed<'_>) -> String {
    format!("undeclared/{}/{}", case.id, owed.key())
}

fn why(now: &Now, case: &Case, owed: &Owed<'_>) -> Option<Localized> {
    let duty = owed.duties.first()?;
    let (who_vi, who_en) = (owed.by.label(Lang::Vi), owed.by.label(Lang::En));
    let form = duty.form.clone().unwrap_or_default();
    let name = |duty: &domain::law::FilingDuty, lang: Lang| {
        let commune = case.accident.as_ref().map(|a| &a.place.commune);
        now.law()
            .agency_name(duty.to, &duty.province, commune, vn_date(now.at))
            .map_or_else(|| duty.to.label(lang).to_owned(), |n| n.name.get(lang).to_owned())
    };
    let to = |lang| owed.duties.iter().map(|d| name(d, lang)).collect::<Vec<_>>().join(", ");
    let (to_vi, to_en) = (to(Lang::Vi), to(Lang::En));
    let (fast_vi, fast_en) = (duty.how_fast.label(Lang::Vi), duty.how_fast.label(Lang::En));
    let since = human_datetime(owed.since);
    if owed.again.is_some() {
        return Some(Localized::new(
            format!(
                "Vụ này đã được khai báo trước khi nạn nhân chết; tin nạn nhân chết biết lúc {since}. {who_vi} phải khai báo lại ({form}) đến {to_vi}, {fast_vi}."
            ),
            format!(
                "This case was declared before a victim died; the death was known at {since}. The {who_en} must declare again ({form}) to {to_en}, {fast_en}."
            ),
        ));
    }
    let first = case.reports.iter().map(|r| &r.report).min_by_key(|r| r.received_at)?;
    let (kind_vi, kind_en) = (first.kind.label(Lang::Vi), first.kind.label(Lang::En));
    Some(Localized::new(
        format!(
            "Vụ này mới chỉ biết qua {kind_vi} nhận lúc {since}; {who_vi} phải khai báo ({form}) đến {to_vi}, {fast_vi}."
        ),
        format!(
            "This case is known only by a {kind_en} received at {since}; the {who_en} must declare ({form}) to {to_en}, {fast_en}."
        ),
    ))
}

fn steps() -> Vec<Localized> {
    vec![
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
        Localized::new(
            "Ghi lại thời điểm người có nghĩa vụ biết tai nạn và lý do chưa khai báo; không khai báo, khai báo chậm có thể bị xử phạt.",
            "Record when whoever owes it learned of the accident, and why it was not declared; not declaring, or late, may be fined.",
        ),
    ]
}

/// Tasks whose declaration has come since are withdrawn.
pub(super) fn settle(conn: &mut Conn, case: &Case) -> Result<(), Failure> {
    let owed: Vec<String> = undeclared(case).iter().map(|o| key(case, o)).collect();
    super::withdraw_others(conn, case, TaskKind::Undeclared, if case.stage.at_rest() { &[] } else { &owed })
}
