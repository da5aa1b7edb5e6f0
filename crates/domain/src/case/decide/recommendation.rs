//! Recommendations: added by the team, reported on by the owner, verified by a second person.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::order::{ExtendRecommendation, NewRecommendation};
use super::super::recommendation::{
    DueExtension, Progress, ProofKind, Recommendation, RecommendationState, Verification,
};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::Decision;
use crate::ids::{EvidenceId, RecommendationId};
use crate::time::{human_date, vn_date};
use crate::value::FieldError;
use crate::words::{Lang, Localized};

pub(super) fn add(case: &Case, cmd: NewRecommendation, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    if case.recommendations.iter().any(|r| r.id == cmd.id) {
        return Err(Refusal::rule(
            "recommendation_exists",
            "Kiến nghị này đã có.",
            "This recommendation exists already.",
            "",
        ));
    }
    if cmd.due < vn_date(c.now) {
        return Err(Refusal::field(
            "/due",
            "in_past",
            "Hạn thực hiện không thể ở quá khứ.",
            "The due date lies in the past.",
        ));
    }
    Ok(vec![Event::RecommendationAdded { recommendation: Box::new(cmd.into_recommendation(c.now)) }].into())
}

pub(super) fn report(
    case: &Case,
    id: RecommendationId,
    text: String,
    (evidence, evidence_ids): (Option<String>, Vec<EvidenceId>),
    done: bool,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let known = case
        .recommendations
        .iter()
        .find(|r| r.id == id)
        .ok_or(Refusal::Unknown { what: "recommendation" })?;
    if known.state() == RecommendationState::Verified {
        return Err(Refusal::rule(
            "verified_already",
            "Kiến nghị này đã được xác minh.",
            "This recommendation is verified already.",
            "",
        ));
    }
    for (n, id) in evidence_ids.iter().enumerate() {
        if !case.evidence.iter().any(|e| e.id == *id && e.withdrawn.is_none()) {
            return Err(Refusal::field(
                &format!("/evidence_ids/{n}"),
                "unknown_evidence",
                "Hồ sơ vụ này không có chứng cứ đó, hoặc chứng cứ đã bị loại. Tải chứng cứ lên vụ trước.",
                "The file of this case has no such evidence, or it was set aside. Add it to the case first.",
            ));
        }
    }
    let proven = !evidence_ids.is_empty() || evidence.as_ref().is_some_and(|e| !e.trim().is_empty());
    if let Some((vi, en)) = wanted_proof(known).filter(|_| done && !proven) {
        return Err(Refusal::Invalid(vec![FieldError {
            pointer: "/evidence".to_owned(),
            code: "proof_required",
            message: Localized::new(
                format!(
                    "Kiến nghị này đòi minh chứng: {vi}. Nêu minh chứng bằng lời (số, ngày của văn bản) hoặc chọn chứng \
                     cứ đã tải lên vụ.",
                ),
                format!(
                    "This recommendation asks for proof: {en}. Say what proves it (number and date of the paper) or \
                     choose evidence of the case.",
                ),
            ),
        }]));
    }
    let progress = Progress {
        text,
        evidence,
        evidence_ids,
        done,
        by: c.actor.user,
        by_name: c.actor.name.clone(),
        at: c.now,
    };
    Ok(vec![Event::RecommendationReported { id, progress }].into())
}

/// What the owner must show before a recommendation is done, in Vietnamese and English; none where nothing was asked
/// for, or where whoever verifies goes and looks.
fn wanted_proof(known: &Recommendation) -> Option<(String, String)> {
    let kind = known.proof_kind.filter(|k| *k != ProofKind::SiteVisit);
    match (kind, known.proof.as_deref().map(str::trim).filter(|words| !words.is_empty())) {
        (Some(kind), Some(words)) => Some((
            format!("{} ({words})", kind.label(Lang::Vi)),
            format!("{} ({words})", kind.label(Lang::En)),
        )),
        (Some(kind), None) => Some((kind.label(Lang::Vi).to_owned(), kind.label(Lang::En).to_owned())),
        (None, Some(words)) => Some((words.to_owned(), words.to_owned())),
        (None, None) => None,
    }
}

pub(super) fn verify(
    case: &Case,
    id: RecommendationId,
    accepted: bool,
    note: Option<String>,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let known = case
        .recommendations
        .iter()
        .find(|r| r.id == id)
        .ok_or(Refusal::Unknown { what: "recommendation" })?;
    if known.state() != RecommendationState::Reported {
        return Err(Refusal::rule(
            "nothing_to_verify",
            "Chưa có báo cáo thực hiện nào chờ xác minh.",
            "There is no report of completion to verify.",
            "",
        ));
    }
    let reporter = known.progress.iter().rev().find(|p| p.done).and_then(|p| p.by);
    if reporter.is_some() && reporter == c.actor.user {
        return Err(Refusal::rule(
            "second_person_required",
            "Người báo cáo thực hiện không được tự xác minh. Một người khác của cơ sở hoặc của Đoàn điều tra xác minh; cơ \
             sở chỉ có một tài khoản thì Sở Nội vụ xác minh.",
            "Whoever reported cannot verify: another user of the enterprise or of the team must; where there is only \
             one user, the department does.",
            "",
        ));
    }
    if !accepted && note.as_ref().is_none_or(|n| n.trim().is_empty()) {
        return Err(Refusal::field(
            "/note",
            "required",
            "Nêu lý do chưa đạt.",
            "Give the reason for the rejection.",
        ));
    }
    let verification =
        Verification { accepted, note, by: c.actor.user, by_name: c.actor.name.clone(), at: c.now };
    Ok(vec![Event::RecommendationVerified { id, verification }].into())
}

/// The last day is put off, with a reason; what was agreed before stays in the history.
pub(super) fn extend(
    case: &Case,
    order: ExtendRecommendation,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let known = case
        .recommendations
        .iter()
        .find(|r| r.id == order.id)
        .ok_or(Refusal::Unknown { what: "recommendation" })?;
    if known.state() == RecommendationState::Verified {
        return Err(Refusal::rule(
            "verified_already",
            "Kiến nghị này đã được xác minh.",
            "This recommendation is verified already.",
            "",
        ));
    }
    if order.due <= known.due || order.due < vn_date(c.now) {
        return Err(Refusal::Invalid(vec![FieldError {
            pointer: "/due".to_owned(),
            code: "not_later",
            message: Localized::new(
                format!("Hạn mới phải sau hạn hiện nay ({}) và không ở quá khứ.", human_date(known.due)),
                format!(
                    "The new date must lie after the present one ({}) and not in the past.",
                    human_date(known.due)
                ),
            ),
        }]));
    }
    let extension = DueExtension {
        from: known.due,
        to: order.due,
        reason: order.reason,
        by: c.actor.user,
        by_name: c.actor.name.clone(),
        at: c.now,
    };
    Ok(vec![Event::RecommendationExtended { id: order.id, extension }].into())
}
