//! One person hurt.

use super::coded_word::CodedWordInput;
use super::fields::Fields;
use super::text::{Line, Paragraph, Short, Text};
use super::typed_text::IdText;
use super::word::{DeathKindWord, EmployedByWord, SeverityWord, SexWord, WorkRelationWord};
use domain::case::VictimStatement;
use domain::ids::VictimId;
use domain::reference::{OccupationCode, serious_injuries, vsco};
use domain::value::{Birth, CitizenId, PersonName, Sex, TaxCode};
use domain::words::{DeathKind, EmployedBy, Severity, WorkRelation};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// One person hurt. What is not known is left out, never invented.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "name": "Nguyễn Văn Tám", "birth": "1985", "sex": "male",
    "occupation": {"text": "thợ vận hành nồi hơi"}, "relation": "contract",
    "outcome": "serious", "serious_codes": ["051"]
}))]
pub struct VictimInput {
    /// Id within the case; only when a correction names somebody already recorded.
    pub id: Option<IdText>,
    /// Full name.
    pub name: Option<Short>,
    /// Birth as known: `12/03/1985`, `03/1985`, `1985`, `khoảng 40 tuổi`.
    pub birth: Option<Text<40>>,
    /// Sex.
    pub sex: Option<SexWord>,
    /// Personal number, old identity card or passport.
    pub citizen_id: Option<Text<40>>,
    /// Occupation (VSCO).
    #[validate(nested)]
    pub occupation: Option<CodedWordInput>,
    /// Place of residence.
    pub residence: Option<Line>,
    /// Employment relation.
    pub relation: Option<WorkRelationWord>,
    /// Why the relation is disputed, when it is.
    pub relation_disputed: Option<Paragraph>,
    /// Employed by the reporting establishment, or by another.
    pub employed_by: Option<EmployedByWord>,
    /// Name of the other employer.
    pub employer_name: Option<Short>,
    /// Tax code of the other employer.
    pub employer_tax_code: Option<Text<40>>,
    /// How badly hurt; `unknown` when not told.
    pub outcome: Option<SeverityWord>,
    /// Kind of death; only with outcome `fatal`.
    pub death: Option<DeathKindWord>,
    /// Codes of the statutory list of serious injuries (Nghị định 39/2016/NĐ-CP, Phụ lục II).
    #[serde(default)]
    #[validate(length(max = 42))]
    pub serious_codes: Vec<Text<10>>,
    /// Injuries in words.
    pub injury: Option<Paragraph>,
    /// Where treated, and the first aid given.
    pub treatment: Option<Paragraph>,
    /// A worker; `true` when not told (bystanders are recorded but do not count).
    pub is_worker: Option<bool>,
}

/// What the form around a victim decides.
#[derive(Debug, Clone, Copy)]
pub(super) struct VictimContext {
    /// Relation when none is told.
    pub(super) relation: WorkRelation,
    /// Ids of people already recorded may be named.
    pub(super) keeps_ids: bool,
}

/// Reads codes of the statutory list: `34` is `034`; each once.
pub(super) fn serious_codes(f: &mut Fields<'_>, raw: Vec<Text<10>>) -> Vec<String> {
    let mut codes = f.each("serious_codes", raw, |f, code| {
        // What cannot be read is no code of the list either.
        let text = code.clean().unwrap_or_else(|_| code.raw().to_owned());
        if text.is_empty() {
            return None;
        }
        let padded = format!("{text:0>3}");
        if serious_injuries().get(&padded).is_none() {
            // The pointer already ends at the item.
            f.problem_here(
                "unknown_injury_code",
                "Danh mục chấn thương nặng (Phụ lục II) không có mã này.",
                "The statutory list of serious injuries has no such code.",
            );
            return None;
        }
        Some(padded)
    });
    codes.sort();
    codes.dedup();
    codes
}

impl VictimInput {
    fn identity(&self, f: &mut Fields<'_>, keeps_ids: bool) -> VictimId {
        let named = f.uuid("id", self.id.as_deref());
        match named {
            Some(id) if keeps_ids => VictimId(id),
            Some(_) => {
                f.problem(
                    "id",
                    "victim_id_not_here",
                    "Chỉ bản đính chính mới nêu mã của nạn nhân đã có.",
                    "Only a correction names the id of somebody already recorded.",
                );
                VictimId(f.id())
            }
            None => VictimId(f.id()),
        }
    }

    fn death_kind(&self, f: &mut Fields<'_>, outcome: Severity) -> Option<DeathKind> {
        let death = f.word("death", self.death.as_ref());
        if death.is_some() && outcome != Severity::Fatal {
            f.problem(
                "death",
                "death_without_fatal",
                "Chỉ nêu trường hợp chết khi tình trạng là “chết người”.",
                "A kind of death goes with the outcome fatal only.",
            );
        }
        death
    }

    /// Reads one person.
    pub(super) fn read_as(self, f: &mut Fields<'_>, context: VictimContext) -> VictimStatement {
        let year = f.year();
        let outcome = f.word("outcome", self.outcome.as_ref()).unwrap_or(Severity::Unknown);
        VictimStatement {
            id: self.identity(f, context.keeps_ids),
            name: f.value("name", self.name.as_ref(), PersonName::parse),
            birth: f.value("birth", self.birth.as_ref(), |text| Birth::parse(text, year)),
            sex: f.word("sex", self.sex.as_ref()).unwrap_or(Sex::Unknown),
            citizen_id: f.value("citizen_id", self.citizen_id.as_ref(), CitizenId::parse),
            death: self.death_kind(f, outcome),
            occupation: self.occupation.map_or_else(Default::default, |word| {
                f.under("occupation", |f| {
                    word.read(f, |code| {
                        let found = OccupationCode::parse(code).ok()?;
                        Some((found.code().to_owned(), vsco().version.to_owned()))
                    })
                })
            }),
            residence: f.text("residence", self.residence.as_ref()),
            relation: f.word("relation", self.relation.as_ref()).unwrap_or(context.relation),
            relation_disputed: f.text("relation_disputed", self.relation_disputed.as_ref()),
            employed_by: f.word("employed_by", self.employed_by.as_ref()).unwrap_or(EmployedBy::Reporter),
            employer_name: f.text("employer_name", self.employer_name.as_ref()),
            employer_tax_code: f.value("employer_tax_code", self.employer_tax_code.as_ref(), TaxCode::parse),
            outcome,
            serious_codes: serious_codes(f, self.serious_codes),
            injury: f.text("injury", self.injury.as_ref()),
            treatment: f.text("treatment", self.treatment.as_ref()),
            is_worker: self.is_worker.unwrap_or(true),
        }
    }
}
