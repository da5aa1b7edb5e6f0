//! The full declaration as far as an urgent notice told it: what is known is never asked again.

use super::values::moment;
use crate::dto::{AccidentInput, DeclarationDetailsInput, DeclarationInput};
use casework::notices::NoticeReport;

impl From<&NoticeReport> for DeclarationInput {
    fn from(report: &NoticeReport) -> Self {
        let mut accident = AccidentInput::from(&report.accident);
        // A further report tells of people anew.
        accident.victims.iter_mut().for_each(|victim| victim.id = None);
        let told = report.declaration.clone().unwrap_or_default();
        let mut declaration = DeclarationDetailsInput::from(&told);
        // Whoever told of it knew of it.
        declaration.known_at = declaration.known_at.or(moment(Some(report.received_at)));
        Self { told_by: (&report.told_by).into(), accident, declaration, case_id: None }
    }
}
