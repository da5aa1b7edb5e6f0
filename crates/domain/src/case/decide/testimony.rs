//! Recording testimony (Phụ lục VIII Nghị định 39/2016/NĐ-CP).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{HeardAs, Testimony, TestimonySignature};
use super::super::refusal::Refusal;
use super::super::state::{Case, Victim};
use super::told::{Problems, not_waiting_for_police};
use super::{Decision, Warning};
use crate::time::{Instant, vn_date};
use crate::words::{DeathKind, Severity};

/// Somebody who died before: at the scene, or at a time that is known.
fn dead_by(v: &Victim, at: Instant) -> bool {
    v.severity() == Severity::Fatal
        && match v.died_at {
            Some(died) => died <= at,
            None => v.statement.death == Some(DeathKind::Scene),
        }
}

pub(super) fn decide(case: &Case, t: Testimony, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    not_waiting_for_police(case)?;
    let mut problems = Problems::default();
    problems.passed("/ended_at", t.ended_at, c.now);
    problems.since_accident(case, "/started_at", vn_date(t.started_at));
    if t.ended_at < t.started_at {
        problems.add(
            "/ended_at",
            "before_start",
            "Thời điểm kết thúc phải sau khi bắt đầu.",
            "It ended before it began.",
        );
    }
    if t.interviewers.is_empty() {
        problems.missing("/interviewers");
    }
    if t.answers.is_empty() {
        problems.add(
            "/answers",
            "no_answers",
            "Ghi ít nhất một câu hỏi và câu trả lời.",
            "Write down at least one question with its answer.",
        );
    }
    if t.pages == 0 {
        problems.add("/pages", "no_pages", "Biên bản có ít nhất 1 trang.", "The record has at least 1 page.");
    }
    match (t.person.heard_as, t.person.victim) {
        (HeardAs::Victim, None) => problems.missing("/person/victim_id"),
        (_, Some(id)) if case.victim(id).is_none() => problems.add(
            "/person/victim_id",
            "unknown_victim",
            "Vụ này không có nạn nhân được nêu.",
            "This case has no such victim.",
        ),
        (_, Some(id)) if case.victim(id).is_some_and(|v| dead_by(v, t.started_at)) => problems.add(
            "/person/victim_id",
            "victim_dead",
            "Nạn nhân này đã chết trước thời điểm lấy lời khai; kiểm tra lại người khai hoặc thời điểm.",
            "This victim was dead when the testimony began; check the person or the time.",
        ),
        (HeardAs::Victim | HeardAs::Witness | HeardAs::Concerned, _) => {}
    }
    match t.signature {
        TestimonySignature::Refused => problems.wanted("/refusal_reason", t.refusal_reason.as_deref()),
        TestimonySignature::Fingerprint => problems.wanted("/reading_witness", t.reading_witness.as_deref()),
        TestimonySignature::Signed => {}
    }
    problems.item(case, "/evidence_id", t.evidence);
    if let Some(earlier) = t.replaces {
        if !case.inquiry.standing_testimony().any(|s| s.id == earlier) {
            problems.add(
                "/replaces",
                "unknown_testimony",
                "Không có biên bản lấy lời khai đang dùng với mã này.",
                "No standing record of testimony has this id.",
            );
        }
        problems.wanted("/replace_reason", t.replace_reason.as_deref());
    }
    problems.done()?;
    let mut warnings = Vec::new();
    if !t.rights_explained {
        warnings.push(Warning::new(
            "rights_not_explained",
            "Chưa ghi nhận việc giải thích quyền, nghĩa vụ khai báo trung thực (Phụ lục VIII mục 4).",
            "It is not recorded that rights and the duty to tell the truth were explained (PL VIII, item 4).",
        ));
    }
    let t = Testimony { round: case.stage.team().map_or(case.round(), |team| team.round), ..t };
    Ok(Decision { events: vec![Event::TestimonyTaken(Box::new(t))], warnings })
}
