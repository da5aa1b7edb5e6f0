//! What whoever issues a paper writes on it, and the number under which later papers cite it.

use crate::again::latest;
use crate::support::{Desk, on_both, province_team};
use crate::uploads::fatal_case;
use casework::documents::{
    DocumentPart, Entries, Entry, FormKind, IssueOrder, Issued, issue, list, open, preview,
};
use casework::{Context, Failure, cases};
use domain::access::{Actor, Role};
use domain::case::{Command, Expertise};
use domain::ids::{CaseId, DocumentId};
use futures_util::StreamExt as _;
use std::io::{Cursor, Read as _};

async fn issued(
    desk: &Desk,
    who: &Actor,
    case: CaseId,
    kind: FormKind,
    entries: Entries,
) -> Result<Issued, Failure> {
    let version = list(&desk.app, Context::of(who.clone()), case).await.expect("listed").version;
    let ctx = Context { if_match: Some(version), ..Context::of(who.clone()) };
    let order =
        IssueOrder { kind, subject: None, corrects: None, with_gaps: true, another_number: false, entries };
    issue(&desk.app, ctx, case, order).await
}

/// The words of a DOCX.
pub(crate) fn words(docx: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(docx)).expect("a ZIP");
    let mut xml = String::new();
    archive.by_name("word/document.xml").expect("a body").read_to_string(&mut xml).expect("text");
    let mut out = String::new();
    let mut inside = false;
    for c in xml.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => out.push(c),
            _tag => {}
        }
    }
    out
}

async fn docx(desk: &Desk, who: &Actor, case: CaseId, paper: &Issued) -> String {
    said_in(desk, who, case, paper.document_id).await
}

/// The words of an issued document, by its DOCX.
pub(crate) async fn said_in(desk: &Desk, who: &Actor, case: CaseId, document: DocumentId) -> String {
    let part = DocumentPart::Docx;
    let mut file = open(&desk.app, Context::of(who.clone()), case, document, part).await.expect("opened");
    let mut bytes = Vec::new();
    while let Some(piece) = file.stored.bytes.next().await {
        bytes.extend_from_slice(&piece.expect("read"));
    }
    words(&bytes)
}

on_both!(whoever_issues_a_paper_writes_who_signs_it, |desk: super::Desk| async move {
    super::written(desk).await;
});

async fn written(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let one = |entry: Entry, said: &str| Entries::from([(entry, vec![said.to_owned()])]);
    let refused = issued(&desk, &inspector, case, FormKind::QuickReport, one(Entry::Plan, "Làm tiếp")).await;
    let Failure::Invalid(fields) = refused.expect_err("no place for it") else { panic!("a pointer") };
    assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/entries/plan", "no_place_on_form"));

    // The only director of the department signs; whoever issues the paper may say that a deputy does.
    let offer = |all: Vec<casework::documents::Offered>| {
        all.into_iter().find(|o| o.kind == FormKind::QuickReport).expect("offered")
    };
    let ctx = || Context::of(inspector.clone());
    let before = offer(list(&desk.app, ctx(), case).await.expect("listed").offered);
    assert!(before.missing.iter().any(|m| m.pointer == "/signatory/name"), "nobody is known");
    desk.user("giamdoc", Role::Director, None, None).await;
    let after = offer(list(&desk.app, ctx(), case).await.expect("listed").offered);
    assert!(after.missing.iter().all(|m| m.pointer != "/signatory/name"), "the director is");
    assert_eq!(after.next.as_deref(), Some("01/BC-SNV"));

    let mut entries = one(Entry::SignatoryAuthority, "KT. GIÁM ĐỐC");
    entries.insert(Entry::SignatoryTitle, vec!["Phó Giám đốc".to_owned()]);
    entries.insert(Entry::SignatoryName, vec!["Đỗ Thị Ngọc Ẩn".to_owned()]);
    let paper = issued(&desk, &inspector, case, FormKind::QuickReport, entries).await.expect("issued");
    let said = docx(&desk, &inspector, case, &paper).await;
    for wanted in ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Đỗ Thị Ngọc Ẩn"] {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
}

on_both!(a_decision_gets_its_number_by_being_issued, |desk: super::Desk| async move {
    super::numbered(desk).await;
});

async fn numbered(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let version = list(&desk.app, Context::of(inspector.clone()), case).await.expect("listed").version;
    let founder = Context { if_match: Some(version), ..Context::of(director.clone()) };
    let Command::FoundTeam(mut team) = province_team(&desk) else { panic!("a team") };
    team.decision_number = String::new();
    cases::found_team(&desk.app, founder, case, Command::FoundTeam(team)).await.expect("founded");

    let ctx = || Context::of(inspector.clone());
    let quick = || async {
        let draft = casework::documents::draft(&desk.app, ctx(), case, FormKind::QuickReport, None).await;
        words(&draft.expect("set").bytes)
    };
    assert!(!quick().await.contains("QĐ-SNV"), "no number yet");
    let decision = FormKind::TeamDecisionProvince;
    let paper = issued(&desk, &director, case, decision, Entries::new()).await.expect("issued");
    assert_eq!(paper.cited, "01/QĐ-SNV");
    assert!(quick().await.contains("01/QĐ-SNV"), "what was issued is cited");
    preview(&desk.app, ctx(), case, decision, None).await.expect("set");
}

on_both!(a_number_that_is_next_is_kept, |desk: super::Desk| async move {
    super::borne(desk).await;
});

async fn borne(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let version = list(&desk.app, Context::of(inspector.clone()), case).await.expect("listed").version;
    let founder = Context { if_match: Some(version), ..Context::of(director.clone()) };
    cases::found_team(&desk.app, founder, case, province_team(&desk)).await.expect("founded");
    let offered = list(&desk.app, Context::of(director), case).await.expect("listed").offered;
    let decision = offered.iter().find(|o| o.kind == FormKind::TeamDecisionProvince).expect("offered");
    assert_eq!(decision.next.as_deref(), Some("01/QĐ-SNV"));
    // The very number that it would get: one paper, one number.
    assert_eq!(decision.borne, None);
    // The letters that the team still has to write are there before they are recorded as sent.
    for kind in [FormKind::OpinionLetter, FormKind::CriminalTransfer] {
        assert!(offered.iter().any(|o| o.kind == kind), "{kind:?}");
    }
}

on_both!(a_paper_that_bears_a_number_gets_another_only_by_word, |desk: super::Desk| async move {
    super::one_number(desk).await;
});

async fn one_number(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let version = list(&desk.app, Context::of(inspector.clone()), case).await.expect("listed").version;
    let founder = Context { if_match: Some(version), ..Context::of(director.clone()) };
    let Command::FoundTeam(mut team) = province_team(&desk) else { panic!("a team") };
    team.decision_number = "12/QĐ-SNV".to_owned();
    cases::found_team(&desk.app, founder, case, Command::FoundTeam(team)).await.expect("founded");

    // What cites the decision says that its number may change.
    let offered = list(&desk.app, Context::of(director.clone()), case).await.expect("listed").offered;
    let quick = offered.iter().find(|o| o.kind == FormKind::QuickReport).expect("offered");
    let told = quick.missing.iter().find(|m| m.pointer == "/team_decision/number").expect("told");
    assert!(told.label.vi.contains("12/QĐ-SNV") && told.label.vi.contains("có thể thay đổi"), "{told:?}");

    let decision = FormKind::TeamDecisionProvince;
    let refused = issued(&desk, &director, case, decision, Entries::new()).await.expect_err("another number");
    let Failure::Invalid(fields) = refused else { panic!("a pointer") };
    assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/another_number", "numbered_already"));
    let said = &fields[0].message.vi;
    assert!(said.contains("12/QĐ-SNV") && said.contains("01/QĐ-SNV"), "{said}");

    let version = list(&desk.app, Context::of(director.clone()), case).await.expect("listed").version;
    let ctx = Context { if_match: Some(version), ..Context::of(director.clone()) };
    let entries = Entries::new();
    let order = IssueOrder {
        kind: decision,
        subject: None,
        corrects: None,
        with_gaps: true,
        another_number: true,
        entries,
    };
    let paper = issue(&desk.app, ctx, case, order).await.expect("by word");
    assert_eq!(paper.cited, "01/QĐ-SNV");
    let offered = list(&desk.app, Context::of(director), case).await.expect("listed").offered;
    let quick = offered.iter().find(|o| o.kind == FormKind::QuickReport).expect("offered");
    assert!(quick.missing.iter().all(|m| m.pointer != "/team_decision/number"), "what was issued is cited");
}

on_both!(a_decision_says_what_was_decided_then, |desk: super::Desk| async move {
    super::decided(desk).await;
});

async fn decided(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let Command::FoundTeam(mut team) = province_team(&desk) else { panic!("a team") };
    team.founder = "Trần Văn Chủ".to_owned();
    cases::found_team(&desk.app, latest(&desk, &director, case).await, case, Command::FoundTeam(team))
        .await
        .expect("founded");
    let expertise = Expertise {
        subject: "Giám định kỹ thuật".to_owned(),
        body: "Trung tâm kiểm định".to_owned(),
        request_number: "3/SNV".to_owned(),
        requested_on: domain::time::vn_date(desk.app.now()),
    };
    let asked = Command::RequestExpertise(expertise);
    cases::request_expertise(&desk.app, latest(&desk, &inspector, case).await, case, asked)
        .await
        .expect("requested");

    let offered = list(&desk.app, Context::of(director.clone()), case).await.expect("listed").offered;
    let find = |kind| offered.iter().find(|o| o.kind == kind).expect("offered");
    let decision = find(FormKind::TeamDecisionProvince);
    let value = serde_json::to_value(&decision.form).expect("a value");
    let value = &value["value"];
    // Who founded the team signs, and the term is that of the day, not the longer one after the expertise.
    assert_eq!(value["signatory"]["name"], "Trần Văn Chủ");
    assert_eq!(value["term_days"], 30);
    assert!(value["grounds"].to_string().contains("Thông tư số 10/2025/TT-BNV"), "{value}");
    assert!(
        decision.missing.iter().any(|m| m.pointer == "/authority"),
        "which paper gives competence is asked"
    );

    // An extension is asked for before anybody consented: days and reason are written, the last day follows.
    let request = find(FormKind::ExtensionRequest);
    for entry in [Entry::Why, Entry::Days] {
        assert!(request.entries.contains_key(&entry), "{entry:?}");
    }
    let entries = Entries::from([
        (Entry::Why, vec!["Chờ kết luận giám định".to_owned()]),
        (Entry::Days, vec!["10".to_owned()]),
    ]);
    let paper = issued(&desk, &inspector, case, FormKind::ExtensionRequest, entries).await.expect("issued");
    let said = docx(&desk, &inspector, case, &paper).await;
    // Sixty days after 23/11/2026, and ten more.
    for wanted in ["Chờ kết luận giám định", "thêm 10 ngày, đến hết ngày 01 tháng 02 năm 2027"]
    {
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
}
