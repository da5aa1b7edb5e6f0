//! Findings on cause and responsibility (items 6 to 9 of PL IX and PL X).

use super::super::event::Event;
use super::super::findings::{Conclusion, FaultSide, Findings};
use super::super::refusal::Refusal;
use super::super::stage::StageKind;
use super::super::state::Case;
use super::sign::unfounded;
use super::told::Problems;
use super::{Decision, Warning};
use crate::reference;

pub(super) fn decide(case: &Case, findings: Findings) -> Result<Decision, Refusal> {
    if case.stage.kind() == StageKind::Suspended && !case.prosecuted {
        return Err(Refusal::rule(
            "with_police",
            "Hồ sơ đang ở cơ quan điều tra và chưa có quyết định khởi tố; chưa thể kết luận.",
            "The file is with the police and nobody has been prosecuted; findings must wait.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 7",
        ));
    }
    let code: Option<u8> = findings.cause.parse().ok();
    let is_benefit = findings.conclusion == Conclusion::Benefit392;
    let known = reference::causes().iter().any(|cause| cause.code == findings.cause);
    match (known, is_benefit, code) {
        (_, true, Some(10)) => {}
        (_, true, _) => {
            return Err(Refusal::field(
                "/cause",
                "cause_10_for_benefit",
                "Tai nạn được hưởng trợ cấp theo khoản 2 Điều 39 mang mã 10.",
                "An accident with allowance under Article 39(2) has code 10.",
            ));
        }
        (true, false, Some(1..=9)) => {}
        (_, false, _) => {
            return Err(Refusal::field(
                "/cause",
                "unknown_cause",
                "Chọn một nguyên nhân chính, mã 1 đến 9 (PL XII mục 1.1).",
                "Choose one principal cause, code 1 to 9.",
            ));
        }
    }
    well_formed(case, &findings)?;
    let mut warnings = Vec::new();
    warnings.extend(case.stage.signed().map(|old| void(&old.minutes_number)));
    warnings.extend(consistency(case, &findings, code));
    Ok(Decision { warnings, events: vec![Event::Concluded { findings: Box::new(findings) }] })
}

/// Signatures stand under what was signed, not under other findings.
fn void(number: &str) -> Warning {
    Warning::new(
        "signatures_void",
        format!(
            "Biên bản số {number} đã ký không còn hiệu lực vì kết luận đã thay đổi: mọi thành viên phải ký lại trước khi công bố."
        ),
        format!(
            "The signed minutes no. {number} stand no longer because the findings changed: every member signs again before the announcement."
        ),
    )
}

/// What the findings name exists: evidence, victims, and the cause that another explains.
fn well_formed(case: &Case, f: &Findings) -> Result<(), Refusal> {
    let mut problems = Problems::default();
    problems.items(case, "/evidence", &f.evidence);
    for (n, cause) in f.causes.iter().enumerate() {
        problems.items(case, &format!("/causes/{n}/evidence"), &cause.evidence);
        let earlier = u32::try_from(n).unwrap_or(u32::MAX);
        if cause.explains.is_some_and(|of| of == 0 || of > earlier) {
            problems.add(
                &format!("/causes/{n}/explains"),
                "unknown_cause_number",
                "Ghi số thứ tự của một nguyên nhân đứng trước, hoặc để trống nếu là nguyên nhân của chính vụ tai nạn.",
                "Give the number of an earlier cause, or leave it blank for a cause of the accident itself.",
            );
        }
    }
    for (n, person) in f.persons_at_fault.iter().enumerate() {
        problems.items(case, &format!("/persons_at_fault/{n}/evidence"), &person.evidence);
    }
    for (n, against) in f.contrary.iter().enumerate() {
        problems.item(case, &format!("/contrary/{n}/evidence_id"), against.evidence);
    }
    for (n, v) in f.victims.iter().enumerate() {
        if case.victim(v.victim).is_none() {
            problems.add(
                &format!("/victims/{n}/victim_id"),
                "unknown_victim",
                "Vụ này không có nạn nhân được nêu.",
                "This case has no such victim.",
            );
        }
    }
    let p = &f.provincial;
    if p.site_from.zip(p.site_to).is_some_and(|(from, to)| to < from) {
        problems.add(
            "/provincial/site_to",
            "before_start",
            "Ngày kết thúc phải sau ngày bắt đầu.",
            "The last day lies before the first.",
        );
    }
    problems.done()
}

/// Fault of the employer goes with causes 1–6, of the worker with 7–8, of nobody with 9: warned, never blocked.
fn consistency(case: &Case, f: &Findings, code: Option<u8>) -> Vec<Warning> {
    let mut out = Vec::new();
    let fits = match (f.fault, code) {
        (FaultSide::Both, _) | (_, Some(10)) => true,
        (FaultSide::Employer, Some(1..=6))
        | (FaultSide::Worker, Some(7 | 8))
        | (FaultSide::Other, Some(9)) => true,
        (FaultSide::Employer | FaultSide::Worker | FaultSide::Other, _) => false,
    };
    if !fits {
        out.push(Warning::new(
            "fault_and_cause",
            "Bên có lỗi và mã nguyên nhân chính không khớp nhau; kiểm tra lại trước khi công bố.",
            "The side at fault and the principal cause do not fit; check before the announcement.",
        ));
    }
    if f.conclusion == Conclusion::Benefit392 && !case.accident.as_ref().is_some_and(|a| a.commuting) {
        out.push(Warning::new(
            "benefit_without_commuting",
            "Khoản 2 Điều 39 chỉ dành cho tai nạn trên đường đi và về giữa nơi ở và nơi làm việc; vụ này chưa ai ghi là tai nạn trên đường. Đính chính dữ kiện hoặc xem lại kết luận.",
            "Article 39(2) is for accidents on the way to or from work; nobody has marked this case as such. Correct the facts or look again at the conclusion.",
        ));
    }
    if f.persons_at_fault.is_empty() && f.fault != FaultSide::Other {
        out.push(Warning::new(
            "nobody_named",
            "Có bên có lỗi nhưng chưa nêu người có lỗi (mục 9 của biên bản).",
            "A side is at fault but no person is named (item 9 of the minutes).",
        ));
    }
    let gaps = unfounded(case, f).len();
    if gaps > 0 {
        out.push(Warning::new(
            "not_ready_to_sign",
            format!("Chưa ký được biên bản: còn {gaps} điểm thiếu chứng cứ, thiếu quy định bị vi phạm hoặc chưa trả lời chứng cứ trái ngược."),
            format!("The minutes cannot be signed yet: {gaps} point(s) lack evidence, the rule breached, or an answer to contrary evidence."),
        ));
    }
    if case.recommendations.is_empty() {
        out.push(Warning::new(
            "no_recommendation",
            "Chưa có biện pháp ngăn ngừa tai nạn tương tự (mục 10 của biên bản).",
            "No measure against a similar accident has been recommended (item 10 of the minutes).",
        ));
    }
    out
}
