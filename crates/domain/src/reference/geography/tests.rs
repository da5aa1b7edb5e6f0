use super::*;
use crate::value::CommuneCode;
use chrono::NaiveDate;

fn geo() -> &'static Geography {
    Geography::embedded()
}

fn day(y: i32, m: u32, d: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(y, m, d).unwrap()
}

fn code(c: &str) -> CommuneCode {
    CommuneCode::parse(c).unwrap()
}

#[test]
fn the_tables_are_complete() {
    assert_eq!(geo().provinces_on(day(2026, 1, 1)).len(), 34);
    assert_eq!(geo().provinces_on(day(2025, 6, 30)).len(), 63);
    assert_eq!(geo().new.len(), 3321);
    assert_eq!(geo().old.len(), 10_035);
    assert_eq!(geo().communes_of("91", day(2026, 11, 23)).len(), 102);
    assert_eq!(geo().communes_of("91", day(2025, 6, 30)).len(), 143);
    for row in &geo().old {
        assert!(!geo().successors(&code(row.code)).is_empty(), "{} has no successor", row.code);
    }
    // Five island districts had no communes.
    let islands = geo().new.iter().filter(|r| geo().predecessors(&code(r.code)).is_empty());
    assert!(islands.map(|r| r.name.name).all(|n| n.starts_with("Đặc khu ")));
}

#[test]
fn a_code_is_read_on_its_date() {
    let found = geo().search("rach gia", day(2026, 1, 1), 5);
    let rach_gia = &found[0];
    assert_eq!(rach_gia.name, "Phường Rạch Giá");
    assert_eq!(rach_gia.kind, CommuneKind::Phuong);
    assert_eq!(rach_gia.province_name, "Tỉnh An Giang");
    assert_eq!(rach_gia.district_name, None);
    assert_eq!(rach_gia.name_en(), "Rạch Giá Ward");

    // 00004 was Phường Trúc Bạch and became the code of Phường Ba Đình.
    assert_eq!(geo().commune_on(&code("00004"), day(2025, 6, 30)).unwrap().name, "Phường Trúc Bạch");
    assert_eq!(geo().commune_on(&code("00004"), day(2025, 7, 1)).unwrap().name, "Phường Ba Đình");
    let before = geo().commune_on(&code("00004"), day(2025, 6, 30)).unwrap();
    assert_eq!(before.district_name.as_deref(), Some("Quận Ba Đình"));
    assert_eq!(before.address(), "Phường Trúc Bạch, Quận Ba Đình, Thành phố Hà Nội");
}

#[test]
fn a_code_of_another_time_is_refused_with_its_successors() {
    let refusal = geo().commune_on(&code("00001"), day(2025, 7, 1)).unwrap_err();
    assert_eq!(refusal.code(), "commune_not_valid_on_date");
    let CommuneRefusal::NotValidOn { successors, .. } = &refusal else { panic!("{refusal:?}") };
    assert_eq!(successors[0].commune.name, "Phường Hồng Hà");
    assert!(!successors[0].part);
    assert!(refusal.message().vi.contains("Phường Hồng Hà (00097)"));
    assert_eq!(geo().commune_on(&code("99999"), day(2026, 1, 1)).unwrap_err().code(), "unknown_commune");
}

#[test]
fn a_divided_commune_offers_its_parts_likeliest_first() {
    let parts = geo().successors(&code("30334"));
    assert!(parts.len() > 1);
    assert!(parts.iter().all(|s| s.part));
    assert!(parts[0].default_guess && parts[1..].iter().all(|s| !s.default_guess));
    assert_eq!(geo().carry(&code("30334"), day(2024, 5, 1), day(2026, 5, 1)).unwrap(), parts[0].commune);
}

#[test]
fn renamed_units_bear_the_name_of_the_day() {
    let long_thanh = code("26368");
    assert_eq!(geo().commune_on(&long_thanh, day(2026, 4, 29)).unwrap().name, "Xã Long Thành");
    assert_eq!(geo().commune_on(&long_thanh, day(2026, 4, 29)).unwrap().province_name, "Tỉnh Đồng Nai");
    assert_eq!(geo().commune_on(&long_thanh, day(2026, 4, 30)).unwrap().name, "Phường Long Thành");
    assert_eq!(geo().commune_on(&long_thanh, day(2026, 4, 30)).unwrap().province_name, "Thành phố Đồng Nai");
}

#[test]
fn search_needs_no_diacritics_and_knows_the_date() {
    let names = |q: &str, on| geo().search(q, on, 10).into_iter().map(|c| c.address()).collect::<Vec<_>>();
    assert_eq!(names("phu quoc", day(2026, 1, 1))[0], "Đặc khu Phú Quốc, Tỉnh An Giang");
    assert_eq!(names("Kiên Hải", day(2026, 1, 1))[0], "Đặc khu Kiên Hải, Tỉnh An Giang");
    assert!(
        names("chau thanh an giang", day(2026, 1, 1)).contains(&"Xã Châu Thành, Tỉnh An Giang".to_owned())
    );
    assert!(names("vinh thanh van rach gia", day(2025, 1, 1))[0].contains("Kiên Giang"));
    assert!(names("", day(2026, 1, 1)).is_empty());
    assert!(names("khong co noi nay", day(2026, 1, 1)).is_empty());
    assert_eq!(geo().search("xa", day(2026, 1, 1), 7).len(), 7);
}

#[test]
fn province_names_read_well_in_sentences() {
    let name = |c: &str| geo().province_on(c, day(2026, 1, 1)).unwrap().name_vi();
    assert_eq!(name("91"), "tỉnh An Giang");
    assert_eq!(name("01"), "thành phố Hà Nội");
    assert_eq!(name("79"), "Thành phố Hồ Chí Minh");
    assert_eq!(geo().province_on("91", day(2025, 6, 30)).unwrap().full_name, "Tỉnh Kiên Giang");
    assert!(geo().province_on("89", day(2025, 7, 1)).is_none());
}
