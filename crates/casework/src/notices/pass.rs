//! A pass: what the browser of a reporter carries after the code was shown, so that it need not carry the code.

use super::find::{NoticeKey, find};
use crate::app::Casework;
use crate::auth::csrf_of;
use crate::context::Context;
use crate::failure::Failure;
use domain::access::{Relation, act, authorise_on};
use domain::ids::ReportId;
use domain::time::Instant;
use domain::value::NoticeCode;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use uuid::Uuid;

/// Somebody showed the code of this report not long ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoticePass {
    pub(super) report: ReportId,
}

fn mac(app: &Casework, report: Uuid, expires: i64) -> Hmac<Sha256> {
    app.secrets().mac("notice-pass", &[report.as_bytes(), &expires.to_be_bytes()])
}

fn token(app: &Casework, report: Uuid, expires: Instant) -> String {
    let expires = expires.timestamp();
    let signature = mac(app, report, expires).finalize().into_bytes();
    format!("{}.{expires:x}.{}", report.simple(), hex::encode(signature))
}

/// Changes a code for a pass; it lasts as long as a session at most.
///
/// # Errors
/// As [`super::open`].
pub async fn enter(
    app: &Casework,
    ctx: &Context,
    code: NoticeCode,
    address: String,
) -> Result<String, Failure> {
    authorise_on::<act::OpenNotice>(&ctx.actor, &[Relation::OwnNotice])?;
    let row = find(app, &NoticeKey::Code { code, address }).await?;
    let expires = row.expires_at.min(app.now() + app.settings().session_absolute);
    Ok(token(app, row.report_id, expires))
}

/// The pass behind a cookie, with the secret that its forms carry; none when it was changed or has ended.
pub fn pass_of(app: &Casework, token: &str) -> Option<(NoticePass, String)> {
    let mut parts = token.split('.');
    let (report, expires, signature) = (parts.next()?, parts.next()?, parts.next()?);
    let report = Uuid::try_parse(report).ok()?;
    let expires = i64::from_str_radix(expires, 16).ok()?;
    mac(app, report, expires).verify_slice(&hex::decode(signature).ok()?).ok()?;
    let lives = parts.next().is_none() && app.now().timestamp() < expires;
    lives.then(|| (NoticePass { report: ReportId(report) }, csrf_of(token)))
}

/// Under which id drafts of the holder of a pass are kept.
pub(crate) fn holder(ctx: &Context, pass: NoticePass) -> Result<Uuid, Failure> {
    authorise_on::<act::CompleteNotice>(&ctx.actor, &[Relation::OwnNotice])?;
    Ok(pass.report.0)
}
