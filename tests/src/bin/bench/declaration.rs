//! Who declares, and what.

use anyhow::Result;
use journeys::server::{Settings, User};
use journeys::{Api, Context};
use serde_json::{Value, json};

/// Where declarations go.
pub(crate) const PATH: &str = "/api/v1/declarations";

/// Lifts the limits that would stop one address from declaring thousands of accidents.
pub(crate) fn limits(settings: &mut Settings) {
    settings.environment.push(("TNLD_LIMITS".to_owned(), "off".to_owned()));
}

/// Makes an officer of the department, who may log any employer's declaration, and signs in.
pub(crate) async fn declarant(context: &Context) -> Result<Api> {
    let user = User {
        login: "bench".to_owned(),
        role: "investigator".to_owned(),
        name: "Nguyễn Thị Đo".to_owned(),
        ..User::default()
    };
    context.sign_in_as(user).await
}

/// One accident with a victim: fatal or light.
pub(crate) fn body(number: u64, fatal: bool) -> Value {
    json!({ "accident": {}, "number": number, "fatal": fatal })
}
