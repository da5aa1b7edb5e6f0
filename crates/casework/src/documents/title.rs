//! What a form is called.

use documents::FormKind;
use domain::words::Localized;

/// Title of a form, in the version last in force.
pub fn title(kind: &str) -> Localized {
    let form = FormKind::from_code(kind).and_then(FormKind::newest);
    form.map_or_else(|| Localized::new(kind, kind), |v| v.title.clone())
}
