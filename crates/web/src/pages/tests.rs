//! Every template in both languages with sample data; forms and transfer objects agree.

mod choices;
mod door;
mod watch;
mod work;

use super::assess::{AssessmentPage, LineView};
use super::case::{AlertRowView, Block, CasePage, NextView, PlanRow};
use super::case_list::{CaseList, FilterView, RowView};
use super::confirm::{ConfirmPage, ConfirmProblem};
use super::filing::FilingPage;
use super::form_page::{CheckPage, FormPage};
use super::mailbox::MailPage;
use super::problem::ErrorPage;
use super::receipt::Receipt;
use super::similar::SimilarCase;
use super::start::Start;
use super::table::{Cell, Search, TablePage};
use crate::form::{Form, FormView, Given, Values};
use crate::frame::{Frame, UserBadge, navigation, switch_url};
use crate::views::{DeadlineView, EntryView, Tag, VictimView, class_tag, stage_tag};
use crate::{forms, messages};
use askama::Template;
use choices::{agrees, filled};
use domain::access::{Actor, Role};
use domain::case::CommandKind;
use domain::value::FieldError;
use domain::words::Lang;
use std::collections::BTreeSet;
use tnld_http::dto;
use watch::{dead, health};

fn frame(lang: Lang) -> Frame {
    let mut actor = Actor::anonymous();
    actor.role = Role::Director;
    Frame {
        lang,
        title: "T".into(),
        has_error: true,
        switch_url: switch_url("/vu", "", Lang::En),
        agency: "Sở Nội vụ tỉnh An Giang".into(),
        user: Some(UserBadge { name: "Nguyễn Thị Ánh".into(), role: "x".into() }),
        nav: navigation(&actor, "/vu", lang),
        demo: true,
        version: "0.1.0".into(),
        law_hash: "0123456789abcdef".into(),
        contact: "0297 000 000".into(),
        csrf: "secret".into(),
        request_id: "id".into(),
    }
}

fn deadline() -> DeadlineView {
    DeadlineView {
        kind: "K".into(),
        state: tag(),
        remaining: "R".into(),
        due: "D".into(),
        citation: "C".into(),
        explanation: "E".into(),
        look: "soon",
    }
}

fn tag() -> Tag {
    Tag::new("red", "!", "x")
}

fn given() -> Given {
    let mut given = Given { province: "91".into(), today: "2026-11-23".parse().unwrap(), ..Given::default() };
    for name in [
        "reports",
        "victims",
        "requests",
        "recommendations",
        "officers",
        "cases",
        "agencies",
        "scopes",
        "payments",
        "cancelled",
    ] {
        given.options.insert(name, vec![("0190".into(), "x".into())]);
    }
    given
}

fn rows() -> Vec<Vec<Cell>> {
    vec![vec![Cell::text("t"), Cell::link("/l", "l"), Cell::tag(tag()), Cell::button("/b", "b")]]
}

fn pairs() -> Vec<(String, String)> {
    vec![("a".into(), "b".into())]
}

fn form_page(form: &Form, lang: Lang) -> FormPage {
    let mut values = Values::default();
    form.repeats().for_each(|r| crate::form::add_row(r, &mut values));
    let first = form.fields().next().map(|field| field.name).unwrap_or_default();
    let errors = [FieldError::required(format!("/{first}"))];
    FormPage {
        f: frame(lang),
        view: FormView::whole(form, lang, &values, &errors, &given()),
        back: "/".into(),
        action: "/x".into(),
        caption: Some("c".into()),
        lead: Some("l".into()),
        notes: vec!["n".into()],
        warning: Some("w".into()),
        stale: vec!["s".into()],
        both: vec![("q".into(), "t".into(), "y".into())],
        saved: Some("s".into()),
        headings: true,
        extra: pairs(),
        buttons: pairs(),
        aside: pairs(),
        ways: pairs(),
    }
}

fn case(lang: Lang, tab: &str) -> CasePage {
    let block = || Block {
        title: "B".into(),
        tag: Some(tag()),
        rows: pairs(),
        link: Some(("/x".into(), "l".into())),
    };
    let next = || NextView { href: "/x".into(), title: "t".into(), does: "d".into(), article: "a".into() };
    CasePage {
        f: frame(lang),
        number: "TNLĐ-91-2026-000001".into(),
        class: class_tag("fatal", lang),
        stage: stage_tag("declared", lang),
        provisional: true,
        level: "L".into(),
        subtitle: "S".into(),
        notes: vec!["n".into()],
        clock: Some(deadline()),
        next: vec![next()],
        more: vec![next()],
        tabs: vec![("/x".into(), "x".into(), true)],
        tab: tab.into(),
        plan: vec![PlanRow {
            name: "P".into(),
            note: "n".into(),
            evidence: "e".into(),
            responsible: "r".into(),
            due: "d".into(),
            state: tag(),
            done: "d".into(),
            article: "a",
            href: Some("/x".into()),
        }],
        add_step: Some("/x".into()),
        sees_inquiry: false,
        blocks: if tab == "tong-quan" { vec![block()] } else { Vec::new() },
        papers: Vec::new(),
        victims: vec![VictimView { title: "V".into(), tag: tag(), rows: pairs() }],
        sees_victims: false,
        deadlines: vec![deadline()],
        alerts: vec![AlertRowView {
            recipient: "R".into(),
            mode: "m".into(),
            tag: tag(),
            sent: "s".into(),
            confirmed: "c".into(),
            next: "n".into(),
            round: "r".into(),
            citation: "c".into(),
            resend: Some(("/x".into(), "k".into())),
        }],
        timeline: vec![EntryView {
            at: "a".into(),
            what: "w".into(),
            details: vec!["d".into()],
            who: "w".into(),
            article: Some("a".into()),
            hash: "h".into(),
            alert: true,
        }],
        candidates: vec![SimilarCase { href: "/x".into(), words: "w".into(), reasons: "r".into() }],
        merge: Some("/m".into()),
        merged: Some((Some("/x".into()), "w".into())),
    }
}

fn list(lang: Lang, empty: bool) -> CaseList {
    let row = RowView {
        id: "0190".into(),
        number: "TNLĐ-91-2026-000001".into(),
        class: class_tag("light", lang),
        provisional: true,
        stage: stage_tag("closed", lang),
        employer: String::new(),
        place: "P".into(),
        occurred: "O".into(),
        received: "R".into(),
        victims: "V".into(),
        due: Some(("d".into(), "k".into(), "u".into(), true)),
    };
    CaseList {
        f: frame(lang),
        filters: vec![FilterView { href: "/vu".into(), label: "l".into(), count: 3, current: true }],
        sorts: vec![("/vu".into(), "s".into(), true)],
        q: "<b>\"".into(),
        filter: "all".into(),
        sort: "due".into(),
        more: vec![super::filtered::FilterField::sample(empty)],
        rows: if empty { Vec::new() } else { vec![row] },
        total: 1,
        next: Some("/n".into()),
        first: Some("/f".into()),
        csv: "/vu.csv".into(),
        invited: empty.then(|| "i".into()),
    }
}

/// Name and text of every template.
fn rendered(lang: Lang) -> Vec<(String, String)> {
    let f = || frame(lang);
    let mut out: Vec<(String, String)> = Vec::new();
    let mut add =
        |name: &str, text: Result<String, askama::Error>| out.push((name.to_owned(), text.unwrap()));
    add("start", Start { f: f(), cards: vec![("/", "a".into(), "b".into())] }.render());
    for form in forms::all() {
        add(form.key, form_page(form, lang).render());
    }
    let sections = crate::form::summary(&forms::DECLARATION, lang, &filled(&forms::DECLARATION), &given());
    let check = CheckPage {
        f: f(),
        back: "/".into(),
        action: "/x".into(),
        caption: "c".into(),
        notes: vec!["n".into()],
        similar: vec![SimilarCase { href: "/x".into(), words: "w".into(), reasons: "r".into() }],
        errors: Vec::new(),
        sections,
        hidden: pairs(),
        change: "/khai-bao/x".into(),
        declare: "d".into(),
        send: "s".into(),
    };
    add("check", check.render());
    let receipt = Receipt {
        f: f(),
        number: "n".into(),
        rows: pairs(),
        hash: "h".into(),
        code: Some(("7K2M-9QXA-03TV-B4GH-R8WZ".into(), "u".into())),
        warnings: vec!["w".into()],
        next: vec!["x".into()],
        links: pairs(),
    };
    add("receipt", receipt.render());
    for (name, text) in door::rendered(lang) {
        add(name, text);
    }
    add("filing", FilingPage::sample(f(), false).render());
    add("filing sections", FilingPage::sample(f(), true).render());
    for tab in [
        "tong-quan",
        "nan-nhan",
        "tin",
        "thoi-han",
        "bao-tin",
        "dieu-tra",
        "cong-bo",
        "kien-nghi",
        "dong-thoi-gian",
    ] {
        add(&format!("case {tab}"), case(lang, tab).render());
    }
    add("list", list(lang, false).render());
    add("empty list", list(lang, true).render());
    let view = FormView::whole(&forms::ACKNOWLEDGE, lang, &Values::default(), &[], &given());
    for (view, drill) in [(Some(view.clone()), false), (None, true), (Some(view), true), (None, false)] {
        let page = ConfirmPage {
            f: f(),
            recipient: "R".into(),
            class: Some(tag()),
            drill,
            rows: pairs(),
            why: "w".into(),
            after: "a".into(),
            case: (!drill).then(|| "/vu/x".to_owned()),
            confirmed: (view.is_none() && !drill).then(|| "x".to_owned()),
            withdrawn: view.is_none() && drill,
            view,
            action: "/x".into(),
            back: Some("/bao-tin".into()),
        };
        add("confirm", page.render());
    }
    add("confirm problem", ConfirmProblem { f: f(), lines: vec!["l".into()] }.render());
    let line =
        LineView { what: "w".into(), details: vec!["d".into()], citation: "c".into(), confidence: tag() };
    add("assessment", AssessmentPage::sample(f(), line).render());
    add("benefits", super::benefits::BenefitsPage::sample(f()).render());
    for well in [true, false] {
        add("health", health(lang, well).render());
        add("dead letters", dead(lang, well).render());
    }
    add("mail", MailPage::sample(f()).render());
    add(
        "error",
        ErrorPage {
            f: f(),
            lines: vec!["l".into()],
            list: vec!["x".into()],
            links: pairs(),
            waiting: Some(("/x".into(), pairs())),
        }
        .render(),
    );
    for (name, text) in work::rendered(lang) {
        add(name, text);
    }
    for (rows, notice) in [(rows(), None), (Vec::new(), Some(("t".to_owned(), "s".to_owned())))] {
        let page = TablePage {
            f: f(),
            lead: "l".into(),
            search: notice.is_none().then(|| Search { action: "/x", words: "w".into(), q: "q".into() }),
            add: Some(("/x".into(), "a".into())),
            notice,
            heads: vec!["h".into(); 4],
            rows,
            empty: "e".into(),
            next: Some("/n".into()),
            csv: Some("/c".into()),
        };
        add("table", page.render());
    }
    out
}

/// A key that is missing shows itself: a word of the shape of a key that begins like one.
fn missing_keys(text: &str) -> Vec<String> {
    let tops: BTreeSet<&str> = messages::keys(Lang::Vi).filter_map(|k| k.split('.').next()).collect();
    text.split(|c: char| !(c.is_ascii_lowercase() || c == '_' || c == '.'))
        .filter(|w| {
            w.split_once('.')
                .is_some_and(|(top, rest)| tops.contains(top) && !rest.is_empty() && rest != "csv")
        })
        .filter(|w| !text.contains(&format!("name=\"{w}")) && !text.contains(&format!("{w}.")))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_page_renders_in_both_languages_without_a_missing_word() {
    for lang in [Lang::Vi, Lang::En] {
        for (name, text) in rendered(lang) {
            assert!(text.contains(&format!("<html lang=\"{}\"", lang.tag())), "{name}: lang");
            assert_eq!(missing_keys(&text), Vec::<String>::new(), "{name} {lang:?}");
            assert_eq!(text.matches("<h1").count(), 1, "{name}: one h1");
            assert!(text.contains("id=\"main-content\""), "{name}: landmark");
            assert!(
                !text.contains("style=\"") && !text.contains("onclick"),
                "{name}: inline style or script"
            );
            assert!(!text.contains("<script>"), "{name}: inline script");
        }
    }
}

#[test]
fn what_people_type_is_escaped() {
    let text = list(Lang::Vi, true).render().unwrap();
    assert!(!text.contains("<b>\""));
}

#[test]
fn ids_are_unique_and_labels_point_to_them() {
    for form in forms::all() {
        let text = form_page(form, Lang::Vi).render().unwrap();
        let attribute = |name: &str| -> Vec<String> {
            let mark = format!(" {name}=\"");
            text.split(mark.as_str()).skip(1).filter_map(|p| p.split('"').next().map(str::to_owned)).collect()
        };
        let ids = attribute("id");
        let unique: BTreeSet<&String> = ids.iter().collect();
        assert_eq!(unique.len(), ids.len(), "{}: an id occurs twice", form.key);
        for target in attribute("for") {
            assert!(ids.contains(&target), "{}: label for {target}", form.key);
        }
        for described in attribute("aria-describedby") {
            for id in described.split(' ') {
                assert!(ids.contains(&id.to_owned()), "{}: described by {id}", form.key);
            }
        }
    }
}

#[test]
fn forms_and_transfer_objects_agree() {
    agrees::<dto::UrgentNoticeInput>(&forms::URGENT_NOTICE);
    agrees::<dto::RegistrationInput>(&forms::REGISTRATION);
    agrees::<dto::RefuseRegistrationInput>(&forms::REFUSE_REGISTRATION);
    agrees::<dto::SiteInput>(&forms::SITE);
    agrees::<dto::NoticeOpeningInput>(&forms::NOTICE_CODE);
    agrees::<dto::DeclarationInput>(&forms::DECLARATION);
    agrees::<dto::CommuneNoticeInput>(&forms::COMMUNE_NOTICE);
    agrees::<dto::CommuneRecordInput>(&forms::COMMUNE_RECORD);
    agrees::<dto::LoggedReportInput>(&forms::LOGGED_REPORT);
    agrees::<dto::AssessmentInput>(&forms::ASSESSMENT);
    agrees::<dto::BenefitCalculationInput>(&forms::BENEFITS);
    agrees::<dto::AcknowledgeInput>(&forms::ACKNOWLEDGE);
    agrees::<dto::UserInput>(&forms::USER);
    agrees::<dto::AgencyInput>(&forms::AGENCY);
    agrees::<dto::DutyShiftInput>(&forms::DUTY_TURN);
    agrees::<dto::NewTokenInput>(&forms::TOKEN);
    agrees::<dto::WebhookInput>(&forms::WEBHOOK);
    agrees::<dto::MergeInput>(&forms::MERGE);
    agrees::<dto::TaskDoneInput>(&forms::CALL);
    agrees::<dto::TaskDoneInput>(&forms::TASK);
    agrees::<dto::DrillInput>(&forms::DRILL);
    let form = |c| forms::of_command(c).unwrap();
    agrees::<dto::AcceptReportInput>(form(CommandKind::AcceptReport));
    agrees::<dto::RequestSupplementInput>(form(CommandKind::RequestSupplement));
    agrees::<dto::ProvideSupplementInput>(form(CommandKind::ProvideSupplement));
    agrees::<dto::CorrectReportInput>(form(CommandKind::CorrectReport));
    agrees::<dto::WithdrawReportInput>(form(CommandKind::WithdrawReport));
    agrees::<dto::ChangeConditionInput>(form(CommandKind::ChangeCondition));
    agrees::<dto::AddVictimInput>(form(CommandKind::AddVictim));
    agrees::<dto::DismissInput>(form(CommandKind::Dismiss));
    agrees::<dto::FoundTeamInput>(form(CommandKind::FoundTeam));
    agrees::<dto::ReachSceneInput>(form(CommandKind::ReachScene));
    agrees::<dto::RequestExpertiseInput>(form(CommandKind::RequestExpertise));
    agrees::<dto::ExtendInput>(form(CommandKind::Extend));
    agrees::<dto::SendToPoliceInput>(form(CommandKind::SendToPolice));
    agrees::<dto::ReturnFromPoliceInput>(form(CommandKind::ReturnFromPolice));
    agrees::<dto::ConcludeInput>(form(CommandKind::Conclude));
    agrees::<dto::HoldAnnouncementInput>(form(CommandKind::HoldAnnouncement));
    agrees::<dto::IssueMinutesInput>(form(CommandKind::IssueMinutes));
    agrees::<dto::AddRecommendationInput>(form(CommandKind::AddRecommendation));
    agrees::<dto::ReportRecommendationInput>(form(CommandKind::ReportRecommendation));
    agrees::<dto::VerifyRecommendationInput>(form(CommandKind::VerifyRecommendation));
    agrees::<dto::ExtendRecommendationInput>(form(CommandKind::ExtendRecommendation));
    agrees::<dto::RecordAssessmentInput>(form(CommandKind::RecordAssessment));
    agrees::<dto::TakeOverInput>(form(CommandKind::TakeOver));
    agrees::<dto::CloseInput>(form(CommandKind::Close));
}
