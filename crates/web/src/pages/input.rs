//! From the values of a form to what a use case takes, through the shared transfer objects.

use super::page::Page;
use crate::form::{Form, Values, tree};
use casework::{Failure, IdempotencyKey};
use domain::case::Refusal;
use domain::value::FieldError;
use domain::words::Localized;
use serde::de::DeserializeOwned;
use tnld_http::Fault;
use tnld_http::body::canonical_hash;
use tnld_http::client_address::limit_key;
use tnld_http::dto::Input;

/// Reads a form as a transfer object and then as its domain value.
///
/// # Errors
/// Every field that is not valid.
pub(crate) fn read<I: Input + DeserializeOwned>(
    page: &Page,
    form: &Form,
    values: &Values,
) -> Result<I::Value, Vec<FieldError>> {
    let input: I = serde_json::from_value(tree(form, values)).map_err(|e| {
        // The forms and the transfer objects are held together by a test; this is the safety net.
        tracing::error!(form = form.key, "form and transfer object differ: {e}");
        vec![FieldError {
            pointer: String::new(),
            code: "shape",
            message: Localized::new(
                "Không đọc được biểu mẫu. Hãy tải lại trang.",
                "The form cannot be read. Reload the page.",
            ),
        }]
    })?;
    let app = page.app.clone();
    input.into_domain(&mut || app.id(), page.app.now())
}

/// The key of a form: scoped to the caller and the page.
pub(crate) fn key(page: &Page, form: &Form, values: &Values, key: Option<&str>) -> Option<IdempotencyKey> {
    let who = page.actor().user.map_or_else(|| limit_key(page.caller.address).to_string(), |u| u.to_string());
    Some(IdempotencyKey {
        scope: format!("{who} page {}", form.key),
        key: key?.chars().filter(char::is_ascii_graphic).take(100).collect(),
        body_hash: canonical_hash(&tree(form, values)),
    })
}

/// The fields of a failure that a form can show; any other failure goes on.
pub(crate) fn shown(failure: Failure) -> Result<Vec<FieldError>, Fault> {
    match failure {
        Failure::Invalid(fields) | Failure::Refused(Refusal::Invalid(fields)) => Ok(fields),
        Failure::Refused(refusal) => Ok(vec![FieldError {
            pointer: String::new(),
            code: refusal.code(),
            message: Localized::new(
                refusal.message(domain::words::Lang::Vi),
                refusal.message(domain::words::Lang::En),
            ),
        }]),
        // What was typed stays on the page; whoever saves it again has looked at what stands.
        Failure::Stale { .. } => Ok(vec![FieldError::new(
            "",
            "stale_version",
            "Người khác vừa sửa mục này, nội dung của bạn chưa được lưu. Nội dung đã nhập vẫn ở đây: mở lại trang này ở một tab khác để xem bản mới rồi nhập lại.",
            "Somebody else has just changed this; yours was not saved. What you typed is still here: open this page in another tab to see what stands now, then enter yours again.",
        )]),
        other => Err(Fault::Failure(other)),
    }
}
