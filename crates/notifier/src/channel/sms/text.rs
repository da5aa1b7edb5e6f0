//! What a text message says: number of the case and where to confirm. Nobody's name, no place, no injury.

use casework::channels::Pointer;
use domain::value::unaccented;

/// How long a text may be, and of which letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Limits {
    /// Most characters.
    pub(crate) longest: usize,
    /// Only the basic alphabet.
    pub(crate) unaccented: bool,
    /// Links may stand in it.
    pub(crate) link: bool,
}

/// It does not fit, however short.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the text does not fit into {0} characters; shorten public_url or allow more")]
pub(crate) struct TooLong(usize);

/// The shortest text that still says all, of several: what a gateway would cut off could be the link.
pub(crate) fn text(p: &Pointer, limits: Limits) -> Result<String, TooLong> {
    let mut mark = String::new();
    if p.drill {
        mark.push_str("DIỄN TẬP/DRILL. ");
    }
    if p.demo {
        mark.push_str("TRÌNH DIỄN. ");
    }
    let asks = if p.to_confirm { "có tin khẩn cần xác nhận" } else { "có tin báo" };
    let whither = if limits.link { p.link.as_str() } else { "Đăng nhập hệ thống TNLĐ." };
    let candidates = [
        format!("{mark}{}: {asks}. {whither}", p.subject),
        format!("{mark}{} {whither}", p.subject),
        format!("{mark}TNLĐ: {whither}"),
    ];
    candidates
        .into_iter()
        .map(|text| if limits.unaccented { unaccented(&text) } else { text })
        .find(|text| text.chars().count() <= limits.longest)
        .ok_or(TooLong(limits.longest))
}

/// What a person gets who tests the gateway.
pub(crate) fn test_text(limits: Limits) -> String {
    let text = "TNLĐ: tin thử, không có tai nạn. / A test, no accident.";
    let text = if limits.unaccented { unaccented(text) } else { text.to_owned() };
    text.chars().take(limits.longest).collect()
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;
    use chrono::{TimeZone, Utc};
    use domain::ids::AlertId;
    use proptest::prelude::*;
    use uuid::Uuid;

    pub(crate) fn pointer() -> Pointer {
        Pointer {
            message: Uuid::from_u128(1),
            alert: AlertId(Uuid::from_u128(2)),
            case: None,
            subject: "TNLĐ-91-2026-000123".to_owned(),
            class: Some("fatal".to_owned()),
            role: "police_province".to_owned(),
            mode: "acknowledged".to_owned(),
            trigger: "accident_reported".to_owned(),
            province: "91".to_owned(),
            raised_at: Utc.with_ymd_and_hms(2026, 11, 23, 1, 15, 0).unwrap(),
            to_confirm: true,
            drill: false,
            demo: false,
            link: "https://tnld.angiang.gov.vn/xac-nhan/AZqwAAAAcACAAAAAAAAAATWcZ6vUoRtHAZqwAAAAcACAAAAA"
                .to_owned(),
            site: "https://tnld.angiang.gov.vn".to_owned(),
        }
    }

    const SMS: Limits = Limits { longest: 160, unaccented: true, link: true };

    #[test]
    fn code_and_link_and_nothing_else() {
        let table = [
            (
                pointer(),
                "TNLD-91-2026-000123: co tin khan can xac nhan. https://tnld.angiang.gov.vn/xac-nhan/AZqwAAAAcACAAAAAAAAAATWcZ6vUoRtHAZqwAAAAcACAAAAA",
            ),
            (
                Pointer { to_confirm: false, ..pointer() },
                "TNLD-91-2026-000123: co tin bao. https://tnld.angiang.gov.vn/xac-nhan/AZqwAAAAcACAAAAAAAAAATWcZ6vUoRtHAZqwAAAAcACAAAAA",
            ),
            (
                Pointer { drill: true, ..pointer() },
                "DIEN TAP/DRILL. TNLD-91-2026-000123: co tin khan can xac nhan. https://tnld.angiang.gov.vn/xac-nhan/AZqwAAAAcACAAAAAAAAAATWcZ6vUoRtHAZqwAAAAcACAAAAA",
            ),
            (
                Pointer { demo: true, ..pointer() },
                "TRINH DIEN. TNLD-91-2026-000123: co tin khan can xac nhan. https://tnld.angiang.gov.vn/xac-nhan/AZqwAAAAcACAAAAAAAAAATWcZ6vUoRtHAZqwAAAAcACAAAAA",
            ),
        ];
        for (p, expected) in table {
            assert_eq!(text(&p, SMS).unwrap(), expected);
        }
        let no_links = text(&pointer(), Limits { link: false, ..SMS }).unwrap();
        assert_eq!(no_links, "TNLD-91-2026-000123: co tin khan can xac nhan. Dang nhap he thong TNLD.");
        let accented = text(&pointer(), Limits { unaccented: false, ..SMS }).unwrap();
        assert!(accented.starts_with("TNLĐ-91-2026-000123: có tin khẩn cần xác nhận."));
        assert_eq!(test_text(SMS), "TNLD: tin thu, khong co tai nan. / A test, no accident.");
    }

    #[test]
    fn words_are_left_out_before_the_link_is_cut() {
        let short = |longest| text(&pointer(), Limits { longest, ..SMS });
        let link = pointer().link;
        assert_eq!(short(110).unwrap(), format!("TNLD-91-2026-000123 {link}"));
        assert_eq!(short(95).unwrap(), format!("TNLD: {link}"));
        assert_eq!(short(60), Err(TooLong(60)));
    }

    proptest! {
        #[test]
        fn it_always_fits_and_always_carries_the_link(
            subject in "\\PC{0,200}", drill in any::<bool>(), demo in any::<bool>(), to_confirm in any::<bool>(),
        ) {
            let p = Pointer { subject, drill, demo, to_confirm, ..pointer() };
            let said = text(&p, SMS).unwrap();
            prop_assert!(said.len() <= 160 && said.is_ascii(), "{said}");
            prop_assert!(said.ends_with(&p.link));
            prop_assert_eq!(said.contains("DIEN TAP"), drill || p.subject.contains("DIEN TAP"));
            prop_assert_eq!(said.starts_with("TRINH DIEN") || said.contains(". TRINH DIEN"), demo);
        }
    }
}
