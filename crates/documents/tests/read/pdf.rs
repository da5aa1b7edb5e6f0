//! A PDF: every piece of text with its place, size and face.

use lopdf::content::Content;
use lopdf::{Document, Encoding, Object, ObjectId};
use std::collections::BTreeMap;

/// A piece of text on a page; lengths in points from the lower left corner.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) page: usize,
    pub(crate) left: f32,
    pub(crate) right: f32,
    pub(crate) baseline: f32,
    pub(crate) size: f32,
    pub(crate) face: String,
    pub(crate) text: String,
    /// Decoration: page number, repeated head of a table, dots, foot.
    pub(crate) artifact: bool,
}

/// What was read.
pub(crate) struct Read {
    pub(crate) document: Document,
    pub(crate) pieces: Vec<Piece>,
    pub(crate) pages: Vec<ObjectId>,
}

impl Read {
    pub(crate) fn new(bytes: &[u8]) -> Self {
        let document = Document::load_mem(bytes).expect("a PDF");
        let pages: Vec<ObjectId> = document.get_pages().into_values().collect();
        let mut pieces = Vec::new();
        for (i, page) in pages.iter().enumerate() {
            read_page(&document, *page, i + 1, &mut pieces);
        }
        Self { document, pieces, pages }
    }

    /// The text in the order of the document, without decoration.
    pub(crate) fn text(&self) -> String {
        self.pieces.iter().filter(|p| !p.artifact).map(|p| p.text.as_str()).collect()
    }

    /// The text of one page, decoration too.
    pub(crate) fn page_text(&self, page: usize) -> String {
        self.pieces.iter().filter(|p| p.page == page).map(|p| p.text.as_str()).collect()
    }
}

struct Face<'a> {
    name: String,
    encoding: Encoding<'a>,
    widths: BTreeMap<u16, f32>,
}

fn faces(document: &Document, page: ObjectId) -> BTreeMap<Vec<u8>, Face<'_>> {
    let fonts = document.get_page_fonts(page).expect("fonts");
    fonts
        .into_iter()
        .map(|(key, font)| {
            let name = font
                .get(b"BaseFont")
                .and_then(Object::as_name)
                .map(|n| String::from_utf8_lossy(n).into_owned());
            let encoding = font.get_font_encoding(document).expect("an encoding");
            (key, Face { name: name.unwrap_or_default(), encoding, widths: widths(document, font) })
        })
        .collect()
}

/// The W array of a composite font: `c [w …]` or `c c w`.
fn widths(document: &Document, font: &lopdf::Dictionary) -> BTreeMap<u16, f32> {
    let mut out = BTreeMap::new();
    let follow = |object: &Object| document.dereference(object).map(|(_, o)| o.clone()).expect("an object");
    let Ok(descendants) = font.get(b"DescendantFonts") else { return out };
    let first = follow(&follow(descendants).as_array().expect("an array")[0]);
    let Ok(array) = first.as_dict().expect("a font").get(b"W") else { return out };
    let array = follow(array);
    let array = array.as_array().expect("widths");
    let mut i = 0;
    while i + 1 < array.len() {
        let code = array[i].as_i64().expect("a code");
        match follow(&array[i + 1]) {
            Object::Array(list) => {
                for (n, width) in list.iter().enumerate() {
                    out.insert(
                        u16::try_from(code).expect("16 bits") + u16::try_from(n).expect("few"),
                        number(width),
                    );
                }
                i += 2;
            }
            last => {
                for one in code..=last.as_i64().expect("a code") {
                    out.insert(u16::try_from(one).expect("16 bits"), number(&array[i + 2]));
                }
                i += 3;
            }
        }
    }
    out
}

fn number(object: &Object) -> f32 {
    object.as_float().expect("a number")
}

/// A matrix `[a b c d e f]`.
type Matrix = [f32; 6];

fn times(m: Matrix, n: Matrix) -> Matrix {
    [
        m[0] * n[0] + m[1] * n[2],
        m[0] * n[1] + m[1] * n[3],
        m[2] * n[0] + m[3] * n[2],
        m[2] * n[1] + m[3] * n[3],
        m[4] * n[0] + m[5] * n[2] + n[4],
        m[4] * n[1] + m[5] * n[3] + n[5],
    ]
}

fn read_page(document: &Document, page: ObjectId, no: usize, pieces: &mut Vec<Piece>) {
    let faces = faces(document, page);
    let bytes = document.get_page_content(page);
    let content = Content::decode(&bytes).expect("operators");
    let identity: Matrix = [1.0, 0.0, 0.0, 1.0, 0.0, 0.0];
    let (mut ctm, mut text, mut stack) = (identity, identity, Vec::new());
    let (mut face, mut size) = (None, 0.0);
    let mut marks: Vec<bool> = Vec::new();
    for operation in &content.operations {
        let operands = &operation.operands;
        let matrix = || -> Matrix { std::array::from_fn(|i| number(&operands[i])) };
        match operation.operator.as_str() {
            "q" => stack.push(ctm),
            "Q" => ctm = stack.pop().expect("balanced"),
            "cm" => ctm = times(matrix(), ctm),
            "BT" => text = identity,
            "Tm" => text = matrix(),
            "Td" => text = times([1.0, 0.0, 0.0, 1.0, number(&operands[0]), number(&operands[1])], text),
            "Tf" => {
                face = faces.get(operands[0].as_name().expect("a name"));
                size = number(&operands[1]);
            }
            "BDC" | "BMC" => marks.push(operands[0].as_name().expect("a tag") == b"Artifact"),
            "EMC" => {
                marks.pop();
            }
            "Tj" | "TJ" => {
                let face = face.expect("a font is set");
                let list = match &operands[0] {
                    Object::Array(list) => list.clone(),
                    one => vec![one.clone()],
                };
                let (mut advance, mut seen) = (0.0, 0.0);
                let mut shown = String::new();
                for one in &list {
                    match one {
                        Object::String(bytes, _) => {
                            for code in bytes.chunks(2) {
                                let text = Document::decode_text(&face.encoding, code).expect("text");
                                let code = u16::from_be_bytes([code[0], code[1]]);
                                advance += face.widths.get(&code).copied().unwrap_or(1000.0) / 1000.0 * size;
                                // A blank at the end of a line hangs over the margin and is not seen.
                                if !text.trim().is_empty() {
                                    seen = advance;
                                }
                                shown += &text;
                            }
                        }
                        other => advance -= number(other) / 1000.0 * size,
                    }
                }
                let placed = times(text, ctm);
                let scale = placed[0].hypot(placed[1]);
                pieces.push(Piece {
                    page: no,
                    left: placed[4],
                    right: placed[4] + seen * scale,
                    baseline: placed[5],
                    size: size * scale,
                    face: face.name.clone(),
                    text: shown,
                    artifact: marks.contains(&true),
                });
                text = times([1.0, 0.0, 0.0, 1.0, advance, 0.0], text);
            }
            _ => {}
        }
    }
}
