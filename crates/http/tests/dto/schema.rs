//! What the API description says about inputs.

use tnld_http::dto::{DeclarationInput, PlaceInput, SeverityWord, VictimInput};
use utoipa::PartialSchema;

fn json<T: PartialSchema>() -> serde_json::Value {
    serde_json::to_value(T::schema()).unwrap()
}

#[test]
fn required_fields_limits_and_closed_objects_are_described() {
    let place = json::<PlaceInput>();
    assert_eq!(place["required"], serde_json::json!(["commune_code"]));
    assert_eq!(place["additionalProperties"], false);
    let declaration = json::<DeclarationInput>();
    assert_eq!(declaration["required"], serde_json::json!(["accident"]));
    assert!(json::<VictimInput>()["properties"]["serious_codes"].is_object());
}

#[test]
fn words_list_their_keys_and_meanings() {
    let severity = json::<SeverityWord>();
    assert_eq!(severity["enum"], serde_json::json!(["fatal", "serious", "light", "unknown"]));
    assert!(severity["description"].as_str().unwrap().contains("chết người"));
}
