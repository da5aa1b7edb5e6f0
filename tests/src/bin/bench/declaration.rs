//! Who declares, and what.

use anyhow::{Context as _, Result};
use journeys::scratch::project_root;
use journeys::server::{Settings, User};
use journeys::{Api, Context};
use serde_json::{Value, json};

/// Where declarations go.
pub(crate) const PATH: &str = "/api/v1/declarations";

/// The province that the program serves by default.
const PROVINCE: &str = "91";

/// Lifts the limits that would stop one address from declaring thousands of accidents.
pub(crate) fn limits(settings: &mut Settings) {
    settings.environment.push(("TNLD_LOG_LEVEL".to_owned(), "warn".to_owned()));
}

/// Makes the safety officer of an enterprise and signs in.
pub(crate) async fn declarant(context: &Context) -> Result<Api> {
    let mut user = User::new("bench", "enterprise", "Nguyễn Thị Đo");
    user.enterprise = Some(("0100109106".to_owned(), "Công ty cổ phần Đo Lường".to_owned()));
    context.sign_in_as(user).await
}

/// The communes of the province, so that accidents are spread over it as they are in life.
pub(crate) struct Communes(Vec<String>);

impl Communes {
    pub(crate) fn read() -> Result<Self> {
        let file = project_root().join("config/reference/admin_communes.csv");
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let of_province = text.lines().filter(|line| line.split(',').nth(4) == Some(PROVINCE));
        let codes: Vec<_> =
            of_province.filter_map(|line| line.split(',').next()).map(str::to_owned).collect();
        anyhow::ensure!(codes.len() > 50, "only {} communes", codes.len());
        Ok(Self(codes))
    }

    /// Numbers of accidents in one and the same place, weeks apart, so that none looks like another.
    pub(crate) fn same_place(&self, number: u64) -> u64 {
        number * 20 * self.0.len() as u64
    }

    /// The declaration of one accident with one victim, dead or seriously hurt: another place, then
    /// another day, for each number.
    pub(crate) fn declaration(&self, number: u64, fatal: bool) -> Value {
        let places = self.0.len() as u64;
        let commune = usize::try_from(number % places).ok().and_then(|index| self.0.get(index));
        let day = number / places;
        let date = format!("2025-{:02}-{:02}", 7 + day / 28 % 6, 1 + day % 28);
        let outcome = if fatal { "fatal" } else { "serious" };
        let mut victim = json!({
            "name": "Nguyễn Văn Tám", "birth": "1985", "sex": "male", "relation": "contract", "outcome": outcome,
            "occupation": { "text": "thợ vận hành nồi hơi" }, "injury": "Bỏng hơi nước",
        });
        if fatal {
            victim["death"] = json!("scene");
        } else {
            victim["serious_codes"] = json!(["034"]);
        }
        json!({
            "told_by": { "name": "Nguyễn Thị Đo", "capacity": "cán bộ an toàn", "phone": "0912 345 678" },
            "accident": {
                "occurred": { "kind": "exact", "at": format!("{date}T08:15") },
                "place": { "commune_code": commune, "address": "Khu phố 3", "spot": "Nhà nồi hơi" },
                "employer": { "name": "Công ty cổ phần Đo Lường", "tax_code": "0100109106", "workers": 64 },
                "casualties": if fatal { json!({ "dead": 1 }) } else { json!({ "serious": 1 }) },
                "victims": [victim],
                "course": {
                    "place": "Nhà nồi hơi", "activity": "Đốt lò", "object": "Nồi hơi 2 tấn/giờ",
                    "hazard": "Van an toàn kẹt", "event": "Nồi hơi nổ khi đang tăng áp",
                },
            },
            "declaration": {
                "known_at": format!("{date}T08:20"), "scene_kept": true,
                "signer_name": "Trần Văn Phúc", "signer_position": "Giám đốc",
            },
        })
    }
}
