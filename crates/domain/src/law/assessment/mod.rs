//! "What must I do?": the answer to a described accident (`POST /api/v1/assessments`). Stores nothing.

mod answer;
mod assess;
mod check;
mod deadlines;
mod question;
mod warnings;

pub use answer::{Answer, BasisAnswer, DeadlineAnswer, DeclarationAnswer, DutyAnswer, TeamAnswer};
pub use assess::{Assessment, Declaration};
pub use check::AssessRefusal;
pub use question::{PlaceQuestion, Question, VictimQuestion};
