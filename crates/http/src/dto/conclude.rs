//! Findings on cause and responsibility.

use super::commune_details::injury_factor;
use super::damage::DamageInput;
use super::fields::Fields;
use super::input::Input;
use super::inquiry::{
    CauseNodeInput, ContraryEvidenceInput, ParticipantInput, ProvincialPartInput, RuleBreachedInput,
    VictimFindingInput,
};
use super::person_at_fault::PersonAtFaultInput;
use super::reserved_opinion::ReservedOpinionInput;
use super::text::{Paragraph, Short, Story, Text};
use super::typed_text::IdText;
use super::word::{ConclusionWord, FaultSideWord};
use domain::case::{Command, Esaw, Findings};
use domain::ids::EvidenceId;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Findings on cause and responsibility (PL IX and X, items 6 to 13).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "course": "Khoảng 8 giờ 15, nồi hơi số 2 nổ khi áp suất vượt mức.", "fault": "employer", "cause": "2",
    "cause_detail": "Van an toàn không được kiểm định", "conclusion": "tnld",
    "responsibility": "Người sử dụng lao động không kiểm định nồi hơi"
}))]
pub struct ConcludeInput {
    /// Course of events as established.
    #[serde(default)]
    #[schema(required = true)]
    pub course: Story,
    /// Whose fault.
    #[serde(default)]
    #[schema(required = true)]
    pub fault: FaultSideWord,
    /// Principal cause, code 1 to 9 (PL XII mục 1.1), or 10 for an allowance under Article 39(2).
    #[serde(default)]
    #[schema(required = true)]
    pub cause: Text<4>,
    /// Cause in words.
    #[serde(default)]
    #[schema(required = true)]
    pub cause_detail: Paragraph,
    /// Principal injury factor, code of the list in force on the date of the accident.
    pub injury_factor: Option<Text<12>>,
    /// What the victim was doing (ESAW), code of the list `esaw`. Optional; the law does not ask for it.
    pub activity: Option<Text<16>>,
    /// What departed from normal (ESAW), code of the list `esaw`. Optional.
    pub deviation: Option<Text<16>>,
    /// How the injury came about (ESAW), code of the list `esaw`. Optional.
    pub contact: Option<Text<16>>,
    /// Conclusion.
    #[serde(default)]
    #[schema(required = true)]
    pub conclusion: ConclusionWord,
    /// Degree of violation and responsibility in words.
    #[serde(default)]
    #[schema(required = true)]
    pub responsibility: Paragraph,
    /// Persons at fault; empty when nobody is.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub persons_at_fault: Vec<PersonAtFaultInput>,
    /// Damage and cost.
    #[serde(default)]
    #[validate(nested)]
    pub damage: DamageInput,
    /// Reserved opinions of members.
    #[serde(default)]
    #[validate(length(max = 40), nested)]
    pub reserved_opinions: Vec<ReservedOpinionInput>,
    /// Number of the draft minutes.
    pub minutes_number: Option<Short>,
    /// Ids of evidence that course and cause rest on; needed before the minutes are signed.
    #[serde(default)]
    #[validate(length(max = 200))]
    pub evidence: Vec<IdText>,
    /// Causes below the principal one, as a tree.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub causes: Vec<CauseNodeInput>,
    /// Rules that were breached; needed before the minutes are signed when a side is at fault.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub rules_breached: Vec<RuleBreachedInput>,
    /// What speaks against the findings.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub contrary: Vec<ContraryEvidenceInput>,
    /// What PL IX and PL X ask of each victim.
    #[serde(default)]
    #[validate(length(max = 200), nested)]
    pub victims: Vec<VictimFindingInput>,
    /// Who took part without being a member.
    #[serde(default)]
    #[validate(length(max = 100), nested)]
    pub participants: Vec<ParticipantInput>,
    /// What PL X asks beyond PL IX.
    #[serde(default)]
    #[validate(nested)]
    pub provincial: ProvincialPartInput,
    /// Of an accident on the way to or from work (Article 39(2)): why none of the papers of Article 35(5) is in the file.
    pub commuting_paper_reason: Option<Paragraph>,
}

/// A code of the part of the list that has the name of the field.
fn esaw_code(f: &mut Fields<'_>, name: &str, raw: Option<&Text<16>>) -> Option<String> {
    let code = f.text(name, raw)?;
    let found = domain::reference::esaw().get(&code);
    if found.is_none_or(|e| e.parent.as_deref() != Some(name)) {
        f.problem(
            name,
            "unknown_code",
            "Danh mục không có mã này; hãy chọn từ danh sách hoặc bỏ trống.",
            "The list has no such code; choose one from the list or leave it out.",
        );
        return None;
    }
    Some(code)
}

impl Input for ConcludeInput {
    type Value = Command;

    fn read(self, f: &mut Fields<'_>) -> Option<Command> {
        let course = f.words("course", &self.course);
        let fault = f.required_word("fault", &self.fault);
        let cause = f.words("cause", &self.cause);
        let cause_detail = f.words("cause_detail", &self.cause_detail);
        let injury_factor = injury_factor(f, self.injury_factor.as_ref());
        let esaw = Esaw {
            activity: esaw_code(f, "activity", self.activity.as_ref()),
            deviation: esaw_code(f, "deviation", self.deviation.as_ref()),
            contact: esaw_code(f, "contact", self.contact.as_ref()),
        };
        let conclusion = f.required_word("conclusion", &self.conclusion);
        let responsibility = f.words("responsibility", &self.responsibility);
        let persons_at_fault = f.each("persons_at_fault", self.persons_at_fault, |f, p| p.read(f));
        let damage = f.under("damage", |f| self.damage.read(f));
        let reserved_opinions = f.each("reserved_opinions", self.reserved_opinions, |f, o| o.read(f));
        let minutes_number = f.text("minutes_number", self.minutes_number.as_ref());
        let evidence = f.uuids("evidence", &self.evidence).into_iter().map(EvidenceId).collect();
        let causes = f.each("causes", self.causes, |f, c| c.read(f));
        let rules_breached = f.each("rules_breached", self.rules_breached, |f, r| r.read(f));
        let contrary = f.each("contrary", self.contrary, |f, c| c.read(f));
        let victims = f.each("victims", self.victims, |f, v| v.read(f));
        let participants = f.each("participants", self.participants, |f, p| p.read(f));
        let provincial = f.under("provincial", |f| self.provincial.read(f));
        let commuting_paper_reason = f.text("commuting_paper_reason", self.commuting_paper_reason.as_ref());
        Some(Command::Conclude(Box::new(Findings {
            course: course?,
            fault: fault?,
            cause: cause?,
            cause_detail: cause_detail?,
            injury_factor,
            esaw,
            conclusion: conclusion?,
            responsibility: responsibility?,
            persons_at_fault,
            damage: damage?,
            reserved_opinions,
            minutes_number,
            evidence,
            causes,
            rules_breached,
            contrary,
            victims,
            participants,
            provincial: provincial?,
            commuting_paper_reason,
        })))
    }
}
