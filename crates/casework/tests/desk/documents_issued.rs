//! Issued documents: numbers without gaps, what was issued stays, a correction names the old, files are checked.

use crate::evidence::item;
use crate::paper_words::said_in;
use crate::support::{Desk, on_both};
use crate::uploads::{fatal_case, picture, send};
use casework::documents::{FormKind, IssueOrder, Issued, file_copy, issue, list, verify};
use casework::verify::{Fault, verify_files};
use casework::{Context, Failure, IdempotencyKey, evidence};
use domain::access::Actor;
use domain::case::{CopyKind, EvidenceKind, Refusal};
use domain::ids::{CaseId, DocumentId};

fn order(kind: FormKind, corrects: Option<(DocumentId, &str)>) -> IssueOrder {
    let corrects = corrects.map(|(id, why)| (id, why.to_owned()));
    IssueOrder {
        kind,
        subject: None,
        corrects,
        with_gaps: true,
        another_number: false,
        entries: casework::documents::Entries::new(),
    }
}

async fn version(desk: &Desk, who: &Actor, case: CaseId) -> i64 {
    list(&desk.app, Context::of(who.clone()), case).await.expect("listed").version
}

async fn issued(desk: &Desk, who: &Actor, case: CaseId, order: IssueOrder) -> Result<Issued, Failure> {
    let ctx = Context { if_match: Some(version(desk, who, case).await), ..Context::of(who.clone()) };
    issue(&desk.app, ctx, case, order).await
}

const QUICK: FormKind = FormKind::QuickReport;

on_both!(numbers_have_no_gaps_and_a_correction_names_the_old, |desk: super::Desk| async move {
    super::numbered(desk).await;
});

async fn numbered(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let gaps = IssueOrder { with_gaps: false, ..order(QUICK, None) };
    let Failure::Invalid(missing) = issued(&desk, &inspector, case, gaps).await.expect_err("gaps") else {
        panic!("the form lacks something")
    };
    assert!(missing.iter().all(|e| e.code == "missing_in_form" && !e.pointer.is_empty()));

    let first = issued(&desk, &inspector, case, order(QUICK, None)).await.expect("issued");
    assert_eq!((first.number, first.cited.as_str()), (1, "01/BC-SNV"));
    let twice = issued(&desk, &inspector, case, order(QUICK, None)).await.expect_err("issued already");
    let Failure::Refused(refusal) = twice else { panic!("{twice}") };
    assert_eq!(refusal.code(), "document_issued");
    // What was refused took no number; a correction needs its reason and takes the next one.
    let silent = issued(&desk, &inspector, case, order(QUICK, Some((first.document_id, " ")))).await;
    let Failure::Refused(Refusal::Invalid(fields)) = silent.expect_err("no reason") else {
        panic!("/reason")
    };
    assert_eq!(fields[0].pointer, "/reason");
    let why = Some((first.document_id, "Sai số người chết"));
    let second = issued(&desk, &inspector, case, order(QUICK, why)).await.expect("corrected");
    assert_eq!(second.number, 2);
    let said = said_in(&desk, &inspector, case, second.document_id).await;
    for wanted in ["Thay thế văn bản số ", "01/BC-SNV", "ngày 23 tháng 11 năm 2026", "Sai số người chết"]
    {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    assert!(!said_in(&desk, &inspector, case, first.document_id).await.contains("Thay thế"));
    let again = issued(&desk, &inspector, case, order(QUICK, why)).await.expect_err("replaced already");
    let Failure::Refused(refusal) = again else { panic!("{again}") };
    assert_eq!(refusal.code(), "document_replaced");

    // The enterprise neither reads nor issues a report of the department.
    let foreign = issued(&desk, &owner, case, order(QUICK, None)).await.expect_err("not theirs");
    assert!(matches!(foreign, Failure::NotFound), "{foreign}");
    let stale = Context { if_match: Some(1), ..Context::of(inspector.clone()) };
    let stale = issue(&desk.app, stale, case, order(QUICK, None)).await.expect_err("stale");
    assert!(matches!(stale, Failure::Stale { .. }), "{stale}");

    let told =
        verify(&desk.app, Context::of(owner.clone()), &first.document_id.to_string()).await.expect("known");
    assert_eq!(told.replaced_by.as_ref().map(|r| r.0.as_str()), Some("02/BC-SNV"));
    let told = verify(&desk.app, Context::of(owner), &second.sha256).await.expect("known by its file");
    assert_eq!((told.found.as_str(), told.replaced_by), ("issued", None));
}

on_both!(two_who_issue_at_once_get_two_numbers, |desk: super::Desk| async move {
    super::at_once(desk).await;
});

async fn at_once(desk: Desk) {
    let (one, _, inspector) = fatal_case(&desk).await;
    let mut cases = vec![one];
    for _ in 0..2 {
        let report = desk.report(domain::words::ReportKind::Declaration, domain::words::Severity::Fatal);
        let ctx = Context::of(inspector.clone());
        cases
            .push(casework::reports::log_report(&desk.app, ctx, None, report).await.expect("logged").case_id);
    }
    let orders = cases.iter().map(|case| issued(&desk, &inspector, *case, order(QUICK, None)));
    let mut numbers: Vec<u32> =
        futures_util::future::join_all(orders).await.into_iter().map(|i| i.expect("issued").number).collect();
    numbers.sort_unstable();
    assert_eq!(numbers, [1, 2, 3]);
}

on_both!(the_same_request_issues_once, |desk: super::Desk| async move {
    super::once(desk).await;
});

async fn once(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let key = IdempotencyKey { scope: "x".to_owned(), key: "k".to_owned(), body_hash: "h".to_owned() };
    let if_match = Some(version(&desk, &inspector, case).await);
    let ctx = Context { idempotency: Some(key), if_match, ..Context::of(inspector.clone()) };
    let first = issue(&desk.app, ctx.clone(), case, order(QUICK, None)).await.expect("issued");
    let again = issue(&desk.app, ctx, case, order(QUICK, None)).await.expect("answered again");
    assert_eq!(first, again);
    let all = list(&desk.app, Context::of(inspector), case).await.expect("listed");
    assert_eq!(all.issued.len(), 1);
}

on_both!(a_signed_version_stands_beside_and_a_changed_file_is_named, |desk: super::Desk| async move {
    super::beside(desk).await;
});

async fn beside(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let document = issued(&desk, &inspector, case, order(QUICK, None)).await.expect("issued").document_id;
    let upload = send(&desk, &inspector, case, "ban-ky.jpg", &picture(40)).await.expect("taken");
    let ctx = || Context::of(inspector.clone());
    let of = || (CopyKind::Signed, Some("Giám đốc ký".to_owned()));
    let foreign = file_copy(&desk.app, Context::of(owner), case, document, of(), upload.id).await;
    assert!(matches!(foreign, Err(Failure::NotFound)), "{foreign:?}");
    let filed = file_copy(&desk.app, ctx(), case, document, of(), upload.id).await.expect("filed");
    let used = file_copy(&desk.app, ctx(), case, document, of(), upload.id).await.expect_err("used");
    assert!(matches!(used, Failure::Invalid(_)), "{used}");
    // A file that belongs to a document is no evidence, and the other way round.
    let new = item(&desk, EvidenceKind::Document);
    assert!(evidence::add(&desk.app, ctx(), case, new, Some(upload.id)).await.is_err());

    let all = list(&desk.app, ctx(), case).await.expect("listed");
    let copy = all.issued[0].copies.first().expect("a version").clone();
    assert_eq!(copy.id, filed.copy_id);
    let told = verify(&desk.app, ctx(), &copy.file.sha256).await.expect("known");
    assert_eq!(told.found, "signed");
    assert_eq!(verify_files(&desk.app).await.expect("verified"), []);
    let sha256 = &all.issued[0].sha256;
    let kept = desk.dir.0.join("evidence").join(&sha256[..2]).join(&sha256[2..4]).join(sha256);
    let mut bytes = std::fs::read(&kept).expect("there");
    bytes[100] ^= 1;
    std::fs::write(&kept, bytes).expect("changed");
    let wrong = verify_files(&desk.app).await.expect("verified");
    let [Fault::Document { document: Some(which), what, .. }] = &wrong[..] else { panic!("{wrong:?}") };
    assert!(which.contains("quick_report") && what.contains("changed"), "{which}: {what}");
}
