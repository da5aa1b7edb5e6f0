//! The answer of an assessment has exactly the fields described.

use crate::document;
use domain::law::LawSet;
use domain::law::assessment::{PlaceQuestion, Question, VictimQuestion};
use domain::reference::{Calendar, Geography};
use domain::words::{EmployedBy, Lang, Sector, Severity, WorkRelation};
use serde_json::Value;
use std::collections::BTreeSet;

fn keys(value: &Value) -> BTreeSet<String> {
    value.as_object().unwrap().keys().cloned().collect()
}

fn described(name: &str) -> BTreeSet<String> {
    keys(&document()["components"]["schemas"][name]["properties"])
}

#[test]
fn what_is_answered_is_what_is_described() {
    let at = chrono::DateTime::parse_from_rfc3339("2026-11-20T08:15:00+07:00").unwrap().to_utc();
    let dead = VictimQuestion {
        outcome: Severity::Fatal,
        death: None,
        serious_codes: Vec::new(),
        relation: WorkRelation::Contract,
        employed_by: EmployedBy::Reporter,
        is_worker: true,
    };
    let question = Question {
        occurred_at: at,
        received_at: None,
        place: PlaceQuestion { commune_code: "30760".to_owned() },
        sector: Sector::General,
        commuting: false,
        technical_incident: false,
        criminal_signs: false,
        expertise_needed: false,
        beyond_province: false,
        victims: vec![dead],
        asked_at: None,
    };
    let law = LawSet::embedded();
    let assessed = law.assess(Geography::embedded(), Calendar::embedded(), &question).unwrap();
    let answer = serde_json::to_value(assessed.answer(Lang::Vi)).unwrap();
    assert_eq!(keys(&answer), described("AssessmentAnswer"));
    for (list, schema) in
        [("declarations", "DeclarationDuty"), ("deadlines", "Term"), ("duties", "Duty"), ("rules", "Reason")]
    {
        for item in answer[list].as_array().unwrap() {
            assert_eq!(keys(item), described(schema), "{list}");
        }
    }
    assert_eq!(keys(&answer["team"]), described("Investigators"));
}
