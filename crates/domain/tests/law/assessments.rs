//! Whole assessments, as the interface asks and answers them.

use crate::support::{at, law};
use domain::law::assessment::{Answer, AssessRefusal, Question};
use domain::reference::{Calendar, Geography};
use domain::words::Lang;
use serde_json::{Value, json};

fn ask(question: Value) -> Result<Answer, AssessRefusal> {
    let question: Question = serde_json::from_value(question).unwrap();
    law().assess(Geography::embedded(), Calendar::embedded(), &question).map(|a| a.answer(Lang::Vi))
}

fn boiler() -> Value {
    json!({
        "occurred_at": "2026-11-23T07:40:00+07:00",
        "received_at": "2026-11-23T08:15:00+07:00",
        "place": { "commune_code": "30742" },
        "technical_incident": true,
        "victims": [
            { "outcome": "fatal", "death": "scene", "relation": "contract" },
            { "outcome": "serious", "serious_codes": ["051"], "relation": "contract" },
            { "outcome": "serious", "serious_codes": ["034"], "relation": "contract" }
        ]
    })
}

#[test]
fn a_boiler_explosion_in_a_rice_mill() {
    let answer = serde_json::to_value(ask(boiler()).unwrap()).unwrap();
    assert_eq!(answer["class"], "fatal");
    assert_eq!(answer["provisional"], false);
    assert_eq!(answer["regime"], "2026-07-08");
    assert_eq!(answer["law_set"], law().sha256());
    let first = &answer["declarations"][0];
    assert_eq!(
        (&first["by"], &first["to"], &first["agency"], &first["how_fast"], &first["form"], &first["rule"]),
        (
            &json!("employer"),
            &json!("declaration_recipient"),
            &json!("Sở Nội vụ tỉnh An Giang"),
            &json!("at_once"),
            &json!("PL III"),
            &json!("R-DEC-2")
        )
    );
    assert_eq!(answer["declarations"][1]["agency"], "Công an phường Rạch Giá");
    assert_eq!(answer["declarations"][2]["agency"], "Ủy ban nhân dân phường Rạch Giá");
    assert_eq!(answer["team"]["level"], "province");
    assert_eq!(answer["team"]["founder"], "Giám đốc Sở Nội vụ tỉnh An Giang");
    assert_eq!(answer["team"]["form"], "PL VI");
    let due: Vec<_> = answer["deadlines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|t| (t["kind"].as_str().unwrap(), t["due"].as_str().unwrap()))
        .collect();
    assert_eq!(
        due,
        [
            ("scene_arrival", "2026-11-23T10:15:00+07:00"),
            ("investigation", "2026-12-23"),
            ("send_minutes", "2026-12-28"),
            ("complaint", "2027-03-23"),
            ("compensation_payment", "2026-12-28"),
        ]
    );
    let investigation = &answer["deadlines"][1];
    assert_eq!(investigation["starts_at"], "2026-11-23T08:15:00+07:00");
    assert_eq!(investigation["extension_max"], "2027-01-22");
    assert_eq!(investigation["calendar"], "calendar");
    assert_eq!(investigation["citation"], "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 6");
    assert!(investigation["explanation"]["vi"].as_str().unwrap().contains("08:15"));
    assert!(answer["duties"].as_array().unwrap().iter().any(|w| w["rule"] == "R-SCN-1"));
}

#[test]
fn a_fisherman_without_a_contract() {
    let answer = ask(json!({
        "occurred_at": "2026-11-20T15:00:00+07:00",
        "place": { "commune_code": "31108" },
        "victims": [{ "outcome": "serious", "serious_codes": ["034"], "relation": "no_contract" }]
    }))
    .unwrap();
    assert_eq!(answer.class.as_str(), "serious_single");
    let filed: Vec<_> =
        answer.declarations.iter().map(|x| (x.by.as_str(), x.agency.as_str(), x.rule.as_str())).collect();
    assert_eq!(
        filed,
        [
            ("family", "Ủy ban nhân dân đặc khu Kiên Hải", "R-DEC-5"),
            ("commune", "Sở Nội vụ tỉnh An Giang", "R-DEC-7"),
        ]
    );
    assert_eq!(
        (answer.team.level.as_str(), answer.team.founder.as_str()),
        ("commune_record", "Ủy ban nhân dân đặc khu Kiên Hải")
    );
    assert!(answer.deadlines.is_empty(), "no term of Article 35(6) runs for a record");
    assert!(
        answer.warnings.iter().any(|w| w.contains("R-DEC-7")),
        "the recipient is unsure: {:?}",
        answer.warnings
    );
    assert!(answer.warnings.iter().any(|w| w.contains("thời điểm nhận tin")), "{:?}", answer.warnings);
}

#[test]
fn codes_of_before_the_merger_are_read_on_their_date() {
    let mut question = boiler();
    question["occurred_at"] = json!("2025-06-30T23:30:00+07:00");
    question["received_at"] = json!("2025-07-01T00:10:00+07:00");
    question["place"]["commune_code"] = json!("30745");
    let answer = ask(question.clone()).unwrap();
    assert_eq!(answer.regime, "2025-03-01", "rules by the accident");
    assert_eq!(answer.declarations[0].agency, "Sở Nội vụ tỉnh An Giang", "recipients by the act");
    assert_eq!(answer.declarations[1].agency, "Công an phường Rạch Giá");
    assert!(answer.warnings.iter().any(|w| w.contains("Phường Vĩnh Lạc") && w.contains("Phường Rạch Giá")));
    question["received_at"] = json!("2025-06-30T23:50:00+07:00");
    let answer = ask(question.clone()).unwrap();
    assert_eq!(answer.declarations[0].agency, "Sở Nội vụ tỉnh Kiên Giang");
    assert_eq!(answer.declarations[1].agency, "Công an phường Vĩnh Lạc");
    // The same code one day later is no commune any more.
    question["occurred_at"] = json!("2025-07-01T00:00:00+07:00");
    question["received_at"] = json!("2025-07-01T00:10:00+07:00");
    let refusal = ask(question).unwrap_err();
    assert_eq!(
        (refusal.errors[0].pointer.as_str(), refusal.errors[0].code),
        ("/place/commune_code", "commune_not_valid_on_date")
    );
    assert!(
        refusal.errors[0].message.vi.contains("Phường Rạch Giá (30742)"),
        "{}",
        refusal.errors[0].message.vi
    );
}

#[test]
fn what_cannot_be_answered_is_refused_field_by_field() {
    let refused = |change: &dyn Fn(&mut Value)| {
        let mut question = boiler();
        change(&mut question);
        let refusal = ask(question).unwrap_err();
        let fields: Vec<_> = refusal.errors.iter().map(|e| format!("{} {}", e.pointer, e.code)).collect();
        (refusal.code, fields)
    };
    type Case<'a> = (&'a dyn Fn(&mut Value), &'a str, &'a [&'a str]);
    let table: &[Case<'_>] = &[
        (
            &|q| {
                q["occurred_at"] = json!("2016-06-30T23:59:00+07:00");
            },
            "no_regime",
            &["/occurred_at no_regime"],
        ),
        (
            &|q| q["received_at"] = json!("2026-11-23T07:39:00+07:00"),
            "invalid",
            &["/received_at before_occurred"],
        ),
        (
            &|q| q["place"]["commune_code"] = json!("99999"),
            "invalid",
            &["/place/commune_code unknown_commune"],
        ),
        (
            &|q| q["victims"][1]["serious_codes"] = json!(["051", "999"]),
            "invalid",
            &["/victims/1/serious_codes/1 unknown_injury_code"],
        ),
        (
            &|q| q["victims"][1]["death"] = json!("scene"),
            "invalid",
            &["/victims/1/death death_without_fatal"],
        ),
        (&|q| q["received_at"] = json!("9999-01-01T00:00:00+07:00"), "invalid", &["/received_at in_future"]),
    ];
    for (change, code, fields) in table {
        let (got, list) = refused(change);
        assert_eq!((got, list.iter().map(String::as_str).collect::<Vec<_>>()), (*code, fields.to_vec()));
    }
    let (_, fields) = refused(&|q| q["place"]["commune_code"] = json!("abc"));
    assert!(fields[0].starts_with("/place/commune_code "), "{fields:?}");
}

#[test]
fn midnight_of_the_first_regime_is_that_of_vietnam() {
    let mut question = boiler();
    question["place"]["commune_code"] = json!("30742");
    question["received_at"] = Value::Null;
    question["occurred_at"] = json!("2016-06-30T17:00:00Z");
    assert_eq!(ask(question.clone()).unwrap().regime, "2016-07-01");
    question["occurred_at"] = json!("2016-06-30T16:59:59Z");
    assert_eq!(ask(question).unwrap_err().code, "no_regime");
}

#[test]
fn the_future_is_refused_when_the_clock_is_known() {
    let mut question: Question = serde_json::from_value(boiler()).unwrap();
    let assess = |q: &Question| law().assess(Geography::embedded(), Calendar::embedded(), q);
    question.asked_at = Some(at("2026-11-23 08:11"));
    assert!(assess(&question).is_ok(), "clocks differ by minutes");
    question.asked_at = Some(at("2026-11-23 08:00"));
    assert_eq!(assess(&question).unwrap_err().errors[0].pointer, "/received_at");
    question.asked_at = Some(at("2026-11-22 08:00"));
    assert_eq!(assess(&question).unwrap_err().errors.len(), 2);
}

#[test]
fn unknown_casualties_lose_no_duty() {
    let mut question = boiler();
    question["technical_incident"] = json!(false);
    question["victims"] = json!([]);
    let answer = ask(question).unwrap();
    assert_eq!((answer.class.as_str(), answer.provisional), ("unknown", true));
    assert_eq!(answer.declarations.len(), 1);
    assert_eq!(answer.declarations[0].rule, "R-DEC-9");
    assert_eq!(answer.team.level.as_str(), "province");
    assert_eq!(answer.deadlines[1].due, "2026-12-14");
}

#[test]
fn unknown_keys_and_words_are_refused_by_the_shape() {
    for change in
        [json!({"occured_at": 1}), json!({"sector": "space"}), json!({"victims": [{"outcome": "dead"}]})]
    {
        let mut question = boiler();
        for (key, value) in change.as_object().unwrap() {
            question[key] = value.clone();
        }
        assert!(serde_json::from_value::<Question>(question).is_err());
    }
}
