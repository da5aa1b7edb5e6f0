//! A report that is written down long after it was received.

use crate::time::Instant;
use crate::value::FieldError;
use crate::words::Localized;
use chrono::Duration;

/// Later than this, a report logged by hand needs the reason for the delay.
const LATE_ENTRY: Duration = Duration::minutes(10);

/// What is missing when a report received at one moment is written down at another. A form and an interface are
/// stamped on arrival; whatever lies back was logged by a person.
pub fn late_entry(received_at: Instant, recorded_at: Instant, reason: Option<&str>) -> Option<FieldError> {
    let explained = reason.is_some_and(|r| !r.trim().is_empty());
    (recorded_at - received_at > LATE_ENTRY && !explained).then(|| FieldError {
        pointer: "/late_entry_reason".to_owned(),
        code: "reason_required",
        message: Localized::new(
            "Tin nhận đã lâu mới được ghi: nêu lý do ghi muộn.",
            "This was logged long after it was received: give the reason.",
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};

    #[test]
    fn ten_minutes_need_no_reason_and_more_need_one() {
        let call = Utc.with_ymd_and_hms(2026, 11, 23, 15, 40, 0).unwrap();
        let at = |minutes| call + Duration::minutes(minutes);
        assert_eq!(late_entry(call, at(10), None), None);
        for blank in [None, Some(""), Some("  ")] {
            let told = late_entry(call, at(30), blank).expect("a reason is asked for");
            assert_eq!(told.pointer, "/late_entry_reason");
        }
        assert_eq!(late_entry(call, at(30), Some("Trực đêm")), None);
    }
}
