//! One piece of evidence.

use super::list::{VictimOfFile, victims};
use super::look::{Found, Part, look};
use crate::app::Casework;
use crate::cases::may;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Action, Actor};
use domain::case::{CommandKind, EvidenceItem, Verdict, verdict};
use domain::ids::{CaseId, EvidenceId};
use domain::time::Instant;
use store::{Conn, evidence_views};

/// Looks shown with an item.
const LOOKS: i64 = 50;

/// Somebody looked at the item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// When.
    pub at: Instant,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: String,
    /// Key of the role.
    pub role: String,
    /// `item`, `file` or `thumbnail`.
    pub what: String,
}

/// A piece of evidence as the caller sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvidenceView {
    /// Number of the case.
    pub case_number: String,
    /// Version of the case.
    pub version: i64,
    /// The item; what may not be seen is left out.
    pub item: EvidenceItem,
    /// All of it is seen, its file too.
    pub whole: bool,
    /// The victim it concerns.
    pub victim: Option<VictimOfFile>,
    /// The last looks at it, newest first, and how many there were; for the department alone.
    pub looks: Option<(Vec<Look>, i64)>,
    /// The caller may record that it changed hands.
    pub may_move: bool,
    /// The caller may set it aside.
    pub may_withdraw: bool,
}

/// Reads a piece of evidence; a look at what is personal or medical is written down.
///
/// # Errors
/// [`Failure::NotFound`] when there is no such item for this caller.
pub async fn read(
    app: &Casework,
    ctx: Context,
    case: CaseId,
    id: EvidenceId,
) -> Result<EvidenceView, Failure> {
    look(app, ctx, case, id, Part::Item, view).await
}

fn view(conn: &mut Conn, actor: &Actor, found: Found) -> Result<EvidenceView, Failure> {
    let Found { loaded, known, item, whole } = found;
    let may = |action| may(actor, &known, action);
    let open = |command| verdict(command, loaded.case.stage.kind()) != Verdict::Refused;
    let looks = if may(Action::ReadEvidenceViews) {
        let (rows, count) = evidence_views::of_item(conn, item.id.0, LOOKS)?;
        let looks = rows.into_iter().map(|r| Look {
            at: r.at,
            name: r.name,
            unit: r.unit,
            role: r.role,
            what: r.what,
        });
        Some((looks.collect(), count))
    } else {
        None
    };
    let investigates = may(Action::MoveEvidence);
    let own = item.added_by.is_side_of(actor);
    Ok(EvidenceView {
        case_number: loaded.case.number.to_string(),
        version: loaded.version,
        whole,
        victim: victims(&loaded.case, may(Action::ReadVictims))
            .into_iter()
            .find(|v| Some(v.id) == item.victim),
        looks,
        may_move: investigates && whole && open(CommandKind::MoveEvidence),
        may_withdraw: may(Action::WithdrawEvidence)
            && (investigates || own)
            && item.withdrawn.is_none()
            && open(CommandKind::WithdrawEvidence),
        item,
    })
}
