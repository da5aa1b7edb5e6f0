//! Telling a person, by another channel than the one that fails.

use super::incident::IncidentKind;
use super::words::{Reader, words};
use crate::alerts::{Notice, NoticeContent, NoticeLine, NoticeSection, addresses, notify};
use crate::app::Casework;
use crate::failure::Failure;
use domain::law::{Basis, Citation, Confidence, RuleId};
use domain::time::{Instant, vn_date};
use domain::words::{ChannelKind, Localized, RoleKey};
use store::{Conn, IncidentRow, agencies, duty_rosters};
use uuid::Uuid;

/// Kind of the messages of the watchdog. They are no incident themselves, whatever becomes of them.
pub(crate) const WATCH: &str = "watch";

/// Who is told when the system does not work, beside the officer on duty (người trực hệ thống).
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Watchman {
    /// Mail address.
    pub email: Option<String>,
    /// Mobile telephone.
    pub phone: Option<String>,
}

/// Why a message is sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Occasion {
    /// It is wrong: for the first time, or still.
    Wrong,
    /// It is over.
    Over,
}

/// Whom a warning reaches.
struct Listeners {
    label: String,
    agency: Option<Uuid>,
    to: Vec<(ChannelKind, String)>,
}

/// The person on watch, and the officers on duty at the department or, when nobody is, its common address.
fn listeners(
    conn: &mut Conn,
    app: &Casework,
    now: Instant,
    channels: &[ChannelKind],
) -> Result<Listeners, Failure> {
    let settings = app.settings();
    let mut names = vec!["Người trực hệ thống".to_owned()];
    let watch = &settings.watch;
    let mut to = addresses(app, channels, watch.email.as_deref(), watch.phone.as_deref());
    let department = RoleKey::LabourAuthorityProvince.as_str();
    let agency = agencies::find(conn, department, &settings.province, None, vn_date(now))?.into_iter().next();
    if let Some(agency) = &agency {
        let roster = duty_rosters::on_duty(conn, agency.id, now)?;
        let mut officers = Vec::new();
        for officer in roster.iter().filter(|o| Some(o.rank) == roster.first().map(|first| first.rank)) {
            let found = addresses(app, channels, officer.email.as_deref(), officer.phone.as_deref());
            if !found.is_empty() {
                names.push(officer.officer.clone());
                officers.extend(found);
            }
        }
        if officers.is_empty() {
            officers = addresses(app, channels, agency.email.as_deref(), agency.phone.as_deref());
            if !officers.is_empty() {
                names.push(agency.name_vi.clone());
            }
        }
        to.extend(officers);
    }
    to.sort();
    to.dedup();
    Ok(Listeners { label: names.join(", "), agency: agency.map(|a| a.id), to })
}

/// Queues the message about an incident and notes that a person was told; `false` when nobody can be told now.
/// `failing` are channels that must not be trusted, `down` those that take nothing.
pub(super) fn tell(
    conn: &mut Conn,
    app: &Casework,
    now: Instant,
    row: &mut IncidentRow,
    occasion: Occasion,
    failing: &[ChannelKind],
    down: &[ChannelKind],
) -> Result<bool, Failure> {
    let Some(kind) = IncidentKind::parse(&row.kind) else { return Ok(false) };
    let all = [ChannelKind::Sms, ChannelKind::Zalo, ChannelKind::Email];
    let up: Vec<ChannelKind> = all.into_iter().filter(|c| !down.contains(c)).collect();
    let others: Vec<ChannelKind> = up.iter().copied().filter(|c| !failing.contains(c)).collect();
    let mut found = listeners(conn, app, now, &others)?;
    if found.to.is_empty() {
        // Better by the channel under suspicion than not at all; one that is down is not among these.
        found = listeners(conn, app, now, &up)?;
    }
    if found.to.is_empty() {
        return Ok(false);
    }
    let key = match occasion {
        Occasion::Wrong => (now - row.opened_at).num_hours().to_string(),
        Occasion::Over => "closed".to_owned(),
    };
    let mut by: Vec<&str> = found.to.iter().map(|(c, _)| c.as_str()).collect();
    by.dedup();
    row.told_by = Some(by.join(","));
    row.told_at = Some(now);
    let dedupe = format!("{WATCH}/{}/{key}", row.id);
    row.told_key = Some(dedupe.clone());
    let notice = Notice {
        dedupe,
        kind: WATCH,
        province: app.settings().province.clone(),
        case: None,
        recipient: found.label,
        agency: found.agency,
        to: found.to,
        urgency: kind.urgency(),
        basis: basis(app),
        content: content(kind, row, occasion),
    };
    notify(conn, app, now, notice)
}

fn basis(app: &Casework) -> Basis {
    let known = app.law().settings().basis("watch_unconfirmed_minutes").cloned();
    known.unwrap_or_else(|| Basis {
        rule: RuleId("R-ESC-1".to_owned()),
        citation: Citation { text: "quy ước nội bộ".to_owned(), confidence: Confidence::Unsure },
    })
}

fn content(kind: IncidentKind, row: &IncidentRow, occasion: Occasion) -> NoticeContent {
    // The officer on duty of the department is told first; the page of a case opens for nobody else.
    let words = words(kind, &row.detail, Reader::Department);
    let line = |text: Localized| NoticeLine { text, path: None };
    let (title, intro) = match occasion {
        Occasion::Wrong => (
            Localized::new(
                format!("CẢNH BÁO hệ thống TNLĐ: {}", words.title.vi),
                format!("WARNING, TNLĐ system: {}", words.title.en),
            ),
            words.lines.clone(),
        ),
        Occasion::Over => (
            Localized::new(
                format!("Đã hết sự cố: {}", words.title.vi),
                format!("Incident over: {}", words.title.en),
            ),
            vec![Localized::new(
                "Hệ thống đã hoạt động lại bình thường ở điểm này.",
                "In this respect the system works as it should again.",
            )],
        ),
    };
    let steps = NoticeSection {
        heading: Localized::new("Việc cần làm", "What to do"),
        lines: words.steps.into_iter().map(line).collect(),
    };
    NoticeContent {
        title,
        intro,
        sections: if occasion == Occasion::Wrong { vec![steps] } else { Vec::new() },
        path: Some(words.path.unwrap_or_else(|| "/suc-khoe".to_owned())),
        drill: false,
    }
}
