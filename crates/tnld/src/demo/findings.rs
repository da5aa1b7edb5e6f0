//! Findings that rest on a sketch of the scene, and minutes that every member signed.

use super::Stage;
use super::steps::{as_of, on};
use anyhow::{Context as _, Result};
use casework::cases::{self, CaseOutcome};
use casework::evidence;
use domain::access::Actor;
use domain::case::{
    CauseDepth, CauseNode, Command, Conclusion, Damage, EvidenceKind, FaultSide, Findings, MinutesSignature,
    NewEvidence, ProvincialPart, RuleBreached, SignFindings,
};
use domain::ids::EvidenceId;
use domain::time::{Instant, vn_date};

/// What a team found.
pub(super) struct Found<'a> {
    /// Principal cause.
    pub(super) cause: &'a str,
    /// Whose fault.
    pub(super) fault: FaultSide,
    /// Injury factor.
    pub(super) factor: &'a str,
    /// In words.
    pub(super) what: &'a str,
    /// The rule breached.
    pub(super) rule: &'a str,
}

/// Adds a sketch and concludes on it.
pub(super) async fn conclude(
    stage: &Stage,
    actor: &Actor,
    at: Instant,
    last: CaseOutcome,
    found: Found<'_>,
) -> Result<CaseOutcome> {
    stage.move_to(at);
    let sketch = NewEvidence {
        id: EvidenceId(stage.app.id()),
        kind: EvidenceKind::SceneSketch,
        title: "Sơ đồ hiện trường".to_owned(),
        description: None,
        victim: None,
        obtained_on: vn_date(at),
        obtained_time: None,
        obtained_from: None,
        obtained_by: None,
        place: None,
        sensitivity: None,
        file: None,
    };
    let added = evidence::add(&stage.app, as_of(actor), last.case_id, sketch, None).await?;
    let item = added.evidence_id;
    let findings = Findings {
        course: found.what.to_owned(),
        fault: found.fault,
        cause: found.cause.to_owned(),
        cause_detail: found.what.to_owned(),
        injury_factor: Some(found.factor.to_owned()),
        esaw: domain::case::Esaw::default(),
        conclusion: Conclusion::Tnld,
        responsibility: "Người sử dụng lao động chịu trách nhiệm tổ chức khắc phục.".to_owned(),
        persons_at_fault: Vec::new(),
        damage: Damage::default(),
        reserved_opinions: Vec::new(),
        minutes_number: None,
        evidence: vec![item],
        causes: vec![
            CauseNode {
                explains: None,
                depth: CauseDepth::Immediate,
                text: found.what.to_owned(),
                evidence: vec![item],
            },
            CauseNode {
                explains: Some(1),
                depth: CauseDepth::Root,
                text: "Việc tự kiểm tra an toàn không được giao cho người cụ thể.".to_owned(),
                evidence: Vec::new(),
            },
        ],
        rules_breached: vec![RuleBreached { article: found.rule.to_owned(), by: found.fault, how: None }],
        contrary: Vec::new(),
        victims: Vec::new(),
        participants: Vec::new(),
        provincial: ProvincialPart::default(),
        commuting_paper_reason: None,
    };
    let command = Command::Conclude(Box::new(findings));
    Ok(cases::conclude(&stage.app, on(actor, &added.outcome), last.case_id, command).await?)
}

/// Every member signs the minutes.
pub(super) async fn sign(
    stage: &Stage,
    actor: &Actor,
    at: Instant,
    last: CaseOutcome,
    number: &str,
) -> Result<CaseOutcome> {
    stage.move_to(at);
    let view = cases::read(&stage.app, as_of(actor), last.case_id).await?;
    let team = view.case.stage.team().context("a team is at work")?;
    let signatures = team
        .members
        .iter()
        .map(|m| MinutesSignature { name: m.name.as_str().to_owned(), signed: true, reason: None })
        .collect();
    let command = Command::SignFindings(SignFindings {
        minutes_number: number.to_owned(),
        signed_on: vn_date(at),
        signatures,
    });
    Ok(cases::sign_findings(&stage.app, on(actor, &last), last.case_id, command).await?)
}
