//! Hostile text in every field of every form comes out as plain text, or is refused by name.

use crate::read::pdf::Read;
use crate::read::{docx as word, squeezed};
use crate::{MM, TYPESETTER, made_at, samples, sorted};
use documents::{DocxError, Form, FormKind, Layout, MAX_TEXT, PdfError, Print, docx};
use serde_json::Value;

/// Markup of Typst and of XML, signs that turn the direction, control characters, letters that the face lacks.
const HOSTILE: &str = concat!(
    r##"#set page(width: 1cm) #panic("x") $x^2$ <label> @ref *b* _i_ `r` = H \ // /* ]] "##,
    "</w:t></w:r></w:p><w:p/>]]>&amp;&#0;<!-- ",
    "\u{202e}gnort\u{202c} \u{2066}x\u{2069} \u{0}\u{1}\u{8}\u{1b}[31m\u{fffe}\u{ffff} 中 🙂 xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
);

/// Pointers of every text in a value.
fn texts(value: &Value, at: &str, out: &mut Vec<String>) {
    match value {
        Value::String(_) => out.push(at.to_owned()),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(i, one)| texts(one, &format!("{at}/{i}"), out));
        }
        Value::Object(map) => map.iter().for_each(|(key, one)| texts(one, &format!("{at}/{key}"), out)),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// The complete form with `text` in every field that takes a text, or in the first `most` of them.
fn filled(kind: FormKind, text: &str, most: usize) -> (Form, usize) {
    let mut value = serde_json::to_value(samples::complete(kind)).expect("a value");
    let mut all = Vec::new();
    texts(&value["value"], "/value", &mut all);
    let mut count = 0;
    for at in all {
        if count == most {
            break;
        }
        let place = value.pointer_mut(&at).expect("there");
        let before = std::mem::replace(place, Value::String(text.to_owned()));
        // A word of a list or a date is no free text.
        if serde_json::from_value::<Form>(value.clone()).is_ok() {
            count += 1;
        } else {
            *value.pointer_mut(&at).expect("there") = before;
        }
    }
    (serde_json::from_value(value).expect("a form"), count)
}

fn same(kind: FormKind, layout: &Layout) {
    let made = TYPESETTER.pdf(layout, &Print { made_at: made_at(), verification: None }).expect("a PDF");
    let read = Read::new(&made.bytes);
    let bytes = docx(layout).expect("a DOCX");
    word::balanced(&word::part(&bytes, "word/document.xml")).unwrap_or_else(|e| panic!("{kind:?} {e}"));
    word::balanced(&word::part(&bytes, "docProps/core.xml")).unwrap_or_else(|e| panic!("{kind:?} {e}"));
    let edited = word::text(&bytes);
    assert_eq!(sorted(&squeezed(&read.text())), sorted(&squeezed(&edited)), "{kind:?}");
    for piece in &read.pieces {
        assert!(piece.left >= 30.0 * MM - 1.0, "{kind:?} left margin: {piece:?}");
        assert!(piece.right <= (210.0 - 15.0) * MM + 1.0, "{kind:?} right margin: {piece:?}");
    }
}

#[test]
fn hostile_text_in_every_field_is_text() {
    for kind in FormKind::ALL {
        let (form, count) = filled(*kind, HOSTILE, usize::MAX);
        assert!(count > 5, "{kind:?}: {count}");
        let layout = form.layout();
        same(*kind, &layout);
        let edited = word::text(&docx(&layout).expect("a DOCX"));
        assert!(
            edited.contains("#set page(width: 1cm)") || edited.contains("#SET PAGE(WIDTH: 1CM)"),
            "{kind:?}"
        );
        assert!(!edited.contains(['\u{0}', '\u{1b}', '\u{202e}', '\u{2066}']), "{kind:?}");
    }
}

#[test]
fn a_hundred_kilobytes_are_printed_and_more_is_refused() {
    let long = "dòng chữ dài ".repeat(100 * 1024 / "dòng chữ dài ".len());
    for kind in FormKind::ALL {
        let (form, count) = filled(*kind, &long, 1);
        assert_eq!(count, 1, "{kind:?}");
        // Every DOCX; three PDFs of some forty pages, since setting them unoptimised takes its time.
        if matches!(kind, FormKind::Testimony | FormKind::MinutesContract | FormKind::ExtensionRequest) {
            same(*kind, &form.layout());
        } else {
            let edited = word::text(&docx(&form.layout()).expect("a DOCX"));
            assert!(edited.to_lowercase().contains(long.trim_end()), "{kind:?}");
        }
        let (form, _) = filled(*kind, &"x".repeat(MAX_TEXT + 1), 1);
        let layout = form.layout();
        let refused = TYPESETTER.pdf(&layout, &Print { made_at: made_at(), verification: None });
        assert!(matches!(refused, Err(PdfError::TooLong(_))), "{kind:?}");
        assert!(matches!(docx(&layout), Err(DocxError::TooLong(_))), "{kind:?}");
    }
}
