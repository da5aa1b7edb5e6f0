//! Values that several forms share. Text is printed as it is given; what is `None` or empty is not known and
//! prints as a dotted line.

use super::value::values;
use chrono::{NaiveDate, NaiveDateTime};
use domain::value::{Dong, Sex};
use domain::words::Severity;
use serde::{Deserialize, Serialize};

/// A point in time, Vietnamese local time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// Known to the minute.
    At(NaiveDateTime),
    /// Known to the day.
    On(NaiveDate),
    /// Half known, in words: "khoảng 7 giờ đến 8 giờ ngày 12 tháng 3 năm 2026".
    Told(String),
}

values! {
    /// Head of a document as Nghị định 30/2020/NĐ-CP wants it. Names of agencies are those of the date of the document.
    pub struct Letterhead {
        /// Superior body of the issuer (cơ quan chủ quản): "ỦY BAN NHÂN DÂN TỈNH AN GIANG". Left out when there is none.
        pub superior: Option<String>,
        /// Body, enterprise or team that issues: "SỞ NỘI VỤ". Printed in capitals.
        pub issuer: Option<String>,
        /// Number alone: "5" prints "05"; without it the place for it is dotted.
        pub number: Option<String>,
        /// Symbol after the number: "QĐ-SNV". Each form has its usual one ("QĐ", "BB", "GM") when this is absent.
        pub symbol: Option<String>,
        /// Place (địa danh): "An Giang".
        pub place: Option<String>,
        /// Date of the document.
        pub date: Option<NaiveDate>,
        /// The document that this one takes the place of; printed below the title or the addressees.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub replaces: Option<Replaced>,
    }

    /// A document that is replaced by a corrected one (Nghị định 30/2020/NĐ-CP Điều 18).
    pub struct Replaced {
        /// Number and symbol: "02/QĐ-SNV".
        pub number: Option<String>,
        /// Its date.
        pub date: Option<NaiveDate>,
        /// Why it is replaced.
        pub reason: Option<String>,
    }

    /// Who signs a document of an agency or enterprise.
    pub struct Signatory {
        /// Capacity before the title: "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC". Left out when the title alone stands.
        pub authority: Option<String>,
        /// Title: "GIÁM ĐỐC". Printed in capitals.
        pub title: Option<String>,
        /// Full name.
        pub name: Option<String>,
    }

    /// Somebody who takes part: member of a team, interviewer, guest.
    pub struct Participant {
        /// Full name.
        pub name: Option<String>,
        /// Position (chức vụ).
        pub position: Option<String>,
        /// Unit (đơn vị công tác).
        pub unit: Option<String>,
        /// Role in the team: "Trưởng đoàn", "Thành viên".
        pub role: Option<String>,
    }

    /// Another document that is cited.
    pub struct Cited {
        /// Number and symbol: "12/QĐ-SNV".
        pub number: Option<String>,
        /// Its date.
        pub date: Option<NaiveDate>,
    }

    /// The establishment where the accident happened (PL IX mục 1; PL III uses the first lines).
    pub struct Establishment {
        /// Name.
        pub name: Option<String>,
        /// Address, commune and province in it.
        pub address: Option<String>,
        /// Tax code.
        pub tax_code: Option<String>,
        /// Telephone.
        pub phone: Option<String>,
        /// Fax.
        pub fax: Option<String>,
        /// E-mail.
        pub email: Option<String>,
        /// Field of business in words (VSIC).
        pub industry: Option<String>,
        /// Code of it.
        pub industry_code: Option<String>,
        /// Number of workers (quy mô sản xuất).
        pub workers: Option<u32>,
        /// Type of establishment in words.
        pub kind: Option<String>,
        /// Code of it.
        pub kind_code: Option<String>,
        /// Directly superior managing body, with its address, if any.
        pub superior: Option<String>,
    }

    /// One row of the table of victims (PL III mục 6).
    pub struct VictimRow {
        /// Full name.
        pub name: Option<String>,
        /// Year of birth, or what is known of it.
        pub birth: Option<String>,
        /// Sex.
        pub sex: Option<Sex>,
        /// Occupation in words (VSCO).
        pub occupation: Option<String>,
        /// Code of it.
        pub occupation_code: Option<String>,
        /// Dead, seriously or lightly hurt.
        pub condition: Option<Severity>,
        /// Permanent residence (PL IV).
        pub residence: Option<String>,
        /// Kind of labour relation in words (PL XIII).
        pub relation: Option<String>,
    }

    /// Damage and cost (PL IX mục 13, PL XII bảng II); printed in thousands of đồng.
    pub struct DamageCosts {
        /// Days off work.
        pub lost_days: Option<u32>,
        /// Medical cost.
        pub medical: Option<Dong>,
        /// Wages during treatment.
        pub wages: Option<Dong>,
        /// Compensation or allowance.
        pub compensation: Option<Dong>,
        /// Other cost.
        pub other: Option<Dong>,
        /// What the other cost is.
        pub other_note: Option<String>,
        /// Damage to property and equipment.
        pub property: Option<Dong>,
    }

    /// A measure with who carries it out and until when (PL IX mục 10).
    pub struct Measure {
        /// What must be done.
        pub content: Option<String>,
        /// By whom.
        pub owner: Option<String>,
        /// Until when.
        pub due: Option<NaiveDate>,
    }

    /// An opinion with whose it is.
    pub struct Voiced {
        /// Who.
        pub person: Option<String>,
        /// What was said.
        pub opinion: Option<String>,
        /// Why, when told.
        pub reason: Option<String>,
    }

    /// A document, object or means in a list.
    pub struct ListedItem {
        /// What it is.
        pub what: Option<String>,
        /// Pages, pieces.
        pub quantity: Option<String>,
        /// Condition, remark.
        pub condition: Option<String>,
    }
}
