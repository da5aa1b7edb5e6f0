//! Plain texts are described where they stand: a reader of the description need not look up
//! `Text200`.

use std::collections::BTreeMap;
use utoipa::Modify;
use utoipa::openapi::schema::{ArrayItems, Object, Schema, SchemaType, Type};
use utoipa::openapi::{OpenApi, RefOr};

const PREFIX: &str = "#/components/schemas/";

/// `Text` and digits.
fn is_text(name: &str) -> bool {
    name.strip_prefix("Text").is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
}

type Texts = BTreeMap<String, Object>;

fn text_of(schema: &RefOr<Schema>, texts: &Texts) -> Option<Object> {
    let RefOr::Ref(reference) = schema else { return None };
    let mut text = texts.get(reference.ref_location.strip_prefix(PREFIX)?)?.clone();
    if !reference.description.is_empty() {
        text.description = Some(reference.description.clone());
    }
    Some(text)
}

fn is_null(schema: &RefOr<Schema>) -> bool {
    matches!(schema, RefOr::T(Schema::Object(o)) if o.schema_type == SchemaType::Type(Type::Null))
}

/// `oneOf` a text or null is a text or null.
fn nullable(schema: &RefOr<Schema>, texts: &Texts) -> Option<Object> {
    let RefOr::T(Schema::OneOf(either)) = schema else { return None };
    let (text, null) = match either.items.as_slice() {
        [a, b] if is_null(a) => (b, a),
        [a, b] => (a, b),
        _other => return None,
    };
    if !is_null(null) {
        return None;
    }
    let mut text = text_of(text, texts)?;
    text.schema_type = SchemaType::from_iter([Type::String, Type::Null]);
    Some(text)
}

fn walk(schema: &mut RefOr<Schema>, texts: &Texts) {
    if let Some(text) = text_of(schema, texts).or_else(|| nullable(schema, texts)) {
        *schema = RefOr::T(Schema::Object(text));
        return;
    }
    let RefOr::T(inner) = schema else { return };
    match inner {
        Schema::Object(object) => object.properties.values_mut().for_each(|p| walk(p, texts)),
        Schema::Array(array) => {
            if let ArrayItems::RefOrSchema(items) = &mut array.items {
                walk(items, texts);
            }
        }
        Schema::OneOf(one) => one.items.iter_mut().for_each(|i| walk(i, texts)),
        Schema::AllOf(all) => all.items.iter_mut().for_each(|i| walk(i, texts)),
        Schema::AnyOf(any) => any.items.iter_mut().for_each(|i| walk(i, texts)),
        _other => {}
    }
}

/// Puts every text in its place and takes its schema out of the components.
pub(crate) struct InPlace;

impl Modify for InPlace {
    fn modify(&self, openapi: &mut OpenApi) {
        let Some(components) = &mut openapi.components else { return };
        let texts: Texts = components
            .schemas
            .iter()
            .filter_map(|(name, schema)| match schema {
                RefOr::T(Schema::Object(text)) if is_text(name) => Some((name.clone(), text.clone())),
                _other => None,
            })
            .collect();
        components.schemas.retain(|name, _| !is_text(name));
        components.schemas.values_mut().for_each(|schema| walk(schema, &texts));
    }
}
