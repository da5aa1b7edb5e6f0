//! Documents and objects the team asks for (Luật ATVSLĐ Điều 35 khoản 5).

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::inquiry::{DocumentOutcome, DocumentReceipt, DocumentRequest};
use super::super::refusal::Refusal;
use super::super::state::Case;
use super::told::Problems;
use super::{Decision, Warning};
use crate::ids::DocumentRequestId;
use crate::time::vn_date;

pub(super) fn request(case: &Case, r: DocumentRequest, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    let mut problems = Problems::default();
    if r.due < vn_date(c.now) {
        problems.add(
            "/due",
            "in_past",
            "Hạn cung cấp không thể ở quá khứ.",
            "The due date lies in the past.",
        );
    }
    if case.inquiry.documents.iter().any(|d| d.id == r.id) {
        return Err(Refusal::rule(
            "request_exists",
            "Yêu cầu này đã có.",
            "This request exists already.",
            "",
        ));
    }
    problems.done()?;
    Ok(vec![Event::DocumentsRequested(Box::new(r))].into())
}

pub(super) fn receive(
    case: &Case,
    id: DocumentRequestId,
    receipt: DocumentReceipt,
    c: &Circumstances<'_>,
) -> Result<Decision, Refusal> {
    let request = case.inquiry.documents.iter().find(|d| d.id == id);
    let request = request.ok_or(Refusal::Unknown { what: "document request" })?;
    if request.settled_at().is_some() {
        return Err(Refusal::rule(
            "request_settled",
            "Yêu cầu này đã kết thúc; nếu cần thêm, lập yêu cầu mới.",
            "This request is settled; make a new one for more.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 5",
        ));
    }
    let mut problems = Problems::default();
    problems.passed("/at", receipt.at, c.now);
    problems.items(case, "/evidence", &receipt.evidence);
    if vn_date(receipt.at) < vn_date(request.asked_at) {
        problems.add(
            "/at",
            "before_request",
            "Ngày nhận phải sau ngày yêu cầu.",
            "It was received before it was asked for.",
        );
    }
    problems.done()?;
    let mut warnings = Vec::new();
    if receipt.outcome == DocumentOutcome::Refused {
        warnings.push(Warning::new(
            "documents_refused",
            "Từ chối cung cấp tài liệu, đồ vật cho Đoàn điều tra cấp tỉnh, trung ương bị xử phạt hành chính (Nghị định 283/2026/NĐ-CP, Điều 32 khoản 3 điểm h).",
            "Refusing documents to a provincial or central team is an administrative offence (Decree 283/2026, Article 32(3)(h)).",
        ));
    }
    Ok(Decision { events: vec![Event::DocumentsReceived { id, receipt }], warnings })
}
