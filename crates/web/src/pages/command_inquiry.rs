//! What the forms of the inquiry offer and already know.

use super::form_page::FormPage;
use super::page::Page;
use super::prefill_json::record;
use crate::form::{Form, Given, Values, error_anchor, summary};
use crate::forms::of_command;
use crate::forms::words::first_upper;
use crate::messages::tp;
use casework::cases::CaseView;
use chrono::NaiveDate;
use domain::access::Role;
use domain::case::{
    CommandKind, ContractKind, HeardAs, InvitationReply, ProvincialPart, Stage, StepKind, handover_owed,
};
use domain::time::{human_date, human_datetime};
use domain::words::{DeathKind, Lang, Severity, TeamLevel, WorkRelation};
use std::collections::{BTreeMap, BTreeSet};
use tnld_http::dto::{ConcludeInput, RecordTestimonyInput, SendOpinionInput, TeamMemberInput};

/// Evidence, requests, hand-overs and the like that a form lets choose from.
pub(super) fn choices(given: &mut Given, view: &CaseView, lang: Lang) {
    let inquiry = &view.case.inquiry;
    let items = view.case.evidence.iter().filter(|e| e.stands());
    let items = items.map(|e| (e.id.to_string(), item_words(e.number, &e.title, lang)));
    given.options.insert("evidence", items.collect());
    let open = inquiry.documents.iter().filter(|r| r.settled_at().is_none());
    let words =
        open.map(|r| (r.id.to_string(), format!("{} · {} · {}", r.holder, r.what, human_date(r.due))));
    given.options.insert("document_requests", words.collect());
    let expertise = view.case.stage.team().into_iter().flat_map(|t| t.all_expertise());
    let words = expertise
        .map(|e| (e.request_number.clone(), format!("{} · {} · {}", e.request_number, e.body, e.subject)));
    given.options.insert("expertise", words.collect());
    let words = inquiry
        .standing_testimony()
        .map(|m| (m.id.to_string(), format!("{} · {}", m.person.name.as_str(), human_datetime(m.ended_at))));
    given.options.insert("testimonies", words.collect());
    let waiting = inquiry.handovers.iter().filter(|h| !h.complete());
    let words = waiting.map(|h| {
        let sides = format!("{} → {}", h.from.label(lang), h.to.label(lang));
        (h.id.to_string(), format!("{} · {sides} · {}", h.record_number, human_date(h.date)))
    });
    given.options.insert("handovers", words.collect());
    let still = match &view.case.stage {
        Stage::Suspended { transfer, .. } => inquiry.police.outstanding(transfer),
        _not_with_them => Vec::new(),
    };
    let words = still.into_iter().map(|item| (item.to_owned(), item.to_owned()));
    given.options.insert("police_items", words.collect());
    let words = inquiry.referrals.iter().map(|r| (r.id.to_string(), format!("{} · {}", r.body, r.number)));
    given.options.insert("referrals", words.collect());
}

/// Who signs the founding decision: the director himself, or whoever signed the declaration of the establishment.
pub(super) fn founder(p: &Page, view: &CaseView, values: &mut Values) {
    let (name, title) = match p.actor().role {
        // The ministry founds the central team: the Director records its decision and does not sign it.
        Role::Director if view.case.level() == TeamLevel::Central => (None, None),
        Role::Director => {
            let name = p.caller.session.as_ref().map(|s| s.display_name.clone());
            (name, Some(first_upper(Role::Director.label(Lang::Vi))))
        }
        _employer => {
            let live = view.case.reports.iter().rev().filter(|r| r.is_live());
            let signed = live.filter_map(|r| r.report.declaration.as_ref()).find(|d| d.signer_name.is_some());
            let name = signed.and_then(|d| d.signer_name.as_ref()).map(|n| n.as_str().to_owned());
            (name, signed.and_then(|d| d.signer_position.clone()))
        }
    };
    values.set_default("founder", name);
    values.set_default("paper.signatory_title", title);
}

/// What the case already knows of the answers.
pub(super) fn known(
    command: CommandKind,
    form: &Form,
    view: &CaseView,
    values: &mut Values,
    today: NaiveDate,
) {
    let case = &view.case;
    let inquiry = &case.inquiry;
    match command {
        CommandKind::ChangeTeam => {
            let Some(team) = case.stage.team() else { return };
            let members: Vec<TeamMemberInput> = team.members.iter().map(Into::into).collect();
            values.set_default("decision_date", Some(human_date(today)));
            values.set_default("paper.signatory_title", team.paper.signatory_title.clone());
            if values.get("members.0.name").is_none() {
                record(form, values, &serde_json::json!({ "members": members }));
                nominated(view, values, members.len());
            }
        }
        CommandKind::SetStep => {
            let round = case.stage.team().map_or(0, |t| t.round);
            let wanted = values.get("step_id").map(str::to_owned);
            let kind = values.get("kind").and_then(|k| k.parse::<StepKind>().ok());
            let known = inquiry.steps.iter().filter(|s| s.round == round).find(|s| match &wanted {
                Some(id) => s.id.to_string() == *id,
                None => kind.is_some_and(|k| k == s.kind && k != StepKind::Other),
            });
            if let Some(s) = known {
                record(form, values, s);
            }
        }
        CommandKind::Conclude => {
            if let Some(findings) = case.stage.findings() {
                record(form, values, &ConcludeInput::from(findings));
            } else {
                victims(view, values);
            }
        }
        CommandKind::SignFindings => {
            let drafted = case.stage.findings().and_then(|f| f.minutes_number.clone());
            values.set_default("minutes_number", case.minutes_cited().map(|(number, _)| number).or(drafted));
            values.set_default("signed_on", Some(human_date(today)));
            let members = case.stage.team().map(|t| t.members.as_slice()).unwrap_or_default();
            for (n, m) in members.iter().enumerate() {
                values.set_default(&format!("signatures.{n}.name"), Some(m.name.as_str()));
            }
        }
        CommandKind::RecordTestimony => {
            let earlier = values.get("replaces").map(str::to_owned);
            let earlier = inquiry.testimony.iter().find(|m| Some(m.id.to_string()) == earlier);
            if let Some(m) = earlier {
                let mut sent = RecordTestimonyInput::from(m);
                sent.replaces = None;
                sent.replace_reason = None;
                record(form, values, &sent);
            }
            heard_victim(view, values);
        }
        CommandKind::SendOpinion => {
            if let Some(f) = case.stage.findings() {
                let known = SendOpinionInput {
                    cause: f.cause_detail.as_str().into(),
                    fault: f.fault.into(),
                    conclusion: f.conclusion.into(),
                    ..Default::default()
                };
                record(form, values, &known);
            }
            values.set_default("date", Some(human_date(today)));
        }
        CommandKind::ReturnFromPolice => {
            if let Some(r) = inquiry.police.rulings.last() {
                values.set_default("decision", Some(r.decision.as_str()));
                values.set_default(
                    "decision_reference",
                    Some(format!("{} · {}", r.number, human_date(r.date))),
                );
            }
            // The police have said what they give back: the team confirms that.
            if let Stage::Suspended { transfer, .. } = &case.stage
                && let Some((list, left)) = inquiry.police.awaits_receipt(transfer)
            {
                values.set_default("items[]", Some(left.join("\n")));
                values.set_default("record_number", list.record_number.clone());
                let whole = inquiry.police.outstanding(transfer).len() <= left.len();
                values.set_default("complete", Some(if whole { "true" } else { "false" }));
            }
        }
        // Whoever founded the team consents to the longer term.
        CommandKind::Extend => {
            values.set_default("consented_by", case.stage.team().map(|t| t.founder.clone()));
        }
        CommandKind::ExtendPoliceTerm | CommandKind::ListPoliceReturn => {
            values.set_default("date", Some(human_date(today)));
        }
        CommandKind::RecordHandover => {
            if let Some((from, to)) = handover_owed(case) {
                values.set_default("from", Some(from.as_str()));
                values.set_default("to", Some(to.as_str()));
            }
            values.set_default("date", Some(human_date(today)));
            if values.get("items.0.what").is_none() {
                for (n, item) in case.evidence.iter().filter(|e| e.stands()).enumerate() {
                    values.set(&format!("items.{n}.what"), item.title.clone());
                    values.set(&format!("items.{n}.evidence_id"), item.id.to_string());
                }
            }
        }
        _other => {}
    }
}

/// People whom agencies sent and who are not in the list yet.
fn nominated(view: &CaseView, values: &mut Values, from: usize) {
    let sent = view.case.inquiry.invitations.iter().filter(|a| a.reply == InvitationReply::Sends);
    let listed = |name: &str| {
        view.case.stage.team().is_some_and(|t| t.members.iter().any(|m| m.name.as_str() == name))
    };
    let new = sent.filter(|a| a.member_name.as_deref().is_some_and(|n| !listed(n)));
    for (n, a) in (from..).zip(new) {
        values.set_default(&format!("members.{n}.name"), a.member_name.clone());
        values.set_default(&format!("members.{n}.position"), a.member_position.clone());
        values.set_default(&format!("members.{n}.unit"), Some(a.unit.clone()));
        values.set_default(&format!("members.{n}.capacity"), Some(a.capacity.as_str()));
    }
}

/// A row for each victim, with what the reports told.
fn victims(view: &CaseView, values: &mut Values) {
    for (n, v) in view.case.victims.iter().enumerate() {
        let s = &v.statement;
        let mut set = |name: &str, value: Option<String>| {
            values.set_default(&format!("victims.{n}.{name}"), value);
        };
        set("victim_id", Some(s.id.to_string()));
        set("residence", s.residence.clone());
        set("wound", s.injury.clone());
        set("first_aid", s.treatment.clone().or_else(|| first_aid(view)));
        set("death_time", v.died_at.map(human_datetime));
        set("contract", contract(s.relation).map(|c| c.as_str().to_owned()));
        set("workplace", view.case.accident.as_ref().and_then(|a| a.employer.name.clone()));
        if s.death == Some(DeathKind::Scene) {
            let place = view.case.accident.as_ref().map(|a| &a.place);
            let spot = place.and_then(|p| p.spot.clone().or_else(|| p.address.clone()));
            let words = DeathKind::Scene.label(Lang::Vi);
            set(
                "death_place",
                Some(spot.map_or_else(|| first_upper(words), |s| format!("{} ({s})", first_upper(words)))),
            );
        }
        let codes = s.serious_codes.join("\n");
        values.set_default(&format!("victims.{n}.serious_codes[]"), (!codes.is_empty()).then_some(codes));
    }
}

/// Kind of contract as far as the employment relation tells it.
fn contract(relation: WorkRelation) -> Option<ContractKind> {
    match relation {
        WorkRelation::HdldOral => Some(ContractKind::Oral),
        WorkRelation::Probation | WorkRelation::Apprentice => Some(ContractKind::Probation),
        WorkRelation::NoContract => Some(ContractKind::None),
        _unknown_term => None,
    }
}

/// First aid as the latest declaration tells of it.
fn first_aid(view: &CaseView) -> Option<String> {
    let live = view.case.reports.iter().rev().filter(|r| r.is_live());
    live.filter_map(|r| r.report.declaration.as_ref()).find_map(|d| d.first_aid.clone())
}

/// A victim who is heard is known by name and birth already.
fn heard_victim(view: &CaseView, values: &mut Values) {
    let chosen = values.get("person.victim_id").map(str::to_owned);
    let of_case = view.case.victims.iter().find(|v| Some(v.statement.id.to_string()) == chosen);
    let Some(s) = of_case.map(|v| &v.statement) else { return };
    let mut set = |name: &str, value: Option<String>| {
        values.set_default(&format!("person.{name}"), value.filter(|v| !v.is_empty()));
    };
    set("heard_as", Some(HeardAs::Victim.as_str().to_owned()));
    set("name", s.name.as_ref().map(|n| n.as_str().to_owned()));
    set("sex", Some(s.sex.as_str().to_owned()));
    set(
        "birth",
        s.birth.as_ref().map(|b| b.display(Lang::Vi).split(" (").next().unwrap_or_default().to_owned()),
    );
    set("residence", s.residence.clone());
    set("identity_number", s.citizen_id.as_ref().map(|c| c.reveal().to_owned()));
    set("occupation", s.occupation.text.clone());
    set(
        "workplace",
        s.employer_name.clone().or_else(|| view.case.accident.as_ref().and_then(|a| a.employer.name.clone())),
    );
}

/// The form as far as it applies: what PL X asks beyond PL IX is the province's and the centre's alone.
pub(super) fn applicable(command: CommandKind, form: &Form, view: &CaseView) -> Form {
    let case = &view.case;
    let own = case.stage.team().is_some_and(|t| t.level == TeamLevel::Establishment);
    let told = case.stage.findings().is_some_and(|f| f.provincial != ProvincialPart::default());
    let steps = match form.steps {
        [steps @ .., last] if last.slug == PROVINCIAL => steps,
        all => all,
    };
    if command == CommandKind::Conclude && own && !told { Form { steps, ..*form } } else { *form }
}

/// Step of the findings that only the minutes of PL X have.
const PROVINCIAL: &str = "cap-tinh";

/// Where to go from a form: to each point that the findings lack to be signed, to the testimony of a victim.
pub(super) fn ways(command: CommandKind, view: &CaseView, lang: Lang, page: &mut FormPage) {
    let case = &view.case;
    match command {
        CommandKind::SignFindings => {
            let gaps = domain::case::unfounded_findings(case);
            if gaps.is_empty() {
                return;
            }
            page.notes.push(tp(lang, "inquiry.gaps", &[("n", &gaps.len().to_string())]));
            let form =
                of_command(CommandKind::Conclude).filter(|_| view.allowed.contains(&CommandKind::Conclude));
            for gap in gaps {
                let words = gap.message.get(lang).to_owned();
                page.notes.push(words.clone());
                if let Some(form) = form {
                    let anchor = error_anchor(form, &gap);
                    let words = tp(lang, "inquiry.gap_link", &[("what", &words)]);
                    page.ways.push((format!("/vu/{}/conclude#{anchor}", case.id), words));
                }
            }
        }
        CommandKind::RecordTestimony => {
            let alive = case.victims.iter().filter(|v| v.severity() != Severity::Fatal);
            for (v, name) in alive.filter_map(|v| Some((v, v.statement.name.as_ref()?))) {
                page.ways.push((
                    format!("/vu/{}/record_testimony?person.victim_id={}", case.id, v.statement.id),
                    tp(lang, "inquiry.hear_victim", &[("name", name.as_str())]),
                ));
            }
        }
        _other => {}
    }
}

/// What a hint about signs of a crime says beside the form that hands the file over.
pub(super) fn hints(command: CommandKind, view: &CaseView, lang: Lang) -> Vec<String> {
    if command == CommandKind::FoundTeam && view.case.level() == TeamLevel::Central {
        return vec![crate::messages::t(lang, "inquiry.ministry_founds")];
    }
    if command == CommandKind::ReturnFromPolice
        && let Stage::Suspended { transfer, .. } = &view.case.stage
        && let Some((list, _left)) = view.case.inquiry.police.awaits_receipt(transfer)
    {
        let (date, number) = (human_date(list.date), list.record_number.clone().unwrap_or_default());
        return vec![tp(lang, "inquiry.police_list", &[("date", &date), ("number", &number)])];
    }
    if command != CommandKind::SendToPolice {
        return Vec::new();
    }
    let found = domain::case::criminal_indicators(&view.case);
    let title = crate::messages::t(lang, "inquiry.hints");
    found.iter().map(|h| format!("{title}: {}", h.message.get(lang))).collect()
}

/// How an item is called in a list of choices.
fn item_words(number: u32, title: &str, lang: Lang) -> String {
    format!("{} {title}", tp(lang, "evidence.number", &[("n", &number.to_string())]))
}

/// What another recorded meanwhile beside what was typed here, question by question, where they differ.
pub(super) fn both(
    command: CommandKind,
    form: &Form,
    view: &CaseView,
    typed: &Values,
    given: &Given,
    p: &Page,
) -> Vec<(String, String, String)> {
    let recorded = match command {
        CommandKind::Conclude => view.case.stage.findings().is_some(),
        CommandKind::ChangeTeam | CommandKind::SetStep => true,
        _other => false,
    };
    if !recorded {
        return Vec::new();
    }
    let mut theirs = typed.clone();
    theirs.retain(|name| matches!(name, "kind" | "step_id"));
    known(command, form, view, &mut theirs, p.today());
    let told = |values: &Values| -> BTreeMap<String, (String, String)> {
        let rows = summary(form, p.lang(), values, given).into_iter().flat_map(|s| {
            let title = s.title;
            s.rows.into_iter().map(move |r| (r.id, (format!("{title}: {}", r.label), r.lines.join("; "))))
        });
        rows.collect()
    };
    let (theirs, yours) = (told(&theirs), told(typed));
    let none = || p.t("common.none");
    let ids: BTreeSet<&String> = theirs.keys().chain(yours.keys()).collect();
    ids.into_iter()
        .filter_map(|id| {
            let (a, b) = (theirs.get(id), yours.get(id));
            let label = a.or(b)?.0.clone();
            let said = |x: Option<&(String, String)>| x.map_or_else(none, |(_, said)| said.clone());
            (a.map(|x| &x.1) != b.map(|x| &x.1)).then(|| (label, said(a), said(b)))
        })
        .collect()
}
