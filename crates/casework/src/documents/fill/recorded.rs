//! Numbers of papers that somebody wrote into the case: the paper was numbered before it was issued from here.

use super::source::{Source, some, text};
use chrono::NaiveDate;
use documents::FormKind;
use domain::case::Case;
use domain::time::vn_date;
use uuid::Uuid;

impl Source {
    /// Number and date that the case bears for this paper, as they were written into it.
    pub(crate) fn recorded(
        &self,
        kind: FormKind,
        subject: Option<Uuid>,
    ) -> Option<(String, Option<NaiveDate>)> {
        use FormKind as K;
        let (case, team) = (&self.case, self.team());
        match kind {
            K::TeamDecisionEstablishment | K::TeamDecisionProvince | K::TeamDecisionCentral => {
                let team = team?;
                Some((text(&team.decision_number)?, Some(team.decision_date)))
            }
            K::MinutesEstablishment | K::MinutesContract | K::MinutesNoContract => minutes(case),
            K::MeetingMinutes => {
                let meeting = &case.stage.announcement()?.meeting;
                Some((some(meeting.proceedings.number.as_ref())?, Some(vn_date(meeting.held_at))))
            }
            K::ExtensionConsent => {
                let extension = team?.extension.as_ref()?;
                Some((text(&extension.consent_number)?, Some(extension.consent_date)))
            }
            K::EmployerDeclaration => {
                let live = case.reports.iter().rev().filter(|r| r.is_live());
                let told = live.filter_map(|r| r.report.declaration.as_ref()).next()?;
                Some((some(told.document_number.as_ref())?, told.document_date))
            }
            K::HandoverRecord => {
                let of = |h: &&domain::case::Handover| Some(h.id.0) == subject;
                let handover = case.inquiry.handovers.iter().find(of)?;
                Some((text(&handover.record_number)?, Some(handover.date)))
            }
            K::CompensationDecision => {
                let paid = case.compensations.iter().rev().filter(|p| p.stands());
                let paid = paid.filter(|p| Some(p.victim.0) == subject);
                paid.filter_map(|p| p.decision_reference.as_deref()).find_map(referred)
            }
            _other => None,
        }
    }
}

fn minutes(case: &Case) -> Option<(String, Option<NaiveDate>)> {
    let sent = case.stage.announcement().and_then(|a| a.minutes.as_ref());
    let sent = sent.and_then(|m| Some((text(&m.number)?, Some(m.date))));
    let signed = case.stage.signed();
    let signed = signed.and_then(|s| Some((text(&s.minutes_number)?, Some(s.signed_on))));
    let drafted = case.stage.findings().and_then(|f| some(f.minutes_number.as_ref()));
    sent.or(signed).or_else(|| Some((drafted?, None)))
}

/// "12/QĐ-CT ngày 05/01/2026": the number, and the date where it is one.
fn referred(told: &str) -> Option<(String, Option<NaiveDate>)> {
    let (number, day) = match told.split_once("ngày") {
        Some((number, day)) => (number, NaiveDate::parse_from_str(day.trim(), "%d/%m/%Y").ok()),
        None => (told, None),
    };
    let number = number.trim().trim_start_matches("số ").trim_start_matches("Số ");
    Some((text(number.trim_end_matches([',', ' ']))?, day))
}

/// "1/QĐ-SNV" and "01/QĐ-SNV" are one number.
pub(crate) fn same_number(one: &str, other: &str) -> bool {
    fn plain(number: &str) -> String {
        number.trim().trim_start_matches('0').to_lowercase()
    }
    plain(one) == plain(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2026, 1, 5);
        for (told, number, on) in [
            ("12/QĐ-CT ngày 05/01/2026", "12/QĐ-CT", day),
            ("Số 12/QĐ-CT, ngày 5/1/2026", "12/QĐ-CT", day),
            ("12/QĐ-CT", "12/QĐ-CT", None),
            ("12/QĐ-CT ngày mồng năm", "12/QĐ-CT", None),
        ] {
            assert_eq!(referred(told), Some((number.to_owned(), on)), "{told}");
        }
        assert_eq!(referred("  "), None);
        assert!(same_number("1/QĐ-SNV", "01/qđ-snv") && !same_number("12/QĐ-SNV", "02/QĐ-SNV"));
    }
}
