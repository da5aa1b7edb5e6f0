//! The officer in charge is written to at once when the other side did something that waits for him: evidence handed
//! in, a hand-over to confirm, what the police ruled, a recommendation reported as done.

use crate::alerts::{Notice, NoticeContent, notify};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use domain::access::Role;
use domain::case::{Case, Event};
use domain::law::{Basis, Citation, Confidence, RuleId};
use domain::time::{Instant, human_date, vn_datetime};
use domain::words::{ChannelKind, Lang, Localized, TeamLevel, Urgency};
use store::{Conn, StoreError, users};

/// What happened, where it stands on the page of the case, and whether it is told once an hour only.
struct Told {
    vi: String,
    en: String,
    path: &'static str,
    hourly: bool,
}

/// Tells the officer in charge, once for the event; what the department did itself is no news.
pub(super) fn tell(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    seq: i64,
    event: &Event,
) -> Result<(), Failure> {
    if now.actor.role.is_department() || now.actor.role == Role::System {
        return Ok(());
    }
    let Some((officer, name)) = case.assigned.clone() else { return Ok(()) };
    let Some(told) = told(now, case, event) else { return Ok(()) };
    let email = match users::get(conn, officer.0) {
        Ok(row) => row.email.filter(|_| row.active),
        Err(StoreError::NotFound) => None,
        Err(other) => return Err(other.into()),
    };
    let Some(email) = email else { return Ok(()) };
    let notice = Notice {
        dedupe: match told.hourly {
            true => format!("told_officer/{}/{}/{}", case.id, event.kind(), hour(now.at)),
            false => format!("told_officer/{}/{seq}", case.id),
        },
        kind: "told_officer",
        province: case.province.clone(),
        case: Some(case.id.0),
        recipient: name,
        agency: None,
        to: vec![(ChannelKind::Email, email)],
        urgency: Urgency::Other,
        basis: basis(),
        content: content(case, told),
    };
    notify(conn, app, now.at, notice)?;
    Ok(())
}

/// Many files that come at once are one piece of news.
fn hour(at: Instant) -> String {
    vn_datetime(at).format("%Y%m%d%H").to_string()
}

fn basis() -> Basis {
    Basis {
        rule: RuleId("R-INV-16".to_owned()),
        citation: Citation {
            text: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 5".to_owned(),
            confidence: Confidence::Sure,
        },
    }
}

fn told(now: &Now, case: &Case, event: &Event) -> Option<Told> {
    let by = now.actor.role;
    let who = |lang| by.label(lang);
    let news = |vi: String, en: String, path| Some(Told { vi, en, path, hourly: false });
    match event {
        Event::Closed { .. } => news(
            format!("hồ sơ đã được kết thúc bởi {}", who(Lang::Vi)),
            format!("the file was closed by {}", who(Lang::En)),
            "?muc=tong-quan",
        ),
        // While the establishment investigates, the department only looks on.
        _any if case.level() == TeamLevel::Establishment => None,
        Event::EvidenceAdded { .. } => Some(Told {
            vi: format!("{} đã tải lên chứng cứ, tài liệu", who(Lang::Vi)),
            en: format!("evidence was added by {}", who(Lang::En)),
            path: "/chung-cu",
            hourly: true,
        }),
        Event::SupplementProvided { .. } => news(
            format!("{} đã bổ sung thông tin theo yêu cầu", who(Lang::Vi)),
            format!("what was missing was supplied by {}", who(Lang::En)),
            "?muc=tong-quan",
        ),
        Event::InvitationAnswered(_) => news(
            "có trả lời cử người tham gia Đoàn điều tra".to_owned(),
            "an agency answered whether it sends a member".to_owned(),
            "?muc=dieu-tra",
        ),
        Event::HandoverRecorded(_) => news(
            "biên bản bàn giao đã lập, chờ xác nhận".to_owned(),
            "a record of hand-over waits for confirmation".to_owned(),
            "?muc=dieu-tra",
        ),
        Event::HandoverConfirmed { .. } => news(
            "bên bàn giao đã xác nhận".to_owned(),
            "the other side confirmed the hand-over".to_owned(),
            "?muc=dieu-tra",
        ),
        Event::PoliceRuled(r) => news(
            format!("cơ quan điều tra: {}", r.decision.label(Lang::Vi)),
            format!("the police: {}", r.decision.label(Lang::En)),
            "?muc=dieu-tra",
        ),
        Event::PoliceTermExtended(e) => news(
            format!("thời hạn giải quyết của cơ quan điều tra đến {}", human_date(e.until)),
            format!("the police have until {}", human_date(e.until)),
            "?muc=thoi-han",
        ),
        Event::PoliceReturnListed(_) => news(
            "cơ quan điều tra gửi danh mục hồ sơ giao trả, chờ xác nhận đã nhận".to_owned(),
            "the police listed what goes back; its receipt is to be confirmed".to_owned(),
            "?muc=dieu-tra",
        ),
        Event::RecommendationReported { progress, .. } if progress.done => news(
            "báo cáo đã thực hiện kiến nghị, chờ xác minh".to_owned(),
            "a recommendation is reported as done and waits to be verified".to_owned(),
            "?muc=kien-nghi",
        ),
        _other => None,
    }
}

/// Names nobody and repeats nothing that somebody typed: that stands on the page of the case.
fn content(case: &Case, told: Told) -> NoticeContent {
    NoticeContent {
        title: Localized::new(
            format!("Vụ {}: {}", case.number, told.vi),
            format!("Case {}: {}", case.number, told.en),
        ),
        intro: vec![Localized::new(
            "Nội dung và việc cần làm tiếp xem trong hồ sơ vụ.",
            "What it says and what follows stand in the file of the case.",
        )],
        sections: Vec::new(),
        path: Some(format!("/vu/{}{}", case.id, told.path)),
        drill: false,
    }
}
