//! What several decisions ask of what people tell: times that have passed, items that exist.

use super::super::refusal::Refusal;
use super::super::stage::StageKind;
use super::super::state::Case;
use crate::ids::EvidenceId;
use crate::time::{Instant, human_date, vn_date};
use crate::value::FieldError;
use crate::words::Localized;
use chrono::{Duration, NaiveDate};

/// Problems of a command, each with its pointer.
#[derive(Default)]
pub(super) struct Problems(Vec<FieldError>);

impl Problems {
    /// Keeps a problem.
    pub(super) fn add(
        &mut self,
        pointer: &str,
        code: &'static str,
        vi: impl Into<String>,
        en: impl Into<String>,
    ) {
        self.0.push(FieldError { pointer: pointer.to_owned(), code, message: Localized::new(vi, en) });
    }

    /// Something that must be given.
    pub(super) fn missing(&mut self, pointer: &str) {
        self.0.push(FieldError::required(pointer));
    }

    /// A text that must be given.
    pub(super) fn wanted(&mut self, pointer: &str, text: Option<&str>) {
        if text.is_none_or(|t| t.trim().is_empty()) {
            self.missing(pointer);
        }
    }

    /// A moment that must have passed; clocks of people are two minutes apart.
    pub(super) fn passed(&mut self, pointer: &str, at: Instant, now: Instant) {
        if at > now + Duration::minutes(2) {
            self.add(
                pointer,
                "in_future",
                "Thời điểm này không thể ở tương lai.",
                "This moment cannot lie in the future.",
            );
        }
    }

    /// A day that must have come.
    pub(super) fn come(&mut self, pointer: &str, day: NaiveDate, now: Instant) {
        if day > vn_date(now) {
            self.add(
                pointer,
                "in_future",
                "Ngày này không thể ở tương lai.",
                "This day cannot lie in the future.",
            );
        }
    }

    /// A day on which nothing can have been done yet: before the accident.
    pub(super) fn since_accident(&mut self, case: &Case, pointer: &str, day: NaiveDate) {
        if let Some(accident) = &case.accident {
            let from = accident.occurred.date();
            self.not_before(pointer, day, from, "before_accident", ["xảy ra tai nạn", "the accident"]);
        }
    }

    /// A day before which something else had to happen, in words of both languages; the same day is well.
    pub(super) fn not_before(
        &mut self,
        pointer: &str,
        day: NaiveDate,
        from: NaiveDate,
        code: &'static str,
        [vi, en]: [&str; 2],
    ) {
        if day < from {
            let from = human_date(from);
            self.add(
                pointer,
                code,
                format!("Ngày này không thể trước ngày {vi} ({from}); kiểm tra lại ngày đã nhập."),
                format!("This day cannot lie before the day of {en} ({from}); check the day."),
            );
        }
    }

    /// Items that must stand in the file.
    pub(super) fn items(&mut self, case: &Case, pointer: &str, ids: &[EvidenceId]) {
        for (index, id) in ids.iter().enumerate() {
            self.item(case, &format!("{pointer}/{index}"), Some(*id));
        }
    }

    /// One item that must stand in the file.
    pub(super) fn item(&mut self, case: &Case, pointer: &str, id: Option<EvidenceId>) {
        let Some(id) = id else { return };
        match case.evidence_item(id) {
            None => self.add(
                pointer,
                "unknown_evidence",
                "Hồ sơ vụ này không có chứng cứ được nêu.",
                "The file of this case has no such piece of evidence.",
            ),
            Some(item) if !item.stands() => self.add(
                pointer,
                "evidence_set_aside",
                "Chứng cứ này đã bị loại khỏi hồ sơ; chọn chứng cứ khác.",
                "This piece of evidence was set aside; choose another.",
            ),
            Some(_) => {}
        }
    }

    /// Nothing to put right so far.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// No problem, or all of them.
    pub(super) fn done(self) -> Result<(), Refusal> {
        if self.0.is_empty() { Ok(()) } else { Err(Refusal::Invalid(self.0)) }
    }
}

/// The day on which anybody received the first word of the accident.
pub(super) fn first_word(case: &Case) -> NaiveDate {
    vn_date(case.reports.iter().map(|r| r.report.received_at).min().unwrap_or(case.opened_at))
}

/// While the police have the file and nobody is prosecuted, the team waits.
pub(super) fn not_waiting_for_police(case: &Case) -> Result<(), Refusal> {
    if case.stage.kind() == StageKind::Suspended && !case.prosecuted {
        return Err(Refusal::rule(
            "with_police",
            "Hồ sơ đang ở cơ quan điều tra và chưa có quyết định khởi tố; việc của Đoàn phải chờ.",
            "The file is with the police and nobody has been prosecuted; the work of the team must wait.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 7",
        ));
    }
    Ok(())
}
