//! Signs that an accident may be a crime (Bộ luật Hình sự 2015 Điều 295): a hint, never a decision.

use super::super::state::Case;
use crate::words::{Localized, Severity};

/// Property damage from which clause 1 of Article 295 counts, in đồng.
const PROPERTY: i64 = 100_000_000;

/// One sign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CriminalIndicator {
    /// Stable code.
    pub code: &'static str,
    /// In words, with the article.
    pub message: Localized,
}

/// The signs that the file shows. An officer judges whether there are signs of a crime; nothing follows from this
/// list by itself.
pub fn criminal_indicators(case: &Case) -> Vec<CriminalIndicator> {
    let mut out = Vec::new();
    let dead = case.victims.iter().filter(|v| v.severity() == Severity::Fatal).count();
    let told = case.accident.as_ref().map_or(0, |a| a.casualties.dead as usize);
    let dead = dead.max(told);
    if dead > 0 {
        let clause = match dead {
            1 => 1,
            2 => 2,
            _more => 3,
        };
        out.push(CriminalIndicator {
            code: "deaths",
            message: Localized::new(
                format!("Có {dead} người chết (Bộ luật Hình sự 2015, Điều 295 khoản {clause})."),
                format!("{dead} dead (Penal Code 2015, Article 295({clause}))."),
            ),
        });
    }
    let damage = case.stage.findings().and_then(|f| f.damage.property).map_or(0, |d| d.get());
    if damage >= PROPERTY {
        let clause = match damage {
            1_500_000_000.. => 3,
            500_000_000.. => 2,
            _less => 1,
        };
        out.push(CriminalIndicator {
            code: "property",
            message: Localized::new(
                format!("Thiệt hại tài sản từ 100 triệu đồng trở lên (Bộ luật Hình sự 2015, Điều 295 khoản {clause})."),
                format!("Property damage of 100 million đồng or more (Penal Code 2015, Article 295({clause}))."),
            ),
        });
    }
    out
}
