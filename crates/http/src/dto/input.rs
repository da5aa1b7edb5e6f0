//! The one way from a raw request to a domain value.

use super::fields::Fields;
use domain::time::Instant;
use domain::value::FieldError;
use uuid::Uuid;
use validator::Validate;

/// A request body, or a part of one.
pub trait Input: Validate + Sized {
    /// What it becomes.
    type Value;

    /// Reads the fields; `None` when something that the value needs is missing or not valid.
    fn read(self, f: &mut Fields<'_>) -> Option<Self::Value>;

    /// Checks the shape, then reads every field.
    ///
    /// # Errors
    /// Every bad field with its JSON Pointer, not the first only.
    fn into_domain(
        self,
        ids: &mut dyn FnMut() -> Uuid,
        now: Instant,
    ) -> Result<Self::Value, Vec<FieldError>> {
        let mut fields = Fields::new(ids, now);
        fields.shape(&self);
        let value = self.read(&mut fields);
        fields.finish(value)
    }
}
