//! One digest a day for each officer: what is overdue, due today, or near.

use super::look::RECEIPT;
use super::recipient::{Recipient, reachable};
use crate::alerts::{Notice, NoticeContent, NoticeLine, NoticeSection, notify};
use crate::app::{Casework, Now};
use crate::cases::load;
use crate::failure::Failure;
use domain::access::Actor;
use domain::case::{Case, CaseDeadline, deadlines, unaccepted};
use domain::ids::CaseId;
use domain::law::{Basis, Moment};
use domain::time::{human_date, vn_date, vn_datetime};
use domain::words::{Lang, Localized, Urgency};
use store::Conn;
use store::sweep::{self, ReminderRow};

/// Sends the digest of today to everybody for whom something waits, once its hour has come. After an outage what
/// was missed stands in the next digest; nobody gets two on a day.
pub(super) async fn send(app: &Casework) -> Result<usize, Failure> {
    let now = Now::new(app, &Actor::system("hệ thống"));
    if vn_datetime(now.at).time() < now.law().settings().digest_at {
        return Ok(0);
    }
    let waiting = app.db().read(|conn| Ok::<_, Failure>(sweep::recipients_waiting(conn)?)).await?;
    let mut sent = 0;
    for key in waiting {
        let (handle, now) = (app.clone(), now.clone());
        let recipient = key.clone();
        match app.db().write(move |conn| one(conn, &handle, &now, &recipient)).await {
            Ok(done) => sent += usize::from(done),
            // What is wrong with one digest keeps nobody else from his.
            Err(Failure::Busy) => return Err(Failure::Busy),
            Err(problem) => tracing::error!(recipient = %key, %problem, "a digest could not be made"),
        }
    }
    Ok(sent)
}

fn one(conn: &mut Conn, app: &Casework, now: &Now, key: &str) -> Result<bool, Failure> {
    let Some(recipient) = Recipient::parse(key) else {
        return Err(Failure::Internal(format!("a reminder has an unknown recipient: {key}")));
    };
    let waiting = sweep::waiting(conn, key)?;
    let mut lines = Lines::default();
    let mut rest = &waiting[..];
    while let Some(first) = rest.first() {
        let count = rest.iter().take_while(|r| r.case_id == first.case_id).count();
        let (of_case, others) = rest.split_at(count);
        gather(conn, now, of_case, &mut lines)?;
        rest = others;
    }
    let sent = if lines.is_empty() {
        false
    } else {
        let today = vn_date(now.at);
        let who = reachable(conn, recipient, &app.settings().province, now.at)?;
        let notice = Notice {
            dedupe: format!("digest/{key}/{today}"),
            kind: "digest",
            province: app.settings().province.clone(),
            case: None,
            recipient: who.name,
            agency: who.agency,
            to: who.to,
            urgency: Urgency::Other,
            basis: basis(now),
            content: lines.content(today),
        };
        if !notify(conn, app, now.at, notice)? {
            // Today's has gone out already: what waits stands in tomorrow's.
            return Ok(false);
        }
        true
    };
    let keys: Vec<&str> = waiting.iter().map(|r| r.key.as_str()).collect();
    sweep::told(conn, &keys, now.at)?;
    Ok(sent)
}

/// The reading of the law that sets the hour of digests.
fn basis(now: &Now) -> Basis {
    now.law().settings().basis("digest_at").cloned().unwrap_or_else(|| Basis {
        rule: domain::law::RuleId("R-ESC-4".to_owned()),
        citation: domain::law::Citation { text: String::new(), confidence: domain::law::Confidence::Unsure },
    })
}

#[derive(Default)]
struct Lines {
    overdue: Vec<NoticeLine>,
    today: Vec<NoticeLine>,
    near: Vec<NoticeLine>,
    receipts: Vec<NoticeLine>,
}

impl Lines {
    fn is_empty(&self) -> bool {
        self.overdue.is_empty() && self.today.is_empty() && self.near.is_empty() && self.receipts.is_empty()
    }

    fn content(self, today: chrono::NaiveDate) -> NoticeContent {
        let count = self.overdue.len() + self.today.len() + self.near.len() + self.receipts.len();
        let day = human_date(today);
        let sections = [
            ("Quá hạn", "Overdue", self.overdue),
            ("Hết hạn hôm nay", "Due today", self.today),
            ("Sắp đến hạn", "Due soon", self.near),
            ("Tin chưa tiếp nhận", "Reports not accepted", self.receipts),
        ];
        NoticeContent {
            title: Localized::new(
                format!("Tổng hợp ngày {day}: {count} việc cần xử lý"),
                format!("Digest of {day}: {count} to see to"),
            ),
            intro: vec![Localized::new(
                "Mỗi ngày một thư. Chỉ nêu số vụ và thời hạn; nội dung xem trong hệ thống.",
                "One mail a day. It names cases and terms only; the content is in the system.",
            )],
            sections: sections
                .into_iter()
                .filter(|(_, _, lines)| !lines.is_empty())
                .map(|(vi, en, lines)| NoticeSection { heading: Localized::new(vi, en), lines })
                .collect(),
            path: Some("/vu".to_owned()),
            drill: false,
        }
    }
}

/// One line per term that is still open, whatever number of alarms it had since the last digest.
fn gather(conn: &mut Conn, now: &Now, reminders: &[ReminderRow], lines: &mut Lines) -> Result<(), Failure> {
    let Some(first) = reminders.first() else { return Ok(()) };
    let case = load(conn, CaseId(first.case_id))?.case;
    let terms = deadlines(&case, now.law(), now.calendar(), now.at);
    let today = vn_date(now.at);
    for term in terms.iter().filter(|t| t.open()) {
        let key = format!("/{}/{}/", term.term.kind, term.reference);
        if !reminders.iter().any(|r| r.key.contains(&key)) {
            continue;
        }
        let Moment::Day(due) = term.term.due else { continue };
        let slot = if today > due {
            &mut lines.overdue
        } else if today == due {
            &mut lines.today
        } else {
            &mut lines.near
        };
        slot.push(line(&case, term, due, (due - today).num_days()));
    }
    let waits = reminders.iter().any(|r| r.kind == RECEIPT)
        && unaccepted(&case, now.law().settings()).iter().any(|(_, at)| *at <= now.at);
    if waits && !case.stage.at_rest() {
        lines.receipts.push(NoticeLine {
            text: Localized::new(
                format!("Vụ {}: tin báo chưa được tiếp nhận, người báo tin chưa được trả lời", case.number),
                format!("Case {}: the report is not accepted, whoever reported has no answer", case.number),
            ),
            path: Some(format!("/vu/{}", case.id)),
        });
    }
    Ok(())
}

fn line(case: &Case, term: &CaseDeadline, due: chrono::NaiveDate, left: i64) -> NoticeLine {
    let (vi, en) = (term.term.kind.label(Lang::Vi), term.term.kind.label(Lang::En));
    let due = human_date(due);
    let text = match left {
        n if n < 0 => Localized::new(
            format!("Vụ {}: {vi}, quá hạn {} ngày (hạn {due})", case.number, -n),
            format!("Case {}: {en}, {} days overdue (due {due})", case.number, -n),
        ),
        0 => Localized::new(
            format!("Vụ {}: {vi}, hết hạn hôm nay {due}", case.number),
            format!("Case {}: {en}, due today {due}", case.number),
        ),
        n => Localized::new(
            format!("Vụ {}: {vi}, còn {n} ngày (hạn {due})", case.number),
            format!("Case {}: {en}, {n} days left (due {due})", case.number),
        ),
    };
    NoticeLine { text, path: Some(format!("/vu/{}", case.id)) }
}
