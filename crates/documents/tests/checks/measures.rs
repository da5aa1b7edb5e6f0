//! DOCX and PDF of every form, complete and empty: page, styles, faces, who signs every page, every letter.

use crate::read::pdf::Read;
use crate::read::{docx as word, squeezed};
use crate::{MM, both, pdf, samples};
use documents::form::EmployerDeclaration;
use documents::{Form, FormKind, docx};
use std::collections::BTreeSet;

/// Values of an attribute in XML, in order.
fn values<'a>(xml: &'a str, attribute: &str) -> Vec<&'a str> {
    let begin = format!("{attribute}=\"");
    xml.split(&begin).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn every_docx_has_the_page_of_the_decree() {
    for (kind, form, what) in both() {
        let layout = form.layout();
        let bytes = docx(&layout).unwrap();
        let document = word::part(&bytes, "word/document.xml");
        word::balanced(&document).unwrap_or_else(|e| panic!("{kind:?} {what} {e}"));
        word::balanced(&word::part(&bytes, "word/footer1.xml")).unwrap();
        assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#), "A4: {kind:?} {what}");
        // 20, 15, 20, 30 mm in twips; where every page is signed, 18 mm more above the lower margin.
        let bottom = if layout.page_signers.is_empty() { 1134 } else { 2154 };
        let margins = format!(r#"w:top="1134" w:right="850" w:bottom="{bottom}" w:left="1701""#);
        assert!(document.contains(&margins), "margins: {kind:?} {what}");
        assert!(document.contains("<w:titlePg/>"), "{kind:?} {what}");
        assert!(word::part(&bytes, "word/header1.xml").contains(" PAGE "));
        let styles = word::part(&bytes, "word/styles.xml");
        let known: BTreeSet<&str> = values(&styles, "w:styleId").into_iter().collect();
        let used: BTreeSet<&str> =
            document.split("<w:pStyle w:val=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        assert!(used.is_subset(&known), "{kind:?} {what}: {used:?}");
        for style in ["Issuer", "Nation", "Motto", "PlaceAndDate"] {
            assert!(used.contains(style), "{kind:?} {what} has no {style}");
        }
        // Faces and sizes come from the styles alone; only the boxes to tick are of another face.
        assert!(!document.contains("<w:sz "), "{kind:?} {what}");
        assert!(values(&document, "w:ascii").iter().all(|face| *face == "MS Gothic"), "{kind:?} {what}");
    }
}

#[test]
fn the_head_comes_first_and_titles_are_bold() {
    for (kind, form, what) in both() {
        let read = Read::new(&pdf(&form.layout()).bytes);
        let text = squeezed(&read.text());
        let edited = squeezed(&word::text(&docx(&form.layout()).unwrap()));
        for shown in [&text, &edited] {
            let nation =
                shown.find("CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM").unwrap_or_else(|| panic!("{kind:?} {what}"));
            let motto = shown.find("Độclập-Tựdo-Hạnhphúc").unwrap_or_else(|| panic!("{kind:?} {what}"));
            let date = shown.find("ngày").unwrap_or_else(|| panic!("{kind:?} {what}"));
            assert!(nation < motto && motto < date, "{kind:?} {what}");
        }
        for block in &form.layout().blocks {
            if let documents::Block::Title { name, .. } = block {
                let first = name.split(' ').next().expect("a word");
                let title = read
                    .pieces
                    .iter()
                    .find(|p| p.size.round() == 14.0 && p.text.contains(first))
                    .unwrap_or_else(|| panic!("{kind:?} {what} {name}"));
                assert!(title.face.contains("Bold") && title.page == 1, "{kind:?} {what} {title:?}");
            }
        }
    }
}

#[test]
fn testimony_is_signed_on_every_page() {
    for form in [samples::complete(FormKind::Testimony), Form::empty(FormKind::Testimony)] {
        let layout = form.layout();
        let made = pdf(&layout);
        let read = Read::new(&made.bytes);
        assert!(made.pages > 1);
        for page in 1..=made.pages {
            let foot: Vec<_> = read
                .pieces
                .iter()
                .filter(|p| p.page == page && p.artifact && p.baseline < 38.0 * MM && p.size.round() == 11.0)
                .collect();
            let text = squeezed(&foot.iter().map(|p| p.text.as_str()).collect::<String>());
            for who in ["Ngườikhai", "Ngườighibiênbản", "Ngườilấylờikhai"] {
                assert!(text.contains(who), "page {page}: {text}");
            }
            assert!(foot.iter().all(|p| p.baseline >= 20.0 * MM - 0.5), "{foot:?}");
            let above = |p: &&crate::read::pdf::Piece| p.page == page && !p.artifact;
            assert!(read.pieces.iter().filter(above).all(|p| p.baseline > 38.0 * MM - 0.5));
        }
        let bytes = docx(&layout).unwrap();
        let footer = word::part(&bytes, "word/footer1.xml");
        for who in &layout.page_signers {
            assert!(footer.contains(who.as_str()), "{who}");
        }
        let document = word::part(&bytes, "word/document.xml");
        for page in ["default", "first"] {
            assert!(document.contains(&format!(r#"<w:footerReference w:type="{page}" r:id="rId4"/>"#)));
        }
    }
    let complete = samples::complete(FormKind::Testimony).layout();
    assert!(
        complete.page_signers.iter().any(|who| who == "Người chứng kiến"),
        "the witness to the reading signs"
    );
    let other = samples::complete(FormKind::MinutesContract).layout();
    assert!(other.page_signers.is_empty());
}

#[test]
fn every_letter_comes_back() {
    let letters = "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ ₫";
    let all = format!("{letters} {}", letters.to_uppercase());
    let value = EmployerDeclaration { course: Some(all.clone()), ..EmployerDeclaration::default() };
    let layout = Form::EmployerDeclaration(Box::new(value)).layout();
    let wanted = squeezed(&all);
    assert!(squeezed(&Read::new(&pdf(&layout).bytes).text()).contains(&wanted), "PDF");
    assert!(squeezed(&word::text(&docx(&layout).unwrap())).contains(&wanted), "DOCX");
}

#[test]
fn a_kept_layout_prints_the_same() {
    for (kind, form, what) in both() {
        let layout = form.layout();
        let kept = serde_json::to_vec(&layout).unwrap();
        assert_eq!(serde_json::from_slice::<documents::Layout>(&kept).unwrap(), layout, "{kind:?} {what}");
    }
}
