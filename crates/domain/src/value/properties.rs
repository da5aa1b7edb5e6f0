//! Properties that hold for every text: nothing panics, folding is idempotent, canonical forms come back.

use super::*;
use crate::words::Lang;
use proptest::prelude::*;

/// Texts near the shapes that parse, and texts of any characters.
fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9 .,/+:~h\\-]{0,24}",
        "(khoảng |từ |ngày |lúc )?[0-9]{1,4}(h|:|/|-| giờ | tuổi)[0-9]{0,4}( đến |-| ngày |/)[0-9]{0,4}[/h:-]?[0-9]{0,4}",
        "[0-3]?[0-9]/[01]?[0-9]/20[0-9]{2} [0-2]?[0-9]h[0-5][0-9]( - [0-2]?[0-9]h[0-5][0-9])?",
        "[0-9]{1,4}[.,][0-9]{1,3}[.,]?[0-9]{0,3} ?(nghìn|triệu|tỷ|đ|)",
        "[0-9]{9,13}",
        "[a-zA-ZĐđàẫợỳ'\u{300}-\u{323} .@-]{0,40}",
    ]
}

/// A value that parsed, written canonically, parses to the same canonical text.
fn returns<T, E>(text: &str, parse: impl Fn(&str) -> Result<T, E>, canonical: impl Fn(&T) -> String) {
    if let Ok(value) = parse(text) {
        let first = canonical(&value);
        let again = parse(&first).map(|v| canonical(&v)).ok();
        assert_eq!(again.as_deref(), Some(first.as_str()));
    }
}

/// JSON out and in gives the same value.
fn survives_json<T: serde::Serialize + serde::de::DeserializeOwned + PartialEq>(value: &T) {
    let json = serde_json::to_string(value).unwrap();
    assert!(serde_json::from_str::<T>(&json).unwrap() == *value, "{json}");
}

proptest! {
    #[test]
    fn canonical_forms_come_back(s in text()) {
        returns(&s, TaxCode::parse, |v| v.to_string());
        returns(&s, CitizenId::parse, |v| v.reveal().to_owned());
        returns(&s, Phone::parse, |v| v.as_str().to_owned());
        returns(&s, Phone::parse, Phone::national);
        returns(&s, Email::parse, |v| v.to_string());
        returns(&s, PersonName::parse, |v| v.to_string());
        returns(&s, CommuneCode::parse, |v| v.to_string());
        returns(&s, CaseNumber::parse, |v| v.to_string());
        returns(&s, Dong::parse, |v| v.to_string());
        returns(&s, parse_date, |v| v.to_string());
        returns(&s, parse_date, |v| v.format("%d/%m/%Y").to_string());
        returns(&s, parse_time, |v| v.format("%H:%M:%S").to_string());
        returns(&s, parse_datetime, |v| v.format("%Y-%m-%dT%H:%M:%S").to_string());
        returns(&s, |t| clean_text(t, 1000), Clone::clone);
    }

    #[test]
    fn half_known_values_survive_json(s in text(), year in any::<i32>()) {
        if let Ok(at) = OccurredAt::parse(&s) {
            survives_json(&at);
            prop_assert!(at.earliest() <= at.latest());
        }
        if let Ok(birth) = Birth::parse(&s, year) {
            survives_json(&birth);
        }
        if let Ok(birth) = Birth::parse(&s, 2026) {
            survives_json(&birth);
            let words = birth.display(Lang::Vi).replace(" (năm 2026)", "");
            prop_assert!(Birth::parse(&words, 2026) == Ok(birth), "{words}");
        }
    }

    #[test]
    fn folding_is_idempotent_and_padded(s in any::<String>()) {
        let folded = search_fold(&s);
        prop_assert_eq!(&search_fold(&folded), &folded);
        prop_assert!(folded.starts_with(' ') && folded.ends_with(' ') && !folded.contains("  "));
    }

    #[test]
    fn every_token_begins_a_word_of_the_folded_text(s in any::<String>()) {
        let folded = search_fold(&s);
        for token in search_tokens(&s) {
            prop_assert!(folded.contains(&format!(" {token}")), "{token:?} in {folded:?}");
        }
    }

    #[test]
    fn numbers_come_back(n in 0i64..=999_999_999_999_999) {
        prop_assert_eq!(Dong::parse(&number_vi(n)).map(Dong::get), Ok(n));
    }

    #[test]
    fn one_wrong_digit_never_passes_the_check(nine in 10_000_000u32..999_999_999, at in 0usize..9, by in 1u8..10) {
        let with_check = (0..10).find_map(|c| {
            let code = TaxCode::parse(&format!("{nine:09}{c}")).ok()?;
            (code.check() == TaxCodeCheck::Ok).then_some(code)
        });
        if let Some(code) = with_check {
            let mut digits = code.as_str().as_bytes().to_vec();
            digits[at] = b'0' + (digits[at] - b'0' + by) % 10;
            let wrong = TaxCode::parse(std::str::from_utf8(&digits).unwrap());
            prop_assert!(wrong.map_or(true, |w| w.check() == TaxCodeCheck::CheckDigitFails));
        }
    }
}
