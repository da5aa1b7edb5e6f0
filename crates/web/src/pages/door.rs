//! The doors with drafts: declaration, commune's notice, commune's record, logged report, and the declaration that
//! completes an own urgent notice.

use super::page::Page;
use super::receipt::Filed;
use super::{input, my_notice};
use crate::form::{Form, Values};
use crate::forms::{COMMUNE_NOTICE, COMMUNE_RECORD, DECLARATION, LOGGED_REPORT};
use casework::drafts::Holder;
use casework::notices::{self, NoticeKey};
use casework::reports::{FiledBy, file_commune_notice, file_commune_record, file_declaration, log_report};
use casework::{Context, Failure};
use domain::access::Action;
use domain::value::FieldError;
use tnld_http::Fault;
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
    /// `/tin-cua-toi/khai-bao`.
    Completion,
}

impl Door {
    /// Every door.
    pub const ALL: [Self; 5] =
        [Self::Declaration, Self::CommuneNotice, Self::CommuneRecord, Self::LoggedReport, Self::Completion];

    /// Where it stands.
    pub fn path(self) -> &'static str {
        match self {
            Self::Declaration => "/khai-bao",
            Self::CommuneNotice => "/xa/bao-tin",
            Self::CommuneRecord => "/xa/ghi-nhan",
            Self::LoggedReport => "/ghi-tin",
            Self::Completion => "/tin-cua-toi/khai-bao",
        }
    }

    /// Where its receipts stand.
    pub(crate) fn receipts(self) -> &'static str {
        match self {
            Self::Declaration | Self::CommuneNotice | Self::CommuneRecord | Self::LoggedReport => {
                "/bien-nhan"
            }
            Self::Completion => "/tin-cua-toi/bien-nhan",
        }
    }

    /// Whose drafts it keeps: those of the person signed in, or of who holds the pass of a notice.
    ///
    /// # Errors
    /// A scope that is missing, or a pass that has ended.
    pub(crate) fn holder(self, p: &Page) -> Result<Holder, Fault> {
        match self {
            Self::Declaration | Self::CommuneNotice | Self::CommuneRecord | Self::LoggedReport => {
                Ok(p.context(Action::OwnDrafts)?.into())
            }
            Self::Completion => my_notice::holder(p),
        }
    }

    /// The same for a receipt, which names no door.
    ///
    /// # Errors
    /// As [`Self::holder`].
    pub(crate) fn holder_of(p: &Page) -> Result<Holder, Fault> {
        let door =
            if p.req.path().starts_with(my_notice::HOME) { Self::Completion } else { Self::Declaration };
        door.holder(p)
    }

    /// Its form.
    pub fn form(self) -> &'static Form {
        match self {
            Self::Declaration | Self::Completion => &DECLARATION,
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
            Self::Completion => Action::CompleteNotice,
        }
    }

    pub(crate) fn read(self, p: &Page, values: &Values) -> Result<Filing, Vec<FieldError>> {
        let form = self.form();
        match self {
            Self::Declaration | Self::Completion => input::read::<DeclarationInput>(p, form, values),
            Self::CommuneNotice => input::read::<CommuneNoticeInput>(p, form, values),
            Self::CommuneRecord => input::read::<CommuneRecordInput>(p, form, values),
            Self::LoggedReport => input::read::<LoggedReportInput>(p, form, values),
        }
    }

    /// The place or the establishment is not the filer's own: what to do instead.
    pub(crate) fn elsewhere(self) -> FieldError {
        match self {
            Self::Declaration | Self::Completion => FieldError::new(
                "/accident/employer/name",
                "not_own_enterprise",
                "Tài khoản chưa được duyệt cho cơ sở này. Gửi tin khẩn ngay, rồi liên hệ Sở để được duyệt.",
                "Your account is not approved for this establishment. Send an urgent notice now, then ask the department.",
            ),
            Self::CommuneNotice | Self::CommuneRecord | Self::LoggedReport => FieldError::new(
                "/accident/place/commune_code",
                "not_own_commune",
                "UBND cấp xã chỉ báo về tai nạn trên địa bàn của mình. Kiểm tra lại nơi xảy ra, hoặc gửi tin khẩn.",
                "A commune files accidents of its own area only. Check the place, or send an urgent notice.",
            ),
        }
    }

    pub(crate) async fn file(self, p: &Page, ctx: Context, filing: Filing) -> Result<Filed, Failure> {
        let (case, report) = (filing.case, filing.report);
        let filed = match self {
            Self::Declaration => file_declaration(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::CommuneNotice => file_commune_notice(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::CommuneRecord => file_commune_record(&p.app, ctx, FiledBy::Page, case, report).await,
            Self::LoggedReport => log_report(&p.app, ctx, case, report).await,
            Self::Completion => {
                let key = NoticeKey::Pass(p.pass().ok_or(Failure::UnknownNoticeCode)?);
                return notices::complete(&p.app, ctx, key, FiledBy::Page, report).await.map(Filed::from);
            }
        };
        filed.map(Filed::from)
    }
}
