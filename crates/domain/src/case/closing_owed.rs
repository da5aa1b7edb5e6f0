//! What is still owed when a case is to be closed: the letter of opinion, the class, open terms, the quick report.

use super::closing::ClosingCondition;
use super::deadlines::{CaseDeadline, deadlines};
use super::state::Case;
use crate::law::{DeadlineKind, Filer, LawSet, Moment};
use crate::reference::Calendar;
use crate::time::{Instant, human_date, human_datetime, vn_date};
use crate::words::{EventClass, Lang, Localized};

/// Conditions that something owed stands behind. `reported`: the quick report to the ministry is recorded as sent.
pub(super) fn owed(
    case: &Case,
    law: &LawSet,
    calendar: &Calendar,
    now: Instant,
    reported: bool,
) -> Vec<ClosingCondition> {
    let mut out = Vec::new();
    out.extend(opinion(case, law, calendar));
    out.extend(class_settled(case));
    out.extend(terms(case, law, calendar, now));
    out.extend(quick_report(case, reported));
    out
}

/// The letter to police and procuracy after the work done together (Nghị định 39/2016/NĐ-CP Điều 20): the law orders
/// it, and once the case is closed nobody could send it.
fn opinion(case: &Case, law: &LawSet, calendar: &Calendar) -> Option<ClosingCondition> {
    let ended = case.inquiry.joint_work_ended().filter(|_| case.class() == EventClass::Fatal)?;
    let term = law.term(DeadlineKind::OpinionLetter, vn_date(ended), calendar);
    let met = !case.inquiry.police.opinions.is_empty();
    let says = if met {
        Localized::new(
            "Đã gửi văn bản nêu ý kiến cho cơ quan điều tra và Viện kiểm sát.",
            "The letter of opinion went to police and procuracy.",
        )
    } else {
        Localized::new(
            "Chưa gửi văn bản nêu ý kiến cho cơ quan điều tra và Viện kiểm sát; hãy gửi và ghi nhận trước.",
            "The letter of opinion to police and procuracy is not sent; send and record it first.",
        )
    };
    Some(ClosingCondition {
        key: "opinion_letter",
        code: "opinion_not_sent",
        met,
        blocking: true,
        says,
        citation: term.basis.citation.text,
    })
}

/// The class is provisional until medical papers are there (R-CLS-4); closing settles it, with the reason.
fn class_settled(case: &Case) -> Option<ClosingCondition> {
    let classified = case.classified.as_ref()?;
    let met = !classified.provisional;
    let says = if met {
        Localized::new("Loại vụ không còn là tạm phân loại.", "The class is no longer provisional.")
    } else {
        Localized::new(
            "Vụ còn tạm phân loại vì chưa có giấy tờ y tế của mọi nạn nhân: thêm giấy tờ vào hồ sơ, hoặc ghi lý do; kết thúc vụ là chốt loại vụ.",
            "The class is provisional, since a medical paper is lacking: add it to the file, or say why not; closing settles the class.",
        )
    };
    Some(ClosingCondition {
        key: "class_settled",
        code: "class_provisional",
        met,
        blocking: false,
        says,
        citation: "Nghị định 39/2016/NĐ-CP, Điều 9".to_owned(),
    })
}

/// Terms that somebody else must keep and that no other condition tells of.
fn terms(case: &Case, law: &LawSet, calendar: &Calendar, now: Instant) -> Option<ClosingCondition> {
    let told_here = |d: &&CaseDeadline| match d.term.kind {
        DeadlineKind::ReferralAnswer | DeadlineKind::Supplement => true,
        // For the dead there is a condition of its own; of the injured each has his term.
        DeadlineKind::CompensationPayment => d.reference.parse::<u32>().is_err(),
        DeadlineKind::Investigation
        | DeadlineKind::SceneArrival
        | DeadlineKind::SendMinutes
        | DeadlineKind::Complaint
        | DeadlineKind::ComplaintAnswer
        | DeadlineKind::OpinionLetter
        | DeadlineKind::PoliceHandBack
        | DeadlineKind::PoliceRuling
        | DeadlineKind::DocumentRequest
        | DeadlineKind::Recommendation => false,
    };
    let all = deadlines(case, law, calendar, now);
    let open: Vec<&CaseDeadline> = all.iter().filter(told_here).filter(|d| d.open()).collect();
    let first = open.first()?;
    let list = |lang| {
        let one = |d: &&CaseDeadline| {
            let due = match d.term.due {
                Moment::Day(day) => human_date(day),
                Moment::At(at) => human_datetime(at),
            };
            format!("{} ({due})", d.term.kind.label(lang))
        };
        open.iter().map(one).collect::<Vec<_>>().join("; ")
    };
    Some(ClosingCondition {
        key: "open_terms",
        code: "terms_open",
        met: false,
        blocking: false,
        says: Localized::new(
            format!("Còn thời hạn chưa thực hiện: {}.", list(Lang::Vi)),
            format!("Terms that are not kept yet: {}.", list(Lang::En)),
        ),
        citation: first.term.basis.citation.text.clone(),
    })
}

/// The department reports a grave accident to the ministry at once (Luật ATVSLĐ Điều 36 khoản 3).
fn quick_report(case: &Case, reported: bool) -> Option<ClosingCondition> {
    let grave = match case.class() {
        EventClass::Fatal | EventClass::SeriousMulti | EventClass::Unknown => true,
        EventClass::SeriousSingle | EventClass::Light => false,
    };
    let all = case.duties.iter().rev().flat_map(|d| &d.filing);
    let duty = all.filter(|_| grave).find(|f| f.by == Filer::Department)?;
    let says = if reported {
        Localized::new("Đã báo cáo nhanh cho Bộ.", "The quick report went to the ministry.")
    } else {
        Localized::new(
            "Chưa ghi nhận báo cáo nhanh gửi Bộ (PL XIII): hoàn thành ở mục Việc cần làm, hoặc ghi lý do.",
            "The quick report to the ministry (Annex XIII) is not recorded: complete the task, or say why not.",
        )
    };
    Some(ClosingCondition {
        key: "quick_report",
        code: "quick_report_not_sent",
        met: reported,
        blocking: false,
        says,
        citation: duty.basis.citation.text.clone(),
    })
}
