//! A report that an officer logs: it came by phone, fax, letter, mail or in person.

use super::accident::{AccidentContext, AccidentInput};
use super::commune_details::CommuneDetailsInput;
use super::declaration_details::DeclarationDetailsInput;
use super::fields::Fields;
use super::filing::{Filing, report};
use super::informant::InformantInput;
use super::input::Input;
use super::text::{Line, Short};
use super::typed_text::{IdText, MomentText};
use super::word::{ChannelWord, ReportKindWord};
use domain::ids::CaseId;
use domain::words::{Channel, ReportKind};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// A report logged by an officer, with the true time of its receipt.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "kind": "declaration", "channel": "phone", "received_at": "2026-11-20T22:40",
    "late_entry_reason": "Ghi sau khi gọi lại cho đơn vị",
    "told_by": {"name": "Trần Văn Phúc", "capacity": "giám đốc", "phone": "0913 000 111"},
    "accident": {
        "occurred": {"kind": "exact", "at": "2026-11-20T21:50"},
        "place": {"commune_code": "30760"},
        "employer": {"name": "Nhà máy xay xát Phú Thịnh"},
        "casualties": {"dead": 1},
        "course": {"event": "Ngã từ mái kho"}
    }
}))]
pub struct LoggedReportInput {
    /// What kind of report it is.
    #[serde(default)]
    #[schema(required = true)]
    pub kind: ReportKindWord,
    /// How it came: `phone`, `fax`, `letter`, `email` or `in_person`.
    #[serde(default)]
    #[schema(required = true)]
    pub channel: ChannelWord,
    /// When it was really received; now when not told.
    pub received_at: Option<MomentText>,
    /// Who took it; the officer who logs it when not told.
    pub receiver_name: Option<Short>,
    /// Why it is logged later than received.
    pub late_entry_reason: Option<Line>,
    /// Who told.
    #[serde(default)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// The accident.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
    /// Of a declaration.
    #[validate(nested)]
    pub declaration: Option<DeclarationDetailsInput>,
    /// Of a commune's notice or record.
    #[validate(nested)]
    pub commune_details: Option<CommuneDetailsInput>,
    /// The case it belongs to, when the officer knows it.
    pub case_id: Option<IdText>,
}

fn by_hand(f: &mut Fields<'_>, channel: Channel) -> Option<Channel> {
    match channel {
        Channel::Phone | Channel::Fax | Channel::Letter | Channel::Email | Channel::InPerson => Some(channel),
        Channel::Form | Channel::Api => {
            f.problem(
                "channel",
                "not_by_hand",
                "Chọn cách tin đã đến: điện thoại, fax, công văn, thư điện tử hoặc trực tiếp.",
                "Choose how it came: phone, fax, letter, email or in person.",
            );
            None
        }
    }
}

impl Input for LoggedReportInput {
    type Value = Filing;

    fn read(self, f: &mut Fields<'_>) -> Option<Filing> {
        let kind = f.required_word("kind", &self.kind);
        let channel = f.required_word("channel", &self.channel).and_then(|c| by_hand(f, c));
        let received_at = f.instant("received_at", self.received_at.as_deref());
        let receiver_name = f.text("receiver_name", self.receiver_name.as_ref());
        let late_entry_reason = f.text("late_entry_reason", self.late_entry_reason.as_ref());
        let told_by = f.under("told_by", |f| self.told_by.read(f));
        // Told in a hurry over the telephone: nothing beyond time and place is insisted upon.
        let context = match kind {
            Some(ReportKind::Declaration) => AccidentContext { full: false, ..AccidentContext::DECLARATION },
            Some(ReportKind::CommuneNotice | ReportKind::CommuneRecord) => {
                AccidentContext { full: false, ..AccidentContext::COMMUNE }
            }
            Some(ReportKind::Tip | ReportKind::UrgentNotice) | None => AccidentContext::SKETCH,
        };
        let accident = f.under("accident", |f| self.accident.read_as(f, context));
        let declaration = self.declaration.and_then(|d| f.under("declaration", |f| d.read(f)));
        let commune_details = self.commune_details.and_then(|d| f.under("commune_details", |f| d.read(f)));
        let case = f.uuid("case_id", self.case_id.as_deref()).map(CaseId);
        let mut report = report(f, kind?, told_by?, accident?);
        report.channel = channel?;
        report.received_at = received_at.unwrap_or(report.received_at);
        report.receiver_name = receiver_name;
        report.late_entry_reason = late_entry_reason;
        report.declaration = declaration;
        report.commune_details = commune_details;
        Some(Filing { case, report })
    }
}
