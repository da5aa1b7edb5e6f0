//! Counting: every vector of the deadline table, midnight in Vietnam, weekends, holidays, month ends, Tết.

use crate::support::{at, d, law};
use EventClass::{Fatal, Light, SeriousMulti, SeriousSingle, Unknown};
use domain::law::{Deadline, DeadlineKind, LawSet, Moment, TermCalendar};
use domain::reference::Calendar;
use domain::words::{EventClass, Lang, TeamLevel};

fn cal() -> &'static Calendar {
    Calendar::embedded()
}

fn investigation(received: &str, class: EventClass, expertise: bool, extension: Option<u32>) -> Deadline {
    let level = match class {
        Light | SeriousSingle => TeamLevel::Establishment,
        Fatal | SeriousMulti | Unknown => TeamLevel::Province,
    };
    law().investigation_term(d("2026-11-20"), level, class, expertise, at(received), extension, cal())
}

fn day(s: &str) -> Moment {
    Moment::Day(d(s))
}

#[test]
fn the_table_of_deadlines() {
    let start = "2026-11-23 08:15";
    for (class, expertise, due, alarm, longest) in [
        (Light, false, "2026-11-27", "2026-11-27", None),
        (SeriousSingle, false, "2026-11-30", "2026-11-30", Some("2026-12-07")),
        (SeriousMulti, false, "2026-12-14", "2026-12-13", Some("2027-01-04")),
        (Fatal, false, "2026-12-23", "2026-12-23", Some("2027-01-22")),
        (Fatal, true, "2027-01-22", "2027-01-22", Some("2027-03-23")),
        (Light, true, "2027-01-22", "2027-01-22", Some("2027-03-23")),
        (Unknown, false, "2026-12-14", "2026-12-13", Some("2027-01-04")),
    ] {
        let term = investigation(start, class, expertise, None);
        let got = (term.due, term.alarm_on, term.extension_max);
        assert_eq!(got, (day(due), day(alarm), longest.map(day)), "{class} {expertise}");
        assert_eq!(term.starts_at, Moment::At(at(start)));
    }
    let reading = |class| investigation(start, class, true, None).basis;
    assert_eq!((reading(Fatal).rule.0.as_str(), reading(Light).rule.0.as_str()), ("R-TRM-1", "R-TRM-2"));
    let t = law().term(DeadlineKind::SendMinutes, d("2026-12-23"), cal());
    assert_eq!((t.due, t.calendar), (day("2026-12-28"), TermCalendar::Working), "24 Thu, 25 Fri, 28 Mon");
    assert_eq!(law().term(DeadlineKind::Complaint, d("2026-12-23"), cal()).due, day("2027-03-23"));
    assert_eq!(law().term(DeadlineKind::PoliceHandBack, d("2027-01-10"), cal()).due, day("2027-01-15"));
    assert_eq!(law().scene_term(at("2026-11-23 22:40")).due, Moment::At(at("2026-11-24 00:40")));
}

#[test]
fn the_other_terms() {
    for (kind, starts, due) in [
        (DeadlineKind::ComplaintAnswer, "2026-11-23", "2026-12-07"),
        (DeadlineKind::OpinionLetter, "2026-11-20", "2026-12-04"),
        (DeadlineKind::CompensationPayment, "2026-11-23", "2026-11-30"),
        (DeadlineKind::Supplement, "2026-11-25", "2026-11-25"),
        (DeadlineKind::Recommendation, "2026-11-28", "2026-11-30"),
    ] {
        assert_eq!(law().term(kind, d(starts), cal()).due, day(due), "{kind} from {starts}");
    }
}

#[test]
fn extensions_count_from_the_unrolled_day() {
    // 20 days end on Sunday 13/12 and roll to Monday 14/12; the extension counts from 13/12.
    let extended = investigation("2026-11-23 08:15", SeriousMulti, false, Some(5));
    assert_eq!((extended.due, extended.alarm_on), (day("2026-12-18"), day("2026-12-18")));
    assert_eq!(extended.extension_max, None, "one extension only");
    let longest = investigation("2026-11-23 08:15", SeriousMulti, false, Some(20));
    assert_eq!((longest.due, longest.alarm_on), (day("2027-01-04"), day("2027-01-02")));
    let too_long = investigation("2026-11-23 08:15", SeriousMulti, false, Some(99));
    assert_eq!(too_long.due, longest.due, "no more than the law allows");
    let light = investigation("2026-11-23 08:15", Light, false, Some(4));
    assert_eq!(light.due, day("2026-11-27"), "a light accident is never extended");
    assert_eq!(law().extension_allowed(d("2026-11-20"), Light, false), None);
    assert_eq!(law().extension_allowed(d("2026-11-20"), Fatal, false), Some(30));
    assert_eq!(law().extension_allowed(d("2026-11-20"), Fatal, true), Some(60));
}

#[test]
fn the_day_of_receipt_is_that_of_vietnam() {
    for (received, due) in [
        ("2026-11-22 23:59", "2026-11-26"),
        ("2026-11-23 00:00", "2026-11-27"),
        ("2026-11-23 06:59", "2026-11-27"),
        ("2026-11-23 23:59", "2026-11-27"),
        ("2026-11-24 00:00", "2026-11-30"),
    ] {
        assert_eq!(
            investigation(received, Light, false, None).due,
            day(due),
            "{received}: 28/11 is a Saturday"
        );
    }
}

#[test]
fn weekends_holidays_and_month_ends_roll() {
    for (received, class, alarm, due, why) in [
        ("2026-11-25 09:00", Light, "2026-11-29", "2026-11-30", "Sunday"),
        ("2026-12-28 09:00", Light, "2027-01-01", "2027-01-04", "New Year on a Friday"),
        ("2026-02-10 09:00", SeriousSingle, "2026-02-17", "2026-02-23", "Tết"),
        ("2026-02-12 09:00", Light, "2026-02-16", "2026-02-23", "the eve of Tết"),
        ("2026-01-31 09:00", Fatal, "2026-03-02", "2026-03-02", "over the end of February"),
        ("2028-01-30 09:00", Fatal, "2028-02-29", "2028-02-29", "leap day"),
        ("2026-04-20 09:00", SeriousSingle, "2026-04-27", "2026-04-28", "day in lieu of a holiday on Sunday"),
        ("2026-08-27 09:00", Light, "2026-08-31", "2026-09-03", "exchanged day off before National Day"),
        ("2026-08-18 09:00", Light, "2026-08-22", "2026-08-22", "a Saturday worked in exchange"),
        ("2026-11-20 09:00", Light, "2026-11-24", "2026-11-24", "a holiday that is no law yet"),
    ] {
        let term = investigation(received, class, false, None);
        assert_eq!((term.alarm_on, term.due), (day(alarm), day(due)), "{received}: {why}");
    }
}

#[test]
fn working_days_skip_tet() {
    assert_eq!(law().term(DeadlineKind::SendMinutes, d("2026-02-13"), cal()).due, day("2026-02-25"));
    assert_eq!(
        law().term(DeadlineKind::SendMinutes, d("2026-08-20"), cal()).due,
        day("2026-08-24"),
        "worked Saturday"
    );
}

#[test]
fn the_explanation_tells_everything() {
    let term = investigation("2026-03-12 08:15", Fatal, false, None);
    assert_eq!(
        term.explanation.en,
        "30 days from 12/03/2026 (received 08:15, that day not counted) → Saturday 11/04/2026, rolls to Monday \
         13/04/2026 (Bộ luật Dân sự 2015, Điều 148 khoản 5); Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6"
    );
    assert_eq!(
        term.explanation.vi,
        "30 ngày kể từ ngày 12/03/2026 (nhận tin, khai báo lúc 08:15, không tính ngày này) → Thứ Bảy 11/04/2026, chuyển \
         sang Thứ Hai 13/04/2026 (Bộ luật Dân sự 2015, Điều 148 khoản 5); Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6"
    );
    let extended = investigation("2026-03-12 08:15", Fatal, false, Some(10));
    assert!(
        extended.explanation.en.contains("extended by 10 days")
            && extended.explanation.vi.contains("gia hạn thêm 10 ngày")
    );
    let scene = law().scene_term(at("2026-11-23 22:40"));
    assert!(scene.explanation.vi.starts_with("2 giờ kể từ 23/11/2026 22:40"), "{}", scene.explanation.vi);
    assert!(scene.explanation.vi.contains("24/11/2026 00:40"));
}

#[test]
fn holidays_not_announced_are_told() {
    let new_year = investigation("2026-12-28 09:00", Light, false, None);
    for lang in [Lang::Vi, Lang::En] {
        assert!(new_year.explanation.get(lang).contains("2027"), "{}", new_year.explanation.get(lang));
    }
    assert!(new_year.explanation.en.contains("computed, not announced"), "{}", new_year.explanation.en);
    assert!(
        investigation("2028-01-30 09:00", Fatal, false, None).explanation.en.contains("no holidays of 2028")
    );
    assert!(!investigation("2026-11-23 08:15", Fatal, false, None).explanation.en.contains('['));
}

#[test]
fn settings_change_the_reading() {
    let overlay = |from: &str, to: &str| {
        let text = include_str!("../../../../config/law/90-settings.toml");
        assert!(text.contains(from), "{from}");
        LawSet::with_overlay([("90-settings.toml", text.replacen(from, to, 1))]).unwrap()
    };
    let key = "id = \"expertise_extends_all_classes\"";
    let text = include_str!("../../../../config/law/90-settings.toml");
    let (head, tail) = text.split_at(text.find(key).unwrap());
    let fatal_only = format!("{head}{}", tail.replacen("value = true", "value = false", 1));
    let law = LawSet::with_overlay([("90-settings.toml", fatal_only)]).unwrap();
    let term = |class| {
        law.investigation_term(
            d("2026-11-20"),
            TeamLevel::Province,
            class,
            true,
            at("2026-11-23 08:00"),
            None,
            cal(),
        )
    };
    assert_eq!(term(Fatal).length, 60);
    assert_eq!(term(SeriousMulti).length, 20);

    let counts_first_day = overlay("value = true", "value = false");
    assert!(!counts_first_day.settings().exclude_first_day);
    assert_eq!(
        counts_first_day.term(DeadlineKind::PoliceHandBack, d("2027-01-10"), cal()).due,
        day("2027-01-14")
    );
}
