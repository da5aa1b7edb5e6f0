//! What the police tell of a file that they hold: a longer term to rule (BLTTHS Điều 147), and what goes back to the
//! team (Luật ATVSLĐ Điều 35 khoản 7).

use super::super::change::PoliceDecision;
use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{PoliceExtension, PoliceReturnList, TermExtender};
use super::super::refusal::Refusal;
use super::super::stage::{PoliceTransfer, Stage};
use super::super::state::Case;
use super::Decision;
use super::told::Problems;
use crate::law::{Basis, Moment};
use crate::time::{human_date, vn_date};
use crate::value::search_fold;
use chrono::Months;

fn held(case: &Case) -> Result<&PoliceTransfer, Refusal> {
    match &case.stage {
        Stage::Suspended { transfer, .. } => Ok(transfer),
        _not_with_them => Err(Refusal::Unknown { what: "hand-over to the police" }),
    }
}

/// The police have longer to rule: two months in complex cases, and what the procuracy adds once; the months are
/// settings of the law set. What was recorded wrong of a body is replaced by saying what was wrong.
pub(super) fn extend_term(
    case: &Case,
    e: PoliceExtension,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let transfer = held(case)?;
    let matter = &case.inquiry.police;
    let settings = c.law.settings();
    let handed = vn_date(transfer.at);
    if matter.rulings.iter().any(|r| r.received_at >= transfer.at) {
        return Err(Refusal::rule(
            "already_ruled",
            "Cơ quan điều tra đã ra quyết định về hồ sơ này; không còn thời hạn để gia hạn.",
            "The police have ruled on this file; no term is left to extend.",
            "Bộ luật Tố tụng hình sự 2015, Điều 147",
        ));
    }
    let mut problems = Problems::default();
    problems.come("/date", e.date, c.now);
    if e.date < handed {
        problems.add(
            "/date",
            "before_transfer",
            "Ngày thông báo phải sau ngày chuyển hồ sơ.",
            "The notice lies before the hand-over.",
        );
    }
    match (matter.given_by(e.by, transfer), &e.correction) {
        (Some(_), None) => problems.add(
            "/by",
            "extended_once",
            "Đã ghi nhận một lần kéo dài, gia hạn của cơ quan này cho hồ sơ này; luật chỉ cho một lần. Nếu lần ghi \
             trước sai, nêu chỗ sai ở mục “Đính chính”.",
            "This body has already given a longer term for this file; the law allows it once. If what was recorded \
             is wrong, say what is wrong under “Correction”.",
        ),
        (None, Some(_)) => problems.add(
            "/correction",
            "nothing_to_correct",
            "Chưa ghi nhận lần kéo dài, gia hạn nào của cơ quan này cho hồ sơ này; để trống mục này.",
            "No longer term of this body is recorded for this file; leave this empty.",
        ),
        (Some(_), Some(_)) | (None, None) => {}
    }
    let added = match e.by {
        TermExtender::Police => 0,
        TermExtender::Procuracy => settings.procuracy_adds_months,
    };
    let months = settings.police_longest_months + added;
    let latest = c.calendar.roll_forward(handed.checked_add_months(Months::new(months)).unwrap_or(handed));
    if e.until > latest {
        let key = if added == 0 { "police_longest_months" } else { "procuracy_adds_months" };
        let cited = settings.basis(key).map(cited).unwrap_or_default();
        problems.add(
            "/until",
            "longer_than_the_law",
            format!(
                "Muộn nhất là {} ({months} tháng kể từ ngày nhận hồ sơ{cited}); kiểm tra lại ngày trên văn bản.",
                human_date(latest)
            ),
            format!(
                "The latest is {} ({months} months from the receipt of the file{cited}); check the day on the notice.",
                human_date(latest)
            ),
        );
    }
    let runs = c.law.term(crate::law::DeadlineKind::PoliceRuling, handed, c.calendar).due;
    let others = match e.by {
        TermExtender::Police => TermExtender::Procuracy,
        TermExtender::Procuracy => TermExtender::Police,
    };
    let known = match &e.correction {
        Some(_) => runs,
        None => matter.given_by(others, transfer).map_or(runs, |x| Moment::Day(x.until)),
    };
    if Moment::Day(e.until) <= known {
        problems.add(
            "/until",
            "not_longer",
            "Ngày này không dài hơn thời hạn đang tính.",
            "This day is no later than the term that runs.",
        );
    }
    problems.done()?;
    Ok(vec![Event::PoliceTermExtended(Box::new(e))].into())
}

fn cited(basis: &Basis) -> String {
    format!(", {}", basis.citation.text)
}

/// The police say what of the file goes back; the team confirms it by recording the return.
pub(super) fn list_return(
    case: &Case,
    list: PoliceReturnList,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let transfer = held(case)?;
    let matter = &case.inquiry.police;
    let ruling = matter.rulings.iter().rev().find(|r| r.received_at >= transfer.at).map(|r| r.decision);
    match ruling {
        Some(PoliceDecision::NotProsecuted | PoliceDecision::TemporarilySuspended) => {}
        Some(PoliceDecision::Prosecuted) | None => {
            return Err(Refusal::rule(
                "no_ruling_to_return",
                "Chỉ giao trả sau quyết định không khởi tố hoặc tạm đình chỉ; ghi nhận quyết định đó trước.",
                "A file goes back after a ruling not to prosecute or to suspend; record that ruling first.",
                "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP, Điều 20",
            ));
        }
    }
    let mut problems = Problems::default();
    problems.come("/date", list.date, c.now);
    if list.items.is_empty() {
        problems.missing("/items");
    }
    let handed: Vec<String> = transfer.items.iter().map(|item| search_fold(item)).collect();
    let still: Vec<String> = matter.outstanding(transfer).into_iter().map(search_fold).collect();
    for (n, item) in list.items.iter().enumerate() {
        let folded = search_fold(item);
        let pointer = format!("/items/{n}");
        if !handed.contains(&folded) {
            problems.add(
                &pointer,
                "not_handed_over",
                format!("“{item}” không có trong danh mục đã chuyển; chọn trong danh mục đó."),
                format!("“{item}” is not on the list of what was handed over; choose from that list."),
            );
        } else if !still.contains(&folded) {
            problems.add(
                &pointer,
                "already_back",
                format!("“{item}” đã được ghi nhận giao trả."),
                format!("“{item}” is already recorded as returned."),
            );
        }
    }
    problems.done()?;
    Ok(vec![Event::PoliceReturnListed(Box::new(list))].into())
}
