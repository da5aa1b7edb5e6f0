//! How minutes of an investigation are printed: thirteen items in the order of PL IX, and what PL X adds.

use super::kind::FormKind;
use super::minutes::{InvestigationMinutes, MinutesVictim, PersonAtFault, ProvincialItems};
use super::parts::{Establishment, Participant, Voiced};
use super::shared::{
    damage_lines, establishment_facts, establishment_lines, measures_table, nothing, voices,
};
use crate::layout::{
    Doc, Head, Layout, Printed, SignatureBox, Value, asked, cited, if_any, line, people_columns, people_rows,
    sign_as, signs, years,
};
use domain::case::{Conclusion, ContractKind, FaultSide};
use domain::words::Severity;

impl InvestigationMinutes {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BB"), subject: None };
        let mut doc = Doc::new(kind, "Biên bản điều tra tai nạn lao động", head);
        let class = asked("/class", "Loại vụ tai nạn", "Class of the accident", &self.class);
        doc.title("BIÊN BẢN ĐIỀU TRA TAI NẠN LAO ĐỘNG", vec![line().t("(").v(class.short()).t(")")], false);
        if kind != FormKind::MinutesEstablishment {
            self.provincial.opening(&mut doc);
        }
        if kind == FormKind::MinutesNoContract {
            hirer(&mut doc, &self.establishment);
        } else {
            doc.section("1. Cơ sở xảy ra tai nạn lao động:");
            establishment_lines(&mut doc, &self.establishment);
            establishment_facts(&mut doc, &self.establishment, true);
        }
        people(&mut doc, "2. Thành phần Đoàn điều tra:", "/team", &self.team, true, true);
        let known = self.conclusion.is_some();
        people(&mut doc, "3. Tham dự điều tra:", "/attended", &self.attended, false, known);
        doc.section("4. Sơ lược lý lịch những người bị nạn:");
        each(&self.victims, |i, one| one.life(&mut doc, i, self.victims.len()));
        self.accident(&mut doc);
        self.cause(&mut doc, kind);
        doc.section("10. Biện pháp ngăn ngừa tai nạn lao động tương tự hoặc tái diễn:");
        measures_table(&mut doc, &self.measures, true);
        doc.section("11. Tình trạng thương tích:");
        each(&self.victims, |i, one| one.wounds(&mut doc, i, kind != FormKind::MinutesEstablishment));
        doc.section("12. Nơi điều trị và biện pháp xử lý ban đầu:");
        each(&self.victims, |i, one| one.treatment(&mut doc, i));
        doc.section("13. Thiệt hại do tai nạn và chi phí đã thực hiện:");
        damage_lines(&mut doc, &self.damage);
        if kind != FormKind::MinutesEstablishment {
            self.provincial.closing(&mut doc);
        }
        if !self.reserved.is_empty() {
            doc.section("Ý kiến bảo lưu của thành viên Đoàn điều tra:");
            voices(&mut doc, "/reserved", &self.reserved, "", true);
        }
        if !self.refusals.is_empty() {
            doc.section("Người không ký biên bản và lý do:");
            for (i, one) in self.refusals.iter().enumerate() {
                one.not_signed(&mut doc, &format!("/refusals/{i}"));
            }
        }
        doc.signatures(self.signatures(kind));
        doc.done()
    }

    fn accident(&self, doc: &mut Doc) {
        doc.section("5. Thông tin về vụ tai nạn:");
        doc.field(
            asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred).moment(),
        );
        doc.field(asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place));
        each(&self.victims, |i, one| {
            let at = |field: &str| format!("/victims/{i}/{field}");
            let whose = if self.victims.len() > 1 {
                format!(" ({})", one.name.printed().unwrap_or_else(|| format!("nạn nhân {}", i + 1)))
            } else {
                String::new()
            };
            doc.para(
                line()
                    .t(format!("- Thời gian bắt đầu làm việc{whose}: "))
                    .v(asked(
                        at("work_started"),
                        "Thời gian bắt đầu làm việc",
                        "When work began",
                        &one.work_started,
                    )
                    .short())
                    .t("; số giờ đã làm việc cho đến khi tai nạn xảy ra: ")
                    .v(asked(at("hours_worked"), "Số giờ đã làm việc", "Hours worked", &one.hours_worked)),
            );
        });
        doc.narrative(
            "6. Diễn biến của vụ tai nạn:",
            asked("/course", "Diễn biến của vụ tai nạn", "Course of events", &self.course),
        );
    }

    fn cause(&self, doc: &mut Doc, kind: FormKind) {
        doc.section("7. Nguyên nhân gây ra tai nạn:");
        let employer = if kind == FormKind::MinutesNoContract {
            "do lỗi của người thuê mướn lao động"
        } else {
            "do lỗi của người sử dụng lao động"
        };
        doc.choices(
            "- Nguyên nhân thuộc về:",
            asked("/fault", "Lỗi thuộc về bên nào", "Whose fault", &None::<String>),
            self.fault,
            &[
                (FaultSide::Employer, employer),
                (FaultSide::Worker, "do lỗi của người lao động"),
                (FaultSide::Both, "do lỗi của cả hai bên"),
                (FaultSide::Other, "nguyên nhân khác, không do lỗi hai bên"),
            ],
        );
        doc.field(asked("/cause_code", "Nguyên nhân chính", "Principal cause", &self.cause_code));
        doc.field(asked("/cause", "Phân tích nguyên nhân", "Cause in words", &self.cause).lines());
        self.causes_and_rules(doc);
        doc.field(asked("/injury_factor", "Yếu tố gây chấn thương", "Injury factor", &self.injury_factor));
        doc.section("8. Kết luận về vụ tai nạn:");
        doc.choices(
            "",
            asked("/conclusion", "Kết luận về vụ tai nạn", "Conclusion", &None::<String>),
            self.conclusion,
            &[
                (Conclusion::Tnld, "là tai nạn lao động"),
                (
                    Conclusion::Benefit392,
                    "là tai nạn được hưởng trợ cấp theo khoản 2 Điều 39 Luật An toàn, vệ sinh lao động",
                ),
                (Conclusion::NotTnld, "không phải là tai nạn lao động"),
            ],
        );
        if self.conclusion_note.printed().is_some() {
            doc.para(line().v(if_any("/conclusion_note", "Nhận xét", "Remarks", &self.conclusion_note)));
        }
        doc.section("9. Kết luận về những người có lỗi, đề nghị hình thức xử lý:");
        if self.at_fault.is_empty() {
            nothing(doc, "/at_fault", "Không xác định cá nhân có lỗi.", self.conclusion.is_some());
        }
        for (i, one) in self.at_fault.iter().enumerate() {
            one.lay_out(doc, i);
        }
    }

    /// What contributed, and which rules were breached: there when the team found any.
    fn causes_and_rules(&self, doc: &mut Doc) {
        let contributing: Vec<_> = self.contributing.iter().filter_map(Printed::printed).collect();
        if !contributing.is_empty() {
            doc.para(line().t("- Các nguyên nhân góp phần:"));
            for one in contributing {
                doc.para(line().t(format!("+ {one}")));
            }
        }
        if !self.rules_breached.is_empty() {
            doc.para(line().t("- Quy định bị vi phạm:"));
        }
        for (i, one) in self.rules_breached.iter().enumerate() {
            let at = |field: &str| format!("/rules_breached/{i}/{field}");
            doc.para(
                line()
                    .t("+ ")
                    .v(asked(at("article"), "Quy định bị vi phạm", "Rule breached", &one.article).short())
                    .when_known(", bên vi phạm: ", if_any(at("by"), "Bên vi phạm", "By whom", &one.by))
                    .when_known("; ", if_any(at("how"), "Vi phạm thế nào", "How", &one.how)),
            );
        }
    }

    fn signatures(&self, kind: FormKind) -> Vec<SignatureBox> {
        let is_head = |p: &&Participant| {
            p.role.as_deref().is_some_and(|role| role.to_lowercase().contains("trưởng đoàn"))
        };
        let head = self.team.iter().find(is_head).or_else(|| self.team.first());
        let mut boxes: Vec<_> = self
            .team
            .iter()
            .filter(|one| head.is_none_or(|head| *one != head))
            .map(|one| sign_as("Thành viên", &one.name))
            .collect();
        boxes.extend(self.attended.iter().map(|one| sign_as("Người tham dự", &one.name)));
        if kind != FormKind::MinutesEstablishment {
            let whose = if kind == FormKind::MinutesNoContract {
                "Đại diện UBND cấp xã"
            } else {
                "Người sử dụng lao động"
            };
            let mut employer = sign_as(whose, &None::<String>);
            employer.name = signs("/employer_signatory", &self.employer_signatory).name;
            employer.hint = Some("(Ký, ghi rõ họ tên, đóng dấu)".to_owned());
            boxes.push(employer);
        }
        let mut chief = sign_as("Trưởng đoàn", &head.and_then(|h| h.name.clone()));
        chief.hint = Some("(Ký, ghi rõ họ tên, đóng dấu)".to_owned());
        boxes.push(chief);
        for one in &mut boxes {
            let refused = |r: &Voiced| r.person.printed().is_some_and(|name| one.is_of(&name));
            if self.refusals.iter().any(refused) {
                one.hint = Some("(Không ký, lý do ghi ở trên)".to_owned());
            }
        }
        boxes
    }
}

/// Every victim; one without any value when none is told.
fn each(victims: &[MinutesVictim], mut print: impl FnMut(usize, &MinutesVictim)) {
    if victims.is_empty() {
        print(0, &MinutesVictim::default());
    }
    for (i, one) in victims.iter().enumerate() {
        print(i, one);
    }
}

/// Without a contract the place, household or organisation that hired stands in item 1.
fn hirer(doc: &mut Doc, one: &Establishment) {
    doc.section("1. Nơi xảy ra tai nạn; hộ gia đình, cá nhân, tổ chức thuê mướn lao động:");
    doc.field(asked(
        "/establishment/name",
        "Tên hộ gia đình, cá nhân, tổ chức",
        "Name of who hired",
        &one.name,
    ));
    doc.field(asked("/establishment/address", "Địa chỉ", "Address", &one.address));
    doc.field(asked("/establishment/phone", "Điện thoại", "Telephone", &one.phone));
    doc.fields(vec![
        asked("/establishment/industry", "Công việc, lĩnh vực hoạt động", "Field of business", &one.industry),
        if_any("/establishment/industry_code", "Mã ngành", "Code of the field", &one.industry_code).short(),
    ]);
}

fn people(doc: &mut Doc, title: &str, pointer: &str, all: &[Participant], required: bool, known: bool) {
    doc.section(title);
    if all.is_empty() && !required {
        nothing(doc, pointer, "Không có.", known);
        return;
    }
    let asks = asked(pointer, "Thành phần Đoàn điều tra", "Members of the team", &None::<String>);
    doc.table(asks, people_columns(required), people_rows(pointer, all, required));
}

impl ProvincialItems {
    fn opening(&self, doc: &mut Doc) {
        let text = line().t("Căn cứ Quyết định thành lập Đoàn điều tra tai nạn lao động");
        doc.para(
            cited(
                text,
                "/provincial/decision",
                "Quyết định thành lập Đoàn",
                "the founding decision",
                &self.decision,
            )
            .t(", Đoàn điều tra đã tiến hành điều tra tại chỗ từ ")
            .v(asked(
                "/provincial/site_from",
                "Ngày bắt đầu điều tra tại chỗ",
                "First day at the scene",
                &self.site_from,
            )
            .date())
            .t(" đến ")
            .v(asked(
                "/provincial/site_to",
                "Ngày kết thúc điều tra tại chỗ",
                "Last day at the scene",
                &self.site_to,
            )
            .date())
            .t(" và lập biên bản như sau:"),
        );
    }

    fn closing(&self, doc: &mut Doc) {
        let at = |field: &str| format!("/provincial/{field}");
        doc.section("14. Phối hợp với cơ quan điều tra, kiến nghị và đề nghị xử lý:");
        doc.field(if_any(
            at("coordination"),
            "Phối hợp với cơ quan điều tra",
            "Work with the police",
            &self.coordination,
        ));
        doc.field(if_any(
            at("proposals"),
            "Kiến nghị với cơ quan quản lý nhà nước",
            "Recommendations",
            &self.proposals,
        ));
        doc.field(if_any(
            at("sanctions"),
            "Đề nghị xử phạt vi phạm hành chính",
            "Sanctions proposed",
            &self.sanctions,
        ));
        doc.field(if_any(
            at("criminal_signs"),
            "Chuyển hồ sơ có dấu hiệu tội phạm (nếu có)",
            "Signs of a crime",
            &self.criminal_signs,
        ));
    }
}

impl PersonAtFault {
    fn lay_out(&self, doc: &mut Doc, i: usize) {
        let at = |field: &str| format!("/at_fault/{i}/{field}");
        doc.para(
            line()
                .t("- ")
                .v(asked(at("name"), "Người có lỗi", "Person at fault", &self.name).short())
                .t(": ")
                .v(asked(at("violation"), "Hành vi vi phạm", "Violation", &self.violation).short())
                .t("; đề nghị xử lý: ")
                .v(asked(at("proposed"), "Hình thức xử lý đề nghị", "Handling proposed", &self.proposed)),
        );
    }
}

impl MinutesVictim {
    fn life(&self, doc: &mut Doc, i: usize, all: usize) {
        let at = |field: &str| format!("/victims/{i}/{field}");
        let no = if all > 1 { format!("4.{}. ", i + 1) } else { "- ".to_owned() };
        doc.para(
            line()
                .t(format!("{no}Họ và tên: "))
                .bv(asked(at("name"), "Họ và tên nạn nhân", "Name of the victim", &self.name).short())
                .t("; giới tính: ")
                .v(asked(at("sex"), "Giới tính", "Sex", &self.sex).short())
                .t("; ngày, tháng, năm sinh: ")
                .v(asked(at("birth"), "Ngày, tháng, năm sinh", "Date of birth", &self.birth)),
        );
        doc.field(asked(at("native_place"), "Quê quán", "Native place", &self.native_place));
        doc.field(asked(at("residence"), "Nơi thường trú", "Permanent residence", &self.residence));
        doc.field(asked(
            at("family"),
            "Hoàn cảnh gia đình (bố mẹ, vợ hoặc chồng, con)",
            "Family",
            &self.family,
        ));
        doc.field(asked(
            at("workplace"),
            "Nơi làm việc (tên, địa chỉ cơ sở)",
            "Place of work",
            &self.workplace,
        ));
        doc.fields(vec![
            asked(at("occupation"), "Nghề nghiệp", "Occupation", &self.occupation),
            asked(at("occupation_code"), "Mã nghề", "Code of the occupation", &self.occupation_code).short(),
        ]);
        doc.fields(vec![
            asked(
                at("months_with_employer"),
                "Thời gian làm việc cho người sử dụng lao động",
                "Time with the employer",
                &self.months_with_employer.map(years),
            ),
            asked(at("months_in_trade"), "Tuổi nghề", "Time in the trade", &self.months_in_trade.map(years))
                .short(),
            if_any(at("grade"), "Bậc thợ (nếu có)", "Grade", &self.grade).short(),
        ]);
        doc.choices(
            "- Loại lao động:",
            asked(at("contract"), "Loại lao động", "Kind of contract", &None::<String>),
            self.contract,
            &[
                (ContractKind::Indefinite, "hợp đồng không xác định thời hạn"),
                (ContractKind::Definite, "hợp đồng xác định thời hạn"),
                (ContractKind::Oral, "hợp đồng bằng lời nói"),
                (ContractKind::Probation, "thử việc, học nghề, tập nghề"),
                (ContractKind::None, "không có hợp đồng lao động"),
                (ContractKind::Other, "khác"),
            ],
        );
        doc.choices(
            "- Đã được huấn luyện an toàn, vệ sinh lao động:",
            asked(
                at("trained"),
                "Đã huấn luyện an toàn, vệ sinh lao động",
                "Trained in safety",
                &None::<String>,
            ),
            self.trained,
            &[(true, "có"), (false, "không")],
        );
    }

    /// "- Name: " before what is said of each.
    fn whose(&self, i: usize) -> crate::layout::Line {
        let name = self.name.printed().unwrap_or_else(|| format!("Nạn nhân {}", i + 1));
        line().t(format!("- {name}: "))
    }

    fn wounds(&self, doc: &mut Doc, i: usize, provincial: bool) {
        let at = |field: &str| format!("/victims/{i}/{field}");
        doc.para(
            self.whose(i)
                .t("vị trí vết thương: ")
                .v(asked(at("wound"), "Vị trí vết thương", "Where the wounds are", &self.wound).short())
                .t("; mức độ tổn thương: ")
                .v(asked(at("degree"), "Mức độ tổn thương", "How grave", &self.degree)),
        );
        if provincial && self.condition == Some(Severity::Fatal) {
            let value = |field: &str, vi: &str, en: &str, text: &Option<String>| -> Value {
                asked(at(field), vi, en, text).short()
            };
            doc.para(
                line()
                    .t("Thời gian chết: ")
                    .v(value("death_time", "Thời gian chết", "Time of death", &self.death_time))
                    .t("; nơi chết: ")
                    .v(value("death_place", "Nơi chết", "Place of death", &self.death_place))
                    .t("; kết luận giám định pháp y số: ")
                    .v(value(
                        "forensic_number",
                        "Số kết luận giám định pháp y",
                        "Number of the forensic conclusion",
                        &self.forensic_number,
                    )),
            );
        }
    }

    fn treatment(&self, doc: &mut Doc, i: usize) {
        let at = |field: &str| format!("/victims/{i}/{field}");
        doc.para(
            self.whose(i)
                .t("nơi điều trị: ")
                .v(asked(at("treated_at"), "Nơi điều trị", "Where treated", &self.treated_at).short())
                .t("; biện pháp xử lý ban đầu: ")
                .v(asked(at("first_aid"), "Biện pháp xử lý ban đầu", "First treatment", &self.first_aid)),
        );
    }
}
