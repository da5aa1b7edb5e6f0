//! Blocks that several forms share.

use super::parts::{DamageCosts, Establishment, ListedItem, Measure, VictimRow, Voiced};
use crate::layout::{
    Align, Cell, Doc, Line, Printed, SignatureBox, Value, asked, cell, column, if_any, line, short_date,
    words,
};
use domain::value::Dong;

/// Name, address, telephone, fax, e-mail of an establishment.
pub(crate) fn establishment_lines(doc: &mut Doc, one: &Establishment) {
    let at = |field: &str| format!("/establishment/{field}");
    doc.field(asked(at("name"), "Tên cơ sở", "Name of the establishment", &one.name));
    doc.field(asked(at("address"), "Địa chỉ", "Address", &one.address));
    doc.fields(vec![
        asked(at("phone"), "Điện thoại", "Telephone", &one.phone),
        if_any(at("fax"), "Fax", "Fax", &one.fax),
        if_any(at("email"), "E-mail", "E-mail", &one.email),
    ]);
}

/// Field of business, size, type, superior body.
pub(crate) fn establishment_facts(doc: &mut Doc, one: &Establishment, superior: bool) {
    let at = |field: &str| format!("/establishment/{field}");
    doc.fields(vec![
        asked(at("industry"), "Lĩnh vực hoạt động kinh tế của cơ sở", "Field of business", &one.industry),
        asked(at("industry_code"), "Mã ngành", "Code of the field of business", &one.industry_code).short(),
    ]);
    doc.field(asked(at("workers"), "Tổng số lao động (quy mô sản xuất)", "Number of workers", &one.workers));
    doc.fields(vec![
        asked(at("kind"), "Loại hình cơ sở", "Type of establishment", &one.kind),
        asked(at("kind_code"), "Mã loại hình", "Code of the type", &one.kind_code).short(),
    ]);
    if superior {
        doc.field(if_any(
            at("superior"),
            "Tên, địa chỉ cơ quan quản lý cấp trên trực tiếp (nếu có)",
            "Directly superior body",
            &one.superior,
        ));
    }
}

/// What the table of victims shows besides the usual columns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum VictimExtra {
    /// Nothing.
    None,
    /// Permanent residence (PL IV).
    Residence,
    /// Kind of labour relation (PL XIII).
    Relation,
}

/// The table of victims.
pub(crate) fn victims_table(doc: &mut Doc, victims: &[VictimRow], extra: VictimExtra) {
    let mut columns = vec![
        column("TT", 7, Align::Center),
        column("Họ và tên", 24, Align::Left),
        column("Năm sinh", 13, Align::Center),
        column("Giới tính", 12, Align::Center),
        column("Nghề nghiệp (tên và mã)", 24, Align::Left),
        column("Tình trạng (chết, bị thương nặng, nhẹ)", 18, Align::Left),
    ];
    match extra {
        VictimExtra::None => {}
        VictimExtra::Residence => columns.push(column("Địa chỉ thường trú", 24, Align::Left)),
        VictimExtra::Relation => columns.push(column("Quan hệ lao động", 20, Align::Left)),
    }
    let rows = victims.iter().enumerate().map(|(i, one)| victim_row(i, one, extra)).collect();
    doc.table(asked("/victims", "Danh sách nạn nhân", "Victims", &None::<String>), columns, rows);
}

fn victim_row(i: usize, one: &VictimRow, extra: VictimExtra) -> Vec<Cell> {
    let at = |field: &str| format!("/victims/{i}/{field}");
    let occupation = asked(at("occupation"), "Nghề nghiệp", "Occupation", &one.occupation);
    let code = one.occupation_code.printed().map_or_else(String::new, |code| format!(" ({code})"));
    let occupation = occupation.map(|text| format!("{text}{code}"));
    let mut cells = vec![
        words((i + 1).to_string()),
        cell(asked(at("name"), "Họ và tên nạn nhân", "Name of the victim", &one.name)),
        cell(asked(at("birth"), "Năm sinh", "Year of birth", &one.birth)),
        cell(asked(at("sex"), "Giới tính", "Sex", &one.sex)),
        cell(occupation),
        cell(asked(at("condition"), "Tình trạng", "Condition", &one.condition)),
    ];
    match extra {
        VictimExtra::None => {}
        VictimExtra::Residence => {
            cells.push(cell(asked(
                at("residence"),
                "Địa chỉ thường trú",
                "Permanent residence",
                &one.residence,
            )));
        }
        VictimExtra::Relation => {
            cells.push(cell(asked(at("relation"), "Quan hệ lao động", "Labour relation", &one.relation)));
        }
    }
    cells
}

/// Damage and cost, in thousands of đồng.
pub(crate) fn damage_lines(doc: &mut Doc, one: &DamageCosts) {
    let at = |field: &str| format!("/damage/{field}");
    let thousand = |value: Value| value.short();
    doc.para(
        line()
            .t("- Tổng số ngày nghỉ vì tai nạn lao động (kể cả nghỉ phép, nghỉ chế độ do tai nạn lao động): ")
            .v(asked(at("lost_days"), "Số ngày nghỉ vì tai nạn", "Days off work", &one.lost_days).short())
            .t(" ngày."),
    );
    doc.para(
        line()
            .t("- Tổng chi phí: ")
            .v(if_any("/damage", "Tổng chi phí", "Total cost", &total(one)).short())
            .t(" (1.000 đồng), trong đó:"),
    );
    let rows = [
        ("medical", "+ Chi phí y tế", "Medical cost", &one.medical, true),
        ("wages", "+ Trả lương trong thời gian điều trị", "Wages during treatment", &one.wages, true),
        ("compensation", "+ Bồi thường hoặc trợ cấp", "Compensation or allowance", &one.compensation, true),
        ("other", "+ Chi phí khác (nếu có)", "Other cost", &one.other, false),
    ];
    for (field, vi, en, amount, required) in rows {
        let label = vi.trim_start_matches("+ ");
        let value = Value { required, ..asked(at(field), label, en, amount) };
        let mut text = line().t(format!("{vi}: ")).v(thousand(value)).t(" (1.000 đồng)");
        if field == "other" {
            text = text.when_known(
                ", gồm: ",
                if_any(at("other_note"), "Chi phí khác gồm", "What the other cost is", &one.other_note),
            );
        }
        doc.para(text.t(";"));
    }
    doc.para(
        line()
            .t("- Thiệt hại tài sản, thiết bị: ")
            .v(thousand(asked(
                at("property"),
                "Thiệt hại tài sản, thiết bị",
                "Damage to property",
                &one.property,
            )))
            .t(" (1.000 đồng)."),
    );
}

/// The sum, once the three costs that always arise are known.
fn total(one: &DamageCosts) -> Option<Dong> {
    let sum = one.medical?.checked_add(one.wages?)?.checked_add(one.compensation?)?;
    sum.checked_add(one.other.unwrap_or_default())
}

/// The table of measures.
pub(crate) fn measures_table(doc: &mut Doc, measures: &[Measure], asked_for: bool) {
    let columns = vec![
        column("TT", 6, Align::Center),
        column("Nội dung công việc", 46, Align::Left),
        column("Người, đơn vị thực hiện", 28, Align::Left),
        column("Thời gian hoàn thành", 20, Align::Center),
    ];
    let rows = measures.iter().enumerate().map(|(i, one)| {
        let at = |field: &str| format!("/measures/{i}/{field}");
        vec![
            words((i + 1).to_string()),
            cell(asked(at("content"), "Nội dung biện pháp", "Measure", &one.content)),
            cell(asked(at("owner"), "Người thực hiện", "Who carries it out", &one.owner)),
            cell(asked(at("due"), "Thời gian hoàn thành", "Until when", &one.due.map(short_date))),
        ]
    });
    let asks = asked("/measures", "Biện pháp phòng ngừa", "Measures", &None::<String>);
    doc.table(Value { required: asked_for, ..asks }, columns, rows.collect());
}

/// What is printed of a list without entries: that there is nothing, once `known`; until then a dotted line, so that the
/// form does not say what nobody has told.
pub(crate) fn nothing(doc: &mut Doc, pointer: &str, none: &str, known: bool) {
    if known {
        doc.para(line().t(none));
    } else {
        let (vi, en) = match pointer {
            "/attended" => ("Người tham dự điều tra", "Who else took part"),
            "/at_fault" => ("Người có lỗi, đề nghị xử lý", "Persons at fault"),
            "/opinions" => ("Ý kiến tại cuộc họp", "Opinions at the meeting"),
            "/dissent" => ("Ý kiến không thống nhất", "Dissent"),
            "/refusals" => ("Người không ký biên bản", "Who did not sign"),
            "/statements" => ("Lời khai của người biết sự việc", "Statements of witnesses"),
            "/papers" => ("Giấy tờ kèm theo", "Papers enclosed"),
            "/measures" => ("Biện pháp phòng ngừa", "Measures"),
            _other => ("Nội dung", "Content"),
        };
        doc.para(line().v(asked(pointer, vi, en, &None::<String>)));
    }
}

/// Opinions, each with whose it is; `none` is printed when it is `known` that there are none.
pub(crate) fn voices(doc: &mut Doc, pointer: &str, all: &[Voiced], none: &str, known: bool) {
    if all.is_empty() {
        nothing(doc, pointer, none, known);
    }
    for (i, one) in all.iter().enumerate() {
        let at = |field: &str| format!("{pointer}/{i}/{field}");
        let text = line()
            .t("- ")
            .v(asked(at("person"), "Người có ý kiến", "Who gave the opinion", &one.person).short())
            .t(": ")
            .v(asked(at("opinion"), "Nội dung ý kiến", "Opinion", &one.opinion));
        let ended = one.opinion.printed().is_some_and(|o| o.ends_with(['.', '!', '?', ';']));
        let why = if ended { " Lý do: " } else { ". Lý do: " };
        doc.para(text.when_known(why, if_any(at("reason"), "Lý do", "Reason", &one.reason)));
    }
}

impl Voiced {
    /// Who did not sign, and why.
    pub(crate) fn not_signed(&self, doc: &mut Doc, pointer: &str) {
        let at = |field: &str| format!("{pointer}/{field}");
        doc.para(
            line()
                .t("- ")
                .v(asked(at("person"), "Người không ký", "Who did not sign", &self.person).short())
                .t(": ")
                .v(asked(at("reason"), "Lý do không ký", "Why not", &self.reason)),
        );
    }
}

/// The table of documents, objects and means.
pub(crate) fn items_table(doc: &mut Doc, pointer: &str, items: &[ListedItem]) {
    let columns = vec![
        column("TT", 6, Align::Center),
        column("Tên tài liệu, đồ vật, phương tiện", 50, Align::Left),
        column("Số lượng", 16, Align::Center),
        column("Tình trạng, ghi chú", 28, Align::Left),
    ];
    let rows = items.iter().enumerate().map(|(i, one)| {
        let at = |field: &str| format!("{pointer}/{i}/{field}");
        vec![
            words((i + 1).to_string()),
            cell(asked(at("what"), "Tên tài liệu, đồ vật", "Document or object", &one.what)),
            cell(asked(at("quantity"), "Số lượng", "Quantity", &one.quantity)),
            cell(if_any(at("condition"), "Tình trạng", "Condition", &one.condition)),
        ]
    });
    let asks = asked(pointer, "Danh mục tài liệu, đồ vật", "Documents and objects", &None::<String>);
    doc.table(asks, columns, rows.collect());
}

/// A signature on the right alone.
pub(crate) fn on_the_right(one: SignatureBox) -> Vec<SignatureBox> {
    vec![SignatureBox { title: Vec::new(), hint: None, name: Vec::new() }, one]
}

/// "1. Label: value", the label in bold.
pub(crate) fn item(label: &str, value: Value) -> Line {
    line().b(format!("{label}: ")).v(value)
}

/// Texts of a list that are not blank, each a paragraph "- text"; dotted and asked for when there are none.
pub(crate) fn dashes(doc: &mut Doc, asks: Value, texts: &[String]) {
    let known: Vec<_> = texts.iter().filter_map(Printed::printed).collect();
    if known.is_empty() {
        doc.para(line().t("- ").v(Value { text: None, ..asks }));
    } else {
        for one in known {
            doc.para(line().t(format!("- {one}")));
        }
    }
}
