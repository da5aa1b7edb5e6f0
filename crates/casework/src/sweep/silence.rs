//! The police are silent: their term to rule (BLTTHS Điều 147) or to hand the file back has passed. The inspector is
//! given a task, and police and procuracy are reminded once for each term.

use crate::alerts::{Notice, NoticeContent, notify};
use crate::app::{Casework, Now};
use crate::failure::Failure;
use crate::tasks::{TaskContent, TaskKind, case_task};
use chrono::Duration;
use domain::case::{Case, CaseDeadline, Stage};
use domain::law::{ClockState, DeadlineKind, Moment};
use domain::time::{human_date, vn_date};
use domain::words::{ChannelKind, Lang, Localized, RoleKey, Urgency};
use store::{Conn, agencies, alerts, tasks};

/// Days the inspector has to ask.
const DAYS: i64 = 3;

fn of_the_police(kind: DeadlineKind) -> bool {
    matches!(kind, DeadlineKind::PoliceRuling | DeadlineKind::PoliceHandBack)
}

/// Opens the task while a term of the police is overdue, and withdraws it when they answered or the case is at rest.
pub(super) fn ask(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    terms: &[CaseDeadline],
) -> Result<(), Failure> {
    let late = |t: &&CaseDeadline| of_the_police(t.term.kind) && t.term.state == ClockState::Overdue;
    let mut wanted = Vec::new();
    for term in terms.iter().filter(late).filter(|_| !case.stage.at_rest()) {
        let key = format!("police-silent/{}/{}/{}", case.id, term.term.kind.as_str(), term.reference);
        let due = match term.term.due {
            Moment::Day(day) => day,
            Moment::At(at) => vn_date(at),
        };
        let row = case_task(
            app,
            now,
            case,
            TaskKind::PoliceSilent,
            &key,
            now.at + Duration::days(DAYS),
            &content(case, term, due),
        );
        tasks::open(conn, &row)?;
        remind(conn, app, now, case, term, &key, due)?;
        wanted.push(key);
    }
    super::withdraw_others(conn, case, TaskKind::PoliceSilent, &wanted)
}

fn content(case: &Case, term: &CaseDeadline, due: chrono::NaiveDate) -> TaskContent {
    let (vi, en) = (term.term.kind.label(Lang::Vi), term.term.kind.label(Lang::En));
    let due = human_date(due);
    let mut content = TaskContent::new(
        Localized::new(
            format!("Vụ {}: quá hạn {vi} (hạn {due})", case.number),
            format!("Case {}: overdue: {en} (due {due})", case.number),
        ),
        vec![term.term.explanation.clone()],
    );
    content.citation = Some(term.term.basis.citation.text.clone());
    content.steps = vec![
        Localized::new(
            "Hỏi cơ quan điều tra bằng văn bản: hồ sơ đến đâu, có gia hạn giải quyết tin báo không; gửi Viện kiểm sát cùng cấp để biết.",
            "Ask the investigating body in writing where the file stands and whether the term was extended; send a copy to the procuracy.",
        ),
        Localized::new(
            "Đã có quyết định: ghi nhận trong vụ. Đã giao trả: ghi nhận nhận lại hồ sơ. Việc này khi đó tự khép lại.",
            "If they have ruled, record the ruling; if the file is back, record its return. This task then closes by itself.",
        ),
        Localized::new(
            "Thời hạn điều tra của Đoàn vẫn dừng; người lao động và người sử dụng lao động hỏi thì trả lời hồ sơ đang ở cơ quan điều tra.",
            "The team's clock stays stopped; tell worker and employer, if they ask, that the file is with the police.",
        ),
    ];
    content
}

/// One message to each agency of police and procuracy that was told of the hand-over; it names nobody.
fn remind(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    case: &Case,
    term: &CaseDeadline,
    key: &str,
    due: chrono::NaiveDate,
) -> Result<(), Failure> {
    let Stage::Suspended { transfer, .. } = &case.stage else { return Ok(()) };
    let roles = [RoleKey::PoliceProvince, RoleKey::ProcuracySameLevel].map(RoleKey::as_str);
    let told = alerts::of_case(conn, case.id.0)?;
    let mut known: Vec<_> = told.into_iter().filter_map(|a| a.agency_id).collect();
    known.sort_unstable();
    known.dedup();
    let (vi, en) = (term.term.kind.label(Lang::Vi), term.term.kind.label(Lang::En));
    let (due, handed) = (human_date(due), human_date(vn_date(transfer.at)));
    for id in known {
        let agency = agencies::get(conn, id)?;
        if !roles.contains(&agency.role.as_str()) {
            continue;
        }
        let notice = Notice {
            dedupe: format!("{key}/{id}"),
            kind: "police_silent",
            province: case.province.clone(),
            case: Some(case.id.0),
            recipient: agency.name_vi,
            agency: Some(id),
            to: agency.email.into_iter().map(|email| (ChannelKind::Email, email)).collect(),
            urgency: Urgency::Other,
            basis: term.term.basis.clone(),
            content: NoticeContent {
                title: Localized::new(
                    format!("Nhắc hạn: {vi}, vụ {} (hạn {due})", case.number),
                    format!("Reminder: {en}, case {} (due {due})", case.number),
                ),
                intro: vec![
                    Localized::new(
                        format!(
                            "Hồ sơ vụ {} được chuyển ngày {handed} cho {}. Đến nay Đoàn điều tra tai nạn lao động chưa nhận được trả lời.",
                            case.number, transfer.body
                        ),
                        format!(
                            "The file of case {} was handed on {handed} to {}. The investigation team has had no answer.",
                            case.number, transfer.body
                        ),
                    ),
                    term.term.explanation.clone(),
                ],
                sections: Vec::new(),
                path: Some("/ho-so-cong-an".to_owned()),
                drill: false,
            },
        };
        notify(conn, app, now.at, notice)?;
    }
    Ok(())
}
