//! What a report says happened: the accident, the place, the employer, the people hurt.

use crate::ids::{EnterpriseId, VictimId};
use crate::value::{Birth, CitizenId, CommuneCode, Email, OccurredAt, PersonName, Phone, Sex, TaxCode};
use crate::words::{DeathKind, EmployedBy, Sector, Severity, WorkRelation};
use serde::{Deserialize, Serialize};

/// Where it happened: commune, hamlet or street, and the spot in the works (PL III mục 4).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    /// Commune, valid on the date of the accident.
    pub commune: CommuneCode,
    /// Thôn, ấp, khu phố, street.
    pub address: Option<String>,
    /// Spot within the establishment.
    pub spot: Option<String>,
}

/// The employer of the place (PL III mục 1 and 2), as the reporter gave it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EmployerFacts {
    /// The enterprise in our directory, when it is known.
    pub enterprise: Option<EnterpriseId>,
    /// Name of the establishment, household or person.
    pub name: Option<String>,
    /// Tax code.
    pub tax_code: Option<TaxCode>,
    /// Address.
    pub address: Option<String>,
    /// Commune of the head office.
    pub commune: Option<CommuneCode>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Fax.
    pub fax: Option<Phone>,
    /// E-mail.
    pub email: Option<Email>,
    /// Superior body (tổ chức, cơ quan quản lý cấp trên), if any.
    pub superior_body: Option<String>,
    /// Industry code with the version of the list.
    pub industry: Option<CodedWord>,
    /// Type of establishment, as the list of PL XIV names it.
    pub enterprise_type: Option<String>,
    /// Number of workers.
    pub workers: Option<u32>,
}

/// A code of a list with the version of the list, or free words, or both.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CodedWord {
    /// Code, when one was chosen.
    pub code: Option<String>,
    /// Version of the list the code belongs to, for example `VSIC2025`.
    pub version: Option<String>,
    /// Words.
    pub text: Option<String>,
}

/// The course of the accident, told in five questions (PL III mục 5).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Course {
    /// Where were they?
    pub place: Option<String>,
    /// Doing what?
    pub activity: Option<String>,
    /// With what machine, tool or substance?
    pub object: Option<String>,
    /// What was unsafe?
    pub hazard: Option<String>,
    /// What happened, with what consequences?
    pub event: Option<String>,
}

impl Course {
    /// The answers one after the other, as PL III prints them: what goes on in small letters goes on in the same
    /// sentence, what begins with a capital begins one.
    pub fn summary(&self) -> String {
        let told = [&self.place, &self.activity, &self.object, &self.hazard, &self.event];
        let mut out = String::new();
        for part in told.into_iter().flatten().map(|s| s.trim()).filter(|s| !s.is_empty()) {
            if out.is_empty() {
                let mut letters = part.chars();
                out.extend(letters.next().into_iter().flat_map(char::to_uppercase));
                out.push_str(letters.as_str());
            } else if part.starts_with(char::is_lowercase) && !out.ends_with(['!', '?', '…']) {
                out.truncate(out.trim_end_matches(['.', ';', ',']).len());
                out.push_str(", ");
                out.push_str(part);
            } else {
                if !ended(&out) {
                    out.push('.');
                }
                out.push(' ');
                out.push_str(part);
            }
        }
        if !out.is_empty() && !ended(&out) {
            out.push('.');
        }
        out
    }
}

fn ended(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '…', ';'])
}

/// How many people were hurt, as far as known.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Casualties {
    /// The reporter does not know how many were hurt.
    pub unknown: bool,
    /// Dead.
    pub dead: u32,
    /// Seriously injured.
    pub serious: u32,
    /// Lightly injured.
    pub light: u32,
    /// Missing.
    pub missing: u32,
}

/// One person hurt, as a report tells it. What is not known is left out, never invented.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct VictimStatement {
    /// Id of the victim within the case.
    pub id: VictimId,
    /// Full name.
    pub name: Option<PersonName>,
    /// Birth, possibly half known.
    pub birth: Option<Birth>,
    /// Sex.
    pub sex: Sex,
    /// Personal number.
    pub citizen_id: Option<CitizenId>,
    /// Occupation: VSCO code and words.
    pub occupation: CodedWord,
    /// Place of residence.
    pub residence: Option<String>,
    /// Employment relation.
    pub relation: WorkRelation,
    /// The relation is disputed, with the reasons.
    pub relation_disputed: Option<String>,
    /// Employed by the reporting establishment or by another.
    pub employed_by: EmployedBy,
    /// Name of the other employer.
    pub employer_name: Option<String>,
    /// Tax code of the other employer, when it is known: he may read the case of his own worker.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub employer_tax_code: Option<TaxCode>,
    /// How badly hurt.
    pub outcome: Severity,
    /// Kind of death.
    pub death: Option<DeathKind>,
    /// Codes of the statutory list of serious injuries.
    pub serious_codes: Vec<String>,
    /// Injuries in words.
    pub injury: Option<String>,
    /// Where treated, and the first aid given.
    pub treatment: Option<String>,
    /// A worker (bystanders are recorded but do not count).
    pub is_worker: bool,
}

/// What a report says about the accident.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccidentStatement {
    /// When, as far as known.
    pub occurred: OccurredAt,
    /// Where.
    pub place: Place,
    /// Sector.
    pub sector: Sector,
    /// On the way between home and work.
    pub commuting: bool,
    /// A technical incident.
    pub technical_incident: bool,
    /// Employer of the place, or the person for whom the work was done.
    pub employer: EmployerFacts,
    /// How many were hurt.
    pub casualties: Casualties,
    /// Everybody hurt who is known by more than a number.
    pub victims: Vec<VictimStatement>,
    /// Course of the accident.
    pub course: Course,
}

#[cfg(test)]
mod tests {
    use super::Course;

    #[test]
    fn answers_do_not_run_into_each_other() {
        let course = Course {
            place: Some("Nhà nồi hơi".to_owned()),
            hazard: Some(" Van an toàn kẹt. ".to_owned()),
            event: Some("Nồi hơi nổ".to_owned()),
            ..Course::default()
        };
        assert_eq!(course.summary(), "Nhà nồi hơi. Van an toàn kẹt. Nồi hơi nổ.");
        assert_eq!(Course::default().summary(), "");
    }

    #[test]
    fn the_course_reads_as_sentences() {
        let tell = |parts: [&str; 5]| {
            let [place, activity, object, hazard, event] =
                parts.map(|p| (!p.is_empty()).then(|| p.to_owned()));
            Course { place, activity, object, hazard, event }.summary()
        };
        for (parts, reads) in [
            (
                ["Tại trạm biến áp.", "đang thay cầu chì", "bằng sào cách điện", "", "Bị điện giật"],
                "Tại trạm biến áp, đang thay cầu chì, bằng sào cách điện. Bị điện giật.",
            ),
            (["tại xưởng", "", "", "", "nổ nồi hơi!"], "Tại xưởng, nổ nồi hơi!"),
            (["Xưởng…", "hàn", "", "", ""], "Xưởng… hàn."),
            (["", "", "", "", "Ngã."], "Ngã."),
            (["", "", "", "", ""], ""),
        ] {
            assert_eq!(tell(parts), reads);
        }
    }
}
