//! The domain reads no clock, draws no lots and touches nothing outside itself.

use crate::tree::files;

const DOORS: [&str; 12] = [
    "std::fs",
    "std::net",
    "std::env",
    "std::process",
    "std::thread",
    "std::io",
    "SystemTime",
    "Instant::now",
    "Utc::now",
    "Local::now",
    "now_v7",
    "async fn",
];

#[test]
fn the_domain_is_pure() {
    let mut wrong = Vec::new();
    for file in files().iter().filter(|file| file.path.starts_with("crates/domain/src/")) {
        for (number, line) in file.text.lines().enumerate() {
            if line.trim_start().starts_with("//") {
                continue;
            }
            if let Some(door) = DOORS.iter().find(|door| line.contains(**door)) {
                wrong.push(format!("{}:{}: {door}", file.path, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}
