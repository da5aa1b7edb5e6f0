//! Taking reports: the doors through which an accident enters.

mod file;
mod open;
mod reply;

pub use file::{
    FiledBy, file_commune_notice, file_commune_record, file_declaration, file_tip, file_urgent_notice,
    log_report,
};

pub(crate) use file::{name_only_known, own_enterprise, stamp};
pub(crate) use open::vouched;
pub(crate) use reply::reply;
