//! The parts that are the same in every document, and its properties. Lengths are twentieths of a point ("twips").

use super::xml::escaped;

/// Width between the margins: 165 mm.
pub(super) const WIDTH: u32 = 9354;

pub(super) const CONTENT_TYPES: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">"#,
    r#"<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>"#,
    r#"<Default Extension="xml" ContentType="application/xml"/>"#,
    r#"<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>"#,
    r#"<Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>"#,
    r#"<Override PartName="/word/settings.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.settings+xml"/>"#,
    r#"<Override PartName="/word/header1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"/>"#,
    r#"<Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>"#,
    r#"<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>"#,
    "</Types>",
);

pub(super) const ROOT_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>"#,
    "</Relationships>",
);

pub(super) const DOCUMENT_RELATIONS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#,
    r#"<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>"#,
    r#"<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/settings" Target="settings.xml"/>"#,
    r#"<Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/header" Target="header1.xml"/>"#,
    r#"<Relationship Id="rId4" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>"#,
    "</Relationships>",
);

pub(super) const SETTINGS: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:zoom w:percent="100"/><w:defaultTabStop w:val="567"/>"#,
    r#"<w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>"#,
    r#"<w:themeFontLang w:val="vi-VN"/></w:settings>"#,
);

/// The number of the page in the middle of the top margin; the first page has none (`titlePg`).
pub(super) const HEADER: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    r#"<w:hdr xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">"#,
    r#"<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r>"#,
    r#"<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r>"#,
    r#"<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>"#,
);

/// What the places to sign take above the lower margin: 18 mm.
const SIGNED: u32 = 1020;

/// A4, margins 20, 20, 30 and 15 mm, page numbers from the second page on; with `signed`, room above the lower margin
/// for signatures on every page.
pub(super) fn section(signed: bool) -> String {
    let (room, foot) = if signed { (SIGNED, 1134) } else { (0, 567) };
    let footers = if signed {
        concat!(
            r#"<w:footerReference w:type="default" r:id="rId4"/>"#,
            r#"<w:footerReference w:type="first" r:id="rId4"/>"#
        )
    } else {
        ""
    };
    format!(
        concat!(
            r#"<w:sectPr xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">"#,
            r#"<w:headerReference w:type="default" r:id="rId3"/>{}<w:pgSz w:w="11906" w:h="16838"/>"#,
            r#"<w:pgMar w:top="1134" w:right="850" w:bottom="{}" w:left="1701" w:header="567" w:footer="{}" w:gutter="0"/>"#,
            r#"<w:titlePg/></w:sectPr>"#
        ),
        footers,
        1134 + room,
        foot
    )
}

/// Title, language and what identifies the document, if it was issued.
pub(super) fn core(title: &str, identifier: Option<&str>) -> String {
    let identifier =
        identifier.map_or_else(String::new, |it| format!("<dc:identifier>{}</dc:identifier>", escaped(it)));
    format!(
        concat!(
            r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
            r#"<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">"#,
            "<dc:title>{}</dc:title>{}<dc:language>vi-VN</dc:language></cp:coreProperties>",
        ),
        escaped(title),
        identifier
    )
}

/// The styles; sizes are half points.
pub(super) fn styles() -> String {
    let mut out = String::from(concat!(
        r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
        r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:docDefaults>"#,
        r#"<w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="Times New Roman" w:cs="Times New Roman"/>"#,
        r#"<w:color w:val="000000"/><w:sz w:val="26"/><w:szCs w:val="26"/><w:lang w:val="vi-VN" w:eastAsia="vi-VN"/></w:rPr></w:rPrDefault>"#,
        r#"<w:pPrDefault/></w:docDefaults>"#,
    ));
    let body = r#"<w:spacing w:before="0" w:after="120" w:line="254" w:lineRule="auto"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>"#;
    let tight =
        r#"<w:spacing w:before="0" w:after="0" w:line="254" w:lineRule="auto"/><w:ind w:firstLine="0"/>"#;
    let center = format!(r#"<w:keepNext/>{tight}<w:jc w:val="center"/>"#);
    let titled = r#"<w:keepNext/><w:spacing w:before="240" w:after="40"/><w:ind w:firstLine="0"/><w:jc w:val="center"/><w:outlineLvl w:val="0"/>"#;
    let section = r#"<w:keepNext/><w:spacing w:before="60" w:after="100"/><w:jc w:val="left"/><w:outlineLvl w:val="1"/>"#;
    let sized = |half: u32, more: &str| format!(r#"{more}<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>"#);
    let (bold, bold_italic) = ("<w:b/><w:bCs/>", "<w:b/><w:bCs/><w:i/><w:iCs/>");
    let all = [
        ("Normal", "Normal", body.to_owned(), String::new()),
        ("Title", "Title", titled.to_owned(), sized(28, bold)),
        ("Subtitle", "Subtitle", center.clone(), sized(28, "")),
        ("Heading1", "heading 1", section.to_owned(), sized(26, bold)),
        ("Header", "header", format!(r#"{tight}<w:jc w:val="center"/>"#), sized(26, "")),
        ("Footer", "footer", format!(r#"{tight}<w:jc w:val="center"/>"#), sized(22, "")),
        ("Issuer", "Cơ quan ban hành", center.clone(), sized(24, "")),
        ("Nation", "Quốc hiệu", center.clone(), sized(24, bold)),
        ("Motto", "Tiêu ngữ", center.clone(), sized(26, bold)),
        ("NumberLine", "Số và ký hiệu", center.clone(), sized(26, "")),
        ("SubjectLine", "Trích yếu công văn", center.clone(), sized(24, "")),
        ("PlaceAndDate", "Địa danh và thời gian", center.clone(), sized(26, "<w:i/><w:iCs/>")),
        ("Addressee", "Kính gửi", format!(r#"{tight}<w:jc w:val="left"/>"#), sized(26, "")),
        ("CellText", "Ô bảng", format!(r#"{tight}<w:jc w:val="left"/>"#), sized(24, "")),
        ("Signer", "Người ký", center.clone(), sized(26, "")),
        ("SignerHint", "Hướng dẫn ký", center, sized(24, "<w:i/><w:iCs/>")),
        ("Recipients", "Nơi nhận", format!(r#"{tight}<w:jc w:val="left"/>"#), sized(24, bold_italic)),
        ("Recipient", "Danh sách nơi nhận", format!(r#"{tight}<w:jc w:val="left"/>"#), sized(22, "")),
    ];
    for (id, name, paragraph, run) in all {
        let default = match id {
            "Normal" => r#" w:default="1""#,
            "Title" | "Subtitle" | "Heading1" | "Header" | "Footer" => "",
            _ => r#" w:customStyle="1""#,
        };
        let based = if id == "Normal" { "" } else { r#"<w:basedOn w:val="Normal"/>"# };
        out.push_str(&format!(
            r#"<w:style w:type="paragraph"{default} w:styleId="{id}"><w:name w:val="{name}"/>{based}<w:qFormat/><w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"#
        ));
    }
    out.push_str("</w:styles>");
    out
}
