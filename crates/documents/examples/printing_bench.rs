//! Measures printing: a form of two pages, the file of a case with 40 documents, memory over 1,000 renderings.
//! `make bench` runs it in the release profile and prints the table of docs/BENCH.md.

#![allow(clippy::print_stdout, reason = "the table is its output")]

#[path = "../tests/samples/mod.rs"]
mod samples;

use chrono::NaiveDate;
use documents::form::EmployerDeclaration;
use documents::{CaseFile, FileEntry, Form, FormKind, Print, Typesetter, Verification, docx};
use std::time::Instant;

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

fn main() -> Outcome<()> {
    let made_at = NaiveDate::from_ymd_opt(2026, 1, 6).and_then(|d| d.and_hms_opt(9, 0, 0)).ok_or("a time")?;
    let plain = Print { made_at, verification: None };
    // As it is issued: with the code that leads to its verification.
    let verification = Verification {
        address: "https://tnld.example/xac-minh/0193a5b6-7c8d-7e9f-8a0b-1c2d3e4f5a6b".to_owned(),
        hash: "9f".repeat(32),
    };
    let print = Print { made_at, verification: Some(verification) };
    let typesetter = Typesetter::new()?;
    let first = timed(|| Ok(typesetter.pdf(&changing(0)?.layout(), &print)?.pages))?;
    println!("| what | renderings | first ms | p50 ms | p95 ms | max ms |\n|---|---|---|---|---|---|");
    let pdf = series(200, |i| two_pages(typesetter.pdf(&changing(i)?.layout(), &print)?.pages))?;
    row("form of two pages, PDF", 200, first, &pdf);
    let edited = series(200, |i| Ok(docx(&changing(i)?.layout())?.len()))?;
    row("the same, DOCX", 200, edited[0], &edited);
    let file = series(10, |i| case_file(&typesetter, &plain, i))?;
    row("file of a case, 40 documents", 10, file[0], &file);
    let before = resident_kb()?;
    for i in 0..1_000 {
        typesetter.pdf(&changing(i)?.layout(), &print)?;
    }
    println!("\nResident before 1,000 renderings {} MB, after {} MB.", before / 1024, resident_kb()? / 1024);
    Ok(())
}

/// What is called a form of two pages has two.
fn two_pages(pages: usize) -> Outcome<usize> {
    if pages == 2 { Ok(pages) } else { Err(format!("{pages} pages").into()) }
}

/// A declaration that differs each time, so that nothing is answered from a cache.
fn changing(i: usize) -> Outcome<Form> {
    let Form::EmployerDeclaration(value) = samples::complete(FormKind::EmployerDeclaration) else {
        return Err("the form of the employer".into());
    };
    let course = format!("Lần {i}. {}", value.course.as_deref().unwrap_or_default()).repeat(2);
    let victims = value.victims.iter().cycle().take(8).cloned().collect();
    Ok(Form::EmployerDeclaration(Box::new(EmployerDeclaration { course: Some(course), victims, ..*value })))
}

fn case_file(typesetter: &Typesetter, print: &Print, i: usize) -> Outcome<usize> {
    let all: Vec<_> =
        FormKind::ALL.iter().cycle().take(39).map(|kind| samples::complete(*kind).layout()).collect();
    let last = changing(i)?.layout();
    let entries = all
        .iter()
        .chain([&last])
        .map(|layout| FileEntry::Printed { title: layout.name.clone(), layout })
        .collect();
    let file = CaseFile { title: format!("Hồ sơ {i}"), lines: Vec::new(), entries };
    Ok(typesetter.case_file(&file, print)?.pages)
}

fn timed(work: impl FnOnce() -> Outcome<usize>) -> Outcome<f64> {
    let start = Instant::now();
    if work()? == 0 {
        return Err("nothing was printed".into());
    }
    Ok(start.elapsed().as_secs_f64() * 1_000.0)
}

fn series(times: usize, mut work: impl FnMut(usize) -> Outcome<usize>) -> Outcome<Vec<f64>> {
    (0..times).map(|i| timed(|| work(i + 1))).collect()
}

fn row(what: &str, times: usize, first: f64, all: &[f64]) {
    let mut sorted = all.to_vec();
    sorted.sort_by(f64::total_cmp);
    let at = |percent: usize| sorted[(sorted.len() * percent / 100).min(sorted.len() - 1)];
    println!("| {what} | {times} | {first:.1} | {:.1} | {:.1} | {:.1} |", at(50), at(95), at(100));
}

fn resident_kb() -> Outcome<u64> {
    let status = std::fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find(|l| l.starts_with("VmRSS")).ok_or("VmRSS")?;
    Ok(line.split_whitespace().nth(1).ok_or("a number")?.parse()?)
}
