//! The evidence of a case, and the file of each victim, as far as the caller may see.

use super::sight::{EvidenceSight, Seen};
use crate::app::Casework;
use crate::cases::{load, may, relations};
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, act, authorise_on};
use domain::case::{
    Case, CommandKind, EvidenceItem, EvidenceKind, Verdict, VictimFile, file_list as points, verdict,
};
use domain::ids::{CaseId, VictimId};
use domain::words::Severity;

/// Which items are wanted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EvidenceFilter {
    /// Of this kind.
    pub kind: Option<EvidenceKind>,
    /// About this victim, or about the whole accident.
    pub victim: Option<VictimId>,
    /// Set aside, or not.
    pub withdrawn: Option<bool>,
}

/// An item as the caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenItem {
    /// The item; what may not be seen is left out.
    pub item: EvidenceItem,
    /// All of it is seen, its file too.
    pub whole: bool,
}

/// A victim whose file it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VictimOfFile {
    /// Id.
    pub id: VictimId,
    /// Name, when it is known and may be seen.
    pub name: Option<String>,
    /// How badly hurt.
    pub severity: Severity,
}

/// The evidence of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceList {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// Items, in order of arrival.
    pub items: Vec<SeenItem>,
    /// Items without the filter.
    pub total: usize,
    /// Victims.
    pub victims: Vec<VictimOfFile>,
    /// The caller sees all of it; otherwise what his side handed in.
    pub whole_file: bool,
    /// Another round is at work, and the caller reads beside his own what the earlier one announced.
    pub announced_file: bool,
    /// The caller may add.
    pub may_add: bool,
}

/// The file of every victim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileList {
    /// Number of the case.
    pub case_number: String,
    /// Victims with their points.
    pub files: Vec<(VictimOfFile, VictimFile)>,
    /// Items that stand for points, with their numbers.
    pub items: Vec<SeenItem>,
    /// The caller may mark points.
    pub may_mark: bool,
}

/// The evidence of a case.
///
/// # Errors
/// [`Failure::Denied`] when there is no such case for this caller.
pub async fn list(
    app: &Casework,
    ctx: Context,
    id: CaseId,
    filter: EvidenceFilter,
) -> Result<EvidenceList, Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ListEvidence>(&ctx.actor, &known)?;
            let may = |action| may(&ctx.actor, &known, action);
            let sight = EvidenceSight::of(&ctx.actor, &known, &loaded.case);
            let open = verdict(CommandKind::AddEvidence, loaded.case.stage.kind()) != Verdict::Refused;
            let all = seen_items(&sight, &loaded.case);
            let total = all.len();
            Ok(EvidenceList {
                case_number: loaded.case.number.to_string(),
                version: loaded.version,
                items: all.into_iter().filter(|s| filter.fits(s)).collect(),
                total,
                victims: victims(&loaded.case, may(Action::ReadVictims)),
                whole_file: sight.whole_file,
                announced_file: sight.files() && !sight.whole_file,
                may_add: open && may(Action::AddEvidence),
            })
        })
        .await
}

impl EvidenceFilter {
    fn fits(&self, s: &SeenItem) -> bool {
        self.kind.is_none_or(|k| s.item.kind == k)
            && self.victim.is_none_or(|v| s.item.victim.is_none_or(|of| of == v))
            && self.withdrawn.is_none_or(|w| s.item.withdrawn.is_some() == w)
    }
}

fn seen_items(sight: &EvidenceSight, case: &Case) -> Vec<SeenItem> {
    let seen = |e: &EvidenceItem| {
        let how = sight.item(e.id)?;
        let mut item = e.clone();
        sight.trim(&mut item);
        Some(SeenItem { item, whole: how == Seen::Whole })
    };
    case.evidence.iter().filter_map(seen).collect()
}

pub(super) fn victims(case: &Case, by_name: bool) -> Vec<VictimOfFile> {
    let name = |v: &domain::case::Victim| v.statement.name.as_ref().map(|n| n.as_str().to_owned());
    case.victims
        .iter()
        .map(|v| VictimOfFile {
            id: v.statement.id,
            name: name(v).filter(|_| by_name),
            severity: v.severity(),
        })
        .collect()
}

/// The file of every victim, point by point (Nghị định 39/2016/NĐ-CP Điều 16); for whoever reads all evidence, or what was
/// announced of it.
///
/// # Errors
/// As [`list`]; [`Failure::NotFound`] for whoever sees only what his side handed in.
pub async fn file_list(app: &Casework, ctx: Context, id: CaseId) -> Result<FileList, Failure> {
    app.db()
        .read(move |conn| {
            let loaded = load(conn, id)?;
            let known = relations(conn, &ctx.actor, &loaded.case)?;
            authorise_on::<act::ListEvidence>(&ctx.actor, &known)?;
            let may = |action| may(&ctx.actor, &known, action);
            let sight = EvidenceSight::of(&ctx.actor, &known, &loaded.case);
            if !sight.files() {
                return Err(Failure::NotFound);
            }
            let read = sight.of_files(&loaded.case);
            let open = verdict(CommandKind::MarkFilePoint, loaded.case.stage.kind()) != Verdict::Refused;
            let people = victims(&loaded.case, may(Action::ReadVictims));
            Ok(FileList {
                case_number: loaded.case.number.to_string(),
                files: people.into_iter().zip(points(&read)).collect(),
                items: seen_items(&sight, &loaded.case),
                may_mark: open && may(Action::MarkFilePoint),
            })
        })
        .await
}
