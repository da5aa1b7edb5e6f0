//! From an error's JSON Pointer back to its question.

use super::spec::{Field, Form, template_name};
use crate::messages;
use domain::value::FieldError;
use domain::words::Lang;

/// The id of a field: dots and brackets become dashes.
pub fn id_of(name: &str) -> String {
    name.trim_end_matches("[]").replace('.', "-")
}

/// The name of the field an error points to: `/a/0/b` → `a.0.b`.
pub fn pointer_name(pointer: &str) -> String {
    pointer.trim_start_matches('/').replace('/', ".")
}

/// What is wrong; of a question without an answer, which question.
pub(super) fn said(error: &FieldError, field: &Field, lang: Lang) -> String {
    if error.code != "required" {
        return error.message.get(lang).to_owned();
    }
    let label = messages::t(lang, &format!("{}.label", field.key()));
    messages::tp(lang, "common.required", &[("question", &label)])
}

/// An error in words for a summary.
pub fn error_words(form: &Form, error: &FieldError, lang: Lang) -> String {
    let target = nearest(form, &pointer_name(&error.pointer));
    let field = form.field(&target).or_else(|| form.field(&format!("{target}[]")));
    field.map_or_else(|| error.message.get(lang).to_owned(), |f| said(error, f, lang))
}

/// Address within the page of the field an error leads to.
pub fn error_anchor(form: &Form, error: &FieldError) -> String {
    id_of(&nearest(form, &pointer_name(&error.pointer)))
}

/// An error of `/x/codes/1` belongs to the field `x.codes`; one of `/x/occurred/at` to `x.occurred`.
pub(super) fn covers(error: &str, field: &str) -> bool {
    error == field || error.strip_prefix(field).is_some_and(|rest| rest.starts_with('.'))
}

/// The field an error leads to: itself, the field that holds it, or the first field under it.
pub(super) fn nearest(form: &Form, name: &str) -> String {
    let wanted = template_name(name);
    let bare = |f: &Field| f.name.trim_end_matches("[]").to_owned();
    if form.fields().any(|f| bare(f) == wanted) {
        return name.to_owned();
    }
    if let Some(holder) = form.fields().find(|f| covers(&wanted, &bare(f))) {
        let parts = bare(holder).split('.').count();
        return name.split('.').take(parts).collect::<Vec<_>>().join(".");
    }
    match form.fields().find(|f| covers(&bare(f), &wanted)) {
        Some(below) => {
            let tail = bare(below)[wanted.len()..].replace('#', "0");
            format!("{name}{tail}")
        }
        None => name.to_owned(),
    }
}
