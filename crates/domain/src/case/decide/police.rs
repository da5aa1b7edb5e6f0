//! The file goes to the police and comes back (Luật ATVSLĐ Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP Điều 20).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{OpinionLetter, PoliceRuling, Primacy, ProsecutionEnd, ProsecutionOutcome};
use super::super::order::ReturnFromPolice;
use super::super::refusal::Refusal;
use super::super::stage::{PoliceTransfer, Stage};
use super::super::state::Case;
use super::consequences::settle;
use super::told::{Problems, first_word};
use super::{Decision, Warning};
use crate::law::Trigger;
use crate::time::{human_date, vn_date};
use crate::value::search_fold;
use crate::words::{EventClass, Lang};
use chrono::Duration;

const ARTICLE: &str = "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 7; Nghị định 39/2016/NĐ-CP, Điều 20";

pub(super) fn send(
    case: &Case,
    transfer: PoliceTransfer,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if transfer.signs.trim().is_empty() {
        return Err(Refusal::field(
            "/signs",
            "required",
            "Nêu dấu hiệu tội phạm.",
            "Say which signs of a crime were found.",
        ));
    }
    if transfer.at > c.now + Duration::minutes(2) {
        return Err(Refusal::field(
            "/at",
            "in_future",
            "Thời điểm chuyển hồ sơ không thể ở tương lai.",
            "The hand-over lies in the future.",
        ));
    }
    let mut problems = Problems::default();
    problems.since_accident(case, "/at", vn_date(transfer.at));
    problems.done()?;
    // A declaration is stamped on arrival here, although the paper came before: said, not refused.
    let word = first_word(case);
    let early = (vn_date(transfer.at) < word).then(|| {
        Warning::new(
            "before_report",
            format!("Ngày chuyển hồ sơ trước ngày ghi nhận tin đầu tiên ({}); nếu tin đã nhận sớm hơn, hãy ghi tin đó kèm thời điểm nhận.", human_date(word)),
            format!("The hand-over lies before the first report on record ({}); if word came earlier, log that report with its time.", human_date(word)),
        )
    });
    let events = settle(case, vec![Event::SentToPolice(transfer)], Trigger::CriminalSigns, None, c)?;
    Ok(Decision { events, warnings: early.into_iter().collect() })
}

pub(super) fn receive_back(
    case: &Case,
    r: ReturnFromPolice,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let Stage::Suspended { transfer, .. } = &case.stage else {
        return Err(Refusal::Unknown { what: "hand-over to the police" });
    };
    let mut problems = Problems::default();
    problems.passed("/received_at", r.received_at, c.now);
    if r.received_at < transfer.at {
        problems.add(
            "/received_at",
            "before_transfer",
            "Thời điểm nhận lại phải sau khi chuyển hồ sơ.",
            "This lies before the hand-over.",
        );
    }
    let ruled = case.inquiry.police.rulings.iter().rev().find(|x| x.received_at >= transfer.at);
    if let Some(ruling) = ruled.filter(|x| x.decision != r.decision) {
        problems.add(
            "/decision",
            "not_the_ruling",
            format!(
                "Quyết định đã ghi nhận là: {}. Nếu có quyết định mới, ghi nhận quyết định đó trước.",
                ruling.decision.label(Lang::Vi)
            ),
            format!(
                "The ruling on record is {}; record a new ruling first.",
                ruling.decision.label(Lang::En)
            ),
        );
    }
    let now: Vec<String> = r.items.iter().map(|item| search_fold(item)).collect();
    let mut still = case.inquiry.police.outstanding(transfer);
    still.retain(|item| !now.contains(&search_fold(item)));
    let missing_reason = r.missing_reason.filter(|reason| r.complete && !reason.trim().is_empty());
    let mut warnings = Vec::new();
    if r.complete && !still.is_empty() {
        let list = still.join("; ");
        if missing_reason.is_some() {
            warnings.push(Warning::new(
                "items_outstanding",
                format!("Ghi là đã nhận đủ, kèm lý do không nhận lại: {list}."),
                format!(
                    "Everything is said to be back, with the reason why this does not come back: {list}."
                ),
            ));
        } else {
            problems.add(
                "/missing_reason",
                "items_outstanding",
                format!("Ghi là đã nhận đủ, nhưng chưa thấy ghi nhận lại: {list}. Thêm vào danh mục nhận lại, ghi lý do không nhận lại, hoặc chọn chưa nhận đủ (Luật ATVSLĐ Điều 35 khoản 7)."),
                format!("Everything is said to be back, but this is on no list: {list}. Add it to what came back, say why it does not come back, or say that not everything was received (Law on OSH, Article 35(7))."),
            );
        }
    }
    problems.done()?;
    if !r.complete {
        warnings.push(Warning::new(
            "returned_in_part",
            "Thời hạn điều tra chỉ tính lại từ ngày Đoàn nhận đủ tài liệu, đồ vật, phương tiện (Luật ATVSLĐ Điều 35 khoản 7).",
            "The term is counted anew only from the day everything has been received (Law on OSH, Article 35(7)).",
        ));
    }
    let event = Event::ReturnedByPolice {
        received_at: r.received_at,
        decision: r.decision,
        decision_reference: r.decision_reference,
        items: r.items,
        complete: r.complete,
        record_number: r.record_number,
        missing_reason,
    };
    Ok(Decision { events: vec![event], warnings })
}

pub(super) fn set_primacy(primacy: Primacy, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    problems.passed("/since", primacy.since, c.now);
    problems.done()?;
    Ok(vec![Event::PrimacySet(primacy)].into())
}

pub(super) fn send_opinion(
    case: &Case,
    o: OpinionLetter,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    problems.come("/date", o.date, c.now);
    problems.since_accident(case, "/date", o.date);
    problems.passed("/sent_at", o.sent_at, c.now);
    problems.item(case, "/evidence_id", o.evidence);
    if o.sent_to.is_empty() {
        problems.missing("/sent_to");
    }
    problems.done()?;
    Ok(vec![Event::OpinionSent(Box::new(o))].into())
}

/// The police rule on a report of a crime; the file may still be with them afterwards.
pub(super) fn ruling(case: &Case, r: PoliceRuling, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let sent = match &case.stage {
        Stage::Suspended { transfer, .. } => Some(transfer.at),
        _not_with_them => None,
    };
    if sent.is_none() && case.inquiry.police.rulings.is_empty() && case.class() != EventClass::Fatal {
        return Err(Refusal::rule(
            "nothing_with_police",
            "Vụ này chưa chuyển cơ quan điều tra; ghi nhận việc chuyển hồ sơ trước.",
            "Nothing was handed to the police; record the hand-over first.",
            ARTICLE,
        ));
    }
    let mut problems = Problems::default();
    problems.come("/date", r.date, c.now);
    problems.since_accident(case, "/date", r.date);
    problems.passed("/received_at", r.received_at, c.now);
    if vn_date(r.received_at) < r.date {
        problems.add(
            "/received_at",
            "before_ruling",
            "Ngày nhận phải sau ngày ra quyết định.",
            "It was received before it was made.",
        );
    }
    if sent.is_some_and(|at| r.date < vn_date(at)) {
        problems.add(
            "/date",
            "before_transfer",
            "Ngày quyết định phải sau ngày chuyển hồ sơ.",
            "The ruling lies before the hand-over.",
        );
    }
    problems.done()?;
    Ok(vec![Event::PoliceRuled(r)].into())
}

pub(super) fn prosecution_end(
    case: &Case,
    end: ProsecutionOutcome,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    if !case.prosecuted {
        return Err(Refusal::rule(
            "not_prosecuted",
            "Chưa có quyết định khởi tố; ghi nhận quyết định của cơ quan điều tra trước.",
            "Nobody has been prosecuted; record the ruling of the police first.",
            ARTICLE,
        ));
    }
    let mut problems = Problems::default();
    problems.come("/date", end.date, c.now);
    problems.done()?;
    let mut warnings = Vec::new();
    if end.end != ProsecutionEnd::Convicted || !end.accused_is_victim {
        warnings.push(Warning::new(
            "not_victims_fault",
            "Khi giải quyết chế độ, coi như tai nạn không hoàn toàn do lỗi của nạn nhân (Nghị định 39/2016/NĐ-CP, Điều 28).",
            "For benefits the accident counts as not entirely the victim's fault (Decree 39/2016, Article 28).",
        ));
    }
    Ok(Decision { events: vec![Event::ProsecutionEnded(end)], warnings })
}
