//! Accidents for tests that need many: each in another place, then on another day.

use anyhow::{Context as _, Result, ensure};
use serde_json::{Value, json};

use crate::scratch::project_root;
use crate::server::User;

/// Where declarations go.
pub const DECLARATIONS: &str = "/api/v1/declarations";

/// The province that the program serves by default.
const PROVINCE: &str = "91";

const TAX_CODE: &str = "0100109106";
const EMPLOYER: &str = "Công ty cổ phần Đo Lường";

/// The safety officer who declares them.
#[must_use]
pub fn declarant(login: &str) -> User {
    let mut user = User::new(login, "enterprise", "Nguyễn Thị Đo");
    user.commune = Some(crate::people::RACH_GIA.to_owned());
    user.enterprise = Some((TAX_CODE.to_owned(), EMPLOYER.to_owned()));
    user
}

/// The communes of the province, so that accidents are spread over it as they are in life.
#[derive(Debug, Clone)]
pub struct Communes(Vec<String>);

impl Communes {
    /// Reads them from the reference list.
    pub fn read() -> Result<Self> {
        let file = project_root().join("config/reference/admin_communes.csv");
        let text = std::fs::read_to_string(&file).with_context(|| file.display().to_string())?;
        let of_province = text.lines().filter(|line| line.split(',').nth(4) == Some(PROVINCE));
        let codes: Vec<_> =
            of_province.filter_map(|line| line.split(',').next()).map(str::to_owned).collect();
        ensure!(codes.len() > 50, "only {} communes", codes.len());
        Ok(Self(codes))
    }

    /// Numbers of accidents in one and the same place, weeks apart, so that none looks like another.
    #[must_use]
    pub fn same_place(&self, number: u64) -> u64 {
        number * 20 * self.0.len() as u64
    }

    /// The declaration of one accident with one victim, dead or seriously hurt: another place, then
    /// another day, for each number.
    #[must_use]
    pub fn declaration(&self, number: u64, fatal: bool) -> Value {
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
                "employer": { "name": EMPLOYER, "tax_code": TAX_CODE, "workers": 64 },
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
