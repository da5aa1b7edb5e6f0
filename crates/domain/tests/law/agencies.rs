//! Which body fills a role on a date, by name.

use crate::support::{RACH_GIA, d, law};
use domain::law::Confidence;
use domain::reference::Geography;
use domain::value::CommuneCode;
use domain::words::RoleKey;

fn name(role: RoleKey, province: &str, commune: &str, on: &str) -> Option<String> {
    let commune = CommuneCode::parse(commune).unwrap();
    law().agency_name(role, province, Some(&commune), d(on)).map(|n| n.name.vi)
}

#[test]
fn names_change_on_the_day() {
    use RoleKey::{
        BhxhProvince, CommunePc, DeclarationRecipient, DistrictPc, HealthAuthorityProvince,
        LabourAuthorityProvince, LabourMinistry, LabourMinistryOshDept, MinistryInspectorate,
        PoliceFirstNotice, PoliceProvince, ProcuracySameLevel, ProvincialTeamHead, StatisticsProvince,
        TransportMinistry, UnionProvince,
    };
    for (role, on, expected) in [
        (LabourAuthorityProvince, "2025-02-28", Some("Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang")),
        (LabourAuthorityProvince, "2025-03-01", Some("Sở Nội vụ tỉnh Kiên Giang")),
        (LabourAuthorityProvince, "2025-06-30", Some("Sở Nội vụ tỉnh Kiên Giang")),
        (LabourAuthorityProvince, "2025-07-01", Some("Sở Nội vụ tỉnh An Giang")),
        (
            DeclarationRecipient,
            "2025-02-28",
            Some("Thanh tra Sở Lao động - Thương binh và Xã hội tỉnh Kiên Giang"),
        ),
        (DeclarationRecipient, "2026-11-23", Some("Sở Nội vụ tỉnh An Giang")),
        (PoliceFirstNotice, "2025-02-28", Some("Công an thành phố Rạch Giá")),
        (PoliceFirstNotice, "2025-03-01", Some("Công an phường Vĩnh Thanh Vân")),
        (PoliceFirstNotice, "2025-07-01", Some("Công an phường Rạch Giá")),
        (PoliceProvince, "2025-06-30", Some("Công an tỉnh Kiên Giang")),
        (PoliceProvince, "2025-07-01", Some("Công an tỉnh An Giang")),
        (ProcuracySameLevel, "2026-11-23", Some("Viện kiểm sát nhân dân tỉnh An Giang")),
        (DistrictPc, "2025-06-30", Some("Ủy ban nhân dân thành phố Rạch Giá")),
        (DistrictPc, "2025-07-01", None),
        (CommunePc, "2025-07-01", Some("Ủy ban nhân dân phường Rạch Giá")),
        (HealthAuthorityProvince, "2025-07-01", Some("Sở Y tế tỉnh An Giang")),
        (UnionProvince, "2025-07-01", Some("Liên đoàn Lao động tỉnh An Giang")),
        (LabourMinistry, "2025-02-28", Some("Bộ Lao động - Thương binh và Xã hội")),
        (LabourMinistry, "2025-03-01", Some("Bộ Nội vụ")),
        (LabourMinistryOshDept, "2026-11-23", Some("Cục Việc làm, Bộ Nội vụ")),
        (MinistryInspectorate, "2025-02-28", Some("Thanh tra Bộ Lao động - Thương binh và Xã hội")),
        (MinistryInspectorate, "2025-03-01", None),
        (TransportMinistry, "2025-02-28", Some("Bộ Giao thông vận tải")),
        (TransportMinistry, "2025-03-01", Some("Bộ Xây dựng")),
        (StatisticsProvince, "2025-07-01", Some("Thống kê tỉnh An Giang")),
        (BhxhProvince, "2025-07-01", Some("Bảo hiểm xã hội tỉnh An Giang")),
        (
            ProvincialTeamHead,
            "2026-11-23",
            Some("Đại diện phòng chuyên môn về an toàn lao động, Sở Nội vụ tỉnh An Giang"),
        ),
    ] {
        assert_eq!(name(role, "91", RACH_GIA, on).as_deref(), expected, "{role} on {on}");
    }
}

#[test]
fn all_34_provinces_of_today() {
    let geo = Geography::embedded();
    let names: Vec<_> = geo
        .provinces_on(d("2026-11-23"))
        .iter()
        .map(|p| {
            law()
                .agency_name(RoleKey::LabourAuthorityProvince, &p.code, None, d("2026-11-23"))
                .unwrap()
                .name
                .vi
        })
        .collect();
    assert_eq!(names.len(), 34);
    for expected in [
        "Sở Nội vụ thành phố Hà Nội",
        "Sở Nội vụ Thành phố Hồ Chí Minh",
        "Sở Nội vụ thành phố Huế",
        "Sở Nội vụ thành phố Đồng Nai",
        "Sở Nội vụ tỉnh Đắk Lắk",
        "Sở Nội vụ tỉnh An Giang",
    ] {
        assert!(names.iter().any(|n| n == expected), "{expected} not in {names:?}");
    }
    assert_eq!(names.iter().filter(|n| n.starts_with("Sở Nội vụ tỉnh ")).count(), 27);
}

#[test]
fn codes_of_the_other_side_of_the_change_are_carried() {
    // Province 89 (old An Giang) and commune 30745 ended on 30/06/2025.
    assert_eq!(
        name(RoleKey::PoliceProvince, "89", RACH_GIA, "2026-01-05").as_deref(),
        Some("Công an tỉnh An Giang")
    );
    assert_eq!(
        name(RoleKey::CommunePc, "91", "30745", "2026-01-05").as_deref(),
        Some("Ủy ban nhân dân phường Rạch Giá")
    );
    assert_eq!(name(RoleKey::PoliceProvince, "00", RACH_GIA, "2026-01-05"), None);
    assert_eq!(law().agency_name(RoleKey::CommunePc, "91", None, d("2026-01-05")), None, "which commune?");
    assert_eq!(name(RoleKey::LabourMinistry, "91", RACH_GIA, "2016-06-30"), None, "before the first regime");
}

#[test]
fn special_zones_and_english_names() {
    let phu_quoc = CommuneCode::parse("31078").unwrap();
    let police =
        law().agency_name(RoleKey::PoliceFirstNotice, "91", Some(&phu_quoc), d("2026-11-23")).unwrap();
    assert_eq!(
        (police.name.vi.as_str(), police.name.en.as_str()),
        ("Công an đặc khu Phú Quốc", "Police of Phú Quốc Special Zone")
    );
    assert_eq!(police.confidence, Confidence::Likely);
    assert!(police.citation.text.contains("129/2025"));
}
