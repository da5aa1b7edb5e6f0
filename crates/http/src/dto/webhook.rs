//! A webhook of an agency.

use super::fields::Fields;
use super::input::Input;
use super::text::Line;
use super::typed_text::IdText;
use super::word::WebhookTopicWord;
use casework::webhooks::WebhookOrder;
use domain::ids::AgencyId;
use domain::value::WebAddress;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use validator::Validate;

/// Where the system of an agency is told, and of what.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, Validate, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(example = json!({
    "agency_id": "01935c1e-7b9a-7cc3-8e8e-0a4f1c2d3e4f", "url": "https://he-thong.donvi.vn/tnld", "topics": ["alert"]
}))]
pub struct WebhookInput {
    /// Agency.
    #[serde(default)]
    #[schema(required = true)]
    pub agency_id: IdText,
    /// Address; https.
    #[serde(default)]
    #[schema(required = true)]
    pub url: Line,
    /// What it is told of.
    #[serde(default)]
    #[schema(required = true)]
    #[validate(length(min = 1, max = 10))]
    pub topics: Vec<WebhookTopicWord>,
}

impl Input for WebhookInput {
    type Value = WebhookOrder;

    fn read(self, f: &mut Fields<'_>) -> Option<WebhookOrder> {
        let agency = f.required_uuid("agency_id", &self.agency_id).map(AgencyId);
        let url = f.required_value("url", &self.url, WebAddress::parse);
        let read = |f: &mut Fields<'_>, word: WebhookTopicWord| {
            let word = word.raw().trim().parse().ok();
            if word.is_none() {
                f.problem_here("unknown_word", "Chọn trong danh sách.", "Choose from the list.");
            }
            word
        };
        let mut topics = f.each("topics", self.topics, read);
        topics.sort_unstable();
        topics.dedup();
        Some(WebhookOrder { agency: agency?, url: url?, topics })
    }
}
