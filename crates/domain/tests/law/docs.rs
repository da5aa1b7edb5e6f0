//! docs/law.md names every rule that the law files use.

use crate::support::law;

#[test]
fn every_rule_is_in_the_table() {
    let doc = include_str!("../../../../docs/law.md");
    let mut rules: Vec<_> = law().provenance().into_iter().map(|p| p.rule).collect();
    rules.sort();
    rules.dedup();
    let missing: Vec<_> = rules.iter().filter(|r| !doc.contains(&format!("| {r} |"))).collect();
    assert!(missing.is_empty(), "docs/law.md lacks {missing:?}");
    assert!(rules.len() > 45, "{}", rules.len());
}
