//! What the raw values do with odd input.

use crate::{refused, taken};
use domain::case::Command;
use domain::words::Severity;
use serde_json::json;
use tnld_http::dto::{CloseInput, ExtendInput, Text, Word};

#[test]
fn text_is_composed_and_cleaned() {
    // "Đủ" with a combining hook, a zero-width space and a Windows line end.
    let Command::Close { note, .. } = taken::<CloseInput>(json!({"note": "  Đu\u{309}\u{200b}\r\nhồ sơ "}))
    else {
        panic!("no close")
    };
    assert_eq!(note.as_deref(), Some("Đủ\nhồ sơ"));
}

#[test]
fn what_people_type_is_never_printed() {
    let text = Text::<200>::from("Nguyễn Văn Tám");
    assert_eq!(format!("{text:?}"), "Text(14 characters)");
    assert_eq!(format!("{:?}", Word::<Severity>::from("fatal")), "Severity(fatal)");
    assert_eq!(format!("{:?}", Word::<Severity>::from("Nguyễn Văn Tám")), "Severity(?)");
}

#[test]
fn numbers_come_as_numbers_or_as_the_text_of_a_field() {
    let days = |days: serde_json::Value| json!({"days": days, "consent_number": "4", "consent_date": "2026-11-20", "consented_by": "G", "reason": "r"});
    for (given, expected) in [(json!(30), 30), (json!("30"), 30), (json!(" 30 "), 30)] {
        let Command::Extend(extend) = taken::<ExtendInput>(days(given)) else { panic!("no extension") };
        assert_eq!(extend.days, expected);
    }
    for bad in [json!("ba mươi"), json!(-1), json!("1e3"), json!(99_999_999_999_u64)] {
        assert_eq!(refused::<ExtendInput>(days(bad)), ["/days number.range"]);
    }
    assert_eq!(refused::<ExtendInput>(days(json!(""))), ["/days required"]);
}
