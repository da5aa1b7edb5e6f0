//! The one extension of an investigation: request and consent (Luật ATVSLĐ Điều 35 khoản 6).

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, Moment, Signatory};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, cited, if_any, line};
use chrono::{Days, NaiveDate};

values! {
    /// Văn bản đề nghị gia hạn thời hạn điều tra.
    pub struct ExtensionRequest {
        /// Head: the team.
        pub head: Letterhead,
        /// To whoever issued the founding decision.
        pub addressee: Option<String>,
        /// The founding decision.
        pub decision: Cited,
        /// The accident in one line: when, where, victims.
        pub accident: Option<String>,
        /// When the word was received: the term counts from here.
        pub term_from: Option<Moment>,
        /// The term as it stands, its last day.
        pub due: Option<NaiveDate>,
        /// Days asked for.
        pub days: Option<u32>,
        /// Last day when extended; counted from the days asked for when it is not told.
        pub new_due: Option<NaiveDate>,
        /// Why: what is complex, what is outstanding.
        pub reason: Option<String>,
        /// What will be done in that time.
        pub plan: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs: the head of the team.
        pub signatory: Signatory,
    }

    /// Văn bản đồng ý gia hạn thời hạn điều tra.
    pub struct ExtensionConsent {
        /// Head: whoever founded the team.
        pub head: Letterhead,
        /// To the team.
        pub addressee: Option<String>,
        /// The request that is answered.
        pub request: Cited,
        /// The founding decision.
        pub decision: Cited,
        /// The accident in one line.
        pub accident: Option<String>,
        /// Days granted.
        pub days: Option<u32>,
        /// Counted from the day after this one.
        pub due: Option<NaiveDate>,
        /// Last day as extended.
        pub new_due: Option<NaiveDate>,
        /// What the team is told besides, if anything.
        pub instruction: Option<String>,
        /// Nơi nhận besides "Như trên" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

/// Number of a letter: its symbol is that of the issuer, without a type.
const LETTER: &str = "........";

impl ExtensionRequest {
    /// Last day when extended: an extension counts from the end of the term.
    fn last_day(&self) -> Option<NaiveDate> {
        let counted = || self.due?.checked_add_days(Days::new(self.days?.into()));
        self.new_due.or_else(counted)
    }

    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v đề nghị gia hạn thời hạn điều tra tai nạn lao động");
        let head = Head { letterhead: &self.head, symbol: Some(LETTER), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Đề nghị gia hạn thời hạn điều tra tai nạn lao động", head);
        doc.addressees("/addressee", self.addressee.as_slice());
        let opening = line()
            .t("Căn cứ khoản 6 Điều 35 Luật An toàn, vệ sinh lao động; thực hiện Quyết định thành lập Đoàn điều tra tai nạn lao động");
        doc.para(
            cited(opening, "/decision", "Quyết định thành lập Đoàn", "the founding decision", &self.decision)
                .t(", Đoàn điều tra đang điều tra vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t("."),
        );
        doc.para(
            line()
                .t("Thời điểm nhận tin báo, khai báo: ")
                .v(asked(
                    "/term_from",
                    "Thời điểm nhận tin báo, khai báo",
                    "Receipt of the word",
                    &self.term_from,
                )
                .moment())
                .t(". Thời hạn điều tra hết vào ")
                .v(asked("/due", "Ngày hết thời hạn điều tra", "Last day of the term", &self.due).date())
                .t("."),
        );
        doc.para(
            line().t("Vụ tai nạn có tình tiết phức tạp, cụ thể: ").v(asked(
                "/reason",
                "Lý do đề nghị gia hạn",
                "Reason",
                &self.reason,
            )
            .lines()),
        );
        doc.para(
            line()
                .t("Đoàn điều tra đề nghị gia hạn thời hạn điều tra thêm ")
                .v(asked("/days", "Số ngày đề nghị gia hạn", "Days asked for", &self.days).short())
                .t(" ngày, đến hết ")
                .v(asked(
                    "/new_due",
                    "Ngày hết hạn sau khi gia hạn",
                    "Last day when extended",
                    &self.last_day(),
                )
                .date())
                .t("."),
        );
        doc.para(
            line().t("Công việc sẽ thực hiện trong thời gian gia hạn: ").v(asked(
                "/plan",
                "Công việc trong thời gian gia hạn",
                "What will be done",
                &self.plan,
            )
            .lines()),
        );
        doc.para(line().t("Kính đề nghị xem xét, đồng ý./."));
        doc.closing("Như trên", &self.recipients, "Lưu: Hồ sơ vụ việc", &self.signatory);
        doc.done()
    }
}

impl ExtensionConsent {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let subject = line().t("V/v đồng ý gia hạn thời hạn điều tra tai nạn lao động");
        let head = Head { letterhead: &self.head, symbol: Some(LETTER), subject: Some(subject) };
        let mut doc = Doc::new(kind, "Đồng ý gia hạn thời hạn điều tra tai nạn lao động", head);
        doc.addressees("/addressee", self.addressee.as_slice());
        let opening =
            line().t("Căn cứ khoản 6 Điều 35 Luật An toàn, vệ sinh lao động; xét Văn bản đề nghị gia hạn");
        let opening = cited(opening, "/request", "Văn bản đề nghị gia hạn", "the request", &self.request)
            .t(" của Đoàn điều tra được thành lập theo Quyết định");
        doc.para(
            cited(opening, "/decision", "Quyết định thành lập Đoàn", "the founding decision", &self.decision)
                .t(" về vụ tai nạn lao động: ")
                .v(asked("/accident", "Vụ tai nạn", "The accident", &self.accident))
                .t("."),
        );
        doc.para(
            line()
                .t("Đồng ý gia hạn thời hạn điều tra vụ tai nạn nêu trên thêm ")
                .v(asked("/days", "Số ngày gia hạn", "Days granted", &self.days).short())
                .t(" ngày kể từ khi hết thời hạn ngày ")
                .v(asked(
                    "/due",
                    "Ngày hết thời hạn hiện tại",
                    "Last day of the term",
                    &self.due.map(crate::layout::short_date),
                )
                .short())
                .t("; thời hạn điều tra sau khi gia hạn đến hết ")
                .v(asked("/new_due", "Ngày hết hạn sau khi gia hạn", "Last day as extended", &self.new_due)
                    .date())
                .t(". Thời hạn điều tra chỉ được gia hạn một lần."),
        );
        if self.instruction.is_some() {
            doc.para(line().v(if_any(
                "/instruction",
                "Yêu cầu đối với Đoàn điều tra",
                "Instruction",
                &self.instruction,
            )));
        }
        doc.para(line().t("Đề nghị Đoàn điều tra tổ chức thực hiện theo quy định./."));
        doc.closing("Như trên", &self.recipients, "Lưu: VT", &self.signatory);
        doc.done()
    }
}
