//! Tables derived from case streams; a rebuild makes them again.

mod deadline;
mod document;
mod evidence;
mod lesson;
mod police_file;
mod put;
mod recommendation;
mod report;
mod victim;

pub use deadline::DeadlineRow;
pub use document::{
    DocumentFileRow, DocumentRow, document_file, document_of_content, document_of_docx, issued_document,
};
pub use evidence::{EvidenceRow, is_named};
pub use lesson::LessonRow;
pub use police_file::PoliceFileRow;
pub use put::{CaseProjection, clear, load_case, put_case};
pub use recommendation::RecommendationRow;
pub use report::{ReportRow, reports_of_user};
pub use victim::{VictimRow, victims_of};
