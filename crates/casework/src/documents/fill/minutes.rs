//! The minutes of the investigation (PL IX, PL X).

use super::people::{damage, establishment, measures, members, name, occupation, severity, sex, voiced};
use super::source::{Source, some, text};
use documents::form::{
    BreachedRule, InvestigationMinutes, MinutesVictim, Participant, PersonAtFault, ProvincialItems, Signatory,
};
use domain::case::{FaultSide, Findings, PlacedCause, RuleBreached, Victim, VictimFinding, in_order};
use domain::reference::{causes, factors_on};
use domain::words::{EventClass, Lang};

pub(super) fn fill(s: &Source) -> InvestigationMinutes {
    let findings = s.case.stage.findings();
    let class = s.case.class();
    let signed = s.case.stage.signed();
    let cited = s.minutes();
    let number = cited.number.as_ref().or(findings.and_then(|f| f.minutes_number.as_ref()));
    InvestigationMinutes {
        head: s.as_written(s.team_head(), number, cited.date),
        class: (class != EventClass::Unknown).then_some(class),
        establishment: establishment(s),
        team: members(s),
        attended: findings.map(attended).unwrap_or_default(),
        victims: s.case.victims.iter().map(|v| victim(s, findings, v)).collect(),
        occurred: s.occurred(),
        place: s.place(),
        course: findings.and_then(|f| text(&f.course)),
        fault: findings.map(|f| f.fault),
        cause: findings.and_then(|f| text(&f.cause_detail)),
        cause_code: findings.map(|f| labelled(causes().get(&f.cause).map(|c| c.name().vi), &f.cause)),
        contributing: findings.map(contributing).unwrap_or_default(),
        rules_breached: findings.map(breached).unwrap_or_default(),
        injury_factor: findings.and_then(|f| {
            let code = f.injury_factor.as_ref()?;
            let on = s.accident()?.occurred.date();
            Some(labelled(factors_on(on).get(code).map(|c| c.name().vi), code))
        }),
        conclusion: findings.map(|f| f.conclusion),
        conclusion_note: findings.and_then(|f| text(&f.responsibility)),
        at_fault: findings.map(at_fault).unwrap_or_default(),
        measures: measures(s),
        damage: findings.map(|f| damage(&f.damage)).unwrap_or_default(),
        reserved: findings
            .map(|f| f.reserved_opinions.iter().map(|o| voiced(&o.person, &o.opinion, None)).collect())
            .unwrap_or_default(),
        refusals: signed
            .map(|m| {
                let refused = m.signatures.iter().filter(|g| !g.signed);
                refused.map(|g| voiced(&g.name, "Không ký biên bản", g.reason.as_ref())).collect()
            })
            .unwrap_or_default(),
        provincial: provincial(s, findings),
        employer_signatory: Signatory { authority: None, ..s.employer_signs() },
    }
}

pub(super) fn labelled(label: Option<String>, code: &str) -> String {
    label.map_or_else(|| code.to_owned(), |l| format!("{code}. {l}"))
}

/// The causes of the tree in order, each with how near it stands and what it explains.
fn contributing(f: &Findings) -> Vec<String> {
    let said = |placed: &PlacedCause<'_>| {
        let cause = placed.cause;
        let of = cause.explains.map(|n| format!(", dẫn đến nguyên nhân {n}")).unwrap_or_default();
        let text = text(&cause.text)?;
        Some(format!("({}) {text} ({}{of})", placed.number, cause.depth.label(Lang::Vi)))
    };
    in_order(&f.causes).iter().filter_map(said).collect()
}

fn breached(f: &Findings) -> Vec<BreachedRule> {
    let by = |side: FaultSide| match side {
        FaultSide::Employer => "người sử dụng lao động",
        FaultSide::Worker => "người lao động",
        FaultSide::Both => "người sử dụng lao động và người lao động",
        FaultSide::Other => "bên khác",
    };
    let rule = |r: &RuleBreached| BreachedRule {
        article: text(&r.article),
        by: Some(by(r.by).to_owned()),
        how: some(r.how.as_ref()),
    };
    f.rules_breached.iter().map(rule).collect()
}

fn attended(f: &Findings) -> Vec<Participant> {
    f.participants
        .iter()
        .map(|p| Participant {
            name: Some(p.name.as_str().to_owned()),
            position: some(p.position.as_ref()),
            unit: some(p.unit.as_ref()),
            role: None,
        })
        .collect()
}

fn at_fault(f: &Findings) -> Vec<PersonAtFault> {
    f.persons_at_fault
        .iter()
        .map(|p| {
            let position = some(p.position.as_ref()).map(|at| format!(", {at}")).unwrap_or_default();
            let article = some(p.article.as_ref()).map(|a| format!(" ({a})")).unwrap_or_default();
            PersonAtFault {
                name: Some(format!("{}{position}", p.name.as_str())),
                violation: text(&p.violation).map(|v| format!("{v}{article}")),
                proposed: text(&p.proposed_handling),
            }
        })
        .collect()
}

fn victim(s: &Source, findings: Option<&Findings>, v: &Victim) -> MinutesVictim {
    let told = &v.statement;
    let (occupation, occupation_code) = occupation(&told.occupation);
    let found: Option<&VictimFinding> =
        findings.and_then(|f| f.victims.iter().find(|found| found.victim == told.id));
    let of = |get: fn(&VictimFinding) -> &Option<String>| found.and_then(|f| some(get(f).as_ref()));
    let codes: Vec<&str> = found
        .map(|f| &f.serious_codes)
        .filter(|c| !c.is_empty())
        .unwrap_or(&told.serious_codes)
        .iter()
        .map(String::as_str)
        .collect();
    let codes = (!codes.is_empty()).then(|| format!("mã {}", codes.join(", ")));
    let wound = of(|f| &f.wound).or_else(|| some(told.injury.as_ref()));
    let wound: Vec<String> = wound.into_iter().chain(codes).collect();
    MinutesVictim {
        name: name(v),
        sex: sex(told.sex),
        birth: told.birth.as_ref().map(|b| b.display(Lang::Vi)),
        native_place: of(|f| &f.native_place),
        residence: of(|f| &f.residence).or_else(|| some(told.residence.as_ref())),
        family: of(|f| &f.family),
        workplace: of(|f| &f.workplace)
            .or_else(|| some(told.employer_name.as_ref()))
            .or_else(|| s.employer()),
        occupation,
        occupation_code,
        months_with_employer: found.and_then(|f| f.months_with_employer),
        months_in_trade: found.and_then(|f| f.months_in_trade),
        grade: of(|f| &f.grade),
        contract: found.and_then(|f| f.contract),
        trained: found.and_then(|f| f.trained),
        work_started: of(|f| &f.work_started),
        hours_worked: of(|f| &f.hours_worked),
        condition: severity(v.severity()),
        wound: text(&wound.join("; ")),
        degree: of(|f| &f.degree),
        treated_at: of(|f| &f.treated_at).or_else(|| some(told.treatment.as_ref())),
        first_aid: of(|f| &f.first_aid),
        death_time: of(|f| &f.death_time).or_else(|| v.died_at.map(domain::time::human_datetime)),
        death_place: of(|f| &f.death_place),
        forensic_number: of(|f| &f.forensic_number),
    }
}

fn provincial(s: &Source, findings: Option<&Findings>) -> ProvincialItems {
    let told = findings.map(|f| f.provincial.clone()).unwrap_or_default();
    ProvincialItems {
        decision: s.decision(),
        site_from: told.site_from,
        site_to: told.site_to,
        coordination: some(told.coordination.as_ref()),
        proposals: some(told.proposals.as_ref()),
        sanctions: some(told.sanctions.as_ref()),
        criminal_signs: some(told.criminal_signs.as_ref()),
    }
}
