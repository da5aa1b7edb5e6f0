//! Numbers, mail addresses and days of birth in free words.

use super::words::Word;
use super::{Cut, LEFT_OUT};
use crate::value::{Birth, Phone, search_fold};
use chrono::Datelike;
use std::collections::BTreeSet;

/// Words after which an amount is money, folded.
const MONEY: [&str; 6] = ["dong", "d", "vnd", "usd", "trieu", "ty"];
/// Words that lead from "sinh" to the day.
const FILLERS: [&str; 6] = ["ngay", "nam", "thang", "vao", "hoi", "khoang"];
/// Words that "sinh" ends without telling of a birth: "vệ sinh", "phát sinh".
const NO_BIRTH: [&str; 8] = ["ve", "phat", "hoc", "hy", "hi", "tai", "duong", "nay"];

fn gone(from: usize, to: usize) -> Cut {
    (from, to, LEFT_OUT.to_owned())
}

/// Addresses of mails.
pub(super) fn mails(text: &str) -> Vec<Cut> {
    let local = |c: char| c.is_alphanumeric() || "._%+-".contains(c);
    let domain = |c: char| c.is_alphanumeric() || ".-".contains(c);
    let around = |(at, _): (usize, &str)| {
        let (before, after) = (text.get(..at)?, text.get(at + 1..)?);
        let from = before.trim_end_matches(local).len();
        let name = after.len() - after.trim_start_matches(domain).len();
        let name = after.get(..name)?.trim_end_matches(['.', '-']);
        (from < at && name.contains('.')).then(|| gone(from, at + 1 + name.len()))
    };
    text.match_indices('@').filter_map(around).collect()
}

/// A run of digits, with the blanks, dots and hyphens that group it.
struct Run<'t> {
    start: usize,
    /// Parts between blanks, each with its first byte.
    parts: Vec<(usize, &'t str)>,
    end: usize,
}

fn runs(text: &str) -> Vec<Run<'_>> {
    let mut out = Vec::new();
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((start, c)) = chars.next() {
        let next_is_digit =
            |at: usize| text.get(at..).and_then(|t| t.chars().next()).is_some_and(|c| c.is_ascii_digit());
        let begins = c.is_ascii_digit() || (c == '+' && next_is_digit(start + 1));
        if !begins || before.is_alphanumeric() || matches!(before, '-' | '/' | '.' | ',') {
            before = c;
            continue;
        }
        let mut end = start + c.len_utf8();
        before = c;
        while let Some((at, c)) = chars.peek().copied() {
            let groups = matches!(c, ' ' | '\u{a0}' | '.' | '-' | '‑') && next_is_digit(at + c.len_utf8());
            if !(c.is_ascii_digit() || groups) {
                break;
            }
            end = at + c.len_utf8();
            before = c;
            chars.next();
        }
        let after = text.get(end..).and_then(|t| t.chars().next());
        // A letter or a slash goes on: it is the number of a paper.
        if after.is_some_and(|c| c.is_alphabetic() || c == '/') {
            continue;
        }
        let whole = text.get(start..end).unwrap_or_default();
        let mut at = start;
        let mut parts = Vec::new();
        for part in whole.split([' ', '\u{a0}']) {
            at = text.get(at..).and_then(|rest| rest.find(part)).map_or(at, |found| at + found);
            parts.push((at, part));
            at += part.len();
        }
        out.push(Run { start, parts, end });
    }
    out
}

/// Numbers of identity cards and telephones: those of `known` people, and whatever looks like one and is not `public`.
pub(super) fn numbers(text: &str, known: &BTreeSet<String>, public: &BTreeSet<String>) -> Vec<Cut> {
    let mut cuts = Vec::new();
    for run in runs(text) {
        let before = search_fold(text.get(..run.start).unwrap_or_default());
        let taxed =
            before.split(' ').rev().filter(|w| !w.is_empty()).take(3).any(|w| w == "thue" || w == "mst");
        let after =
            search_fold(&text.get(run.end..).unwrap_or_default().chars().take(12).collect::<String>());
        let paid = after.split(' ').find(|w| !w.is_empty()).is_some_and(|w| MONEY.contains(&w));
        let mut i = 0;
        while i < run.parts.len() {
            // The longest of its parts that make a number together.
            let found = (i..run.parts.len()).rev().find_map(|j| {
                let (from, last) = (run.parts.get(i)?.0, run.parts.get(j)?);
                let to = last.0 + last.1.len();
                let raw = text.get(from..to)?;
                is_personal(raw, known, public, taxed, paid).then_some((j, from, to))
            });
            match found {
                Some((j, from, to)) => {
                    cuts.push(gone(from, to));
                    i = j + 1;
                }
                None => i += 1,
            }
        }
    }
    cuts
}

fn is_personal(
    raw: &str,
    known: &BTreeSet<String>,
    public: &BTreeSet<String>,
    taxed: bool,
    paid: bool,
) -> bool {
    let digits: String = raw.chars().filter(char::is_ascii_digit).collect();
    let phone = Phone::parse(raw).ok();
    if known.contains(&digits) || phone.as_ref().is_some_and(|p| known.contains(p.as_str())) {
        return true;
    }
    if public.contains(&digits) || taxed {
        return false;
    }
    match digits.len() {
        // Căn cước; an amount does not begin with zero.
        12 => digits.starts_with('0'),
        // Chứng minh nhân dân, in one piece or in threes.
        9 => !paid && !raw.contains('.') && !raw.contains('-'),
        10 | 11 => phone.is_some() && (raw.starts_with('0') || raw.starts_with('+') || raw.starts_with("84")),
        _other => raw.starts_with('+') && phone.is_some(),
    }
}

fn number(w: Option<&Word>) -> Option<u32> {
    let w = w?;
    (w.fold.len() <= 4).then(|| w.fold.parse().ok()).flatten()
}

/// Days, months and years of birth: of those that are known, and whatever follows "sinh".
pub(super) fn births(text: &str, words: &[Word], known: &[Birth]) -> Vec<Cut> {
    let (mut cuts, mut i) = (Vec::new(), 0);
    while i < words.len() {
        let Some((length, day)) = date_at(text, words, i) else {
            i += 1;
            continue;
        };
        let told = tells_of_birth(words, i);
        let same = known.iter().any(|b| match (b, day) {
            (Birth::Full(date), (Some(d), Some(m), y)) => {
                date.day() == d && date.month() == m && u32::try_from(date.year()) == Ok(y)
            }
            _other => false,
        });
        if told || same {
            let from = words.get(i).map_or(0, |w| w.start);
            cuts.push(gone(from, words.get(i + length - 1).map_or(from, |w| w.end)));
        }
        i += length;
    }
    cuts
}

/// A day, a month or a year in words or figures: how many words it has, and what it says.
#[expect(clippy::type_complexity, reason = "day and month may be absent")]
fn date_at(text: &str, words: &[Word], i: usize) -> Option<(usize, (Option<u32>, Option<u32>, u32))> {
    let at = |n: usize| words.get(i + n);
    let is = |n: usize, word: &str| at(n).is_some_and(|w| w.fold == word);
    let year = |n: usize| number(at(n)).filter(|y| (1900..=2100).contains(y));
    let small = |n: usize, most: u32| number(at(n)).filter(|x| (1..=most).contains(x));
    let tied = |n: usize| {
        let (a, b) = (at(n), at(n + 1));
        a.zip(b).and_then(|(a, b)| text.get(a.end..b.start)).is_some_and(|s| matches!(s, "/" | "-" | "."))
    };
    if let (Some(d), Some(m), Some(y)) = (small(0, 31), small(1, 12), year(2))
        && tied(0)
        && tied(1)
    {
        return Some((3, (Some(d), Some(m), y)));
    }
    if let (Some(d), Some(m), Some(y)) = (small(0, 31), small(2, 12), year(4))
        && is(1, "thang")
        && is(3, "nam")
    {
        return Some((5, (Some(d), Some(m), y)));
    }
    if let (Some(m), Some(y)) = (small(0, 12), year(1))
        && tied(0)
    {
        return Some((2, (None, Some(m), y)));
    }
    year(0).map(|y| (1, (None, None, y)))
}

/// Does "sinh", "SN" or "ngày sinh" lead to this word?
fn tells_of_birth(words: &[Word], i: usize) -> bool {
    let mut before = words.get(..i).unwrap_or_default();
    while let Some((last, rest)) = before.split_last()
        && FILLERS.contains(&last.fold.as_str())
    {
        before = rest;
    }
    let Some((last, rest)) = before.split_last() else { return false };
    let other = rest.last().is_some_and(|w| NO_BIRTH.contains(&w.fold.as_str()));
    matches!(last.fold.as_str(), "sinh" | "sn" | "ns") && !other
}
