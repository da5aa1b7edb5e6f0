//! Declarations of an accident: by the employer (PL III) and by the commune (PL IV).

use super::kind::FormKind;
use super::parts::{Establishment, Letterhead, Moment, Signatory, VictimRow};
use super::shared::{VictimExtra, establishment_lines, item, on_the_right, victims_table};
use super::value::values;
use crate::layout::{Doc, Head, Layout, asked, if_any, sign_as, signs};

values! {
    /// Khai báo tai nạn lao động (Phụ lục III Nghị định 39/2016/NĐ-CP): the employer to the labour department and, of
    /// a death, to the police.
    pub struct EmployerDeclaration {
        /// Head: the establishment.
        pub head: Letterhead,
        /// To whom: "Sở Nội vụ tỉnh An Giang", "Công an phường Rạch Giá".
        pub addressees: Vec<String>,
        /// Establishment where it happened.
        pub establishment: Establishment,
        /// When.
        pub occurred: Option<Moment>,
        /// Where: hamlet, commune, province, spot in the works.
        pub place: Option<String>,
        /// Course and consequences in short.
        pub course: Option<String>,
        /// Victims.
        pub victims: Vec<VictimRow>,
        /// Who declares.
        pub signatory: Signatory,
    }

    /// Báo tin tai nạn lao động của UBND cấp xã (Phụ lục IV): a fatal or multiple serious accident of workers without a
    /// contract.
    pub struct CommuneNotice {
        /// Head: the commune's People's Committee.
        pub head: Letterhead,
        /// To whom.
        pub addressees: Vec<String>,
        /// Name of who told.
        pub informant_name: Option<String>,
        /// Relation of the informant to the victim.
        pub informant_relation: Option<String>,
        /// Address of the informant.
        pub informant_address: Option<String>,
        /// Telephone of the informant.
        pub informant_phone: Option<String>,
        /// When the commune received the word.
        pub received: Option<Moment>,
        /// When it happened.
        pub occurred: Option<Moment>,
        /// Where.
        pub place: Option<String>,
        /// Household, person or organisation for whom the work was done, if any.
        pub worked_for: Option<String>,
        /// Course and consequences.
        pub course: Option<String>,
        /// Victims, with their residence.
        pub victims: Vec<VictimRow>,
        /// Who signs: the chair of the committee.
        pub signatory: Signatory,
    }
}

impl EmployerDeclaration {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("KB-TNLĐ"), subject: None };
        let mut doc = Doc::new(kind, "Khai báo tai nạn lao động", head);
        doc.title("KHAI BÁO TAI NẠN LAO ĐỘNG", vec![], false).addressees("/addressees", &self.addressees);
        doc.section("1. Thông tin về cơ sở xảy ra tai nạn lao động:");
        establishment_lines(&mut doc, &self.establishment);
        doc.para(item(
            "2. Tổ chức, cơ quan quản lý cấp trên (nếu có)",
            if_any(
                "/establishment/superior",
                "Cơ quan quản lý cấp trên (nếu có)",
                "Superior body",
                &self.establishment.superior,
            ),
        ));
        doc.para(item(
            "3. Thời gian xảy ra tai nạn",
            asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred).moment(),
        ));
        doc.para(item(
            "4. Nơi xảy ra tai nạn",
            asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place),
        ));
        doc.narrative(
            "5. Tóm tắt diễn biến, hậu quả của tai nạn:",
            asked("/course", "Tóm tắt diễn biến, hậu quả", "Course and consequences", &self.course),
        );
        doc.section("6. Thông tin về các nạn nhân:");
        victims_table(&mut doc, &self.victims, VictimExtra::None);
        let mut who = sign_as("Người khai báo", &self.signatory.name);
        who.hint = Some("(Ký, ghi rõ họ tên, chức vụ, đóng dấu)".to_owned());
        who.name = signs("/signatory", &self.signatory).name;
        let title = signs("/signatory", &self.signatory).title;
        who.title.extend(title);
        doc.signatures(on_the_right(who));
        doc.done()
    }
}

impl CommuneNotice {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let head = Head { letterhead: &self.head, symbol: Some("BC-UBND"), subject: None };
        let mut doc = Doc::new(kind, "Báo tin tai nạn lao động", head);
        doc.title(
            "BÁO TIN TAI NẠN LAO ĐỘNG",
            vec![crate::layout::line().b("(đối với người lao động làm việc không theo hợp đồng lao động)")],
            false,
        );
        doc.addressees("/addressees", &self.addressees);
        doc.section("1. Người báo tin:");
        doc.field(asked("/informant_name", "Họ và tên", "Name of the informant", &self.informant_name));
        doc.field(asked(
            "/informant_relation",
            "Quan hệ với nạn nhân",
            "Relation to the victim",
            &self.informant_relation,
        ));
        doc.fields(vec![
            asked("/informant_address", "Địa chỉ", "Address of the informant", &self.informant_address),
            asked("/informant_phone", "Điện thoại", "Telephone of the informant", &self.informant_phone)
                .short(),
        ]);
        doc.para(item(
            "2. Thời điểm Ủy ban nhân dân nhận tin",
            asked("/received", "Thời điểm nhận tin", "When the word was received", &self.received).moment(),
        ));
        doc.para(item(
            "3. Thời gian xảy ra tai nạn",
            asked("/occurred", "Thời gian xảy ra tai nạn", "Time of the accident", &self.occurred).moment(),
        ));
        doc.para(item(
            "4. Nơi xảy ra tai nạn",
            asked("/place", "Nơi xảy ra tai nạn", "Place of the accident", &self.place),
        ));
        doc.para(item(
            "5. Hộ gia đình, cá nhân, tổ chức thuê mướn lao động (nếu có)",
            if_any(
                "/worked_for",
                "Người thuê mướn lao động (nếu có)",
                "For whom the work was done",
                &self.worked_for,
            ),
        ));
        doc.narrative(
            "6. Tóm tắt diễn biến, hậu quả của tai nạn:",
            asked("/course", "Tóm tắt diễn biến, hậu quả", "Course and consequences", &self.course),
        );
        doc.section("7. Thông tin về các nạn nhân:");
        victims_table(&mut doc, &self.victims, VictimExtra::Residence);
        doc.closing("Như trên", &[], "Lưu: VT", &self.signatory);
        doc.done()
    }
}
