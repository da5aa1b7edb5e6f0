//! Every mail as it is read, and what must never stand in one.

use super::fixture::{delivery, fatal, without_form};
use super::message::rendered;
use super::render::Rendered;
use casework::alerts::MailContent;
use chrono::NaiveDate;
use domain::case::DismissalKind;
use domain::law::{AlertMode, Trigger};
use domain::value::OccurredAt;
use domain::words::EventClass;

fn mail(content: MailContent) -> Rendered {
    rendered(&delivery(content)).unwrap()
}

/// The subject and the plain part; the HTML part has a snapshot of its own where it differs in more than layout.
fn text(content: MailContent) -> String {
    let mail = mail(content);
    assert!(mail.text.lines().all(|l| l.chars().count() <= 78 || l.trim_start().starts_with("https://")));
    format!("Subject: {}\n\n{}", mail.subject, mail.text)
}

fn with(change: impl FnOnce(&mut MailContent)) -> MailContent {
    let mut content = fatal();
    change(&mut content);
    content
}

#[test]
fn fatal_with_two_victims() {
    insta::assert_snapshot!(text(fatal()));
    insta::assert_snapshot!("fatal_with_two_victims_html", mail(fatal()).html);
}

#[test]
fn provisional_and_not_verified_with_casualties_unknown_in_a_demonstration() {
    insta::assert_snapshot!(text(with(|c| {
        c.demo = true;
        c.class = EventClass::SeriousMulti;
        c.provisional = true;
        c.unverified = true;
        c.casualties_unknown = true;
        c.counts = (0, 0, 0, 0);
        c.victims.clear();
        c.course = None;
        c.employer = Some(domain::case::EmployerFacts::default());
        c.spot = None;
        c.others.clear();
        c.deadlines.clear();
        c.occurred = OccurredAt::DayOnly(NaiveDate::from_ymd_opt(2026, 11, 23).unwrap());
    })));
}

#[test]
fn what_was_merged_names_the_case_that_goes_on() {
    let mut content = without_form(fatal(), AlertMode::Info);
    content.trigger = Trigger::Merged;
    content.rule = domain::law::RECALL.to_owned();
    content.dismissed = Some((DismissalKind::Merged, Some("TNLĐ-91-2026-000012".to_owned())));
    insta::assert_snapshot!(text(content));
}

#[test]
fn what_is_no_accident_at_work_says_so() {
    let mail = text(with(|c| {
        c.mode = AlertMode::Info;
        c.trigger = Trigger::Dismissed;
        c.dismissed = Some((DismissalKind::NotTnld, None));
    }));
    assert!(mail.contains("không phải tai nạn lao động") && !mail.contains("trùng với vụ khác"), "{mail}");
}

#[test]
fn a_victim_died_later() {
    insta::assert_snapshot!(text(with(|c| c.trigger = Trigger::VictimDied)));
}

#[test]
fn information_only() {
    insta::assert_snapshot!(text(without_form(fatal(), AlertMode::Info)));
}

#[test]
fn invitation_to_the_team() {
    let mut content = without_form(fatal(), AlertMode::Invite);
    content.trigger = Trigger::TeamFounded;
    content.recipient = "Sở Y tế tỉnh An Giang".to_owned();
    insta::assert_snapshot!(text(content));
}

#[test]
fn copy_of_the_minutes() {
    let mut content = without_form(fatal(), AlertMode::Copy);
    content.trigger = Trigger::AnnouncementHeld;
    insta::assert_snapshot!(text(content));
}

#[test]
fn a_copy_promises_no_file_that_its_reader_cannot_open() {
    for (opens, promised) in [(true, true), (false, false)] {
        let mut content = without_form(fatal(), AlertMode::Copy);
        content.trigger = Trigger::AnnouncementHeld;
        content.opens_case = opens;
        let said = text(content);
        assert_eq!(said.contains("hồ sơ ở cuối thư"), promised, "{said}");
        assert_eq!(said.contains("theo đường công văn"), !promised, "{said}");
    }
}

#[test]
fn in_place_of_an_agency_without_address() {
    insta::assert_snapshot!(text(with(|c| c.fallback = true)));
}

#[test]
fn each_trigger_says_in_the_subject_what_changed() {
    let subjects: Vec<String> = Trigger::ALL
        .iter()
        .flat_map(|t| AlertMode::ALL.iter().map(move |m| (*t, *m)))
        .map(|(trigger, mode)| {
            let content = with(|c| {
                c.trigger = trigger;
                c.mode = mode;
            });
            format!("{trigger} {mode}: {}", mail(content).subject)
        })
        .collect();
    insta::assert_snapshot!(subjects.join("\n"));
}

const HOSTILE: &str = "<script>alert('x')</script>\r\nBcc: thu@kẻ-xấu.vn\r\n\r\n</td>{{ s.l.number }}\u{202e}đảo \"><img src=x onerror=y>";

#[test]
fn hostile_text_comes_out_as_text() {
    let content = with(|c| {
        c.recipient = HOSTILE.to_owned();
        c.place = HOSTILE.to_owned();
        c.commune = HOSTILE.to_owned();
        c.spot = Some(HOSTILE.to_owned());
        c.course = Some(HOSTILE.to_owned());
        c.victims[0].name = Some(HOSTILE.to_owned());
        c.victims[0].occupation = Some(HOSTILE.to_owned());
        c.employer.as_mut().unwrap().name = Some(HOSTILE.to_owned());
        c.informant = Some((Some(HOSTILE.to_owned()), None));
        c.others = vec![HOSTILE.to_owned()];
        c.citation = HOSTILE.to_owned();
    });
    let mail = mail(content);
    assert_eq!(mail.subject.lines().count(), 1);
    for forbidden in ["<script", "<img", "\u{202e}", "alert('x')"] {
        assert!(!mail.html.contains(forbidden), "{forbidden}");
    }
    assert!(mail.html.contains("&#60;script&#62;") || mail.html.contains("&lt;script&gt;"));
    assert!(!mail.text.lines().any(|l| l.starts_with("Bcc:")), "a line of a report stands indented");
    insta::assert_snapshot!(mail.text);
}

/// Everything personal a report can hold, in every place of the content.
fn personal() -> (MailContent, [&'static str; 6]) {
    let marks = ["Tên-Người", "Nghề-Riêng", "Máy-Riêng", "Diễn-Biến", "Nhà-Ông-Bảy", "Tên-Công-Ty"];
    let content = with(|c| {
        c.victims[0].name = Some(marks[0].to_owned());
        c.victims[0].occupation = Some(marks[1].to_owned());
        c.informant = Some((None, Some(marks[2].to_owned())));
        c.course = Some(marks[3].to_owned());
        c.place = format!("{}, Phường Rạch Giá, An Giang", marks[4]);
        c.spot = Some(marks[4].to_owned());
        c.employer.as_mut().unwrap().name = Some(marks[5].to_owned());
    });
    (content, marks)
}

#[test]
fn no_subject_holds_personal_data() {
    for mode in AlertMode::ALL {
        for trigger in Trigger::ALL {
            for fallback in [false, true] {
                let (mut content, marks) = personal();
                (content.mode, content.trigger, content.fallback) = (*mode, *trigger, fallback);
                let subject = mail(content).subject;
                assert!(marks.iter().all(|m| !subject.contains(m)), "{subject}");
            }
        }
    }
}

#[test]
fn who_is_only_informed_reads_no_names_and_no_injuries() {
    for mode in [AlertMode::Info, AlertMode::Copy, AlertMode::Invite] {
        let (content, marks) = personal();
        let mail = mail(without_form(content, mode));
        for part in [&mail.subject, &mail.text, &mail.html] {
            for mark in marks {
                assert!(!part.contains(mark), "{mode}: {mark}");
            }
            assert!(!part.contains("bị thương nặng") && !part.contains("người chết;"), "{mode}");
        }
    }
}

#[test]
fn only_what_must_be_confirmed_has_a_link_to_confirm() {
    for (mode, asked) in [
        (AlertMode::Acknowledged, true),
        (AlertMode::Invite, true),
        (AlertMode::Info, false),
        (AlertMode::Copy, false),
    ] {
        let content = if mode == AlertMode::Acknowledged { fatal() } else { without_form(fatal(), mode) };
        let mail = mail(content);
        for part in [&mail.text, &mail.html] {
            assert_eq!(part.contains("/xac-nhan/"), asked, "{mode}");
            assert_eq!(part.contains("Mở liên kết này không làm thay đổi gì"), asked, "{mode}");
            assert_eq!(part.contains("Opening this link changes nothing"), asked, "{mode}");
        }
    }
}

#[test]
fn a_demonstration_says_so_everywhere() {
    let mail = mail(with(|c| c.demo = true));
    assert!(mail.subject.starts_with("[TRÌNH DIỄN – DEMO] [TNLĐ-91-2026-000123]"));
    assert!(mail.text.contains("TRÌNH DIỄN – DEMO") && mail.html.contains("TRÌNH DIỄN – DEMO"));
    assert!(!mail_of_real_work().contains("DEMO"));
}

fn mail_of_real_work() -> String {
    let mail = mail(fatal());
    format!("{}{}{}", mail.subject, mail.text, mail.html)
}
