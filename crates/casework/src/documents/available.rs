//! Which forms a case may need now.

use documents::FormKind;
use documents::form::Entry;
use domain::case::{Case, SceneAct, Stage};
use domain::law::Filer;
use domain::words::{EventClass, Lang, ReportKind, TeamLevel, WorkRelation};
use uuid::Uuid;

/// A form that the case may need, with which of several it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Wanted {
    pub(super) kind: FormKind,
    pub(super) subject: Option<Uuid>,
    /// Which of several, for people.
    pub(super) about: Option<String>,
}

fn whole(kind: FormKind) -> Wanted {
    Wanted { kind, subject: None, about: None }
}

/// Every form that the case may need, in the order of the work.
pub(super) fn wanted(case: &Case) -> Vec<Wanted> {
    let mut out = Vec::new();
    reports(case, &mut out);
    if case.stage.team().is_some() {
        inquiry(case, &mut out);
    }
    // Handed over by a team that ended, and mostly before the next one is founded.
    out.extend(case.inquiry.handovers.iter().map(|h| Wanted {
        kind: FormKind::HandoverRecord,
        subject: Some(h.id.0),
        about: Some(h.record_number.clone()),
    }));
    announced(case, &mut out);
    out
}

/// Beside a closed file what is owed goes on; of the rest what was issued may be put right. What is not issued is still
/// read and printed.
pub(super) fn issuable(case: &Case, kind: FormKind, subject: Option<Uuid>) -> bool {
    !matches!(case.stage, Stage::Closed { .. })
        || matches!(kind, FormKind::CompensationDecision | FormKind::QuickReport)
        || case.standing_document(kind.code(), subject).is_some()
}

/// Entries that the case knows by a record: they are printed as recorded and not written by hand.
pub(super) fn fixed(case: &Case, kind: FormKind) -> &'static [Entry] {
    let consented = case.stage.team().is_some_and(|t| t.extension.is_some());
    if kind == FormKind::ExtensionRequest && consented { &[Entry::Why, Entry::Days] } else { &[] }
}

fn reports(case: &Case, out: &mut Vec<Wanted>) {
    let live = || case.reports.iter().filter(|r| r.is_live()).map(|r| &r.report);
    let has = |kind| live().any(|r| r.kind == kind);
    let commune = has(ReportKind::CommuneNotice) || has(ReportKind::CommuneRecord);
    let employer = case.accident.as_ref().is_some_and(|a| a.employer.name.is_some());
    if employer && (has(ReportKind::Declaration) || !commune) {
        out.push(whole(FormKind::EmployerDeclaration));
    }
    if has(ReportKind::CommuneNotice) {
        out.push(whole(FormKind::CommuneNotice));
    }
    if has(ReportKind::CommuneRecord) || case.level() == TeamLevel::CommuneRecord {
        out.push(whole(FormKind::CommuneRecord));
    }
    out.extend(live().map(|r| Wanted {
        kind: FormKind::Receipt,
        subject: Some(r.id.0),
        about: Some(format!("{}, {}", r.kind.label(Lang::Vi), domain::time::human_datetime(r.received_at))),
    }));
    let quick = case.duties.iter().flat_map(|d| &d.filing).any(|f| f.by == Filer::Department);
    if quick {
        out.push(whole(FormKind::QuickReport));
    }
}

/// Minutes of the level of the team; without a contract only where nobody had one.
fn minutes(case: &Case) -> Option<FormKind> {
    let without = |r: WorkRelation| r == WorkRelation::NoContract;
    Some(match case.stage.team()?.level {
        TeamLevel::Establishment => FormKind::MinutesEstablishment,
        _higher => {
            let none = !case.victims.is_empty() && case.victims.iter().all(|v| without(v.statement.relation));
            if none { FormKind::MinutesNoContract } else { FormKind::MinutesContract }
        }
    })
}

fn inquiry(case: &Case, out: &mut Vec<Wanted>) {
    let Some(team) = case.stage.team() else { return };
    out.push(whole(match team.level {
        TeamLevel::Establishment => FormKind::TeamDecisionEstablishment,
        TeamLevel::Central => FormKind::TeamDecisionCentral,
        _province => FormKind::TeamDecisionProvince,
    }));
    out.extend(case.inquiry.standing_testimony().map(|t| Wanted {
        kind: FormKind::Testimony,
        subject: Some(t.id.0),
        about: Some(t.person.name.as_str().to_owned()),
    }));
    if case.inquiry.scene.iter().any(|s| s.act == SceneAct::Released) {
        out.push(whole(FormKind::SceneReleaseConsent));
    }
    if !matches!(case.stage, Stage::Announced { .. } | Stage::FollowUp { .. } | Stage::Closed { .. }) {
        out.push(whole(FormKind::ExtensionRequest));
    }
    if team.extension.is_some() {
        out.push(whole(FormKind::ExtensionConsent));
    }
    let (police, own) = (&case.inquiry.police, team.level == TeamLevel::Establishment);
    let at_work = matches!(case.stage, Stage::Investigating { .. } | Stage::Concluded { .. });
    // A letter is written before it is recorded as sent; what was sent stays in the list.
    let told = case.class() == EventClass::Fatal && at_work && !own;
    if told || !police.primacy.is_empty() || !police.opinions.is_empty() {
        out.push(whole(FormKind::OpinionLetter));
    }
    if (at_work && !own) || !police.transfers.is_empty() {
        out.push(whole(FormKind::CriminalTransfer));
    }
    out.extend(minutes(case).map(whole));
    if case.meeting_plan().is_some() {
        out.push(whole(FormKind::Invitation));
    }
    out.extend(of_victims(case, FormKind::FileIndex));
}

fn announced(case: &Case, out: &mut Vec<Wanted>) {
    if case.stage.announcement().is_none() {
        return;
    }
    out.extend([FormKind::MeetingMinutes, FormKind::ServiceLetter, FormKind::PublicPosting].map(whole));
    if !case.recommendations.is_empty() {
        out.push(whole(FormKind::RecommendationNotice));
    }
    out.extend(of_victims(case, FormKind::CompensationDecision));
}

fn of_victims(case: &Case, kind: FormKind) -> impl Iterator<Item = Wanted> {
    let several = case.victims.len() > 1;
    case.victims.iter().map(move |v| Wanted {
        kind,
        subject: Some(v.statement.id.0),
        about: v.statement.name.as_ref().map(|n| n.as_str().to_owned()).filter(|_| several),
    })
}
