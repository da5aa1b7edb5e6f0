//! Fields of a form as rows of a table: what is sent, what comes back, what is printed, what is refused.

use std::io::{Cursor, Read as _};

use anyhow::{Context as _, Result, ensure};
use journeys::{Api, Case, Reply};
use serde_json::{Value, json};
use zip::ZipArchive;

/// One field of a statutory form.
#[derive(Debug, Clone)]
pub(super) struct Field {
    /// Form, item and name, as a failure tells it.
    name: &'static str,
    /// Where it stands in what is sent and in what comes back.
    at: &'static str,
    sent: Value,
    read: Value,
    printed: Vec<String>,
    refused: Vec<Value>,
}

/// A text: it comes back and is printed as it was sent, and is refused when no field of the form is that long.
pub(super) fn text(name: &'static str, at: &'static str, sent: &str) -> Field {
    value(name, at, json!(sent)).prints(&[sent])
}

/// Any other value; what is printed of it is told apart.
pub(super) fn value(name: &'static str, at: &'static str, sent: Value) -> Field {
    let refused = if sent.is_boolean() { Vec::new() } else { vec![json!("x".repeat(20_001))] };
    Field { name, at, read: sent.clone(), sent, printed: Vec::new(), refused }
}

impl Field {
    /// It comes back in this shape.
    pub(super) fn reads(mut self, read: Value) -> Self {
        self.read = read;
        self
    }

    /// The printed form holds each of these.
    pub(super) fn prints(mut self, texts: &[&str]) -> Self {
        self.printed = texts.iter().map(|t| (*t).to_owned()).collect();
        self
    }

    /// These are refused besides what is too long.
    pub(super) fn refuses(mut self, values: &[Value]) -> Self {
        self.refused.extend_from_slice(values);
        self
    }
}

/// The body with every field in it.
pub(super) fn body(mut base: Value, fields: &[Field]) -> Result<Value> {
    for field in fields {
        put(&mut base, field.at, &field.sent)?;
    }
    Ok(base)
}

/// Puts a value where the pointer says, with the objects and lists on the way.
fn put(into: &mut Value, at: &str, what: &Value) -> Result<()> {
    let mut place = into;
    for part in at.trim_start_matches('/').split('/') {
        place = match part.parse::<usize>() {
            Ok(n) => {
                if !place.is_array() {
                    *place = json!([]);
                }
                let list = place.as_array_mut().context("no list")?;
                if list.len() <= n {
                    list.resize(n + 1, Value::Null);
                }
                list.get_mut(n).context("no such item")?
            }
            Err(_name) => {
                if !place.is_object() {
                    *place = json!({});
                }
                place.as_object_mut().context("no object")?.entry(part).or_insert(Value::Null)
            }
        };
    }
    *place = what.clone();
    Ok(())
}

/// Sends every refused value in an otherwise right body: each is a 422 that points to its field.
pub(super) async fn refused(
    base: &Value,
    fields: &[Field],
    mut send: impl AsyncFnMut(Value) -> Result<Reply>,
) -> Result<()> {
    let mut faults = Vec::new();
    for field in fields {
        for bad in &field.refused {
            let mut wrong = base.clone();
            put(&mut wrong, field.at, bad)?;
            let reply = send(wrong).await?;
            let pointed = reply.json["errors"]
                .as_array()
                .is_some_and(|all| all.iter().any(|e| e["pointer"] == field.at));
            if reply.status() != 422 || !pointed {
                let bad: String = bad.to_string().chars().take(40).collect();
                faults.push(format!(
                    "{} ({}) takes {bad}: {} {}",
                    field.name,
                    field.at,
                    reply.status(),
                    reply.text
                ));
            }
        }
    }
    ensure!(faults.is_empty(), "{} fields refuse nothing:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Every field comes back below this pointer.
pub(super) fn comes_back(answer: &Reply, below: &str, fields: &[Field]) -> Result<()> {
    let faults: Vec<String> = fields
        .iter()
        .filter_map(|field| {
            let found = answer.json.pointer(&format!("{below}{}", field.at));
            (found != Some(&field.read))
                .then(|| format!("{} ({below}{}): {found:?} and not {}", field.name, field.at, field.read))
        })
        .collect();
    ensure!(faults.is_empty(), "{} fields do not come back:\n{}", faults.len(), faults.join("\n"));
    Ok(())
}

/// Every field stands in the printed form, wherever its lines break.
pub(super) fn is_printed(page: &str, fields: &[Field]) -> Result<()> {
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let read = words(page);
    let faults: Vec<String> = fields
        .iter()
        .flat_map(|field| field.printed.iter().map(move |text| (field, text)))
        .filter(|(_, text)| !read.contains(&words(text)))
        .map(|(field, text)| format!("{} ({}): no {text:?}", field.name, field.at))
        .collect();
    ensure!(faults.is_empty(), "{} fields are not printed:\n{}\n{page}", faults.len(), faults.join("\n"));
    Ok(())
}

/// The text of a form as it would be printed now.
pub(crate) async fn printed(case: &Case, api: &Api, kind: &str, subject: Option<&str>) -> Result<String> {
    let subject = subject.map(|id| format!("&subject_id={id}")).unwrap_or_default();
    let path = format!("{}/documents/preview?kind={kind}&as=docx{subject}", case.path());
    let bytes = api.download(&path).await.with_context(|| format!("the form {kind}"))?;
    let mut archive = ZipArchive::new(Cursor::new(bytes))?;
    let mut xml = String::new();
    archive.by_name("word/document.xml")?.read_to_string(&mut xml)?;
    Ok(plain(&xml))
}

/// What a reader reads: one line a paragraph.
fn plain(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split('<').skip(1) {
        let (tag, text) = piece.split_once('>').unwrap_or((piece, ""));
        if tag.starts_with("/w:p") && !tag.starts_with("/w:pPr") || tag.starts_with("w:br") {
            out.push('\n');
        }
        if tag.starts_with("w:tab") && tag.ends_with('/') {
            out.push(' ');
        }
        out.push_str(text);
    }
    let plain =
        [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&apos;", "'"), ("&amp;", "&"), ("\u{a0}", " ")];
    plain.iter().fold(out, |text, (from, to)| text.replace(from, to))
}
