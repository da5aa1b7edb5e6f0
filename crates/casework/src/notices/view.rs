//! What a reporter sees of his own notice: his words, where they stand, what was asked of him, what he can do.

use super::find::{NoticeKey, case_of, find, own};
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Relation, act, authorise_on};
use domain::case::{
    AccidentStatement, CaseReport, CommandKind, DeclarationDetails, Informant, ReportState, StageKind,
    SupplementRequest, Verdict, verdict,
};
use domain::ids::ReportId;
use domain::time::Instant;
use domain::words::ReportKind;

/// An own report.
#[derive(Debug, Clone)]
pub struct NoticeReport {
    /// Id.
    pub id: ReportId,
    /// Kind.
    pub kind: ReportKind,
    /// Where it stands.
    pub state: ReportState,
    /// First-submission time; never moves.
    pub received_at: Instant,
    /// When it was accepted.
    pub accepted_at: Option<Instant>,
    /// Who told.
    pub told_by: Informant,
    /// The accident in the reporter's own words, as last corrected by himself.
    pub accident: AccidentStatement,
    /// Whom to call, the scene, and the rest of a declaration.
    pub declaration: Option<DeclarationDetails>,
}

impl From<&CaseReport> for NoticeReport {
    fn from(r: &CaseReport) -> Self {
        Self {
            id: r.report.id,
            kind: r.report.kind,
            state: r.state,
            received_at: r.report.received_at,
            accepted_at: r.accepted_at,
            told_by: r.report.told_by.clone(),
            accident: r.words().clone(),
            declaration: r.report.declaration.clone(),
        }
    }
}

/// What can be done with a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoticeAct {
    /// File the full declaration.
    Complete,
    /// Supplement.
    Supplement,
    /// Correct, before acceptance.
    Correct,
    /// Withdraw, before acceptance.
    Withdraw,
}

impl NoticeAct {
    /// The stable key.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Complete => "complete",
            Self::Supplement => "supplement",
            Self::Correct => "correct",
            Self::Withdraw => "withdraw",
        }
    }
}

/// An own notice.
#[derive(Debug, Clone)]
pub struct NoticeView {
    /// Number of the case, to name when calling.
    pub number: String,
    /// Until when the code opens it.
    pub valid_until: Instant,
    /// Own reports, oldest first: the notice, then the declaration filed with its code.
    pub reports: Vec<NoticeReport>,
    /// What the department asked to be supplied, and still waits for.
    pub requests: Vec<SupplementRequest>,
    /// What can be done now.
    pub may: Vec<NoticeAct>,
}

impl NoticeView {
    /// The report that announced the accident.
    pub fn notice(&self) -> Option<&NoticeReport> {
        self.reports.first()
    }

    /// The latest own report that stands.
    pub fn latest(&self) -> Option<&NoticeReport> {
        self.reports.iter().rev().find(|r| r.state != ReportState::Withdrawn)
    }

    /// Can this be done now?
    pub fn allows(&self, act: NoticeAct) -> bool {
        self.may.contains(&act)
    }
}

/// Opens the own notice.
///
/// # Errors
/// [`Failure::UnknownNoticeCode`] for a code that is wrong or has ended; [`Failure::TooMany`] after many of them.
pub async fn open(app: &Casework, ctx: Context, key: NoticeKey) -> Result<NoticeView, Failure> {
    authorise_on::<act::OpenNotice>(&ctx.actor, &[Relation::OwnNotice])?;
    let report = ReportId(find(app, &key).await?.report_id);
    app.db()
        .read(move |conn| {
            let (row, loaded) = case_of(conn, report)?;
            let reports: Vec<NoticeReport> = own(&row, &loaded).map(NoticeReport::from).collect();
            let mine = |id: ReportId| reports.iter().any(|r| r.id == id);
            let requests = loaded.case.supplements.iter();
            let requests = requests.filter(|s| s.answered_at.is_none() && mine(s.report)).cloned().collect();
            let may = may(loaded.case.stage.kind(), &reports);
            let number = loaded.case.number.to_string();
            Ok(NoticeView { number, valid_until: row.expires_at, reports, requests, may })
        })
        .await
}

fn may(stage: StageKind, reports: &[NoticeReport]) -> Vec<NoticeAct> {
    let open = |command| verdict(command, stage) != Verdict::Refused;
    let lives = |r: &&NoticeReport| r.state != ReportState::Withdrawn;
    let waits = reports.iter().filter(lives).any(|r| r.state != ReportState::Accepted);
    let declared = reports.iter().filter(lives).any(|r| r.kind == ReportKind::Declaration);
    let announced = reports.iter().filter(lives).any(|r| r.kind == ReportKind::UrgentNotice);
    let all = [
        (NoticeAct::Complete, open(CommandKind::Report) && announced && !declared),
        (NoticeAct::Supplement, open(CommandKind::ProvideSupplement) && reports.iter().any(|r| lives(&r))),
        (NoticeAct::Correct, open(CommandKind::CorrectReport) && waits),
        (NoticeAct::Withdraw, open(CommandKind::WithdrawReport) && waits),
    ];
    all.into_iter().filter(|(_, allowed)| *allowed).map(|(act, _)| act).collect()
}
