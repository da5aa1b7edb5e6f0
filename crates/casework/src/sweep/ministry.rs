//! The quick report to the ministry (báo cáo nhanh, PL XIII) is work of the department: a task with a clock. The law
//! says "quick" and names no hours; the hours are a setting (`quick_report_hours`), marked as advice.

use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind, case_task};
use chrono::Duration;
use domain::case::{Case, Stage, quick_report_issued};
use domain::law::{Filer, FilingDuty};
use domain::time::{human_datetime, vn_date};
use domain::words::{Lang, Localized};
use store::{Conn, tasks};

/// The duty, while the class of the accident asks for the report.
fn duty(case: &Case) -> Option<&FilingDuty> {
    use domain::words::EventClass as E;
    let grave = match case.class() {
        E::Fatal | E::SeriousMulti | E::Unknown => true,
        E::SeriousSingle | E::Light => false,
    };
    let all = case.duties.iter().rev().flat_map(|d| &d.filing);
    // Closing the file does not end the duty: it stays to be done, and to be recorded.
    all.filter(|_| grave && !matches!(case.stage, Stage::Dismissed { .. }))
        .find(|f| f.by == Filer::Department)
}

/// One report per class: what was reported as serious is reported again when somebody dies.
fn key(case: &Case) -> String {
    format!("quick_report/{}/{}", case.id, case.class())
}

/// Opens the task once, and withdraws what the class of today no longer asks for.
pub(super) fn ask(conn: &mut Conn, app: &Casework, now: &Now, case: &Case) -> Result<(), Failure> {
    let Some(duty) = duty(case) else {
        return super::withdraw_others(conn, case, TaskKind::QuickReport, &[]);
    };
    super::withdraw_others(conn, case, TaskKind::QuickReport, &[key(case)])?;
    if quick_report_issued(case).is_some() {
        return Ok(());
    }
    let known = case.duties.iter().filter(|d| d.filing.iter().any(|f| f.by == Filer::Department));
    let Some(since) = known.map(|d| d.at).max() else { return Ok(()) };
    let hours = now.law().settings().quick_report_hours;
    let due = since + Duration::hours(i64::from(hours));
    let to = |lang| {
        now.law()
            .agency_name(duty.to, &case.province, None, vn_date(now.at))
            .map_or_else(|| duty.to.label(lang).to_owned(), |n| n.name.get(lang).to_owned())
    };
    let (to_vi, to_en) = (to(Lang::Vi), to(Lang::En));
    let form = duty.form.clone().unwrap_or_default();
    let mut content = TaskContent::new(
        Localized::new(
            format!("Vụ {}: báo cáo nhanh gửi {to_vi} ({form})", case.number),
            format!("Case {}: quick report to the {to_en} ({form})", case.number),
        ),
        vec![Localized::new(
            format!(
                "Vụ {} phải báo cáo nhanh. Luật không ấn định số giờ; khuyến nghị gửi trước {} ({hours} giờ từ khi biết).",
                case.class().label(Lang::Vi),
                human_datetime(due)
            ),
            format!(
                "This accident ({}) needs a quick report. The law names no hours; our advice is to send it before {} ({hours} hours after it was known).",
                case.class().label(Lang::En),
                human_datetime(due)
            ),
        )],
    );
    content.citation = Some(duty.basis.citation.text.clone());
    content.steps = vec![
        Localized::new(
            "Kiểm tra nội dung điền sẵn dưới đây với hồ sơ; phần còn thiếu ghi “đang xác minh”, không chờ đủ mới gửi.",
            "Check what is filled in below against the file; what is missing is “being verified”: do not wait for it.",
        ),
        Localized::new(
            format!("Chép vào mẫu {form}, trình người có thẩm quyền của Sở ký."),
            format!("Copy it into the form {form} and have it signed for the department."),
        ),
        Localized::new(
            format!(
                "Gửi {to_vi} bằng cách nhanh nhất có ghi nhận (trục liên thông, thư điện tử công vụ, fax)."
            ),
            format!(
                "Send it to the {to_en} by the fastest recorded means (document exchange, official mail, fax)."
            ),
        ),
        Localized::new(
            "Ghi kết quả: số, ngày văn bản, nơi nhận.",
            "Record the outcome: number and date of the document, and who received it.",
        ),
    ];
    tasks::open(conn, &case_task(app, now, case, TaskKind::QuickReport, &key(case), due, &content))?;
    Ok(())
}
