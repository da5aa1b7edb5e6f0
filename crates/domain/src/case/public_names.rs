//! Names that may not be posted in public, and the words that stand in their place.

use super::findings::Findings;
use super::inquiry::HeardAs;
use super::meeting::{AttendanceGroup, Meeting};
use super::state::Case;

/// How somebody is called by the last word of his name: "anh Bé".
const CALLED: [&str; 14] =
    ["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "cậu", "dì", "mr", "mrs", "ms"];

/// Every name that the case knows and that may not be posted, each with what stands in its place. Those who act for an
/// agency, the employer or the team sign the minutes and stay.
pub(super) struct Names {
    hidden: Vec<(String, String)>,
}

impl Names {
    /// The names of victims, relatives, witnesses, persons concerned or at fault, reporters and complainants.
    pub(super) fn of(case: &Case) -> Self {
        let mut names = Self { hidden: Vec::new() };
        for (n, v) in case.victims.iter().enumerate() {
            let stands = format!("nạn nhân {}", n + 1);
            if let Some(name) = &v.statement.name {
                names.person(name.as_str(), &stands);
            }
            names.number(v.statement.citizen_id.as_ref().map(|x| x.reveal()));
        }
        for t in &case.inquiry.testimony {
            let stands = match t.person.heard_as {
                HeardAs::Victim => "nạn nhân",
                HeardAs::Witness => "người biết sự việc",
                HeardAs::Concerned => "người có liên quan",
            };
            names.person(t.person.name.as_str(), stands);
            names.number(t.person.identity_number.as_deref());
            if let Some(other) = &t.person.other_name {
                names.person(other, stands);
            }
        }
        for announced in case.announcements() {
            names.findings(&announced.0.findings);
            names.meeting(&announced.0.meeting);
        }
        if let Some(findings) = case.stage.findings() {
            names.findings(findings);
        }
        for invited in case.meeting_plans.iter().flat_map(|p| &p.invited) {
            if let Some(stands) = in_place_of(invited.group) {
                names.person(&invited.name, stands);
            }
        }
        for paid in &case.compensations {
            names.person(&paid.recipient_name, "thân nhân");
        }
        for complaint in &case.complaints {
            names.person(&complaint.name, "người khiếu nại");
        }
        for report in &case.reports {
            let told = &report.report.told_by;
            if let Some(name) = &told.name {
                names.person(name.as_str(), "người báo tin");
            }
            names.number(told.phone.as_ref().map(|p| p.as_str()));
        }
        names.hidden.retain(|(name, _)| !name.trim().is_empty());
        // The longest first: a short name may be part of a longer one. Of the same name what was said first counts.
        names.hidden.sort_by_key(|(name, _)| std::cmp::Reverse(name.chars().count()));
        names
    }

    /// The text without these names.
    pub(super) fn clean(&self, text: &str) -> String {
        self.hidden.iter().fold(text.to_owned(), |text, (name, stands)| replaced(&text, name, stands))
    }

    fn person(&mut self, name: &str, stands: &str) {
        let name = name.trim();
        self.hidden.push((name.to_owned(), stands.to_owned()));
        if let Some((_, last)) = name.rsplit_once(' ') {
            self.hidden.extend(CALLED.iter().map(|call| (format!("{call} {last}"), stands.to_owned())));
        }
    }

    fn number(&mut self, number: Option<&str>) {
        self.hidden.extend(number.map(|n| (n.to_owned(), "…".to_owned())));
    }

    fn findings(&mut self, findings: &Findings) {
        for p in &findings.persons_at_fault {
            self.person(p.name.as_str(), "người có lỗi");
        }
    }

    fn meeting(&mut self, meeting: &Meeting) {
        for a in &meeting.attendance {
            if let Some(stands) = in_place_of(a.group) {
                self.person(&a.name, stands);
            }
        }
    }
}

/// Those who speak for themselves are not named; those who speak for a body are.
fn in_place_of(group: AttendanceGroup) -> Option<&'static str> {
    match group {
        AttendanceGroup::VictimOrRelatives => Some("nạn nhân hoặc thân nhân"),
        AttendanceGroup::Witness => Some("người biết sự việc"),
        AttendanceGroup::PersonConcerned => Some("người có liên quan"),
        AttendanceGroup::Team
        | AttendanceGroup::Employer
        | AttendanceGroup::Commune
        | AttendanceGroup::Union
        | AttendanceGroup::Police
        | AttendanceGroup::Procuracy => None,
    }
}

/// Every occurrence of a name as a word of its own, in capitals or not.
fn replaced(text: &str, name: &str, stands: &str) -> String {
    let wanted: Vec<char> = name.chars().flat_map(char::to_lowercase).collect();
    let letters: Vec<char> = text.chars().collect();
    let mut out = String::with_capacity(text.len());
    let mut i = 0;
    while let Some(letter) = letters.get(i) {
        let same = letters.get(i..i + wanted.len()).is_some_and(|part| {
            part.iter().zip(&wanted).all(|(a, b)| a.to_lowercase().eq(std::iter::once(*b)))
        });
        let goes_on = |at: Option<&char>| at.is_some_and(|c| c.is_alphanumeric());
        let whole = !goes_on(letters.get(i + wanted.len()))
            && !goes_on(i.checked_sub(1).and_then(|b| letters.get(b)));
        if same && whole {
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
            ("Gọi anh Bé dậy; anh Bến đứng ngoài.", "Gọi nạn nhân 1 dậy; anh Bến đứng ngoài."),
            ("Không ai cả", "Không ai cả"),
            ("Lê Văn", "Lê Văn"),
            ("Lê Văn Béo đứng ngoài", "Lê Văn Béo đứng ngoài"),
        ];
        let mut names = Names { hidden: Vec::new() };
        names.person("Lê Văn Bé", "nạn nhân 1");
        for (text, wanted) in table {
            assert_eq!(names.clean(text), wanted);
        }
    }
}
