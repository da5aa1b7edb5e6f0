//! The employer's decision to pay compensation or an allowance (Thông tư 28/2021/TT-BLĐTBXH Phụ lục II).

use super::kind::FormKind;
use super::parts::{Cited, Letterhead, Signatory};
use super::value::values;
use crate::layout::{Doc, Head, Layout, Printed, asked, cited, if_any, line, whole_dong};
use domain::case::CompensationKind;
use domain::value::Dong;

values! {
    /// Quyết định bồi thường, trợ cấp tai nạn lao động.
    pub struct CompensationDecision {
        /// Head: the employer.
        pub head: Letterhead,
        /// Who decides, as the title line says it: "GIÁM ĐỐC CÔNG TY …".
        pub decider: Option<String>,
        /// Legal grounds besides those that the form brings, each without "Căn cứ".
        pub grounds: Vec<String>,
        /// The minutes of the investigation.
        pub minutes: Cited,
        /// The record of medical assessment; not asked for when the victim died.
        pub medical: Cited,
        /// The victim died: the paper of the death stands in place of the assessment.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        pub death: bool,
        /// The paper that proves the death, with number and date.
        #[serde(skip_serializing_if = "Option::is_none")]
        pub death_paper: Option<String>,
        /// Compensation or allowance.
        pub kind: Option<CompensationKind>,
        /// Victim.
        pub victim_name: Option<String>,
        /// Date of birth.
        pub victim_birth: Option<String>,
        /// Occupation.
        pub occupation: Option<String>,
        /// Unit.
        pub unit: Option<String>,
        /// Loss of working capacity, in words or percent: "31%", "chết".
        pub loss: Option<String>,
        /// Monthly wage from which it is computed.
        pub monthly_wage: Option<Dong>,
        /// How many months of it: "9,9".
        pub months: Option<String>,
        /// Amount.
        pub amount: Option<Dong>,
        /// The amount in words.
        pub amount_in_words: Option<String>,
        /// Who takes the money, with the relation to the victim.
        pub recipient: Option<String>,
        /// Who carries it out besides, as the last Điều names them.
        pub executors: Vec<String>,
        /// Nơi nhận besides "Như Điều 3" and "Lưu".
        pub recipients: Vec<String>,
        /// Who signs.
        pub signatory: Signatory,
    }
}

impl CompensationDecision {
    pub(crate) fn lay_out(&self, kind: FormKind) -> Layout {
        let what = self.kind.printed().unwrap_or_else(|| "bồi thường (trợ cấp)".to_owned());
        let head = Head { letterhead: &self.head, symbol: Some("QĐ"), subject: None };
        let mut doc = Doc::new(kind, format!("Quyết định {what} tai nạn lao động"), head);
        doc.title("QUYẾT ĐỊNH", vec![line().b(format!("Về việc {what} tai nạn lao động"))], true);
        doc.centered(line().bv(
            asked("/decider", "Người ban hành quyết định", "Who decides", &self.decider).short().capitals(),
        ));
        self.grounds(&mut doc);
        doc.centered(line().b("QUYẾT ĐỊNH:"));
        doc.para(
            line()
                .b("Điều 1. ")
                .t(format!("Thực hiện {what} tai nạn lao động đối với ông (bà): "))
                .bv(asked("/victim_name", "Họ và tên người bị nạn", "Name of the victim", &self.victim_name)
                    .short())
                .t("; sinh ngày: ")
                .v(asked("/victim_birth", "Ngày sinh", "Date of birth", &self.victim_birth).short())
                .t("; nghề nghiệp: ")
                .v(asked("/occupation", "Nghề nghiệp", "Occupation", &self.occupation).short())
                .t("; đơn vị: ")
                .v(asked("/unit", "Đơn vị làm việc", "Unit", &self.unit)),
        );
        doc.field(asked(
            "/loss",
            "Mức suy giảm khả năng lao động hoặc tình trạng",
            "Loss of working capacity",
            &self.loss,
        ));
        if self.kind.is_none() {
            doc.field(asked(
                "/kind",
                "Loại (bồi thường hoặc trợ cấp)",
                "Compensation or allowance",
                &None::<String>,
            ));
        }
        doc.fields(vec![
            asked(
                "/monthly_wage",
                "Tiền lương tháng làm căn cứ",
                "Monthly wage",
                &self.monthly_wage.map(whole_dong),
            ),
            asked("/months", "Số tháng tiền lương", "Months of it", &self.months).short(),
        ]);
        doc.para(
            line()
                .t("- Số tiền: ")
                .bv(asked("/amount", "Số tiền", "Amount", &self.amount.map(whole_dong)).short())
                .when_known(
                    " (bằng chữ: ",
                    if_any("/amount_in_words", "Số tiền bằng chữ", "Amount in words", &self.amount_in_words),
                )
                .t(if self.amount_in_words.printed().is_some() { ")." } else { "." }),
        );
        doc.para(
            line()
                .b("Điều 2. ")
                .t("Người nhận tiền: ")
                .v(asked("/recipient", "Người nhận tiền", "Who takes the money", &self.recipient))
                .t(". Thời hạn chi trả trong 05 ngày theo quy định tại Điều 38 Luật An toàn, vệ sinh lao động."),
        );
        let executors: Vec<_> = self.executors.iter().filter_map(Printed::printed).collect();
        let executors = if executors.is_empty() {
            "các bộ phận có liên quan".to_owned()
        } else {
            executors.join(", ")
        };
        doc.para(line().b("Điều 3. ").t(format!(
            "Quyết định này có hiệu lực kể từ ngày ký. Ông (bà) có tên tại Điều 1, {executors} chịu trách nhiệm thi hành \
             Quyết định này./."
        )));
        doc.closing("Như Điều 3", &self.recipients, "Lưu", &self.signatory);
        doc.done()
    }

    fn grounds(&self, doc: &mut Doc) {
        for ground in
            ["Căn cứ Luật An toàn, vệ sinh lao động số 84/2015/QH13;", "Căn cứ Thông tư 28/2021/TT-BLĐTBXH;"]
        {
            doc.para(line().i(ground));
        }
        for ground in self.grounds.iter().filter_map(Printed::printed) {
            doc.para(line().i(format!("Căn cứ {};", ground.trim_end_matches([';', '.']))));
        }
        let minutes = line().i("Căn cứ Biên bản điều tra tai nạn lao động");
        doc.para(cited(minutes, "/minutes", "biên bản điều tra", "the minutes", &self.minutes).t(";"));
        if self.death {
            let paper = asked(
                "/death_paper",
                "Giấy tờ chứng minh người lao động chết (giấy báo tử, trích lục khai tử), số và ngày",
                "Paper that proves the death, number and date",
                &self.death_paper,
            );
            doc.para(line().i("Căn cứ giấy tờ chứng minh người lao động chết: ").iv(paper.short()).i("."));
            return;
        }
        let medical = line().i("Căn cứ Biên bản giám định y khoa");
        doc.para(
            cited(medical, "/medical", "biên bản giám định y khoa", "the medical assessment", &self.medical)
                .t("."),
        );
    }
}
