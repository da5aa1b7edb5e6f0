//! What is posted in public: the announced findings without personal data (Luật ATVSLĐ Điều 35 khoản 9).

use super::meeting::AttendanceGroup;
use super::recommendation::OwnerKind;
use super::stage::Announcement;
use super::state::Case;
use crate::time::Instant;
use crate::value::CaseNumber;
use crate::words::{EventClass, Lang, Localized, Severity, TeamLevel};
use chrono::NaiveDate;

/// Who is at fault, without the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicFault {
    /// Position, when told.
    pub position: Option<String>,
    /// What was violated.
    pub violation: String,
    /// Article or rule.
    pub article: Option<String>,
    /// Handling proposed.
    pub proposed_handling: String,
}

/// Dissent, with the group of who gave it in place of the name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicDissent {
    /// As what the person took part.
    pub who: Localized,
    /// Opinion.
    pub opinion: String,
    /// Reason.
    pub reason: Option<String>,
}

/// A measure that was recommended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicMeasure {
    /// What must be done.
    pub content: String,
    /// By whom.
    pub owner: String,
    /// Until when.
    pub due: NaiveDate,
}

/// The public version of announced findings: no names of victims, relatives or persons at fault, no numbers of
/// persons, no injuries.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicVersion {
    /// Case.
    pub number: CaseNumber,
    /// Round.
    pub round: u32,
    /// Who investigated.
    pub level: TeamLevel,
    /// Class.
    pub class: EventClass,
    /// Day of the accident.
    pub occurred_on: NaiveDate,
    /// Commune of the place, as a code.
    pub commune: String,
    /// Spot in the works, when told.
    pub spot: Option<String>,
    /// Employer.
    pub employer: Option<String>,
    /// Workers dead, seriously and lightly hurt.
    pub counts: (usize, usize, usize),
    /// Number and date of the minutes, once issued.
    pub minutes: Option<(String, NaiveDate)>,
    /// When and where it was announced.
    pub announced: (Instant, String),
    /// Course of events.
    pub course: String,
    /// Whose fault.
    pub fault: super::findings::FaultSide,
    /// Code of the cause.
    pub cause: String,
    /// Cause in words.
    pub cause_detail: String,
    /// Conclusion.
    pub conclusion: super::findings::Conclusion,
    /// Responsibility in words.
    pub responsibility: String,
    /// Persons at fault, without names.
    pub at_fault: Vec<PublicFault>,
    /// Measures.
    pub measures: Vec<PublicMeasure>,
    /// Reserved opinions of members: they travel with every copy.
    pub reserved: Vec<String>,
    /// Dissent at the meeting: it travels with every copy.
    pub dissent: Vec<PublicDissent>,
}

/// The public version of the findings that are valid now; `None` before any are announced.
pub fn public_version(case: &Case) -> Option<PublicVersion> {
    let announced = case.valid()?;
    let accident = case.accident.as_ref()?;
    let hide = Names::of(case, announced);
    let clean = |text: &str| hide.clean(text);
    let findings = &announced.findings;
    let facts = case.facts()?;
    let count = |s: Severity| {
        let grave = |v: &&crate::law::VictimFacts| {
            let raised =
                !v.serious_codes.is_empty() && matches!(v.outcome, Severity::Light | Severity::Unknown);
            v.is_worker && (if raised { Severity::Serious } else { v.outcome }) == s
        };
        facts.victims.iter().filter(grave).count()
    };
    Some(PublicVersion {
        number: case.number,
        round: announced.team.round,
        level: announced.team.level,
        class: case.class(),
        occurred_on: accident.occurred.date(),
        commune: accident.place.commune.as_str().to_owned(),
        spot: accident.place.spot.as_deref().map(clean),
        employer: accident.employer.name.clone(),
        counts: (count(Severity::Fatal), count(Severity::Serious), count(Severity::Light)),
        minutes: announced.minutes.as_ref().map(|m| (m.number.clone(), m.date)),
        announced: (announced.meeting.held_at, announced.meeting.place.clone()),
        course: clean(&findings.course),
        fault: findings.fault,
        cause: findings.cause.clone(),
        cause_detail: clean(&findings.cause_detail),
        conclusion: findings.conclusion,
        responsibility: clean(&findings.responsibility),
        at_fault: findings
            .persons_at_fault
            .iter()
            .map(|p| PublicFault {
                position: p.position.as_deref().map(clean),
                violation: clean(&p.violation),
                article: p.article.clone(),
                proposed_handling: clean(&p.proposed_handling),
            })
            .collect(),
        measures: case
            .recommendations
            .iter()
            .filter(|r| {
                r.added_at <= announced.minutes.as_ref().map_or(announced.meeting.held_at, |m| m.sent_at)
            })
            .map(|r| PublicMeasure {
                content: clean(&r.content),
                owner: match r.owner_kind {
                    OwnerKind::Person => OwnerKind::Person.label(Lang::Vi).to_owned(),
                    OwnerKind::Employer | OwnerKind::Agency => r.owner.clone(),
                },
                due: r.due,
            })
            .collect(),
        reserved: findings.reserved_opinions.iter().map(|o| clean(&o.opinion)).collect(),
        dissent: announced
            .meeting
            .dissent
            .iter()
            .map(|d| PublicDissent {
                who: hide.group_of(&d.person),
                opinion: clean(&d.opinion),
                reason: d.reason.as_deref().map(clean),
            })
            .collect(),
    })
}

/// Names that may not be posted, each with what stands in its place.
struct Names<'a> {
    announced: &'a Announcement,
    hidden: Vec<(String, String)>,
}

impl<'a> Names<'a> {
    fn of(case: &Case, announced: &'a Announcement) -> Self {
        let mut hidden = Vec::new();
        for (n, v) in case.victims.iter().enumerate() {
            let stands = format!("nạn nhân {}", n + 1);
            hidden.extend(v.statement.name.as_ref().map(|x| (x.as_str().to_owned(), stands.clone())));
            hidden.extend(v.statement.citizen_id.as_ref().map(|x| (x.reveal().to_owned(), "…".to_owned())));
        }
        for p in &announced.findings.persons_at_fault {
            hidden.push((p.name.as_str().to_owned(), "người có lỗi".to_owned()));
        }
        for a in &announced.meeting.attendance {
            let stands = match a.group {
                AttendanceGroup::VictimOrRelatives => "nạn nhân hoặc thân nhân",
                AttendanceGroup::Witness => "người biết sự việc",
                AttendanceGroup::PersonConcerned => "người có liên quan",
                AttendanceGroup::Team
                | AttendanceGroup::Employer
                | AttendanceGroup::Commune
                | AttendanceGroup::Union
                | AttendanceGroup::Police
                | AttendanceGroup::Procuracy => continue,
            };
            hidden.push((a.name.clone(), stands.to_owned()));
        }
        hidden.retain(|(name, _)| !name.trim().is_empty());
        // The longest first: a short name may be part of a longer one.
        hidden.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        Self { announced, hidden }
    }

    fn clean(&self, text: &str) -> String {
        let mut out = text.to_owned();
        for (name, stands) in &self.hidden {
            out = replaced(&out, name, stands);
        }
        out
    }

    fn group_of(&self, person: &str) -> Localized {
        let same = |name: &str| crate::value::search_fold(name) == crate::value::search_fold(person);
        let group = self.announced.meeting.attendance.iter().find(|a| same(&a.name)).map(|a| a.group);
        match group {
            Some(g) => Localized::new(g.label(Lang::Vi), g.label(Lang::En)),
            None => Localized::new("một người dự họp", "somebody at the meeting"),
        }
    }
}

/// Every occurrence of a name, in capitals or not.
fn replaced(text: &str, name: &str, stands: &str) -> String {
    let wanted: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let letters: Vec<(usize, char)> = text.char_indices().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some((_, letter)) = letters.get(i) {
        let here = letters.get(i..i + wanted.len()).is_some_and(|part| {
            part.iter().zip(&wanted).all(|((_, a), b)| a.to_lowercase().eq(std::iter::once(*b)))
        });
        if here {
            // A sentence goes on beginning with a capital.
            let begins =
                out.trim_end().chars().next_back().is_none_or(|c| matches!(c, '.' | '!' | '?' | '\n'));
            let mut word = stands.chars();
            match word.next().filter(|_| begins) {
                Some(first) => out.extend(first.to_uppercase().chain(word)),
                None => out.push_str(stands),
            }
            i += wanted.len();
        } else {
            out.push(*letter);
            i += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_replaced_whatever_their_case() {
        let table = [
            ("Ông Lê Văn Bé ngã; LÊ VĂN BÉ chết.", "Ông nạn nhân 1 ngã; nạn nhân 1 chết."),
            ("Lê Văn Bé ngã. Lê Văn Bé chết.", "Nạn nhân 1 ngã. Nạn nhân 1 chết."),
            ("Không ai cả", "Không ai cả"),
            ("Lê Văn", "Lê Văn"),
        ];
        for (text, wanted) in table {
            assert_eq!(replaced(text, "Lê Văn Bé", "nạn nhân 1"), wanted);
        }
    }
}
