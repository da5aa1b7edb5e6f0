//! Starting a drill.

use super::content::content;
use super::end::end_overdue;
use super::event::{DrillEvent, append};
use super::report::{DrillReport, report};
use crate::alerts::{Order, launch, recipient};
use crate::app::{Casework, Now};
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use chrono::NaiveDate;
use domain::access::{act, authorise};
use domain::case::Refusal;
use domain::law::{AlertDuty, AlertMode};
use domain::reference::Geography;
use domain::time::{human_datetime, vn_date};
use domain::value::{CommuneCode, FieldError};
use domain::words::Urgency;
use store::{Conn, DrillRow, DrillState, drills};
use uuid::Uuid;

/// What is drilled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DrillOrder {
    /// Commune of the invented accident, of the own province.
    pub commune: CommuneCode,
    /// What the recipients are told besides.
    pub note: Option<String>,
}

/// Starts a drill: those whom the law would tell of a death at that commune today are told, through the real
/// ladder and the real channels.
///
/// # Errors
/// [`Failure::Invalid`] for a commune of another province; a refusal while another drill runs.
pub async fn start(app: &Casework, ctx: Context, order: DrillOrder) -> Result<DrillReport, Failure> {
    authorise::<act::StartDrill>(&ctx.actor)?;
    end_overdue(app).await?;
    let now = Now::new(app, &ctx.actor);
    let handle = app.clone();
    let id = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now.at, |conn| begin(conn, &handle, &now, &order))
        })
        .await?;
    app.wake_notifier();
    app.db()
        .read(move |conn| {
            let row = drills::get(conn, id)?;
            report(conn, row)
        })
        .await
}

fn begin(conn: &mut Conn, app: &Casework, now: &Now, order: &DrillOrder) -> Result<Uuid, Failure> {
    let today = vn_date(now.at);
    let province = now.actor.province.clone().unwrap_or_default();
    let place = place(&order.commune, &province, today)?;
    let duties = now
        .law()
        .drill_duties(order.commune.clone(), today)
        .map_err(|problem| Failure::Internal(problem.to_string()))?;
    let row = DrillRow {
        id: app.id(),
        province,
        commune_code: order.commune.as_str().to_owned(),
        place,
        note: order.note.clone(),
        state: DrillState::Running,
        started_at: now.at,
        started_by: now.actor.name.clone(),
        ended_at: None,
        version: 1,
    };
    if !drills::start(conn, &row)? {
        return Err(Failure::Refused(Refusal::rule(
            "drill_running",
            "Một cuộc diễn tập đang chạy. Hãy chờ nó kết thúc hoặc kết thúc nó trước.",
            "A drill is running already. Wait until it ends, or end it first.",
            "",
        )));
    }
    let mut alerts = Vec::new();
    for duty in &duties {
        alerts.extend(tell(conn, app, now, &row, duty, today)?);
    }
    if alerts.is_empty() {
        return Err(Failure::Refused(Refusal::rule(
            "nobody_to_drill",
            "Không có cơ quan nào phải xác nhận tin ở xã này. Chọn xã khác.",
            "No agency has to confirm an alert at this commune. Choose another commune.",
            "",
        )));
    }
    let event = DrillEvent::Started {
        commune: order.commune.clone(),
        place: row.place.clone(),
        note: row.note.clone(),
        alerts,
    };
    append(conn, now.at, &now.actor, &row, &event)?;
    Ok(row.id)
}

fn tell(
    conn: &mut Conn,
    app: &Casework,
    now: &Now,
    row: &DrillRow,
    duty: &AlertDuty,
    today: NaiveDate,
) -> Result<Option<domain::ids::AlertId>, Failure> {
    let (agency, recipient) = recipient(conn, now.law(), duty, today)?;
    let words = content(&row.place, row.note.as_deref(), now.at, &duty.basis);
    let ladder = now.law().ladder(Urgency::Death, AlertMode::Acknowledged, duty.role, today);
    let order = Order {
        recipient,
        agency,
        role: duty.role,
        mode: AlertMode::Acknowledged,
        trigger: duty.trigger,
        basis: duty.basis.clone(),
        urgency: Urgency::Death,
        ladder: ladder.map(|l| l.id),
        // The department that drills telephones, whosever agency it is.
        province: row.province.clone(),
        case: None,
        drill: Some(row.id),
        subject: format!("DIỄN TẬP {}", human_datetime(now.at)),
        content: Some(serde_json::to_value(&words)?),
        silent: None,
        dedupe: format!("drill/{}/{}/{}", row.id, duty.role, duty.province),
    };
    launch(conn, app, now.at, &now.actor, order)
}

fn place(commune: &CommuneCode, province: &str, today: NaiveDate) -> Result<String, Failure> {
    let refused = |code, vi: &str, en: &str| {
        Failure::Invalid(vec![FieldError::new("/commune_code".to_owned(), code, vi, en)])
    };
    let found = Geography::embedded().commune_on(commune, today).map_err(|refusal| {
        let words = refusal.message();
        refused(refusal.code(), &words.vi, &words.en)
    })?;
    if found.province_code != province {
        return Err(refused(
            "other_province",
            "Chỉ diễn tập trong tỉnh mình. Chọn một xã, phường, đặc khu của tỉnh.",
            "Drills stay within the own province. Choose a commune of the province.",
        ));
    }
    Ok(found.address())
}
