//! What must be settled before a case is closed, and what should be (Nghị định 39/2016/NĐ-CP Điều 16 đến Điều 18).

use super::closing_owed::owed;
use super::compensation::{Unpaid, paid_for_the_dead};
use super::file_list::{FilePoint, file_list};
use super::minutes::AddresseeKind;
use super::recommendation::RecommendationState;
use super::service::{required_recipients, served_all};
use super::stage::StageKind;
use super::state::Case;
use crate::law::{DeadlineKind, LawSet, Moment};
use crate::reference::Calendar;
use crate::time::{Instant, human_date, vn_date};
use crate::words::{EventClass, Lang, Localized, TeamLevel};

/// One condition of closing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingCondition {
    /// Stable key of the condition.
    pub key: &'static str,
    /// Code of the refusal or the warning while it is not met.
    pub code: &'static str,
    /// It holds.
    pub met: bool,
    /// While it does not hold the case cannot be closed; else whoever closes is told.
    pub blocking: bool,
    /// How it stands, in words.
    pub says: Localized,
    /// Article.
    pub citation: String,
}

/// Every condition that concerns this case, met or not, in the order of the work. `reported`: the quick report to the
/// ministry is recorded as sent, which the tasks of the department tell.
pub fn closing_conditions(
    case: &Case,
    law: &LawSet,
    calendar: &Calendar,
    now: Instant,
    reported: bool,
) -> Vec<ClosingCondition> {
    let mut out = vec![recommendations(case)];
    out.extend(investigated(case));
    out.extend(served(case, law));
    out.extend(posted(case, law, now));
    out.extend(window(case, law, calendar, now));
    out.extend(complaints(case));
    out.extend(paid(case, law));
    out.extend(whole_file(case));
    out.extend(owed(case, law, calendar, now, reported));
    if case.prosecuted {
        out.push(ClosingCondition {
            key: "police_matter",
            code: "police_matter_open",
            met: false,
            blocking: false,
            says: Localized::new(
                "Vụ án hình sự đã khởi tố, chưa ghi nhận kết quả.",
                "Criminal proceedings are open; their outcome is not recorded.",
            ),
            citation: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 7".to_owned(),
        });
    }
    out
}

fn recommendations(case: &Case) -> ClosingCondition {
    let open = case.recommendations.iter().filter(|r| r.state() != RecommendationState::Verified).count();
    let says = if open > 0 {
        Localized::new(
            format!("Còn {open} kiến nghị chưa được xác minh."),
            format!("{open} recommendation(s) are not verified yet."),
        )
    } else {
        Localized::new("Mọi kiến nghị đã được xác minh.", "Every recommendation is verified.")
    };
    ClosingCondition {
        key: "recommendations",
        code: "recommendations_open",
        met: open == 0,
        blocking: true,
        says,
        citation: "Nghị định 39/2016/NĐ-CP, Điều 18".to_owned(),
    }
}

/// A team, or the commune's record, where the law asks for one.
fn investigated(case: &Case) -> Option<ClosingCondition> {
    match case.level() {
        TeamLevel::Establishment | TeamLevel::Province | TeamLevel::Central => {
            let met = matches!(case.stage.kind(), StageKind::FollowUp | StageKind::Closed);
            let says = if met {
                Localized::new(
                    "Vụ đã được điều tra và công bố.",
                    "The accident was investigated and announced.",
                )
            } else {
                Localized::new(
                    "Vụ phải được điều tra và công bố trước khi kết thúc.",
                    "The accident must be investigated and announced before the case is closed.",
                )
            };
            Some(ClosingCondition {
                key: "investigation",
                code: "investigation_required",
                met,
                blocking: true,
                says,
                citation: "Luật ATVSLĐ 84/2015/QH13, Điều 35".to_owned(),
            })
        }
        TeamLevel::CommuneRecord => {
            let met = case.stage.kind() != StageKind::Declared;
            let says = if met {
                Localized::new("UBND cấp xã đã lập biên bản ghi nhận.", "The commune made its record.")
            } else {
                Localized::new(
                    "UBND cấp xã phải lập biên bản ghi nhận sự việc trước khi kết thúc vụ.",
                    "The commune must make its record before the case is closed.",
                )
            };
            Some(ClosingCondition {
                key: "record",
                code: "record_required",
                met,
                blocking: true,
                says,
                citation: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 1".to_owned(),
            })
        }
        TeamLevel::Specialised | TeamLevel::None => None,
    }
}

/// The law orders the minutes to be sent: nothing is closed before anybody received them, nor before the labour
/// authority of the place did. Who is left besides is a reason to give, and may be served after the closing.
fn served(case: &Case, law: &LawSet) -> Option<ClosingCondition> {
    let announced = case.stage.announcement()?;
    let (met, blocking, says) = match served_all(case, announced, law) {
        Ok(at) => {
            let day = human_date(vn_date(at));
            (
                true,
                true,
                Localized::new(
                    format!("Biên bản đã gửi đủ nơi nhận bắt buộc, xong ngày {day}."),
                    format!("The minutes reached everybody whom the law names, by {day}."),
                ),
            )
        }
        Err(open) if open.is_empty() => {
            (false, true, Localized::new("Biên bản chưa được ban hành.", "The minutes are not issued yet."))
        }
        Err(open) if open.iter().any(|a| a.kind == AddresseeKind::LabourAuthorityPlace) => (
            false,
            true,
            Localized::new(
                format!(
                    "Biên bản chưa gửi cơ quan chuyên môn về lao động của tỉnh (còn {} nơi nhận bắt buộc); hãy gửi và ghi nhận việc gửi trước.",
                    open.len()
                ),
                format!(
                    "The minutes were not sent to the labour authority of the province ({} recipients of the law are left); send them and record it first.",
                    open.len()
                ),
            ),
        ),
        Err(open) if open.len() >= required_recipients(case, announced, law).len() => (
            false,
            true,
            Localized::new(
                format!(
                    "Biên bản chưa gửi nơi nhận bắt buộc nào (còn {} nơi); hãy gửi và ghi nhận việc gửi trước.",
                    open.len()
                ),
                format!(
                    "The minutes have reached nobody whom the law names ({} left); send them and record it first.",
                    open.len()
                ),
            ),
        ),
        Err(open) => (
            false,
            false,
            Localized::new(
                format!("Biên bản chưa gửi đủ nơi nhận bắt buộc: còn {} nơi.", open.len()),
                format!("The minutes have not reached everybody whom the law names: {} left.", open.len()),
            ),
        ),
    };
    Some(ClosingCondition {
        key: "minutes_served",
        code: "minutes_not_served",
        met,
        blocking,
        says,
        citation: "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 8".to_owned(),
    })
}

fn posted(case: &Case, law: &LawSet, now: Instant) -> Option<ClosingCondition> {
    let round = match case.stage.announcement() {
        Some(a) => a.team.round,
        None if case.stage.kind() == StageKind::Recorded => 0,
        None => return None,
    };
    let by_record = round == 0
        && case
            .reports
            .iter()
            .any(|r| r.is_live() && r.report.commune_details.as_ref().is_some_and(|d| d.posted_on.is_some()));
    let met = by_record || case.postings.iter().any(|p| p.round == round);
    let says = if met {
        Localized::new("Biên bản đã được niêm yết.", "The minutes were posted in public.")
    } else {
        Localized::new(
            "Chưa ghi nhận việc niêm yết biên bản.",
            "No public posting of the minutes is recorded.",
        )
    };
    let citation = law
        .public_posting(vn_date(now))
        .map_or_else(|| "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 9".to_owned(), |b| b.citation.text);
    Some(ClosingCondition {
        key: "posting",
        code: "posting_not_recorded",
        met,
        blocking: false,
        says,
        citation,
    })
}

fn window(case: &Case, law: &LawSet, calendar: &Calendar, now: Instant) -> Option<ClosingCondition> {
    let announced = case.stage.announcement()?;
    let term = law.term(DeadlineKind::Complaint, vn_date(announced.meeting.held_at), calendar);
    let Moment::Day(last) = term.due else { return None };
    let met = vn_date(now) > last;
    let day = human_date(last);
    let says = if met {
        Localized::new(
            format!("Thời hạn khiếu nại đã hết ngày {day}."),
            format!("The window for complaints closed on {day}."),
        )
    } else {
        Localized::new(
            format!("Còn trong thời hạn khiếu nại, đến hết ngày {day}; kết thúc sớm phải ghi lý do."),
            format!("The window for complaints is open until {day}; whoever closes earlier must say why."),
        )
    };
    Some(ClosingCondition {
        key: "complaint_window",
        code: "complaint_window_open",
        met,
        blocking: false,
        says,
        citation: term.basis.citation.text,
    })
}

/// The law gives ten working days to answer: what is not answered is not at rest.
fn complaints(case: &Case) -> Option<ClosingCondition> {
    case.stage.announcement()?;
    let open = case.complaints.iter().filter(|c| c.answer.is_none()).count();
    let says = if open == 0 {
        Localized::new("Không còn khiếu nại chưa trả lời.", "No complaint waits for an answer.")
    } else {
        Localized::new(
            format!("Còn {open} khiếu nại chưa được trả lời."),
            format!("{open} complaint(s) are not answered yet."),
        )
    };
    Some(ClosingCondition {
        key: "complaints",
        code: "complaints_open",
        met: open == 0,
        blocking: true,
        says,
        citation: "Nghị định 39/2016/NĐ-CP, Điều 17".to_owned(),
    })
}

/// The employer owes the money whether or not the file is closed, so nothing is held open for it; but whoever
/// closes is told.
fn paid(case: &Case, law: &LawSet) -> Option<ClosingCondition> {
    case.stage.announcement().filter(|_| case.class() == EventClass::Fatal)?;
    let open = paid_for_the_dead(case, law).err();
    let says = match open {
        None => Localized::new(
            "Đã ghi nhận chi trả bồi thường, trợ cấp cho mọi người chết.",
            "Compensation or allowance is recorded for all of the dead.",
        ),
        Some(Unpaid { people: n, lacking: None }) => Localized::new(
            format!("Chưa ghi nhận việc chi trả bồi thường, trợ cấp cho {n} người chết."),
            format!("No compensation or allowance is recorded for {n} of the dead."),
        ),
        Some(Unpaid { people: n, lacking: Some(sum) }) => Localized::new(
            format!(
                "Chưa chi trả đủ mức tối thiểu bồi thường, trợ cấp cho {n} người chết: còn {sum} đồng theo các lần chi đã ghi."
            ),
            format!(
                "The least is not yet paid for {n} of the dead: {sum} đồng are lacking to what is recorded."
            ),
        ),
    };
    Some(ClosingCondition {
        key: "compensation",
        code: "compensation_not_recorded",
        met: open.is_none(),
        blocking: false,
        says,
        citation: "Luật ATVSLĐ 84/2015/QH13, Điều 38".to_owned(),
    })
}

/// Nghị định 39/2016/NĐ-CP Điều 16 lists what the file of each victim holds: what is not there is said to be not
/// applicable, with the reason, before the file is closed.
fn whole_file(case: &Case) -> Option<ClosingCondition> {
    case.stage.announcement()?;
    let files = file_list(case);
    let workers = case.victims.iter().zip(&files).enumerate().filter(|(_, (v, _))| v.statement.is_worker);
    let lacking: Vec<(usize, Vec<FilePoint>)> = workers
        .map(|(n, (_, file))| (n + 1, file.missing_points()))
        .filter(|(_, points)| !points.is_empty())
        .collect();
    // The papers by their names; whose file it is by the number that the list of the files bears.
    let listed = |victim: &str, lang: Lang| {
        let one = |(n, points): &(usize, Vec<FilePoint>)| {
            let papers: Vec<&str> = points.iter().map(|p| p.label(lang)).collect();
            format!("{victim} {n} – {}", papers.join(", "))
        };
        lacking.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    let says = if lacking.is_empty() {
        Localized::new(
            "Hồ sơ từng nạn nhân đã đủ, hoặc đã ghi lý do mục không áp dụng.",
            "The file of every victim is complete, or it is said why a point does not apply.",
        )
    } else {
        Localized::new(
            format!(
                "Hồ sơ còn thiếu: {}. Thêm tài liệu, hoặc ghi lý do mục không áp dụng.",
                listed("nạn nhân", Lang::Vi)
            ),
            format!(
                "The file lacks: {}. Add the paper, or say why the point does not apply.",
                listed("victim", Lang::En)
            ),
        )
    };
    Some(ClosingCondition {
        key: "victim_files",
        code: "file_incomplete",
        met: lacking.is_empty(),
        blocking: true,
        says,
        citation: "Nghị định 39/2016/NĐ-CP, Điều 16".to_owned(),
    })
}
