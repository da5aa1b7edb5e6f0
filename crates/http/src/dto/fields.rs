//! Reading of raw fields into domain values: every problem of a request is kept, each with its pointer.

use super::number::Number;
use super::text::Text;
use super::word::{Word, WordList};
use chrono::{Datelike, NaiveDate};
use domain::time::{Instant, from_vn, vn_date};
use domain::value::{Dong, FieldError, ValueError, parse_date, parse_datetime};
use domain::words::Localized;
use std::collections::HashSet;
use uuid::Uuid;
use validator::{Validate, ValidationError, ValidationErrors, ValidationErrorsKind};

/// The collector: where we are, what was wrong so far, and where ids and time come from.
pub struct Fields<'a> {
    path: String,
    errors: Vec<FieldError>,
    ids: &'a mut dyn FnMut() -> Uuid,
    now: Instant,
}

impl<'a> Fields<'a> {
    /// At the root of a request.
    pub fn new(ids: &'a mut dyn FnMut() -> Uuid, now: Instant) -> Self {
        Self { path: String::new(), errors: Vec::new(), ids, now }
    }

    /// When the request is read.
    pub fn now(&self) -> Instant {
        self.now
    }

    /// The present year in Vietnam.
    pub fn year(&self) -> i32 {
        vn_date(self.now).year()
    }

    /// A fresh id.
    pub fn id(&mut self) -> Uuid {
        (self.ids)()
    }

    /// The pointer of a field here.
    pub fn pointer(&self, name: &str) -> String {
        format!("{}/{name}", self.path)
    }

    /// Reads what lies under a field.
    pub fn under<T>(&mut self, name: &str, read: impl FnOnce(&mut Self) -> T) -> T {
        let length = self.path.len();
        self.path.push('/');
        self.path.push_str(name);
        let value = read(self);
        self.path.truncate(length);
        value
    }

    /// Reads every item of a list; items that are not valid are left out and their problems kept.
    pub fn each<I, T>(
        &mut self,
        name: &str,
        items: Vec<I>,
        mut read: impl FnMut(&mut Self, I) -> Option<T>,
    ) -> Vec<T> {
        self.under(name, |f| {
            items
                .into_iter()
                .enumerate()
                .filter_map(|(index, item)| f.under(&index.to_string(), |f| read(f, item)))
                .collect()
        })
    }

    /// Keeps a problem at a field.
    pub fn problem(&mut self, name: &str, code: &'static str, vi: &str, en: &str) {
        let pointer = self.pointer(name);
        self.errors.push(FieldError::new(pointer, code, vi, en));
    }

    /// Keeps a problem at the place where we are.
    pub fn problem_here(&mut self, code: &'static str, vi: &str, en: &str) {
        self.errors.push(FieldError::new(self.path.clone(), code, vi, en));
    }

    /// Keeps that a field must be given.
    pub fn missing(&mut self, name: &str) {
        let pointer = self.pointer(name);
        self.errors.push(FieldError::required(pointer));
    }

    fn kept<T, E: ValueError>(&mut self, name: &str, result: Result<T, E>) -> Option<T> {
        match result {
            Ok(value) => Some(value),
            Err(error) => {
                let pointer = self.pointer(name);
                self.errors.push(FieldError::of(pointer, &error));
                None
            }
        }
    }

    /// A text that may be left out.
    pub fn text<const MAX: usize>(&mut self, name: &str, raw: Option<&Text<MAX>>) -> Option<String> {
        let clean = raw?.clean();
        self.kept(name, clean).filter(|text| !text.is_empty())
    }

    /// A text that must say something.
    pub fn words<const MAX: usize>(&mut self, name: &str, raw: &Text<MAX>) -> Option<String> {
        let clean = raw.clean();
        let text = self.kept(name, clean)?;
        if text.is_empty() {
            self.missing(name);
            return None;
        }
        Some(text)
    }

    /// Texts of a list; blank ones are dropped.
    pub fn texts<const MAX: usize>(&mut self, name: &str, raw: Vec<Text<MAX>>) -> Vec<String> {
        self.under(name, |f| {
            raw.iter()
                .enumerate()
                .filter_map(|(index, text)| f.text(&index.to_string(), Some(text)))
                .collect()
        })
    }

    /// A value that may be left out.
    pub fn value<const MAX: usize, T, E: ValueError>(
        &mut self,
        name: &str,
        raw: Option<&Text<MAX>>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        let raw = raw.filter(|text| !text.is_blank())?;
        // Too long a text is refused before it is parsed, with the same words everywhere.
        let clean = raw.clean();
        let text = self.kept(name, clean)?;
        self.kept(name, parse(&text))
    }

    /// A value that must be given.
    pub fn required_value<const MAX: usize, T, E: ValueError>(
        &mut self,
        name: &str,
        raw: &Text<MAX>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        if raw.is_blank() {
            self.missing(name);
            return None;
        }
        self.value(name, Some(raw), parse)
    }

    /// A date that may be left out: ISO, or as people write it.
    pub fn date<const MAX: usize>(&mut self, name: &str, raw: Option<&Text<MAX>>) -> Option<NaiveDate> {
        self.value(name, raw, parse_date)
    }

    /// A date that must be given.
    pub fn required_date<const MAX: usize>(&mut self, name: &str, raw: &Text<MAX>) -> Option<NaiveDate> {
        self.required_value(name, raw, parse_date)
    }

    /// A moment that may be left out: RFC 3339, or Vietnamese local time as people write it.
    pub fn instant<const MAX: usize>(&mut self, name: &str, raw: Option<&Text<MAX>>) -> Option<Instant> {
        self.value(name, raw, |text| parse_datetime(text).map(from_vn))
    }

    /// A moment that must be given.
    pub fn required_instant<const MAX: usize>(&mut self, name: &str, raw: &Text<MAX>) -> Option<Instant> {
        self.required_value(name, raw, |text| parse_datetime(text).map(from_vn))
    }

    /// An id that may be left out.
    pub fn uuid<const MAX: usize>(&mut self, name: &str, raw: Option<&Text<MAX>>) -> Option<Uuid> {
        let raw = raw.filter(|text| !text.is_blank())?;
        let id = Uuid::try_parse(raw.raw().trim()).ok();
        if id.is_none() {
            self.problem(
                name,
                "id.shape",
                "Mã định danh không đúng dạng.",
                "This is not an id of this system.",
            );
        }
        id
    }

    /// An id that must be given.
    pub fn required_uuid<const MAX: usize>(&mut self, name: &str, raw: &Text<MAX>) -> Option<Uuid> {
        if raw.is_blank() {
            self.missing(name);
            return None;
        }
        self.uuid(name, Some(raw))
    }

    /// Ids of a list; blank ones are dropped.
    pub fn uuids<const MAX: usize, T: std::ops::Deref<Target = Text<MAX>>>(
        &mut self,
        name: &str,
        raw: &[T],
    ) -> Vec<Uuid> {
        self.under(name, |f| {
            raw.iter().enumerate().filter_map(|(index, id)| f.uuid(&index.to_string(), Some(id))).collect()
        })
    }

    /// A word of a list that may be left out.
    pub fn word<T: WordList>(&mut self, name: &str, raw: Option<&Word<T>>) -> Option<T> {
        let raw = raw.map(|word| word.raw().trim()).filter(|word| !word.is_empty())?;
        let word = raw.parse().ok();
        if word.is_none() {
            let keys: Vec<&str> = T::keys().into_iter().map(|(key, _)| key).collect();
            let pointer = self.pointer(name);
            let message = Localized::new(
                format!("Chọn một trong các giá trị: {}.", keys.join(", ")),
                format!("Choose one of: {}.", keys.join(", ")),
            );
            self.errors.push(FieldError { pointer, code: "unknown_word", message });
        }
        word
    }

    /// A word of a list that must be given.
    pub fn required_word<T: WordList>(&mut self, name: &str, raw: &Word<T>) -> Option<T> {
        if raw.raw().trim().is_empty() {
            self.missing(name);
            return None;
        }
        self.word(name, Some(raw))
    }

    /// A count that may be left out, at most `max`.
    pub fn count(&mut self, name: &str, raw: Option<&Number>, max: u32) -> Option<u32> {
        let text = raw.map(|n| n.raw().trim().replace(['.', ' '], "")).filter(|t| !t.is_empty())?;
        let count = text.parse::<u32>().ok().filter(|n| *n <= max);
        if count.is_none() {
            let pointer = self.pointer(name);
            let message = Localized::new(
                format!("Nhập một số nguyên từ 0 đến {max}."),
                format!("Enter a whole number from 0 to {max}."),
            );
            self.errors.push(FieldError { pointer, code: "number.range", message });
        }
        count
    }

    /// A count that must be given, at most `max`.
    pub fn required_count(&mut self, name: &str, raw: &Number, max: u32) -> Option<u32> {
        if raw.raw().trim().is_empty() {
            self.missing(name);
            return None;
        }
        self.count(name, Some(raw), max)
    }

    /// An amount of money in đồng that may be left out.
    pub fn dong(&mut self, name: &str, raw: Option<&Number>) -> Option<Dong> {
        let text = raw.map(|n| n.raw().trim()).filter(|t| !t.is_empty())?;
        let amount = Dong::parse(text);
        self.kept(name, amount)
    }

    /// An amount of money in đồng that must be given.
    pub fn required_dong(&mut self, name: &str, raw: &Number) -> Option<Dong> {
        if raw.raw().trim().is_empty() {
            self.missing(name);
            return None;
        }
        self.dong(name, Some(raw))
    }

    /// Keeps every problem of shape that the validator finds: counts of lists and the like.
    pub fn shape(&mut self, input: &impl Validate) {
        if let Err(problems) = input.validate() {
            let root = self.path.clone();
            self.collect(&root, &problems);
        }
    }

    fn collect(&mut self, at: &str, problems: &ValidationErrors) {
        for (name, kind) in problems.errors() {
            let pointer = format!("{at}/{name}");
            match kind {
                ValidationErrorsKind::Struct(inner) => self.collect(&pointer, inner),
                ValidationErrorsKind::List(items) => {
                    for (index, inner) in items {
                        self.collect(&format!("{pointer}/{index}"), inner);
                    }
                }
                ValidationErrorsKind::Field(found) => {
                    let (vi, en) = out_of_shape(found);
                    self.errors.push(FieldError::new(pointer, "shape", &vi, &en));
                }
            }
        }
    }

    /// The value, if nothing was wrong; else every problem, at most one for a field.
    ///
    /// # Errors
    /// Every problem that was kept.
    pub fn finish<T>(self, value: Option<T>) -> Result<T, Vec<FieldError>> {
        let mut seen = HashSet::new();
        let errors: Vec<FieldError> =
            self.errors.into_iter().filter(|e| seen.insert(e.pointer.clone())).collect();
        match value {
            Some(value) if errors.is_empty() => Ok(value),
            Some(_) => Err(errors),
            None if errors.is_empty() => Err(vec![FieldError::required("")]),
            None => Err(errors),
        }
    }
}

/// A list with too few or too many rows, in words.
fn out_of_shape(found: &[ValidationError]) -> (String, String) {
    let params = found.first().map(|e| &e.params);
    let number = |key: &str| params.and_then(|p| p.get(key)).and_then(serde_json::Value::as_u64);
    let rows = params.and_then(|p| p.get("value")).and_then(serde_json::Value::as_array);
    let rows = rows.and_then(|list| u64::try_from(list.len()).ok());
    match (rows, number("min"), number("max")) {
        (Some(rows), Some(min), _) if rows < min => {
            (format!("Chọn hoặc nhập ít nhất {min} mục."), format!("Choose or enter at least {min}."))
        }
        (Some(rows), _, Some(max)) if rows > max => (
            format!("Có {rows} mục, nhiều nhất là {max}: bớt đi, hoặc ghi làm nhiều lần."),
            format!("There are {rows}, at most {max} are taken: leave some out, or enter them in turns."),
        ),
        _unknown => (
            "Mục này có quá nhiều dòng, hoặc thiếu dòng bắt buộc.".to_owned(),
            "This has too many rows, or lacks one that is required.".to_owned(),
        ),
    }
}
