//! The four doors with drafts: declaration, commune's notice, commune's record, logged report.

use super::input;
use super::page::Page;
use crate::form::{Form, Values};
use crate::forms::{COMMUNE_NOTICE, COMMUNE_RECORD, DECLARATION, LOGGED_REPORT};
use casework::cases::CaseOutcome;
use casework::reports::{FiledBy, file_commune_notice, file_commune_record, file_declaration, log_report};
use casework::{Context, Failure};
use domain::access::Action;
use domain::value::FieldError;
use tnld_http::dto::{CommuneNoticeInput, CommuneRecordInput, DeclarationInput, Filing, LoggedReportInput};

/// A door.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Door {
    /// `/khai-bao`.
    Declaration,
    /// `/xa/bao-tin`.
    CommuneNotice,
    /// `/xa/ghi-nhan`.
    CommuneRecord,
    /// `/ghi-tin`.
    LoggedReport,
}

impl Door {
    /// Every door.
    pub const ALL: [Self; 4] =
        [Self::Declaration, Self::CommuneNotice, Self::CommuneRecord, Self::LoggedReport];

    /// Where it stands.
    pub fn path(self) -> &'static str {
        match self {
            Self::Declaration => "/khai-bao",
            Self::CommuneNotice => "/xa/bao-tin",
            Self::CommuneRecord => "/xa/ghi-nhan",
            Self::LoggedReport => "/ghi-tin",
        }
    }

    /// Its form.
    pub fn form(self) -> &'static Form {
        match self {
            Self::Declaration => &DECLARATION,
            Self::CommuneNotice => &COMMUNE_NOTICE,
            Self::CommuneRecord => &COMMUNE_RECORD,
            Self::LoggedReport => &LOGGED_REPORT,
        }
    }

    /// What the access table calls it.
    pub fn action(self) -> Action {
        match self {
            Self::Declaration => Action::FileDeclaration,
            Self::CommuneNotice => Action::FileCommuneNotice,
            Self::CommuneRecord => Action::FileCommuneRecord,
            Self::LoggedReport => Action::LogReport,
        }
    }

    pub(crate) fn read(self, p: &Page, values: &Values) -> Result<Filing, Vec<FieldError>> {
        let form = self.form();
        match self {
            Self::Declaration => input::read::<DeclarationInput>(p, form, values),
            Self::CommuneNotice => input::read::<CommuneNoticeInput>(p, form, values),
            Self::CommuneRecord => input::read::<CommuneRecordInput>(p, form, values),
            Self::LoggedReport => input::read::<LoggedReportInput>(p, form, values),
        }
    }

    pub(crate) async fn file(self, p: &Page, ctx: Context, filing: Filing) -> Result<CaseOutcome, Failure> {
        let (case, report) = (filing.case, filing.report);
        match self {
            Self::Declaration => file_declaration(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::CommuneNotice => file_commune_notice(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::CommuneRecord => file_commune_record(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::LoggedReport => log_report(&p.app, ctx, case, report).await,
        }
    }
}
