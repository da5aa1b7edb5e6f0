//! Evidence of a case: files and objects, custody, the file of each victim.

mod add;
mod check;
mod export;
mod file;
mod item;
mod list;
mod look;
mod room;
mod sight;
mod uploads;

pub(crate) use add::ready;
pub use add::{AddedEvidence, add};
pub(crate) use check::check;
pub use export::csv;
pub use file::{OpenedFile, open};
pub use item::{EvidenceView, Look, read};
pub use list::{EvidenceFilter, EvidenceList, FileList, SeenItem, VictimOfFile, file_list, list};
pub(crate) use look::view_row;
pub use room::EvidenceRoom;
pub(crate) use sight::{EvidenceSight, Seen, without_words};
pub(crate) use uploads::purge;
pub use uploads::{NewUpload, Receiving, UploadView, append, begin, end, finish, receive, upload};
