//! The full declaration that an urgent notice announced.

use super::accident::AccidentInput;
use super::declaration::DeclarationInput;
use super::declaration_details::DeclarationDetailsInput;
use super::fields::Fields;
use super::informant::InformantInput;
use super::input::Input;
use super::notice_code::{self, CodeText};
use domain::case::Report;
use domain::value::NoticeCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// The employer's declaration (PL III) with the code of the urgent notice that came first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NoticeDeclarationInput {
    /// The code of the notice.
    #[serde(default)]
    #[schema(required = true)]
    pub code: CodeText,
    /// Who fills the declaration in.
    #[serde(default)]
    #[validate(nested)]
    pub told_by: InformantInput,
    /// The accident.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(nested)]
    pub accident: AccidentInput,
    /// What only a declaration carries.
    #[serde(default)]
    #[validate(nested)]
    pub declaration: DeclarationDetailsInput,
}

impl Input for NoticeDeclarationInput {
    type Value = (NoticeCode, Report);

    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value> {
        let code = notice_code::read(f, &self.code);
        let (told_by, accident, declaration) = (self.told_by, self.accident, self.declaration);
        let filing = DeclarationInput { told_by, accident, declaration, case_id: None }.read(f);
        Some((code?, filing?.report))
    }
}
