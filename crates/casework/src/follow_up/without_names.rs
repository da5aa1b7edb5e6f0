//! Texts of findings without the names of people, for whoever learns from a case.

use domain::case::Case;

/// What people are called by before their given name.
const TITLES: [&str; 10] = ["ông", "bà", "anh", "chị", "em", "cô", "chú", "bác", "cháu", "nạn nhân"];
/// Stands in place of a name.
const SOMEBODY: &str = "[…]";

/// Everybody whom the file of a case names: victims, members of the teams, persons at fault, whoever reported.
pub(crate) fn names_of(case: &Case) -> Vec<String> {
    let victims = case.victims.iter().filter_map(|v| v.statement.name.as_ref());
    let mut out: Vec<String> = victims.map(|n| n.as_str().to_owned()).collect();
    if let Some(findings) = case.stage.findings() {
        out.extend(findings.participants.iter().map(|p| p.name.as_str().to_owned()));
        out.extend(findings.persons_at_fault.iter().map(|p| p.name.as_str().to_owned()));
    }
    if let Some(team) = case.stage.team() {
        out.extend(team.members.iter().map(|m| m.name.as_str().to_owned()));
    }
    out.extend(case.reports.iter().filter_map(|r| r.report.told_by.name.as_ref()).map(ToString::to_string));
    out.sort_by_key(|n| std::cmp::Reverse(n.chars().count()));
    out.dedup();
    out
}

/// The text with each name replaced: the full name, and a title with the given name alone.
pub(crate) fn without_names(text: &str, names: &[String]) -> String {
    let mut out = text.to_owned();
    for name in names {
        out = replaced(&out, name, SOMEBODY);
        let given = name.split_whitespace().last().filter(|g| g.chars().count() > 1);
        for (title, given) in TITLES.iter().filter_map(|t| given.map(|g| (t, g))) {
            out = replaced(&out, &format!("{title} {given}"), &format!("{title} {SOMEBODY}"));
        }
    }
    out
}

/// Does the text name somebody? Compared without regard to case.
pub(crate) fn names_somebody(text: &str, names: &[String]) -> bool {
    names.iter().any(|n| replaced(text, n, SOMEBODY) != text)
}

/// Every occurrence as whole words, without regard to case.
fn replaced(text: &str, what: &str, by: &str) -> String {
    let (chars, wanted): (Vec<char>, Vec<char>) = (text.chars().collect(), what.chars().collect());
    if wanted.is_empty() {
        return text.to_owned();
    }
    let same = |a: char, b: char| a == b || a.to_lowercase().eq(b.to_lowercase());
    let edge = |i: Option<usize>| i.and_then(|i| chars.get(i)).is_none_or(|c| !c.is_alphanumeric());
    let (mut out, mut at) = (String::with_capacity(text.len()), 0);
    while at < chars.len() {
        let end = at + wanted.len();
        let found =
            chars.get(at..end).is_some_and(|part| part.iter().zip(&wanted).all(|(a, b)| same(*a, *b)));
        if found && edge(at.checked_sub(1)) && edge(Some(end)) {
            out.push_str(by);
            at = end;
        } else {
            out.extend(chars.get(at));
            at += 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_given_names_after_a_title_go() {
        let names = ["Nguyễn Văn Tám".to_owned(), "Lê Thị An".to_owned()];
        let told = |text: &str| without_names(text, &names);
        assert_eq!(told("Ông Nguyễn Văn Tám đốt lò."), "Ông […] đốt lò.");
        assert_eq!(told("NGUYỄN VĂN TÁM và chị An đứng gần."), "[…] và chị […] đứng gần.");
        assert_eq!(told("Tám người đứng gần; Nguyễn Văn Támx"), "Tám người đứng gần; Nguyễn Văn Támx");
        assert_eq!(told("An Giang, bảo đảm an toàn"), "An Giang, bảo đảm an toàn");
        assert!(names_somebody("lê thị an", &names) && !names_somebody("An Giang", &names));
    }
}
