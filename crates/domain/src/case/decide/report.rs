//! Taking a report: the door through which every accident enters.

use super::super::circumstances::Circumstances;
use super::super::event::Event;
use super::super::refusal::Refusal;
use super::super::report::Report;
use super::super::state::Case;
use super::super::statement::AccidentStatement;
use super::consequences::settle;
use super::facts_of_reports::{Merged, merged};
use super::late_entry::late_entry;
use super::{Decision, Warning};
use crate::law::Trigger;
use crate::reference::CommuneRefusal;
use crate::time::{human_date, vn_date, vn_datetime};
use crate::value::FieldError;
use crate::words::Localized;
use chrono::Duration;

pub(super) fn decide(case: &Case, report: Report, c: &Circumstances<'_>) -> Result<Decision, Refusal> {
    if case.report(report.id).is_some() {
        return Err(Refusal::rule(
            "report_exists",
            "Tin này đã được ghi.",
            "This report was already taken.",
            "",
        ));
    }
    let mut problems = Vec::new();
    let mut warnings = Vec::new();
    check_times(&report, c, &mut problems);
    check_counts(&report.accident, &mut problems);
    check_place(&report.accident, c, &mut problems, &mut warnings);
    if !problems.is_empty() {
        return Err(Refusal::Invalid(problems));
    }
    let Merged { established, differs } = merged(case, report.id, &report.accident, report.is_full());
    if differs {
        warnings.push(facts_differ());
    }
    let mut events = vec![Event::ReportReceived { report: Box::new(report.clone()) }];
    events.extend(established);
    let events = settle(case, events, Trigger::AccidentReported, Some(&report), c)?;
    Ok(Decision { events, warnings })
}

/// A report that says something else than is known.
pub(super) fn facts_differ() -> Warning {
    Warning::new(
        "facts_differ",
        "Tin này khác với thông tin đã có; cán bộ sẽ đối chiếu. Không thông tin nào bị mất.",
        "This report differs from what is known; an officer will compare. Nothing is lost.",
    )
}

fn problem(pointer: &str, code: &'static str, vi: &str, en: &str) -> FieldError {
    FieldError { pointer: pointer.to_owned(), code, message: Localized::new(vi, en) }
}

fn check_times(report: &Report, c: &Circumstances<'_>, problems: &mut Vec<FieldError>) {
    let now_local = vn_datetime(c.now);
    if report.accident.occurred.earliest() > now_local {
        problems.push(problem(
            "/accident/occurred",
            "in_future",
            "Thời điểm xảy ra tai nạn không thể ở tương lai. Kiểm tra lại ngày giờ.",
            "The accident cannot lie in the future. Check date and time.",
        ));
    }
    if report.received_at > c.now + Duration::minutes(2) {
        problems.push(problem(
            "/received_at",
            "in_future",
            "Thời điểm nhận tin không thể ở tương lai.",
            "The report cannot have been received in the future.",
        ));
    }
    if vn_datetime(report.received_at) < report.accident.occurred.earliest() {
        problems.push(problem(
            "/received_at",
            "before_accident",
            "Thời điểm nhận tin phải sau thời điểm xảy ra tai nạn.",
            "The report cannot have been received before the accident.",
        ));
    }
    let learned = report.declaration.as_ref().and_then(|d| d.known_at);
    let tipped = report.commune_details.as_ref().and_then(|d| d.tip_received_at);
    for (pointer, at) in [("/declaration/known_at", learned), ("/commune_details/tip_received_at", tipped)] {
        let Some(at) = at else { continue };
        if at > c.now + Duration::minutes(2) {
            problems.push(problem(
                pointer,
                "in_future",
                "Thời điểm biết tin không thể ở tương lai.",
                "This lies in the future.",
            ));
        }
        if vn_datetime(at) < report.accident.occurred.earliest() {
            problems.push(problem(
                pointer,
                "before_accident",
                "Thời điểm biết tin phải sau thời điểm xảy ra tai nạn.",
                "This lies before the accident.",
            ));
        }
    }
    problems.extend(late_entry(report.received_at, report.recorded_at, report.late_entry_reason.as_deref()));
}

/// More people than this are not hurt in one accident; the bound keeps a slip of the hand from counting.
const MOST_PEOPLE: u32 = 9_999;

/// Numbers of people hurt are possible numbers.
pub(super) fn check_counts(accident: &AccidentStatement, problems: &mut Vec<FieldError>) {
    let n = accident.casualties;
    for (pointer, count) in [
        ("/accident/casualties/dead", n.dead),
        ("/accident/casualties/serious", n.serious),
        ("/accident/casualties/light", n.light),
        ("/accident/casualties/missing", n.missing),
    ] {
        if count > MOST_PEOPLE {
            problems.push(problem(
                pointer,
                "too_many",
                "Số người quá lớn. Kiểm tra lại.",
                "This number of people is too large. Check it.",
            ));
        }
    }
}

pub(super) fn check_place(
    accident: &AccidentStatement,
    c: &Circumstances<'_>,
    problems: &mut Vec<FieldError>,
    warnings: &mut Vec<Warning>,
) {
    let on = accident.occurred.date();
    match c.geography.commune_on(&accident.place.commune, on) {
        Ok(commune) => {
            if commune.province_code != c.province {
                warnings.push(Warning::new(
                    "outside_province",
                    format!(
                        "Nơi xảy ra tai nạn thuộc {}. Tin vẫn được lưu; cơ quan có thẩm quyền là nơi đó.",
                        commune.province_name
                    ),
                    format!(
                        "The place lies in {}. The report is kept; the competent agencies are there.",
                        commune.province_name
                    ),
                ));
            }
        }
        Err(CommuneRefusal::Unknown { .. }) => problems.push(problem(
            "/accident/place/commune_code",
            "unknown_commune",
            "Không có xã, phường, đặc khu mang mã này. Chọn từ danh sách.",
            "No commune has this code. Choose one from the list.",
        )),
        Err(CommuneRefusal::NotValidOn { successors, .. }) => {
            let names = successors.iter().map(|s| s.commune.name.clone()).collect::<Vec<_>>().join(", ");
            problems.push(FieldError {
                pointer: "/accident/place/commune_code".to_owned(),
                code: "commune_not_valid_on_date",
                message: Localized::new(
                    format!(
                        "Mã này không có hiệu lực vào ngày {}. Đơn vị thay thế: {names}.",
                        human_date(on)
                    ),
                    format!("This code was not valid on {}. It became: {names}.", human_date(on)),
                ),
            });
        }
    }
    if vn_date(c.now) < on {
        // Already told as `in_future`; the place cannot be judged on a future date.
        problems.retain(|p| p.code != "commune_not_valid_on_date");
    }
}
