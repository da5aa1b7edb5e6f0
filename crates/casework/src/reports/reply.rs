//! What whoever reported is told: that the report has come, was accepted, needs a supplement, was not taken up.
//! The receiver answers for it (Luật ATVSLĐ Điều 34 khoản 2); no mail names a victim or an injury. Who reported under
//! an account and named no address is written to at the address of the account.

use crate::alerts::{Notice, NoticeContent, notify};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use domain::case::{Case, DismissalKind, Event, Report};
use domain::law::{Basis, Citation, Confidence, RuleId};
use domain::time::{human_date, human_datetime};
use domain::words::{Channel, ChannelKind, Lang, Localized, Urgency};
use store::{Conn, StoreError, users};

/// Writes to whoever reported what an event means for him, if he left an address. `seq` names the event: it is
/// told once.
pub(crate) fn reply(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    seq: i64,
    event: &Event,
) -> Result<(), Failure> {
    let told: Vec<(&Report, NoticeContent)> = match event {
        Event::ReportReceived { report } => vec![(report, received(case, report))],
        Event::ReportAccepted { report, .. } => one(case, *report, accepted(case)),
        Event::SupplementRequested { report, due, .. } => one(case, *report, supplement(case, *due)),
        Event::Dismissed { kind, .. } if *kind != DismissalKind::Withdrawn => {
            case.reports.iter().map(|r| (&r.report, dismissed(case, *kind))).collect()
        }
        _other => Vec::new(),
    };
    let mut written: Vec<String> = Vec::new();
    for (index, (report, content)) in told.into_iter().enumerate() {
        let Some(email) = address(conn, report)? else { continue };
        if written.contains(&email) {
            continue;
        }
        written.push(email.clone());
        let name = report.told_by.name.as_ref().map_or("Người báo tin", |n| n.as_str());
        let notice = Notice {
            dedupe: format!("reply/{}/{seq}/{index}", case.id),
            kind: "reply",
            province: case.province.clone(),
            case: Some(case.id.0),
            recipient: name.to_owned(),
            agency: None,
            to: vec![(ChannelKind::Email, email)],
            urgency: Urgency::Other,
            basis: basis(),
            content,
        };
        notify(conn, app, now.at, notice)?;
    }
    Ok(())
}

/// Where whoever reported is written to; an officer who logged what somebody told is nobody's reporter.
fn address(conn: &mut Conn, report: &Report) -> Result<Option<String>, Failure> {
    if let Some(email) = &report.told_by.email {
        return Ok(Some(email.as_str().to_owned()));
    }
    let own = matches!(report.channel, Channel::Form | Channel::Api);
    let Some(user) = report.filed_by.filter(|_| own) else { return Ok(None) };
    match users::get(conn, user.0) {
        Ok(row) => Ok(row.email),
        Err(StoreError::NotFound) => Ok(None),
        Err(other) => Err(other.into()),
    }
}

fn basis() -> Basis {
    Basis {
        rule: RuleId("R-DEC-17".to_owned()),
        citation: Citation {
            text: "Luật ATVSLĐ 84/2015/QH13, Điều 34 khoản 2".to_owned(),
            confidence: Confidence::Sure,
        },
    }
}

fn one(case: &Case, id: domain::ids::ReportId, content: NoticeContent) -> Vec<(&Report, NoticeContent)> {
    case.report(id).map(|r| (&r.report, content)).into_iter().collect()
}

fn letter(title: Localized, intro: Vec<Localized>) -> NoticeContent {
    NoticeContent { title, intro, sections: Vec::new(), path: None, drill: false }
}

fn received(case: &Case, report: &Report) -> NoticeContent {
    let (number, at) = (&case.number, human_datetime(report.received_at));
    letter(
        Localized::new(
            format!("Đã nhận tin báo, số vụ {number}"),
            format!("Your report was received, case {number}"),
        ),
        vec![
            Localized::new(
                format!("Hệ thống đã nhận {} lúc {at}.", report.kind.label(Lang::Vi)),
                format!("Your {} was received at {at}.", report.kind.label(Lang::En)),
            ),
            Localized::new(
                "Các cơ quan có trách nhiệm đã được báo tin. Khi cần liên hệ, hãy nêu số vụ trên đây.",
                "The agencies in charge have been told. Name the number of the case when you get in touch.",
            ),
        ],
    )
}

fn accepted(case: &Case) -> NoticeContent {
    letter(
        Localized::new(
            format!("Tin báo vụ {} đã được tiếp nhận", case.number),
            format!("Your report was accepted, case {}", case.number),
        ),
        vec![Localized::new(
            "Cán bộ của Sở đã xem và tiếp nhận tin báo của ông/bà.",
            "An officer of the department has read and accepted your report.",
        )],
    )
}

fn supplement(case: &Case, due: chrono::NaiveDate) -> NoticeContent {
    let due = human_date(due);
    letter(
        Localized::new(
            format!("Vụ {}: đề nghị bổ sung chậm nhất hết ngày {due}", case.number),
            format!("Case {}: a supplement is needed by {due}", case.number),
        ),
        vec![Localized::new(
            "Cán bộ của Sở đề nghị bổ sung thông tin. Nội dung cần bổ sung xem trong hệ thống: đăng nhập, hoặc dùng mã tin đã được cấp.",
            "An officer of the department asks for more. What is needed stands in the system: sign in, or use the code of your notice.",
        )],
    )
}

fn dismissed(case: &Case, kind: DismissalKind) -> NoticeContent {
    letter(
        Localized::new(
            format!("Kết quả xử lý tin báo vụ {}", case.number),
            format!("What came of your report, case {}", case.number),
        ),
        vec![Localized::new(
            format!("Tin báo đã được xem xét. Kết quả: {}.", kind.label(Lang::Vi)),
            format!("Your report was examined. Result: {}.", kind.label(Lang::En)),
        )],
    )
}
