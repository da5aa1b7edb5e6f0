//! Building a layout block by block.

use super::balanced::balance;
use super::line::{Line, asked, if_any, line};
use super::printed::{Printed, document_number};
use super::types::{
    Align, Blank, Block, Cell, Choice, Column, Heading, Layout, Piece, Run, SignatureBox, Value,
};
use crate::form::{Cited, FormKind, Letterhead, Participant, Replaced, Signatory};

/// Room of the left side of the head in millimetres, and size of its text in points.
const HEAD: (u32, u32) = (63, 12);

/// The same of the lines below a title.
const TITLE: (u32, u32) = (164, 14);

/// Width between the margins in millimetres.
const WIDTH: u32 = 165;

/// What the edges of a place to sign take of it.
const EDGES: u32 = 4;

/// Size of the text of whoever signs.
const SIGNED: u32 = 13;

/// A layout in the making.
pub(crate) struct Doc {
    layout: Layout,
    /// What the document takes the place of, until it is printed.
    replaces: Option<Line>,
}

/// The head of a document.
pub(crate) struct Head<'a> {
    /// Values.
    pub(crate) letterhead: &'a Letterhead,
    /// Symbol when the letterhead brings none; none where the form has no number.
    pub(crate) symbol: Option<&'a str>,
    /// "V/v" of a letter.
    pub(crate) subject: Option<Line>,
}

impl Doc {
    /// A document that begins with its head.
    pub(crate) fn new(kind: FormKind, name: impl Into<String>, head: Head<'_>) -> Self {
        let letterhead = head.letterhead;
        let number = head.symbol.map(|usual| {
            let symbol = letterhead.symbol.printed().unwrap_or_else(|| usual.to_owned());
            let number = if_any("/head/number", "Số", "Number", &letterhead.number).short();
            line().t("Số: ").v(number.map(|n| document_number(&n))).t(format!("/{symbol}")).runs()
        });
        let place = asked("/head/place", "Địa danh", "Place", &letterhead.place).short();
        let date = if_any("/head/date", "Ngày ban hành", "Date of the document", &letterhead.date).date();
        let superior = letterhead.superior.printed().map(|_| {
            line().v(if_any("/head/superior", "Cơ quan chủ quản", "Superior body", &letterhead.superior)
                .capitals())
        });
        let issuer = asked("/head/issuer", "Cơ quan, tổ chức ban hành", "Issuer", &letterhead.issuer);
        let heading = Heading {
            superior: superior.map(|one| balance(one.runs(), HEAD.0, HEAD.1)),
            issuer: balance(line().bv(issuer.short().capitals()).runs(), HEAD.0, HEAD.1),
            number,
            subject: head.subject.map(|one| balance(one.runs(), HEAD.0, HEAD.1)),
            place_and_date: line().iv(place).i(", ").iv(date).runs(),
        };
        Self {
            layout: Layout { kind, name: name.into(), heading, blocks: Vec::new(), page_signers: Vec::new() },
            replaces: letterhead.replaces.as_ref().map(replacing),
        }
    }

    /// The layout.
    pub(crate) fn done(self) -> Layout {
        self.layout
    }

    /// Below what opens the document: its title, or the addressees of a letter.
    fn says_what_it_replaces(&mut self) {
        if let Some(text) = self.replaces.take() {
            self.centered(text);
        }
    }

    fn put(&mut self, mut block: Block) -> &mut Self {
        if let Block::Paragraph { text, .. } = &mut block {
            only_dots_at_the_end(text);
        }
        self.layout.blocks.push(block);
        self
    }

    /// Name of the type in capitals, lines below, a rule.
    pub(crate) fn title(&mut self, name: &str, subject: Vec<Line>, rule: bool) -> &mut Self {
        let subject = subject.into_iter().map(|one| balance(one.runs(), TITLE.0, TITLE.1)).collect();
        self.put(Block::Title { name: name.to_owned(), subject, rule }).says_what_it_replaces();
        self
    }

    /// "Kính gửi".
    pub(crate) fn addressees(&mut self, pointer: &str, to: &[String]) -> &mut Self {
        let known: Vec<_> = to.iter().filter_map(Printed::printed).collect();
        let lines = if known.is_empty() {
            vec![line().v(asked(pointer, "Nơi gửi (Kính gửi)", "Addressee", &None::<String>)).runs()]
        } else {
            known.into_iter().map(|one| line().t(one).runs()).collect()
        };
        self.put(Block::Addressees { to: lines }).says_what_it_replaces();
        self
    }

    /// A bold heading.
    pub(crate) fn section(&mut self, text: impl Into<String>) -> &mut Self {
        self.put(Block::Section { text: line().b(text).runs() })
    }

    /// A paragraph to both margins with an indented first line.
    pub(crate) fn para(&mut self, text: Line) -> &mut Self {
        self.put(Block::Paragraph { text: text.runs(), align: Align::Justify, indent: true })
    }

    /// A paragraph in the middle.
    pub(crate) fn centered(&mut self, text: Line) -> &mut Self {
        self.put(Block::Paragraph { text: text.runs(), align: Align::Center, indent: false })
    }

    /// "- label: value".
    pub(crate) fn field(&mut self, value: Value) -> &mut Self {
        self.fields(vec![value])
    }

    /// The same to the left margin alone: a value that is one long word.
    pub(crate) fn long_word(&mut self, value: Value) -> &mut Self {
        let text = line().t(format!("- {}: ", value.label.vi)).v(value);
        self.put(Block::Paragraph { text: text.runs(), align: Align::Left, indent: true })
    }

    /// Several values in one paragraph, each behind its label.
    pub(crate) fn fields(&mut self, values: Vec<Value>) -> &mut Self {
        let last = values.len().saturating_sub(1);
        let mut text = line().t("- ");
        for (i, mut value) in values.into_iter().enumerate() {
            // What may stay blank says so itself, since nobody is told that it is missing.
            if !value.required && value.text.is_none() && !value.label.vi.contains("nếu có") {
                value.label.vi.push_str(" (nếu có)");
            }
            let label = if i == 0 { value.label.vi.clone() } else { lower_first(&value.label.vi) };
            let value = if i < last && value.blank == Blank::Line { value.short() } else { value };
            text = text.t(format!("{label}: ")).v(value);
            if i < last {
                text = text.t("; ");
            }
        }
        self.para(text)
    }

    /// A heading with a text of several paragraphs below it.
    pub(crate) fn narrative(&mut self, heading: impl Into<String>, value: Value) -> &mut Self {
        self.section(heading);
        self.para(line().v(value.lines()))
    }

    /// Boxes to tick.
    pub(crate) fn choices<T: Copy + PartialEq>(
        &mut self,
        text: &str,
        asks: Value,
        chosen: Option<T>,
        all: &[(T, &str)],
    ) -> &mut Self {
        let choices: Vec<_> = all
            .iter()
            .map(|(one, label)| Choice { label: (*label).to_owned(), chosen: chosen == Some(*one) })
            .collect();
        let ticked = choices.iter().find(|c| c.chosen).map(|c| c.label.clone());
        self.put(Block::Choices {
            text: line().t(text).runs(),
            choices,
            asks: Value { text: ticked, ..asks },
        })
    }

    /// A table; without rows it is printed with three empty ones, and missing when it is asked for.
    pub(crate) fn table(&mut self, asks: Value, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> &mut Self {
        let rows = if rows.is_empty() {
            let width = columns.len();
            let value = Value { text: None, ..asks.space() };
            let empty = move |n: usize| -> Vec<Cell> {
                (0..width)
                    .map(|c| match (c, n) {
                        (0, _) => line().t(n.to_string()).runs(),
                        (1, _) => line().v(value.clone()).runs(),
                        _ => Vec::new(),
                    })
                    .collect()
            };
            (1..=3).map(empty).collect()
        } else {
            rows
        };
        self.put(Block::Table { columns, rows })
    }

    /// Places to sign.
    pub(crate) fn signatures(&mut self, mut boxes: Vec<SignatureBox>) -> &mut Self {
        for row in boxes.chunks_mut(3) {
            let room = WIDTH / u32::try_from(row.len()).unwrap_or(3).max(1) - EDGES;
            for title in row.iter_mut().flat_map(|one| &mut one.title) {
                *title = balance(std::mem::take(title), room, SIGNED);
            }
        }
        self.put(Block::Signatures { boxes })
    }

    /// Who signs every page.
    pub(crate) fn signed_on_every_page(&mut self, who: &[&str]) -> &mut Self {
        self.layout.page_signers = who.iter().map(|one| (*one).to_owned()).collect();
        self
    }

    /// "Nơi nhận" and who signs; `first` and `last` are the lines that the form brings ("Như trên", "Lưu: VT").
    pub(crate) fn closing(
        &mut self,
        first: &str,
        recipients: &[String],
        last: &str,
        signatory: &Signatory,
    ) -> &mut Self {
        let middle = recipients.iter().filter_map(Printed::printed);
        let all: Vec<String> =
            [first.to_owned()].into_iter().chain(middle).chain([last.to_owned()]).collect();
        let end = all.len() - 1;
        let recipients = all
            .iter()
            .enumerate()
            .map(|(i, one)| {
                let one = one.trim_end_matches([';', '.']);
                line().t(format!("{one}{}", if i == end { "." } else { ";" })).runs()
            })
            .collect();
        self.put(Block::Closing { recipients, signature: signs("/signatory", signatory) })
    }
}

/// "Thay thế văn bản số 02/QĐ-SNV ngày 05 tháng 01 năm 2026. Lý do: …".
fn replacing(old: &Replaced) -> Line {
    let at = |field: &str| format!("/head/replaces/{field}");
    let number = asked(at("number"), "Số văn bản được thay thế", "Number of what is replaced", &old.number);
    let date = asked(at("date"), "Ngày văn bản được thay thế", "Date of what is replaced", &old.date);
    let text = line().i("Thay thế văn bản số ").iv(number.short()).i(" ").iv(date.date());
    match old.reason.printed() {
        Some(_) => {
            text.i(". Lý do: ").iv(if_any(at("reason"), "Lý do thay thế", "Why it is replaced", &old.reason))
        }
        None => text,
    }
}

/// A line of dots reaches the margin: inside a paragraph, where words follow, it is a few dots.
fn only_dots_at_the_end(text: &mut [Run]) {
    let Some((_, before)) = text.split_last_mut() else { return };
    for run in before {
        if let Piece::Value(value) = &mut run.piece
            && value.blank == Blank::Line
        {
            value.blank = Blank::Short;
        }
    }
}

/// A signature with the title of whoever signs.
pub(crate) fn signs(pointer: &str, signatory: &Signatory) -> SignatureBox {
    let authority = signatory.authority.printed().map(|_| {
        if_any(format!("{pointer}/authority"), "Thẩm quyền ký", "Capacity", &signatory.authority).capitals()
    });
    let title =
        asked(format!("{pointer}/title"), "Chức vụ của người ký", "Title of who signs", &signatory.title)
            .short()
            .capitals();
    let name = asked(format!("{pointer}/name"), "Họ và tên người ký", "Name of who signs", &signatory.name);
    SignatureBox {
        title: authority.into_iter().chain([title]).map(|v| line().bv(v).runs()).collect(),
        hint: None,
        name: line().bv(name.space()).runs(),
    }
}

/// A place to sign under words of the form; `name` when it is known.
pub(crate) fn sign_as(title: &str, name: &dyn Printed) -> SignatureBox {
    let name = name.printed();
    SignatureBox {
        title: vec![line().b(title.to_uppercase()).runs()],
        hint: Some("(Ký, ghi rõ họ tên)".to_owned()),
        name: name.map_or_else(Vec::new, |name| line().b(name).runs()),
    }
}

/// "số 12/QĐ-SNV ngày 05 tháng 01 năm 2026", with what is not known dotted.
pub(crate) fn cited(text: Line, pointer: &str, vi: &str, en: &str, cited: &Cited) -> Line {
    let number =
        asked(format!("{pointer}/number"), &format!("Số {vi}"), &format!("Number of {en}"), &cited.number);
    let date =
        asked(format!("{pointer}/date"), &format!("Ngày của {vi}"), &format!("Date of {en}"), &cited.date);
    text.t(" số ").v(number.short()).t(" ").v(date.date())
}

/// The columns of people: number, name, position, unit, and role when `role`.
pub(crate) fn people_columns(role: bool) -> Vec<Column> {
    let mut columns = vec![
        column("TT", 6, Align::Center),
        column("Họ và tên", 28, Align::Left),
        column("Chức vụ", 24, Align::Left),
        column("Đơn vị công tác", 28, Align::Left),
    ];
    if role {
        columns.push(column("Vai trò", 16, Align::Left));
    }
    columns
}

/// The rows of people.
pub(crate) fn people_rows(pointer: &str, people: &[Participant], role: bool) -> Vec<Vec<Cell>> {
    people
        .iter()
        .enumerate()
        .map(|(i, one)| {
            let at = |field: &str| format!("{pointer}/{i}/{field}");
            let mut cells = vec![
                line().t((i + 1).to_string()).runs(),
                cell(asked(at("name"), "Họ và tên", "Full name", &one.name)),
                cell(asked(at("position"), "Chức vụ", "Position", &one.position)),
                cell(asked(at("unit"), "Đơn vị công tác", "Unit", &one.unit)),
            ];
            if role {
                cells.push(cell(asked(at("role"), "Vai trò trong Đoàn", "Role in the team", &one.role)));
            }
            cells
        })
        .collect()
}

/// A cell with one value.
pub(crate) fn cell(value: Value) -> Vec<Run> {
    line().v(value.space()).runs()
}

/// A cell with words.
pub(crate) fn words(text: impl Into<String>) -> Vec<Run> {
    line().t(text).runs()
}

/// A column.
pub(crate) fn column(title: &str, share: u32, align: Align) -> Column {
    Column { title: title.to_owned(), share, align }
}

/// With the first letter small, unless the word is an abbreviation.
fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if !second.is_uppercase() => first.to_lowercase().chain(chars).collect(),
        _ => text.to_owned(),
    }
}
