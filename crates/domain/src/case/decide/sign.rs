//! Signing the minutes: findings bound to evidence and to the rule breached.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::evidence::EvidenceKind;
use super::super::findings::{Conclusion, FaultSide, Findings, FindingsSigned, MinutesSignature};
use super::super::order::SignFindings;
use super::super::refusal::Refusal;
use super::super::service::same_name;
use super::super::stage::Stage;
use super::super::state::Case;
use super::super::team::Team;
use super::told::Problems;
use super::{Decision, Warning};
use crate::value::FieldError;
use crate::words::Localized;

pub(super) fn decide(case: &Case, cmd: SignFindings, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let Stage::Concluded { team, findings, .. } = &case.stage else {
        return Err(Refusal::Unknown { what: "concluded findings" });
    };
    let gaps = unfounded(case, findings);
    if !gaps.is_empty() {
        return Err(Refusal::Invalid(gaps));
    }
    let mut problems = Problems::default();
    problems.come("/signed_on", cmd.signed_on, c.now);
    // The day on the paper counts: the conclusion may be written down here after it was signed.
    problems.since_accident(case, "/signed_on", cmd.signed_on);
    if problems.is_empty() {
        problems.not_before(
            "/signed_on",
            cmd.signed_on,
            team.decision_date,
            "before_founding",
            ["thành lập Đoàn điều tra", "the decision that founded the team"],
        );
    }
    strangers(team, findings, &cmd.signatures, &mut problems);
    signatures(team, &cmd.signatures, &mut problems);
    problems.done()?;
    let signed = FindingsSigned {
        minutes_number: cmd.minutes_number,
        signed_on: cmd.signed_on,
        signatures: cmd.signatures,
        recorded_at: c.now,
    };
    Ok(Decision { warnings: thin_file(case), events: vec![Event::FindingsSigned(Box::new(signed))] })
}

/// What the concluded findings of a case lack to be signed, each with its place in the findings.
pub fn unfounded_findings(case: &Case) -> Vec<FieldError> {
    case.stage.findings().map(|f| unfounded(case, f)).unwrap_or_default()
}

/// What a finding lacks to be signed, with the place in the findings where it is missing.
pub(super) fn unfounded(case: &Case, f: &Findings) -> Vec<FieldError> {
    let mut out = Vec::new();
    let mut add = |pointer: String, code: &'static str, vi: &str, en: &str| {
        out.push(FieldError { pointer, code, message: Localized::new(vi, en) });
    };
    let stands = |id: &crate::ids::EvidenceId| case.evidence_item(*id).is_some_and(|e| e.stands());
    if !f.evidence.iter().any(stands) {
        add(
            "/evidence".to_owned(),
            "evidence_required",
            "Kết luận chưa gắn với chứng cứ nào: sửa kết luận và chọn chứng cứ làm căn cứ.",
            "The findings rest on no evidence: change them and choose what they rest on.",
        );
    }
    if f.conclusion == Conclusion::Benefit392
        && !commuting_paper(case)
        && f.commuting_paper_reason.as_ref().is_none_or(|r| r.trim().is_empty())
    {
        add(
            "/commuting_paper_reason".to_owned(),
            "commuting_paper_required",
            "Tai nạn trên đường đi và về cần một trong các giấy tờ: biên bản khám nghiệm kèm sơ đồ hiện trường, hồ sơ giải quyết tai nạn giao thông, hoặc văn bản xác nhận của Công an cấp xã (Luật ATVSLĐ Điều 35 khoản 5). Thêm vào chứng cứ, hoặc nêu lý do bằng văn bản.",
            "An accident on the way needs one of: the scene examination with its sketch, the record of the traffic accident, or the written confirmation of the commune police (Law on OSH, Article 35(5)). Add it to the evidence, or give the reason in writing.",
        );
    }
    if f.fault != FaultSide::Other && f.rules_breached.is_empty() {
        add(
            "/rules_breached".to_owned(),
            "rule_required",
            "Có bên có lỗi nhưng chưa nêu quy định bị vi phạm (điều, khoản, nội quy, quy trình).",
            "A side is at fault but the rule breached is not named.",
        );
    }
    for (n, person) in f.persons_at_fault.iter().enumerate() {
        let name = person.name.as_str();
        if person.article.is_none() {
            add(
                format!("/persons_at_fault/{n}/article"),
                "article_required",
                &format!("Nêu quy định mà {name} đã vi phạm."),
                &format!("Name the rule that {name} breached."),
            );
        }
        if !person.evidence.iter().any(stands) {
            add(
                format!("/persons_at_fault/{n}/evidence"),
                "evidence_required",
                &format!("Lỗi của {name} chưa gắn với chứng cứ nào."),
                &format!("No evidence is linked to the fault of {name}."),
            );
        }
    }
    for pointer in set_aside_links(case, f) {
        add(
            pointer,
            "evidence_set_aside",
            "Chứng cứ này đã bị loại khỏi hồ sơ: kết luận lại với chứng cứ khác.",
            "This piece of evidence was set aside: conclude anew on another.",
        );
    }
    for (n, against) in f.contrary.iter().enumerate() {
        if against.answer.as_ref().is_none_or(|a| a.trim().is_empty()) {
            add(
                format!("/contrary/{n}/answer"),
                "contrary_unanswered",
                "Chứng cứ trái ngược phải được trả lời: vì sao kết luận vẫn đứng vững.",
                "Contrary evidence must be answered: why the findings stand all the same.",
            );
        }
    }
    out
}

/// Places in the findings that name evidence which was set aside since.
pub(super) fn set_aside_links(case: &Case, f: &Findings) -> Vec<String> {
    let gone = |id| case.evidence_item(id).is_none_or(|e| !e.stands());
    f.linked().into_iter().filter(|(_, id)| gone(*id)).map(|(pointer, _)| pointer).collect()
}

/// One of the papers of which an accident on the way is proved (Luật ATVSLĐ Điều 35 khoản 5).
pub(super) fn commuting_paper(case: &Case) -> bool {
    let has = |kind: EvidenceKind| case.evidence.iter().any(|e| e.stands() && e.kind == kind);
    (has(EvidenceKind::SceneExam) && has(EvidenceKind::SceneSketch))
        || has(EvidenceKind::TrafficRecord)
        || has(EvidenceKind::CommunePoliceConfirmation)
}

/// The members sign, and whom the findings name as having taken part (items 2 and 3 of PL IX and PL X): nobody else,
/// and nobody twice.
fn strangers(team: &Team, findings: &Findings, given: &[MinutesSignature], problems: &mut Problems) {
    for (n, s) in given.iter().enumerate() {
        let named = team.members.iter().map(|m| m.name.as_str());
        let named = named.chain(findings.participants.iter().map(|p| p.name.as_str()));
        // Two people may bear one name.
        let known = named.filter(|name| same_name(name, &s.name)).count();
        if known == 0 {
            problems.add(
                &format!("/signatures/{n}/name"),
                "not_a_member",
                format!("{} không phải thành viên Đoàn hoặc người tham dự đã ghi trong kết luận: sửa tên, hoặc thay đổi thành phần Đoàn trước.", s.name),
                format!("{} is neither a member of the team nor named in the findings as having taken part: correct the name, or change the team first.", s.name),
            );
        } else if given.iter().take(n + 1).filter(|x| same_name(&x.name, &s.name)).count() > known {
            problems.add(
                &format!("/signatures/{n}/name"),
                "signed_twice",
                format!("{} đã có trong danh sách ký.", s.name),
                format!("{} is on the list of signatures already.", s.name),
            );
        }
    }
}

/// The head signs; every other member signs or says why not.
fn signatures(team: &Team, given: &[MinutesSignature], problems: &mut Problems) {
    for (n, s) in given.iter().enumerate() {
        if !s.signed {
            problems.wanted(&format!("/signatures/{n}/reason"), s.reason.as_deref());
        }
    }
    for member in &team.members {
        let found = given.iter().find(|s| same_name(&s.name, member.name.as_str()));
        match found {
            Some(s) if member.head && !s.signed => problems.add(
                "/signatures",
                "head_signs",
                "Trưởng đoàn quyết định kết luận và phải ký biên bản.",
                "The head decides the conclusion and signs the minutes.",
            ),
            Some(_) => {}
            None => problems.add(
                "/signatures",
                "member_missing",
                format!("Ghi {} đã ký, hoặc không ký kèm lý do.", member.name.as_str()),
                format!("Say that {} signed, or did not and why.", member.name.as_str()),
            ),
        }
    }
}

/// Minutes are announced on testimony, a sketch and photographs: warned, not blocked.
fn thin_file(case: &Case) -> Vec<Warning> {
    let mut out = Vec::new();
    let has = |kinds: &[EvidenceKind]| case.evidence.iter().any(|e| e.stands() && kinds.contains(&e.kind));
    if case.inquiry.standing_testimony().next().is_none() && !has(&[EvidenceKind::Testimony]) {
        out.push(Warning::new(
            "no_testimony",
            "Hồ sơ chưa có biên bản lấy lời khai nào (Nghị định 39/2016/NĐ-CP, Điều 16).",
            "The file holds no testimony (Decree 39/2016, Article 16).",
        ));
    }
    if !has(&[EvidenceKind::SceneSketch, EvidenceKind::ScenePhoto]) {
        out.push(Warning::new(
            "no_sketch_or_photo",
            "Hồ sơ chưa có sơ đồ hoặc ảnh hiện trường (Nghị định 39/2016/NĐ-CP, Điều 16).",
            "The file holds neither a sketch nor a photograph of the scene (Decree 39/2016, Article 16).",
        ));
    }
    out
}
