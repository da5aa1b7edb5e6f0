//! Looking at one case: which alarms have come, who owes a declaration, when to look again.

use super::recipient::{Recipient, of_term, officer};
use super::{integrity, ministry, overdue, scene, silence, undeclared};
use crate::alerts::{Notice, NoticeContent, addresses, notify};
use crate::app::{Casework, Now};
use crate::cases::load;
use crate::failure::Failure;
use crate::webhooks;
use domain::case::{Alarm, Case, CaseDeadline, Mark, alarms, deadlines, unaccepted};
use domain::ids::CaseId;
use domain::law::{DeadlineKind, Moment, TermCalendar};
use domain::time::{Instant, human_datetime};
use domain::words::{ChannelKind, Lang, Localized, Urgency, WebhookTopic};
use store::sweep::{self, ReminderRow, WatchRow};
use store::{Conn, duty_rosters};

/// What a message that cannot wait goes by; those that are not set up are left out.
pub(super) const HASTE: &[ChannelKind] = &[ChannelKind::Email, ChannelKind::Sms, ChannelKind::Zalo];

/// Key of the reminder that a report waits for its acceptance.
pub(super) const RECEIPT: &str = "receipt";

pub(super) fn look(conn: &mut Conn, app: &Casework, now: &Now, id: CaseId) -> Result<(), Failure> {
    let loaded = load(conn, id)?;
    let case = &loaded.case;
    let settings = now.law().settings();
    let terms = deadlines(case, now.law(), now.calendar(), now.at);
    let mut next: Option<Instant> = None;
    let mut later = |at: Instant| next = Some(next.map_or(at, |n: Instant| n.min(at)));
    for alarm in alarms(&terms, settings) {
        let Some(term) = terms.get(alarm.term) else { continue };
        if alarm.at > now.at {
            later(alarm.at);
        } else if term.term.calendar == TermCalendar::Clock {
            tell_now(conn, app, now, case, term, &alarm)?;
        } else {
            if term.term.kind == DeadlineKind::Recommendation && alarm.mark == Mark::Overdue {
                overdue::ask(conn, app, now, case, term)?;
            }
            for who in of_term(conn, case, term.term.kind, now.at)? {
                let kind = term.term.kind.as_str();
                remind(conn, now, case, who, kind, &alarm.mark.to_string(), alarm.at, &alarm.key)?;
            }
        }
    }
    if !case.stage.at_rest() {
        for (report, at) in unaccepted(case, settings) {
            if at > now.at {
                later(at);
            } else {
                let key = format!("{RECEIPT}/{report}");
                remind(conn, now, case, officer(case), RECEIPT, "due", at, &key)?;
            }
        }
        for (at, owed) in domain::case::asked_after(case, settings) {
            if at > now.at {
                later(at);
            } else {
                undeclared::ask(conn, app, now, case, &owed)?;
            }
        }
    }
    undeclared::settle(conn, case)?;
    ministry::ask(conn, app, now, case)?;
    scene::ask(conn, app, now, case, &terms)?;
    overdue::settle(conn, case, &terms)?;
    integrity::settle(conn, case)?;
    silence::ask(conn, app, now, case, &terms)?;
    sweep::looked(conn, &WatchRow { case_id: id.0, version: loaded.version, next_at: next })?;
    Ok(())
}

#[expect(clippy::too_many_arguments, reason = "they are the columns of one row")]
fn remind(
    conn: &mut Conn,
    now: &Now,
    case: &Case,
    who: Recipient,
    kind: &str,
    mark: &str,
    at: Instant,
    key: &str,
) -> Result<(), Failure> {
    let row = ReminderRow {
        key: format!("{}/{key}/{who}", case.id),
        case_id: case.id.0,
        recipient: who.to_string(),
        kind: kind.to_owned(),
        mark: mark.to_owned(),
        at,
        created_at: now.at,
        told_at: None,
    };
    sweep::remind(conn, &row)?;
    Ok(())
}

/// A term of hours does not wait for the digest of the day: the officer in charge and whoever is on duty are
/// told at once, at night too, over every channel that reaches them: mail is not read in a car.
fn tell_now(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    term: &CaseDeadline,
    alarm: &Alarm,
) -> Result<(), Failure> {
    let department = super::recipient::department(conn, &case.province, now.at)?;
    let mut who = super::recipient::reachable(conn, officer(case), &case.province, now.at)?;
    who.to.extend(super::recipient::other_channels(conn, app, officer(case))?);
    if let Some(agency) = department.agency {
        for on_duty in duty_rosters::on_duty(conn, agency, now.at)? {
            let reached = addresses(app, HASTE, on_duty.email.as_deref(), on_duty.phone.as_deref());
            who.to.extend(reached);
        }
        if app.settings().channels.contains(&ChannelKind::Webhook) {
            let told = webhooks::told_of(conn, agency, WebhookTopic::Alert)?;
            who.to.extend(told.into_iter().map(|id| (ChannelKind::Webhook, id.to_string())));
        }
    }
    let mut known = std::collections::HashSet::new();
    who.to.retain(|to| known.insert(to.clone()));
    let due = match term.term.due {
        Moment::At(at) => human_datetime(at),
        Moment::Day(day) => domain::time::human_date(day),
    };
    let (kind_vi, kind_en) = (term.term.kind.label(Lang::Vi), term.term.kind.label(Lang::En));
    let title = match alarm.mark {
        Mark::Percent(p) => Localized::new(
            format!("Vụ {}: đã qua {p} % thời hạn {kind_vi}, hạn {due}", case.number),
            format!("Case {}: {p} % of the term has passed: {kind_en}, due {due}", case.number),
        ),
        Mark::Due | Mark::Overdue => Localized::new(
            format!("Vụ {}: hết thời hạn {kind_vi} lúc {due}", case.number),
            format!("Case {}: the term has ended: {kind_en}, due {due}", case.number),
        ),
    };
    let notice = Notice {
        dedupe: format!("reminder/{}/{}", case.id, alarm.key),
        kind: "reminder",
        province: case.province.clone(),
        case: Some(case.id.0),
        recipient: who.name,
        agency: who.agency,
        to: who.to,
        urgency: Urgency::Death,
        basis: term.term.basis.clone(),
        content: NoticeContent {
            title,
            intro: vec![term.term.explanation.clone()],
            sections: Vec::new(),
            path: Some(format!("/vu/{}", case.id)),
            drill: false,
        },
    };
    notify(conn, app, now.at, notice)?;
    Ok(())
}
