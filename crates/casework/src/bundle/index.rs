//! What the bundle holds, for programs and for people.

use super::manifest::Item;
use domain::case::{Case, CaseDeadline, Retention, Until, event_words};
use domain::time::{Instant, human_date, human_datetime};
use domain::words::Lang;
use serde_json::{Value, json};
use std::fmt::Write as _;

/// The index for programs.
pub(super) fn json(
    case: &Case,
    version: i64,
    made_at: Instant,
    terms: &[CaseDeadline],
    kept: &[Retention],
    items: &[Item],
) -> Value {
    json!({
        "format": super::FORMAT,
        "case": {
            "id": case.id, "number": case.number.to_string(), "province": case.province, "version": version,
            "stage": case.stage.kind(), "class": case.class(), "opened_at": case.opened_at,
        },
        "made_at": made_at,
        "deadlines": terms,
        "retention": kept.iter().map(|r| json!({
            "keeper": r.keeper, "until": until(r), "citation": r.basis.citation.text,
        })).collect::<Vec<_>>(),
        "entries": items.iter().map(|i| json!({ "name": i.name, "size": i.size })).collect::<Vec<_>>(),
    })
}

fn until(r: &Retention) -> String {
    match r.until {
        Until::Day(day) => day.to_string(),
        Until::Permanent => "permanent".to_owned(),
        Until::Unknown => "unknown".to_owned(),
    }
}

/// The index for people: what happened when, and what lies where. It needs no program but a browser.
pub(super) fn page(
    case: &Case,
    made_at: Instant,
    events: &[(Instant, String, String)],
    terms: &[CaseDeadline],
    items: &[Item],
) -> String {
    let mut out = String::from(
        "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"><title>Hồ sơ vụ tai nạn lao động</title>\
         <style>body{font-family:sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}\
         td,th{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid #ccc}\
         code{overflow-wrap:anywhere}</style></head><body>\n",
    );
    let _ = writeln!(out, "<h1>Hồ sơ vụ tai nạn lao động {}</h1>", escaped(&case.number.to_string()));
    let _ = writeln!(
        out,
        "<p>{} – {}. Lập lúc {}.</p>",
        escaped(case.class().label(Lang::Vi)),
        escaped(case.stage.kind().label(Lang::Vi)),
        human_datetime(made_at)
    );
    out.push_str("<h2>Diễn biến hồ sơ</h2>\n<table><tr><th>Lúc</th><th>Việc</th><th>Người</th></tr>\n");
    for (at, kind, by) in events {
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{}</td></tr>",
            human_datetime(*at),
            words(kind),
            escaped(by)
        );
    }
    out.push_str("</table>\n<h2>Thời hạn</h2>\n<table><tr><th>Thời hạn</th><th>Cách tính</th><th>Hoàn thành</th></tr>\n");
    for d in terms {
        let met = d.met_at.map(|at| human_date(domain::time::vn_date(at))).unwrap_or_default();
        let _ = writeln!(
            out,
            "<tr><td>{}</td><td>{}</td><td>{met}</td></tr>",
            escaped(d.term.kind.label(Lang::Vi)),
            escaped(&d.term.explanation.vi)
        );
    }
    out.push_str(
        "</table>\n<h2>Các tệp trong gói</h2>\n<table><tr><th>Tệp</th><th>Byte</th><th>SHA-256</th></tr>\n",
    );
    for i in items {
        let name = escaped(&i.name);
        let _ = writeln!(
            out,
            "<tr><td><a href=\"{name}\">{name}</a></td><td>{}</td><td><code>{}</code></td></tr>",
            i.size, i.sha256
        );
    }
    out.push_str("</table>\n<p>Kiểm tra gói mà không cần máy chủ: <code>tnld verify TEN-GOI.zip</code></p>\n</body></html>\n");
    out
}

/// What an event is called: Vietnamese, then English.
fn words(kind: &str) -> String {
    match event_words(kind) {
        Some(said) => format!("{}<br><small lang=\"en\">{}</small>", escaped(&said.vi), escaped(&said.en)),
        None => escaped(kind),
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}
