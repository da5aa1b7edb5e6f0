//! Sending a notice of prevention; it names no victim.

use super::notice::{PreventionView, view};
use super::target::{PreventionTarget, addressed, is_division, province};
use crate::alerts::{Notice, NoticeContent, NoticeLine, NoticeSection, notify};
use crate::app::{Casework, Now};
use crate::cases::load;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::{act, authorise};
use domain::case::{PublicNames, Refusal};
use domain::ids::CaseId;
use domain::time::vn_date;
use domain::value::FieldError;
use domain::words::{ChannelKind, Localized, Urgency};
use store::prevention::{PreventionNoticeRow, PreventionRecipientRow};
use store::projections::LessonRow;
use store::{Conn, TextList};
use uuid::Uuid;

/// What is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreventionOrder {
    /// Title.
    pub title: String,
    /// Text.
    pub body: String,
    /// To whom.
    pub target: PreventionTarget,
    /// Cases whose lessons it tells.
    pub lessons: Vec<CaseId>,
}

/// Sends a notice: one message to each enterprise that has an address, without a confirmation asked for.
///
/// # Errors
/// [`Failure::Denied`] outside the department; [`Failure::Invalid`] for a text that names somebody of these cases, an
/// unknown lesson, or nobody to send to.
pub async fn send(app: &Casework, ctx: Context, order: PreventionOrder) -> Result<PreventionView, Failure> {
    authorise::<act::SendPrevention>(&ctx.actor)?;
    let now = Now::new(app, &ctx.actor);
    let handle = app.clone();
    let id = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| begin(conn, &handle, &now, &order))
        })
        .await?;
    app.wake_notifier();
    app.db().read(move |conn| view(conn, id)).await
}

/// The lessons that a notice names: published ones of the own province.
fn lessons(conn: &mut Conn, province: &str, order: &PreventionOrder) -> Result<Vec<LessonRow>, Failure> {
    let ids: Vec<Uuid> = order.lessons.iter().map(|c| c.0).collect();
    let found: Vec<LessonRow> =
        store::follow_up::lessons_of(conn, &ids)?.into_iter().filter(|l| l.province == province).collect();
    match order.lessons.iter().position(|c| !found.iter().any(|l| l.case_id == c.0)) {
        None => Ok(found),
        Some(n) => Err(Failure::Invalid(vec![FieldError::new(
            format!("/lessons/{n}"),
            "unknown_lesson",
            "Không có bài học này: vụ chưa công bố hoặc của tỉnh khác.",
            "There is no such lesson: the case is not announced, or of another province.",
        )])),
    }
}

/// A notice names nobody of the cases it tells of.
fn nobody_named(conn: &mut Conn, order: &PreventionOrder) -> Result<(), Failure> {
    for id in &order.lessons {
        let names = PublicNames::of_everybody(&load(conn, *id)?.case);
        for (pointer, text) in [("/title", &order.title), ("/body", &order.body)] {
            if names.names_somebody(text) {
                return Err(Failure::Invalid(vec![FieldError::new(
                    pointer,
                    "names_a_person",
                    "Nội dung nêu tên người trong vụ. Bỏ tên: thông báo gửi ra ngoài không nêu tên nạn nhân hay người liên quan.",
                    "The text names a person of the case. Take the name out: what is sent outside names neither victims nor others.",
                )]));
            }
        }
    }
    Ok(())
}

fn begin(conn: &mut Conn, app: &Casework, now: &Now, order: &PreventionOrder) -> Result<Uuid, Failure> {
    let province = province(&now.actor)?;
    let told = lessons(conn, &province, order)?;
    nobody_named(conn, order)?;
    let to = addressed(conn, &province, &order.target, vn_date(now.at))?;
    if to.iter().all(|a| a.to.is_empty()) {
        return Err(Failure::Refused(Refusal::rule(
            "nobody_to_tell",
            "Không có doanh nghiệp nào của ngành, xã này có địa chỉ thư trong hệ thống. Chọn ngành hoặc xã khác.",
            "No enterprise of this industry or commune has an address in the system. Choose another.",
            "",
        )));
    }
    let id = app.id();
    let count = |n: usize| i32::try_from(n).unwrap_or(i32::MAX);
    let (section, division) = match order.target.industry.clone() {
        Some(code) if is_division(&code) => (None, Some(code)),
        section => (section, None),
    };
    let row = PreventionNoticeRow {
        id,
        province: province.clone(),
        title: order.title.clone(),
        body: order.body.clone(),
        section,
        division,
        commune_code: order.target.commune.as_ref().map(|c| c.as_str().to_owned()),
        lessons: TextList(order.lessons.iter().map(ToString::to_string).collect()),
        created_at: now.at,
        created_by: now.actor.name.clone(),
        recipients: count(to.len()),
        unreachable: count(to.iter().filter(|a| a.to.is_empty()).count()),
    };
    let recipients: Vec<PreventionRecipientRow> = to
        .iter()
        .map(|a| PreventionRecipientRow {
            notice_id: id,
            enterprise_id: a.row.id,
            name: a.row.name.clone(),
            reachable: !a.to.is_empty(),
        })
        .collect();
    store::prevention::add(conn, &row, &recipients)?;
    let content = content(order, &told)?;
    for enterprise in to.into_iter().filter(|a| !a.to.is_empty()) {
        let notice = Notice {
            dedupe: format!("prevention/{id}/{}", enterprise.row.id),
            kind: "prevention",
            province: province.clone(),
            case: None,
            recipient: enterprise.row.name,
            agency: None,
            to: enterprise.to.into_iter().map(|email| (ChannelKind::Email, email)).collect(),
            urgency: Urgency::Other,
            basis: now.law().prevention_notice(vn_date(now.at)),
            content: content.clone(),
        };
        notify(conn, app, now.at, notice)?;
    }
    Ok(id)
}

fn content(order: &PreventionOrder, told: &[LessonRow]) -> Result<NoticeContent, Failure> {
    let same = |text: &str| Localized::new(text, text);
    let mut sections = Vec::new();
    for lesson in told {
        let measures: Vec<crate::follow_up::LessonMeasure> = serde_json::from_str(&lesson.recommendations)?;
        let mut lines = vec![
            NoticeLine { text: same(&lesson.course), path: None },
            NoticeLine { text: same(&lesson.cause_detail), path: None },
        ];
        lines.extend(measures.into_iter().map(|m| NoticeLine {
            text: Localized::new(format!("Kiến nghị: {}", m.content), format!("Recommended: {}", m.content)),
            path: None,
        }));
        lines.retain(|l| !l.text.vi.trim().is_empty());
        let heading = Localized::new("Bài học từ một vụ tai nạn", "What an accident teaches");
        sections.push(NoticeSection { heading, lines });
    }
    Ok(NoticeContent {
        title: Localized::new(format!("Phòng ngừa: {}", order.title), format!("Prevention: {}", order.title)),
        intro: order.body.split("\n\n").map(|p| same(p.trim())).filter(|p| !p.vi.is_empty()).collect(),
        sections,
        path: Some("/bai-hoc".to_owned()),
        drill: false,
    })
}
