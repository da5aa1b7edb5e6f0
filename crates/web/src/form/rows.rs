//! Adding and removing rows by a round trip to the server, without losing anything typed elsewhere.

use super::spec::Repeat;
use super::values::Values;

fn number_in(name: &str, array: &str) -> Option<usize> {
    name.strip_prefix(array)?.strip_prefix('.')?.split('.').next()?.parse().ok()
}

/// Name of the hidden field that remembers how many rows are open, blank ones too.
fn counter(array: &str) -> String {
    format!("_rows.{array}")
}

/// How many rows to show.
pub fn count_rows(repeat: &Repeat, values: &Values) -> usize {
    let named = values.pairs().filter_map(|(n, _)| number_in(n, repeat.name)).max().map_or(0, |n| n + 1);
    let open = values.get(&counter(repeat.name)).and_then(|n| n.parse::<usize>().ok()).unwrap_or(0);
    named.max(open).clamp(repeat.least, repeat.most)
}

/// Opens one more row.
pub fn add_row(repeat: &Repeat, values: &mut Values) {
    let rows = count_rows(repeat, values);
    values.set(&counter(repeat.name), (rows + 1).min(repeat.most).to_string());
}

/// Removes a row; those after it move up.
pub fn remove_row(repeat: &Repeat, values: &mut Values, row: usize) {
    let rows = count_rows(repeat, values);
    values.retain(|n| number_in(n, repeat.name) != Some(row));
    values.rename(|name| match number_in(name, repeat.name) {
        Some(n) if n > row => {
            let tail = name[repeat.name.len() + 1..].split_once('.').map(|(_, t)| t).unwrap_or_default();
            format!("{}.{}.{tail}", repeat.name, n - 1)
        }
        Some(_) | None => name.to_owned(),
    });
    values.set(&counter(repeat.name), rows.saturating_sub(1).max(repeat.least).to_string());
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEOPLE: Repeat = Repeat { name: "a.people", fields: &[], least: 1, most: 5 };

    fn values() -> Values {
        Values::from_pairs(
            [
                ("a.people.0.name", "An"),
                ("a.people.1.name", "Bình"),
                ("a.people.2.name", "Chi"),
                ("note", "giữ"),
            ]
            .map(|(n, v)| (n.to_owned(), v.to_owned()))
            .to_vec(),
        )
    }

    #[test]
    fn removing_the_middle_row_keeps_all_others() {
        let mut v = values();
        remove_row(&PEOPLE, &mut v, 1);
        assert_eq!(count_rows(&PEOPLE, &v), 2);
        assert_eq!(v.get("a.people.0.name"), Some("An"));
        assert_eq!(v.get("a.people.1.name"), Some("Chi"));
        assert_eq!(v.get("note"), Some("giữ"));
    }

    #[test]
    fn an_added_row_stays_open_while_blank_and_never_passes_the_limit() {
        let mut v = values();
        add_row(&PEOPLE, &mut v);
        assert_eq!(count_rows(&PEOPLE, &v), 4);
        for _ in 0..9 {
            add_row(&PEOPLE, &mut v);
        }
        assert_eq!(count_rows(&PEOPLE, &v), 5);
        assert_eq!(count_rows(&PEOPLE, &Values::default()), 1);
    }
}
