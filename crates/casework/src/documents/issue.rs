//! Issuing a document: set with the number that is next, kept, then committed with that number or set again.

use super::available;
use super::fill::{Source, Stamp, fill, text};
use super::kept::KeptFiles;
use super::list::borne;
use super::preview::{pick, ready};
use super::rules::{series, symbol};
use crate::app::{Casework, Now};
use crate::cases::{CaseOutcome, append, load, relations, stale};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use documents::form::{Entries, Entry, EntryProblem, Replaced};
use documents::{Form, FormKind};
use domain::access::{act, authorise_on};
use domain::case::{Command, DocumentSide, NewDocument, Refusal, decide};
use domain::ids::{CaseId, DocumentId};
use domain::value::FieldError;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use store::{Conn, counters};
use uuid::Uuid;

/// Times a page is set again because somebody took its number.
const TRIES: u32 = 8;

/// What is to be issued.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IssueOrder {
    /// Form.
    pub kind: FormKind,
    /// Which of several.
    pub subject: Option<Uuid>,
    /// The document that it corrects, and why.
    pub corrects: Option<(DocumentId, String)>,
    /// What is missing is left to be filled by hand.
    pub with_gaps: bool,
    /// The paper gets a number of the series although the case bears another one for it.
    pub another_number: bool,
    /// What whoever issues it writes on it.
    pub entries: Entries,
}

/// What issuing answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Issued {
    /// What every write answers.
    pub outcome: CaseOutcome,
    /// The document.
    pub document_id: DocumentId,
    /// Its number in the series.
    pub number: u32,
    /// Number and symbol.
    pub cited: String,
    /// SHA-256 of the PDF.
    pub sha256: String,
}

/// A document with the number that would be next.
#[derive(Clone)]
struct Drawn {
    form: Form,
    side: DocumentSide,
    issuer: String,
    stamp: Stamp,
    series: String,
    form_from: chrono::NaiveDate,
    gaps: u32,
    version: i64,
}

/// The same, set and kept.
#[derive(Clone)]
struct Kept {
    drawn: Drawn,
    files: KeptFiles,
}

/// Issues a document.
///
/// # Errors
/// [`Failure`] when the access table or the case refuses, when something is missing and the order does not say that
/// it is left to be filled by hand, or when the case changed since the caller read it.
pub async fn issue(app: &Casework, ctx: Context, case: CaseId, order: IssueOrder) -> Result<Issued, Failure> {
    if ctx.if_match.is_none() {
        return Err(Failure::IfMatchRequired);
    }
    let id = DocumentId(app.id());
    for _ in 0..TRIES {
        let now = Now::new(app, &ctx.actor);
        let kept = match draw(app, &ctx, &now, case, &order).await {
            Ok(drawn) => Some(keep(app, &now, id, drawn).await?),
            // The same request may have been answered: that is seen in the transaction, which says no again.
            Err(Failure::Busy) => return Err(Failure::Busy),
            Err(_refused) => None,
        };
        let taken = Arc::new(AtomicBool::new(false));
        let answer = commit(app, &ctx, &now, (case, id), &order, kept.clone(), taken.clone()).await;
        let unused = match &answer {
            Ok(issued) => issued.document_id != id,
            Err(Failure::Busy) => taken.load(Ordering::Relaxed),
            Err(Failure::Internal(_)) => false,
            Err(_refused) => true,
        };
        if let Some(kept) = kept.filter(|_| unused) {
            kept.files.forget(app).await;
        }
        match answer {
            Err(Failure::Busy) if taken.load(Ordering::Relaxed) => {}
            Ok(issued) => {
                app.wake_notifier();
                return Ok(issued);
            }
            Err(other) => return Err(other),
        }
    }
    Err(Failure::Busy)
}

async fn draw(
    app: &Casework,
    ctx: &Context,
    now: &Now,
    case: CaseId,
    order: &IssueOrder,
) -> Result<Drawn, Failure> {
    let (ctx, now, order) = (ctx.clone(), now.clone(), order.clone());
    app.db().read(move |conn| drawn(conn, &ctx, &now, case, &order)).await
}

/// Fills the form with the number that would be next.
fn drawn(
    conn: &mut Conn,
    ctx: &Context,
    now: &Now,
    case: CaseId,
    order: &IssueOrder,
) -> Result<Drawn, Failure> {
    let mut ready = ready(conn, ctx, now, case)?;
    authorise_on::<act::IssueDocument>(&ctx.actor, &ready.known)?;
    if let Some(expected) = ctx.if_match.filter(|v| *v != ready.loaded.version) {
        return Err(stale(&ready.loaded, expected, &ctx.actor, &ready.known));
    }
    pick(&mut ready, order.kind, order.subject)?;
    if order.kind == FormKind::TeamDecisionCentral {
        return Err(Refusal::rule(
            "issued_by_ministry",
            "Quyết định thành lập Đoàn cấp trung ương do Bộ ban hành và cấp số; ghi số đó vào vụ và lưu bản chụp vào chứng cứ.",
            "The ministry issues the decision that founds a central team and numbers it; write that number into the case and file a copy among the evidence.",
            "Luật ATVSLĐ 84/2015/QH13, Điều 35 khoản 3",
        )
        .into());
    }
    if !ready.sight.issues(order.kind, ready.side) {
        return Err(of_another_side(ready.side).into());
    }
    if !available::issuable(&ready.source.case, order.kind, order.subject) {
        return Err(of_a_closed_file().into());
    }
    let Some(version) = order.kind.version(ready.source.on) else { return Err(Failure::NotFound) };
    ready.source.replaces = order.corrects.as_ref().and_then(|(old, reason)| {
        // A paper that is not there is refused when it is decided.
        let old = ready.source.case.document(*old)?;
        Some(Replaced { number: Some(old.cited()), date: Some(old.dated), reason: text(reason) })
    });
    let missing = written(&ready.source, order)?.missing();
    if !missing.is_empty() && !order.with_gaps {
        let told = missing.iter().map(|m| {
            let (vi, en) = (format!("Còn thiếu: {}.", m.label.vi), format!("Missing: {}.", m.label.en));
            FieldError::new(m.pointer.clone(), "missing_in_form", &vi, &en)
        });
        return Err(Failure::Invalid(told.collect()));
    }
    let issuer = ready.source.issuer(ready.side).ok_or_else(|| {
        Failure::Invalid(vec![FieldError::new(
            "/head/issuer",
            "issuer_unknown",
            "Chưa có tên cơ quan, đơn vị ban hành trong danh bạ; bổ sung rồi phát hành.",
            "The directory does not name the issuer; add it, then issue.",
        )])
    })?;
    let series = series(&ready.source, order.kind, ready.side);
    let number = u32::try_from(counters::peek(conn, &series)?)
        .map_err(|_| Failure::Internal("the series of numbers is exhausted".to_owned()))?;
    let stamp = Stamp { number, symbol: symbol(order.kind, ready.side, &issuer) };
    one_number(&ready.source, order, &stamp)?;
    ready.source.stamp = Some(stamp.clone());
    Ok(Drawn {
        form: written(&ready.source, order)?,
        side: ready.side,
        issuer,
        stamp,
        series,
        form_from: version.from,
        gaps: u32::try_from(missing.len()).unwrap_or(u32::MAX),
        version: ready.loaded.version,
    })
}

/// A paper that was numbered already gets another number only when whoever issues it says so (Nghị định 30/2020/NĐ-CP
/// Điều 15): numbers of the series have no gaps, so that it cannot jump to the one of the case.
fn one_number(source: &Source, order: &IssueOrder, stamp: &Stamp) -> Result<(), Failure> {
    let next = stamp.cited();
    if order.another_number || order.corrects.is_some() {
        return Ok(());
    }
    let Some(borne) = borne(source, order.kind, order.subject, Some(&next)) else { return Ok(()) };
    Err(Failure::Invalid(vec![FieldError::new(
        "/another_number",
        "numbered_already",
        &format!(
            "Hồ sơ ghi văn bản này số {borne}; phát hành tại đây văn bản mang số {next}. Xác nhận dùng số {next}, hoặc \
             không phát hành lại: lưu bản số {borne} vào chứng cứ."
        ),
        &format!(
            "The case bears number {borne} for this paper; issued here it gets {next}. Confirm {next}, or do not issue it \
             again: file the paper numbered {borne} among the evidence."
        ),
    )]))
}

fn of_a_closed_file() -> Refusal {
    Refusal::rule(
        "file_closed",
        "Hồ sơ đã khép: chỉ đính chính văn bản đã phát hành, quyết định bồi thường, trợ cấp và báo cáo nhanh; văn bản khác xem trước và in được.",
        "The file is closed: only what was issued is put right, besides compensation and quick reports; other papers can be read and printed.",
        "Nghị định 30/2020/NĐ-CP Điều 18",
    )
}

/// The form filled from the case, with what whoever issues it writes on it.
fn written(source: &Source, order: &IssueOrder) -> Result<Form, Failure> {
    let mut form = fill(source, order.kind, order.subject);
    let fixed = available::fixed(&source.case, order.kind);
    if let Some(entry) = order.entries.keys().find(|e| fixed.contains(e)) {
        return Err(Failure::Invalid(vec![FieldError::new(
            format!("/entries/{}", entry.code()),
            "recorded_already",
            "Hồ sơ đã ghi việc đồng ý gia hạn; văn bản in theo hồ sơ. Bỏ trống mục này.",
            "The consent to the extension is recorded; the paper says what the file says. Leave this out.",
        )]));
    }
    let problem = |(entry, why): (Entry, EntryProblem)| {
        let (code, vi, en) = match why {
            EntryProblem::NoPlace => (
                "no_place_on_form",
                "Mẫu này không có mục đó; bỏ trống, hoặc chọn đúng mẫu.",
                "This form has no such item; leave it out, or choose the right form.",
            ),
            EntryProblem::NotANumber => ("not_a_number", "Nhập số nguyên.", "Give a whole number."),
        };
        FieldError::new(format!("/entries/{}", entry.code()), code, vi, en)
    };
    form.write(&order.entries).map_err(|all| Failure::Invalid(all.into_iter().map(problem).collect()))?;
    Ok(form)
}

pub(super) fn of_another_side(side: DocumentSide) -> Refusal {
    Refusal::rule(
        "issued_by_another",
        format!("Văn bản này do {} phát hành.", side.label(domain::words::Lang::Vi)),
        format!("This document is issued by: {}.", side.label(domain::words::Lang::En)),
        "Nghị định 30/2020/NĐ-CP Điều 15",
    )
}

/// Sets the page and keeps it, its DOCX and what it says under their hashes.
async fn keep(app: &Casework, now: &Now, id: DocumentId, drawn: Drawn) -> Result<Kept, Failure> {
    let files = KeptFiles::make(app, now.at, id, &drawn.form).await?;
    Ok(Kept { drawn, files })
}

async fn commit(
    app: &Casework,
    ctx: &Context,
    now: &Now,
    (case, id): (CaseId, DocumentId),
    order: &IssueOrder,
    kept: Option<Kept>,
    taken: Arc<AtomicBool>,
) -> Result<Issued, Failure> {
    let (ctx, now, order, worker) = (ctx.clone(), now.clone(), order.clone(), app.clone());
    app.db()
        .write(move |conn: &mut Conn| {
            taken.store(false, Ordering::Relaxed);
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| {
                let Some(kept) = &kept else {
                    drawn(conn, &ctx, &now, case, &order)?;
                    return Err(Failure::Busy);
                };
                let loaded = load(conn, case)?;
                let known = relations(conn, &ctx.actor, &loaded.case)?;
                authorise_on::<act::IssueDocument>(&ctx.actor, &known)?;
                if loaded.version != kept.drawn.version {
                    return Err(stale(&loaded, kept.drawn.version, &ctx.actor, &known));
                }
                let decision = decide(&loaded.case, command(kept, id, &order, now.at), &now.circumstances())?;
                let outcome = append(conn, &worker, &now, loaded.case, loaded.version, decision, None)?;
                // Taken last: the row of the series is locked until the commit.
                if counters::next(conn, &kept.drawn.series)? != i64::from(kept.drawn.stamp.number) {
                    taken.store(true, Ordering::Relaxed);
                    return Err(Failure::Busy);
                }
                let stamp = &kept.drawn.stamp;
                Ok(Issued {
                    outcome,
                    document_id: id,
                    number: stamp.number,
                    cited: stamp.cited(),
                    sha256: kept.files.pdf.sha256.clone(),
                })
            })
        })
        .await
}

fn command(kept: &Kept, id: DocumentId, order: &IssueOrder, at: domain::time::Instant) -> Command {
    Command::IssueDocument(Box::new(NewDocument {
        id,
        kind: order.kind.code().to_owned(),
        form_from: kept.drawn.form_from,
        subject: order.subject,
        side: kept.drawn.side,
        issuer: kept.drawn.issuer.clone(),
        number: kept.drawn.stamp.number,
        symbol: kept.drawn.stamp.symbol.clone(),
        dated: domain::time::vn_date(at),
        content_sha256: kept.files.content_sha256.clone(),
        sha256: kept.files.pdf.sha256.clone(),
        size: kept.files.pdf.size,
        docx: kept.files.docx.clone(),
        value: kept.files.value.clone(),
        gaps: kept.drawn.gaps,
        corrects: order.corrects.clone(),
    }))
}
