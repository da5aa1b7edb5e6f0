//! Sending an alert again because an officer asks for it: the next contact of its ladder, now.

use super::climb::{climb, only_message};
use super::event::{AlertEvent, Why};
use super::list::{AlertView, authorise_alert, view};
use super::reach::Reach;
use crate::app::Casework;
use crate::context::Context;
use crate::failure::Failure;
use crate::once::once;
use domain::access::act;
use domain::case::Refusal;
use domain::ids::AlertId;
use domain::time::human_datetime;
use store::{AlertRow, AlertState, alerts};

/// Takes the next rung of an alert's ladder at once; of an alert without a ladder, queues its message once
/// more. Who confirmed is left in peace.
///
/// # Errors
/// [`Failure::NotFound`] for an alert of another province; a refusal when it is confirmed or withdrawn, or
/// when the directory knows nobody to send it to.
pub async fn resend(app: &Casework, ctx: Context, id: AlertId) -> Result<AlertView, Failure> {
    let now = app.now();
    let handle = app.clone();
    let sent = app
        .db()
        .write(move |conn| {
            once(conn, ctx.idempotency.as_ref(), now, |conn| {
                let found = alerts::get(conn, id.0)?;
                authorise_alert::<act::ResendAlert>(&ctx.actor, &found)?;
                let mut row = alerts::lock(conn, id.0)?;
                let read_at = row.version;
                refuse_what_is_over(&row)?;
                let mut reach = Reach::new(conn, &handle, &row, now)?;
                let mut taken = climb(conn, &handle, now, &mut row, &mut reach, Why::Asked)?;
                if taken.is_empty() {
                    taken = only_message(conn, &handle, now, &mut row, &mut reach)?;
                    let Some((reached, channels)) = taken.reached.clone() else {
                        return Err(nobody(&row));
                    };
                    taken.events.push(AlertEvent::Resent { reached, channels });
                }
                if row.state == AlertState::Dead {
                    row.state = AlertState::Pending;
                }
                alerts::update(conn, &row, read_at)?;
                taken.write(conn, now, &ctx.actor, &row)?;
                Ok(row.id)
            })
        })
        .await?;
    app.wake_notifier();
    app.db().read(move |conn| Ok(view(alerts::get(conn, sent)?))).await
}

fn refuse_what_is_over(row: &AlertRow) -> Result<(), Failure> {
    if let Some(at) = row.acknowledged_at {
        let name = row.acknowledged_by_name.clone().unwrap_or_default();
        let at = human_datetime(at);
        return Err(Failure::Refused(Refusal::rule(
            "already_confirmed",
            format!("{} đã xác nhận nhận tin lúc {at} ({name}), không cần gửi lại.", row.recipient_name),
            format!("{} confirmed at {at} ({name}); nothing is to be sent again.", row.recipient_name),
            "",
        )));
    }
    if row.state == AlertState::Withdrawn {
        return Err(Failure::Refused(Refusal::rule(
            "alert_withdrawn",
            "Tin này đã được rút nên không gửi lại. Nếu có nội dung mới, hãy ghi tin mới vào hồ sơ vụ.",
            "This alert was withdrawn and is not sent again. If there is something new, log it in the case.",
            "",
        )));
    }
    Ok(())
}

fn nobody(row: &AlertRow) -> Failure {
    Failure::Refused(Refusal::rule(
        "nobody_to_reach",
        format!(
            "Danh bạ chưa có địa chỉ nào để gửi cho {}. Bổ sung vào mục Cơ quan, hoặc gọi điện thoại.",
            row.recipient_name
        ),
        format!(
            "The directory knows no address of {}. Add one under Agencies, or telephone.",
            row.recipient_name
        ),
        "",
    ))
}
