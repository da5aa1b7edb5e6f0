//! One function per door. Who files decides on whose behalf the report stands.

use super::open::{Door, take, vouched};
use crate::app::Casework;
use crate::cases::CaseOutcome;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Actor, Relation, Role, act, authorise, authorise_on};
use domain::case::{ReceivingBody, Report};
use domain::ids::CaseId;
use domain::words::{Channel, ReportKind};

/// On whose behalf a report stands, as far as the adapter knows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FiledBy {
    /// Through a page.
    Page,
    /// Through the interface for systems.
    Interface,
}

impl FiledBy {
    fn channel(self) -> Channel {
        match self {
            Self::Page => Channel::Form,
            Self::Interface => Channel::Api,
        }
    }
}

/// What the server knows better than the form: times, receiver, on whose behalf.
pub(crate) fn stamp(
    app: &Casework,
    ctx: &Context,
    by: FiledBy,
    kind: ReportKind,
    mut report: Report,
) -> Report {
    let now = app.now();
    report.kind = kind;
    report.channel = by.channel();
    report.received_at = now;
    report.recorded_at = now;
    report.late_entry_reason = None;
    report.received_by = ReceivingBody::Department;
    report.receiver_name = None;
    report.filed_by = ctx.actor.user;
    report.enterprise = None;
    report.commune = None;
    report.verified = vouched(&ctx.actor);
    report
}

/// An enterprise of the directory sees the case it is named in, so a stranger names it in words alone.
pub(crate) fn name_only_known(actor: &Actor, report: &mut Report) {
    let official = actor.role.is_department() || actor.role == Role::Commune;
    let employer = &mut report.accident.employer;
    employer.enterprise = employer.enterprise.filter(|e| official || actor.enterprises.contains(e));
}

/// Sends an urgent notice; needs no account.
///
/// # Errors
/// [`Failure`] when the content is not valid; an accident is never turned away for want of an account.
pub async fn file_urgent_notice(
    app: &Casework,
    ctx: Context,
    by: FiledBy,
    case: Option<CaseId>,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    authorise::<act::FileUrgentNotice>(&ctx.actor)?;
    let mut report = stamp(app, &ctx, by, ReportKind::UrgentNotice, report);
    own_enterprise(&ctx, &mut report);
    name_only_known(&ctx.actor, &mut report);
    take(app, ctx, Door { case }, report).await
}

/// Sends a tip; needs no account.
///
/// # Errors
/// As [`file_urgent_notice`].
pub async fn file_tip(
    app: &Casework,
    ctx: Context,
    by: FiledBy,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    authorise::<act::FileTip>(&ctx.actor)?;
    let mut report = stamp(app, &ctx, by, ReportKind::Tip, report);
    name_only_known(&ctx.actor, &mut report);
    take(app, ctx, Door { case: None }, report).await
}

/// An enterprise acts for the one it names, or for its only one.
pub(crate) fn own_enterprise(ctx: &Context, report: &mut Report) {
    if ctx.actor.role != Role::Enterprise {
        return;
    }
    let named = report.accident.employer.enterprise.filter(|e| ctx.actor.enterprises.contains(e));
    let only = match ctx.actor.enterprises.as_slice() {
        [one] => Some(*one),
        _many_or_none => None,
    };
    report.enterprise = named.or(only);
    if report.accident.employer.enterprise.is_none() {
        report.accident.employer.enterprise = report.enterprise;
    }
}

/// Files the employer's declaration (PL III).
///
/// # Errors
/// [`Failure`] when the caller may not act for the enterprise, or the content is not valid.
pub async fn file_declaration(
    app: &Casework,
    ctx: Context,
    by: FiledBy,
    case: Option<CaseId>,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let mut report = stamp(app, &ctx, by, ReportKind::Declaration, report);
    own_enterprise(&ctx, &mut report);
    name_only_known(&ctx.actor, &mut report);
    let relations: &[Relation] = match (report.enterprise.is_some(), ctx.actor.requested.is_empty()) {
        (true, _) => &[Relation::OwnEnterprise],
        (false, false) => &[Relation::RequestedEnterprise],
        (false, true) => &[],
    };
    authorise_on::<act::FileDeclaration>(&ctx.actor, relations)?;
    take(app, ctx, Door { case }, report).await
}

fn own_commune(ctx: &Context, report: &mut Report) -> Vec<Relation> {
    report.commune = ctx.actor.commune.clone();
    let here = ctx.actor.commune.as_ref() == Some(&report.accident.place.commune);
    if here { vec![Relation::OwnCommune] } else { Vec::new() }
}

/// Files the commune's notice (PL IV).
///
/// # Errors
/// [`Failure`] when the place lies in another commune, or the content is not valid.
pub async fn file_commune_notice(
    app: &Casework,
    ctx: Context,
    by: FiledBy,
    case: Option<CaseId>,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let mut report = stamp(app, &ctx, by, ReportKind::CommuneNotice, report);
    let relations = own_commune(&ctx, &mut report);
    authorise_on::<act::FileCommuneNotice>(&ctx.actor, &relations)?;
    take(app, ctx, Door { case }, report).await
}

/// Files the commune's record (biên bản ghi nhận sự việc).
///
/// # Errors
/// As [`file_commune_notice`].
pub async fn file_commune_record(
    app: &Casework,
    ctx: Context,
    by: FiledBy,
    case: Option<CaseId>,
    report: Report,
) -> Result<CaseOutcome, Failure> {
    let mut report = stamp(app, &ctx, by, ReportKind::CommuneRecord, report);
    let relations = own_commune(&ctx, &mut report);
    authorise_on::<act::FileCommuneRecord>(&ctx.actor, &relations)?;
    take(app, ctx, Door { case }, report).await
}

/// Logs a report that came by phone, fax, letter, mail or in person, with its true time of receipt.
///
/// # Errors
/// [`Failure`] when the caller may not log, or a reason for the late entry is missing.
pub async fn log_report(
    app: &Casework,
    ctx: Context,
    case: Option<CaseId>,
    mut report: Report,
) -> Result<CaseOutcome, Failure> {
    authorise::<act::LogReport>(&ctx.actor)?;
    report.recorded_at = app.now();
    report.filed_by = ctx.actor.user;
    report.verified = true;
    report.enterprise = None;
    report.receiver_name = Some(report.receiver_name.unwrap_or_else(|| ctx.actor.name.clone()));
    report.received_by = match ctx.actor.role {
        Role::Commune => ReceivingBody::Commune,
        Role::CommunePolice | Role::ProvincialPolice => ReceivingBody::Police,
        Role::Investigator
        | Role::UnitHead
        | Role::Director
        | Role::Anonymous
        | Role::Family
        | Role::Enterprise
        | Role::Procuracy
        | Role::MemberAgency
        | Role::SocialInsurance
        | Role::Ministry
        | Role::Leader
        | Role::Admin
        | Role::System => ReceivingBody::Department,
    };
    report.commune = match ctx.actor.role {
        Role::Commune => ctx.actor.commune.clone(),
        _other => None,
    };
    name_only_known(&ctx.actor, &mut report);
    take(app, ctx, Door { case }, report).await
}
