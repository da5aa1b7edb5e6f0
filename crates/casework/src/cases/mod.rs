//! Cases: reading, listing, and every command of the case core.

mod brief;
mod commands;
mod duplicates;
mod execute;
mod first_taken_over;
mod list;
mod load;
mod merge;
mod relations;
mod sight;
mod taken_over;
mod testimony;
mod timeline;
mod told_employer;
mod told_officer;
mod unmerge;
mod upcast;
mod view;

pub use brief::CaseBrief;
pub(crate) use brief::briefs;
pub use commands::*;
pub(crate) use duplicates::candidates;
pub use duplicates::{Candidate, duplicates, similar};
pub use execute::CaseOutcome;
pub use first_taken_over::first_taken_over;
pub use list::{CasePage, CaseQuery, CaseSummary, list};
pub use merge::merge;
pub use testimony::{ShownIn, TestimonyLook, read_testimony};
pub use timeline::{Happened, TimelineEntry, timeline};
pub use unmerge::unmerge;
pub use view::{CaseView, FilingView, MergedInto, Told, read, read_public};

pub(crate) use execute::{again_unless, append, stale};
pub(crate) use list::{may_see, own_scope, scope};
pub(crate) use load::{Loaded, actor_json, load, load_standing, load_streams, parse};
pub(crate) use relations::{of_establishment, relations};
pub(crate) use sight::{may, trimmed};
pub(crate) use testimony::note as note_testimony;
pub(crate) use view::seen_by;
