//! Every form, from a complete and from an empty value: text, measures, PDF against DOCX.

mod checks;
mod read;
mod samples;

use chrono::{NaiveDate, NaiveDateTime};
use documents::{CaseFile, FileEntry, Form, FormKind, Layout, Pdf, Print, Typesetter, Verification, docx};
use read::pdf::Read;
use read::squeezed;
use std::sync::LazyLock;

static TYPESETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::new().expect("a typesetter"));

fn made_at() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2026, 1, 6).and_then(|d| d.and_hms_opt(9, 0, 0)).expect("a time")
}

fn pdf(layout: &Layout) -> Pdf {
    TYPESETTER.pdf(layout, &Print { made_at: made_at(), verification: None }).expect("a PDF")
}

/// Every form from a complete and from an empty value.
fn both() -> impl Iterator<Item = (FormKind, Form, &'static str)> {
    FormKind::ALL.iter().flat_map(|kind| {
        [(*kind, samples::complete(*kind), "complete"), (*kind, Form::empty(*kind), "empty")]
    })
}

const MM: f32 = 72.0 / 25.4;

#[test]
fn the_text_of_every_form() {
    for (kind, form, what) in both() {
        let missing: Vec<_> =
            form.missing().into_iter().map(|m| format!("{} {}", m.pointer, m.label.vi)).collect();
        let text = read::docx::text(&docx(&form.layout()).unwrap());
        let shown = if missing.is_empty() {
            text
        } else {
            format!("{text}\nCòn thiếu:\n{}\n", missing.join("\n"))
        };
        insta::assert_snapshot!(format!("{}-{what}", kind.code()), shown);
    }
}

#[test]
fn a_complete_form_misses_nothing() {
    for kind in FormKind::ALL {
        let missing = samples::complete(*kind).missing();
        assert!(missing.is_empty(), "{kind:?} {missing:?}");
    }
}

/// Values inside a layout that print dots.
fn dotted(value: &serde_json::Value, out: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|one| dotted(one, out)),
        serde_json::Value::Object(all) => {
            let blank = all.get("blank").and_then(|b| b.as_str()).filter(|b| *b != "space");
            if blank.is_some() && all["text"].is_null() {
                let label = all["label"]["vi"].as_str().unwrap_or_default().to_owned();
                out.push((all["pointer"].as_str().unwrap_or_default().to_owned(), label));
            }
            all.values().for_each(|one| dotted(one, out));
        }
        _other => {}
    }
}

#[test]
fn every_dotted_line_is_listed_as_missing() {
    let mut unlisted = Vec::new();
    for (kind, form, what) in both() {
        let missing: Vec<String> = form.missing().into_iter().map(|m| m.pointer).collect();
        let mut all = Vec::new();
        dotted(&serde_json::to_value(form.layout()).unwrap(), &mut all);
        // Number and date come with the issue, the sum with its parts; what is printed with "nếu có" may stay blank.
        let told = |pointer: &str, label: &str| {
            matches!(pointer, "/head/number" | "/head/date" | "/damage") || label.contains("(nếu có)")
        };
        all.retain(|(pointer, label)| !missing.contains(pointer) && !told(pointer, label));
        unlisted.extend(
            all.into_iter().map(|(pointer, label)| format!("{} {what} {pointer} {label}", kind.code())),
        );
    }
    assert!(unlisted.is_empty(), "{}", unlisted.join("\n"));
}

/// Every form with the document that it replaces in its head.
fn replacing(kind: FormKind) -> Form {
    let mut value = serde_json::to_value(samples::complete(kind)).expect("json");
    value["value"]["head"]["replaces"] =
        serde_json::json!({ "number": "02/QĐ-SNV", "date": "2026-01-05", "reason": "Sai số người chết" });
    serde_json::from_value(value).expect("the form")
}

#[test]
fn a_correction_of_any_form_names_the_old_paper() {
    let said = squeezed("Thay thế văn bản số 02/QĐ-SNV ngày 05 tháng 01 năm 2026. Lý do: Sai số người chết");
    for kind in FormKind::ALL {
        let layout = replacing(*kind).layout();
        let printed = squeezed(&Read::new(&pdf(&layout).bytes).page_text(1));
        assert!(printed.contains(&said), "{kind:?} PDF: {printed}");
        let edited = squeezed(&read::docx::text(&docx(&layout).unwrap()));
        assert!(edited.contains(&said), "{kind:?} DOCX: {edited}");
        assert!(
            !squeezed(&Read::new(&pdf(&samples::complete(*kind).layout()).bytes).text()).contains("Thaythế")
        );
    }
}

#[test]
fn pdf_and_docx_say_the_same() {
    for (kind, form, what) in both() {
        let layout = form.layout();
        let printed = Read::new(&pdf(&layout).bytes);
        let edited = read::docx::text(&docx(&layout).unwrap());
        assert_eq!(squeezed(&printed.text()), squeezed(&edited), "{kind:?} {what}");
    }
}

#[test]
fn pages_are_measured_as_the_decree_wants() {
    for (kind, form, _) in both() {
        let made = pdf(&form.layout());
        let read = Read::new(&made.bytes);
        assert_eq!(read.pages.len(), made.pages, "{kind:?}");
        for piece in &read.pieces {
            assert!(piece.face.contains("+Tinos"), "{kind:?} {piece:?}");
            assert!(piece.left >= 30.0 * MM - 0.5, "{kind:?} left margin: {piece:?}");
            assert!(piece.right <= (210.0 - 15.0) * MM + 1.0, "{kind:?} right margin: {piece:?}");
            assert!(piece.baseline >= 20.0 * MM - 0.5, "{kind:?} lower margin: {piece:?}");
            if !piece.artifact {
                assert!(piece.baseline <= (297.0 - 20.0) * MM, "{kind:?} upper margin: {piece:?}");
                assert!((11.0..=14.0).contains(&piece.size.round()), "{kind:?} size: {piece:?}");
            }
        }
        let find = |text: &str| {
            read.pieces.iter().find(|p| p.text.contains(text)).unwrap_or_else(|| panic!("{kind:?} {text}"))
        };
        let nation = find("CỘNG HÒA XÃ HỘI");
        assert_eq!((nation.page, nation.size.round()), (1, 12.0));
        assert!(nation.face.contains("Bold") && nation.left > 90.0 * MM, "{nation:?}");
        let motto = find("Độc lập");
        assert_eq!(motto.size.round(), 13.0);
        assert!(motto.face.contains("Bold") && motto.baseline < nation.baseline, "{motto:?}");
        // One line: the words stand at their natural distance.
        let last = find("phúc");
        assert!(
            (last.baseline - motto.baseline).abs() < 0.1 && last.right - motto.left < 75.0 * MM,
            "{last:?}"
        );
        page_numbers(&read, kind);
    }
}

/// In the middle of the top margin, from the second page on.
fn page_numbers(read: &Read, kind: FormKind) {
    for page in 1..=read.pages.len() {
        let above: Vec<_> =
            read.pieces.iter().filter(|p| p.page == page && p.baseline > (297.0 - 20.0) * MM).collect();
        if page == 1 {
            assert!(above.is_empty(), "{kind:?} {above:?}");
            continue;
        }
        assert_eq!(above.len(), 1, "{kind:?} page {page} {above:?}");
        assert_eq!(above[0].text, page.to_string());
        assert_eq!(above[0].size.round(), 13.0);
        let middle = (30.0 + (210.0 - 15.0)) / 2.0 * MM;
        assert!(((above[0].left + above[0].right) / 2.0 - middle).abs() < 1.0, "{:?}", above[0]);
    }
}

#[test]
fn titles_are_bold_capitals_and_letters_have_none() {
    let read = Read::new(&pdf(&samples::complete(FormKind::EmployerDeclaration).layout()).bytes);
    let title = read.pieces.iter().find(|p| p.text.contains("KHAI BÁO")).unwrap();
    assert_eq!(title.size.round(), 14.0);
    assert!(title.face.contains("Bold"));
    let text = squeezed(&read.text());
    let order = [
        "Số:05/",
        "AnGiang,ngày05tháng01năm2026",
        "KHAIBÁOTAINẠNLAOĐỘNG",
        "Kínhgửi",
        "1Thôngtin",
        "2Tổchức",
        "3Thờigian",
        "4Nơi",
        "5Tómtắt",
        "6Thôngtin",
    ];
    let mut from = 0;
    for word in order {
        let at = text[from..].find(word).unwrap_or_else(|| panic!("{word} after {from} in {text}"));
        from += at;
    }
    for letters in ["Đợi", "Ngữ", "Ẵm", "đường", "ĐIỀU"] {
        let shown = squeezed(letters);
        let in_forms = FormKind::ALL.iter().any(|kind| {
            squeezed(&Read::new(&pdf(&samples::complete(*kind).layout()).bytes).text()).contains(&shown)
        });
        assert!(in_forms, "{letters}");
    }
}

#[test]
fn the_docx_has_the_same_measures() {
    let bytes = docx(&samples::complete(FormKind::MinutesContract).layout()).unwrap();
    let document = read::docx::part(&bytes, "word/document.xml");
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    // 20, 15, 20, 30 mm in twips.
    assert!(document.contains(r#"w:top="1134" w:right="850" w:bottom="1134" w:left="1701""#));
    assert!(document.contains("<w:titlePg/>"));
    let styles = read::docx::part(&bytes, "word/styles.xml");
    assert!(styles.contains(r#"w:ascii="Times New Roman""#));
    for (style, half_points, bold) in [
        ("Title", 28, true),
        ("Heading1", 26, true),
        ("Nation", 24, true),
        ("Motto", 26, true),
        ("CellText", 24, false),
        ("Recipient", 22, false),
    ] {
        let start = styles.find(&format!(r#"w:styleId="{style}""#)).expect(style);
        let end = start + styles[start..].find("</w:style>").unwrap();
        assert!(styles[start..end].contains(&format!(r#"<w:sz w:val="{half_points}"/>"#)), "{style}");
        assert_eq!(styles[start..end].contains("<w:b/>"), bold, "{style}");
        assert!(
            document.contains(&format!(r#"<w:pStyle w:val="{style}"/>"#)) || style == "Recipient",
            "{style} is used"
        );
    }
    assert!(read::docx::part(&bytes, "word/header1.xml").contains(" PAGE "));
    assert_eq!(docx(&samples::complete(FormKind::MinutesContract).layout()).unwrap(), bytes);
}

#[test]
fn the_pdf_is_for_the_archive() {
    let layout = samples::complete(FormKind::MinutesContract).layout();
    let made = pdf(&layout);
    assert_eq!(pdf(&layout).bytes, made.bytes, "the same values give the same bytes");
    let raw = String::from_utf8_lossy(&made.bytes);
    assert!(raw.contains("pdfaid:part>2") && raw.contains("pdfaid:conformance>A"), "PDF/A-2a");
    let read = Read::new(&made.bytes);
    let catalog = read.document.catalog().unwrap();
    assert_eq!(catalog.get(b"Lang").unwrap().as_str().unwrap(), b"vi-VN");
    assert!(catalog.get(b"Outlines").is_ok(), "bookmarks");
    assert!(raw.contains("Biên bản điều tra tai nạn lao động"), "the title in the properties");
}

#[test]
fn the_foot_leads_to_the_verification() {
    let verification =
        Verification { address: "https://tnld.example/xac-thuc/ABC".to_owned(), hash: "ab".repeat(32) };
    let print = Print { made_at: made_at(), verification: Some(verification.clone()) };
    let made = TYPESETTER.pdf(&samples::complete(FormKind::MinutesContract).layout(), &print).unwrap();
    let read = Read::new(&made.bytes);
    for page in 1..=made.pages {
        let text = squeezed(&read.page_text(page));
        assert!(
            text.contains(&squeezed(&verification.address)) && text.contains(&verification.hash),
            "page {page}"
        );
    }
    let too_long = Verification { address: "x".repeat(5_000), ..verification };
    let print = Print { made_at: made_at(), verification: Some(too_long) };
    assert!(TYPESETTER.pdf(&Form::empty(FormKind::Receipt).layout(), &print).is_err());
}

#[test]
fn hostile_text_is_text() {
    let long_word = "x".repeat(100_000);
    let lines = "dòng\n".repeat(5_000);
    let table = [
        r##"#set page(width: 1cm) #panic("x") $x^2$ <label> @ref *b* _i_ `r` = H \ // /* #include "/etc/passwd""##,
        "</w:t></w:r></w:p><w:p/>]]>&amp;&#0;<!--",
        "\u{202e}gnort\u{202c} \u{2066}x\u{2069} \u{0}\u{1}\u{8}\u{1b}[31m\u{fffe}\u{ffff}",
        "中文 🙂 \u{e000} שלום",
        &long_word,
        &lines,
    ];
    for hostile in table {
        let value = documents::form::EmployerDeclaration {
            course: Some(hostile.to_owned()),
            place: Some(hostile.chars().take(500).collect()),
            victims: vec![documents::form::VictimRow {
                name: Some(hostile.chars().take(2_000).collect()),
                ..Default::default()
            }],
            ..Default::default()
        };
        let layout = Form::EmployerDeclaration(Box::new(value)).layout();
        let read = Read::new(&pdf(&layout).bytes);
        let edited = read::docx::text(&docx(&layout).unwrap());
        let shown: String = hostile.chars().take(30).collect();
        assert_eq!(sorted(&squeezed(&read.text())), sorted(&squeezed(&edited)), "{shown:?}");
        for piece in &read.pieces {
            assert!(piece.right <= (210.0 - 15.0) * MM + 1.0, "{shown:?} runs over the margin: {piece:?}");
        }
    }
}

/// Letters in order of the alphabet: writing from right to left is stored in another order.
fn sorted(text: &str) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    letters.sort_unstable();
    letters.into_iter().collect()
}

#[test]
fn a_file_of_a_case_has_contents_with_page_numbers() {
    let layouts: Vec<_> = FormKind::ALL.iter().map(|kind| samples::complete(*kind).layout()).collect();
    let mut entries: Vec<_> =
        layouts.iter().map(|layout| FileEntry::Printed { title: layout.name.clone(), layout }).collect();
    entries
        .push(FileEntry::Beside {
            title: "Ảnh hiện trường 01.jpg".to_owned(), hash: Some("cd".repeat(32))
        });
    let file = CaseFile {
        title: "Hồ sơ vụ tai nạn lao động TNLĐ-91-2026-000001".to_owned(),
        lines: vec!["Người bị nạn: Nguyễn Hữu Đợi".to_owned()],
        entries,
    };
    let print = Print { made_at: made_at(), verification: None };
    let made = TYPESETTER.case_file(&file, &print).unwrap();
    let read = Read::new(&made.bytes);
    let contents = squeezed(&(1..=2).map(|page| read.page_text(page)).collect::<String>());
    assert!(
        contents.contains("MỤCLỤC") && contents.contains(&"cd".repeat(32)) && contents.contains("kèmtheo")
    );
    // Each document begins on its own page, which the contents name.
    let firsts: Vec<usize> =
        (1..=made.pages).filter(|page| read.page_text(*page).contains("CỘNG HÒA")).collect();
    assert_eq!(firsts.len(), layouts.len());
    for (i, (layout, first)) in layouts.iter().zip(&firsts).enumerate() {
        let line = format!("{}{}{first}", i + 1, squeezed(&layout.name));
        assert!(contents.contains(&line), "{line} in {contents}");
    }
}
