//! Who sees the work of a team, and what a stale change is told.

use crate::support::{Desk, on_both, province_team};
use crate::uploads::fatal_case;
use casework::cases::{self, CaseOutcome};
use casework::{Context, Failure, documents};
use domain::access::{Actor, Role};
use domain::case::*;
use domain::ids::{CaseId, DocumentRequestId, StepId, TestimonyId};
use domain::time::vn_date;
use domain::value::{PersonName, Sex};
use domain::words::RoleKey;

const SAID: &str = "Lời khai chưa ai được biết";

fn testimony(desk: &Desk) -> Command {
    testimony_of(desk, SAID)
}

/// A witness says this.
pub(crate) fn testimony_of(desk: &Desk, said: &str) -> Command {
    let name = |text: &str| PersonName::parse(text).expect("a name");
    Command::RecordTestimony(Box::new(Testimony {
        id: TestimonyId(desk.app.id()),
        round: 0,
        started_at: desk.app.now(),
        ended_at: desk.app.now(),
        place: "Trụ sở".to_owned(),
        interviewers: vec![Interviewer {
            name: name("Trần Văn Trưởng"),
            title: None,
            unit: None,
            role: None,
        }],
        note_taker: None,
        person: HeardPerson {
            name: name("Lê Văn Chứng"),
            other_name: None,
            sex: Sex::Male,
            birth: None,
            nationality: None,
            ethnicity: None,
            religion: None,
            residence: None,
            current_address: None,
            identity_number: None,
            identity_issued_on: None,
            identity_issued_by: None,
            occupation: None,
            position: None,
            workplace: None,
            relationship: None,
            heard_as: HeardAs::Witness,
            victim: None,
        },
        rights_explained: true,
        answers: vec![QuestionAnswer { question: "Ở đâu?".to_owned(), answer: said.to_owned() }],
        pages: 1,
        reading: Reading::BySelf,
        corrections: None,
        signature: TestimonySignature::Signed,
        refusal_reason: None,
        reading_witness: None,
        interpreter: None,
        evidence: None,
        replaces: None,
        replace_reason: None,
        recorded_at: desk.app.now(),
    }))
}

fn step(desk: &Desk, responsible: &str) -> Command {
    Command::SetStep(SetStep {
        id: StepId(desk.app.id()),
        changes: None,
        kind: StepKind::Documents,
        title: None,
        responsible: Some(responsible.to_owned()),
        due: None,
        state: StepState::UnderWay,
        done_at: None,
        note: None,
        evidence: vec![],
    })
}

fn with(who: &Actor, version: i64) -> Context {
    Context { if_match: Some(version), ..Context::of(who.clone()) }
}

/// A fatal case with a team at work, one testimony and one request to the employer.
async fn worked(desk: &Desk) -> (CaseId, Actor, Actor, CaseOutcome) {
    let (case, owner, inspector) = fatal_case(desk).await;
    let director = desk.user("giamdoc", Role::Director, None, None).await;
    let version = cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read").version;
    cases::found_team(&desk.app, with(&director, version), case, province_team(desk)).await.expect("founded");
    let heard = cases::record_testimony(&desk.app, Context::of(inspector.clone()), case, testimony(desk))
        .await
        .expect("heard");
    let request = Command::RequestDocuments(DocumentRequest {
        id: DocumentRequestId(desk.app.id()),
        holder: "Cơ sở".to_owned(),
        what: "Hồ sơ kiểm định".to_owned(),
        number: None,
        asked_at: desk.app.now(),
        due: vn_date(desk.app.now()),
        receipts: vec![],
    });
    let last = cases::request_documents(&desk.app, with(&inspector, heard.version), case, request)
        .await
        .expect("asked");
    (case, owner, inspector, last)
}

/// The case and its timeline as this person reads them.
async fn told(desk: &Desk, who: &Actor, case: CaseId) -> (cases::CaseView, String) {
    let view = cases::read(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let timeline = cases::timeline(&desk.app, Context::of(who.clone()), case).await.expect("read");
    let events: Vec<_> = timeline
        .iter()
        .filter_map(|e| match &e.happened {
            cases::Happened::Case(event) => Some(event),
            cases::Happened::Alert { .. } => None,
        })
        .collect();
    let words = serde_json::to_string(&(&view.case.inquiry, events)).expect("plain values");
    (view, words)
}

on_both!(testimony_stays_with_those_who_investigate, |desk: super::Desk| async move {
    super::secrecy(desk).await;
});

async fn secrecy(desk: Desk) {
    let (case, owner, inspector, last) = worked(&desk).await;
    let commune = desk.user("ubndxa", Role::Commune, Some("30742"), None).await;
    let police = desk.user("congan", Role::ProvincialPolice, None, Some(RoleKey::PoliceProvince)).await;
    for blind in [&owner, &commune, &police] {
        let (view, words) = told(&desk, blind, case).await;
        assert!(!words.contains(SAID), "{}", blind.role);
        assert!(!view.sees_inquiry && view.case.inquiry.testimony.is_empty(), "{}", blind.role);
    }
    assert!(told(&desk, &inspector, case).await.1.contains(SAID));
    // The employer is asked for papers, so he sees what for and until when; the commune is not.
    assert_eq!(told(&desk, &owner, case).await.0.case.inquiry.documents.len(), 1);
    assert!(told(&desk, &commune, case).await.0.case.inquiry.documents.is_empty());
    // The police reads a file that was handed over, and only then.
    let transfer = Command::SendToPolice(PoliceTransfer {
        at: desk.app.now(),
        body: "Cơ quan CSĐT".to_owned(),
        signs: "Có dấu hiệu".to_owned(),
        penal_article: Some("Điều 295 khoản 2".to_owned()),
        grounds: Some("Lời khai của nhân chứng".to_owned()),
        items: vec!["Hồ sơ thứ nhất".to_owned()],
        record_number: None,
    });
    cases::send_to_police(&desk.app, with(&inspector, last.version), case, transfer).await.expect("sent");
    assert!(told(&desk, &police, case).await.1.contains(SAID));
    for blind in [&owner, &commune] {
        let (view, words) = told(&desk, blind, case).await;
        let all = format!("{words}{:?}", view.case);
        for secret in [SAID, "Có dấu hiệu", "Điều 295 khoản 2", "Lời khai của nhân chứng", "Hồ sơ thứ nhất"]
        {
            assert!(!all.contains(secret), "{} reads {secret}", blind.role);
        }
    }
}

on_both!(a_stale_change_is_told_what_the_other_wrote, |desk: super::Desk| async move {
    super::stale(desk).await;
});

async fn stale(desk: Desk) {
    let (case, _, inspector, last) = worked(&desk).await;
    let head = desk.user("truongphong", Role::UnitHead, None, None).await;
    cases::set_step(&desk.app, with(&head, last.version), case, step(&desk, "Bà Hoa"))
        .await
        .expect("laid down");
    let late =
        cases::set_step(&desk.app, with(&inspector, last.version), case, step(&desk, "Ông Việt")).await;
    let Err(Failure::Stale { expected, changes, .. }) = late else { panic!("{late:?}") };
    assert_eq!(expected, last.version);
    let [change] = changes.as_slice() else { panic!("{changes:?}") };
    assert_eq!(change.by, head.name);
    let Some(Event::StepSet(theirs)) = change.event.as_deref() else { panic!("{change:?}") };
    assert_eq!(theirs.responsible.as_deref(), Some("Bà Hoa"));
}

on_both!(every_look_at_testimony_is_written_down_for_the_department, |desk: super::Desk| async move {
    super::looks(desk).await;
});

async fn looks(desk: Desk) {
    use cases::{ShownIn, read_testimony};
    use documents::{DocumentPart, FormKind, IssueOrder};
    let (case, owner, inspector, _) = worked(&desk).await;
    let head = desk.user("truongphong", Role::UnitHead, None, None).await;
    let shown = async |who: &Actor, shown_in| {
        read_testimony(&desk.app, Context::of(who.clone()), case, shown_in).await.expect("read")
    };
    // Whoever sees none is not written down, and is not told who looked.
    let blind = shown(&owner, ShownIn::Page).await;
    assert!(blind.testimony_looks.is_none() && blind.case.inquiry.testimony.is_empty());
    // The case read for its other parts shows no testimony.
    cases::read(&desk.app, Context::of(inspector.clone()), case).await.expect("read");
    let first = shown(&inspector, ShownIn::Page).await;
    assert_eq!(first.testimony_looks.expect("told").1, 1);
    let said = first.case.inquiry.testimony[0].id;
    shown(&inspector, ShownIn::Form(TestimonyId(desk.app.id()))).await;
    let mut bundle =
        casework::bundle::export(&desk.app, Context::of(inspector.clone()), case).await.expect("made");
    std::io::Read::read_to_end(&mut bundle.file, &mut Vec::new()).expect("read");
    let kind = FormKind::Testimony;
    let ctx = || Context::of(inspector.clone());
    documents::preview(&desk.app, ctx(), case, kind, Some(said.0)).await.expect("set");
    documents::draft(&desk.app, ctx(), case, kind, Some(said.0)).await.expect("set");
    documents::whole(&desk.app, ctx(), case).await.expect("set");
    let version = documents::list(&desk.app, ctx(), case).await.expect("listed").version;
    let order = IssueOrder {
        kind,
        subject: Some(said.0),
        corrects: None,
        with_gaps: true,
        another_number: false,
        entries: casework::documents::Entries::new(),
    };
    let issued = documents::issue(&desk.app, Context { if_match: Some(version), ..ctx() }, case, order).await;
    let issued = issued.expect("issued").document_id;
    documents::open(&desk.app, ctx(), case, issued, DocumentPart::Issued).await.expect("opened");
    let (looks, total) = shown(&head, ShownIn::Api).await.testimony_looks.expect("told");
    let told: Vec<_> =
        looks.iter().map(|l| (l.name.as_str(), l.what.as_str(), l.testimony == said)).collect();
    let by = inspector.name.as_str();
    let in_documents = std::iter::repeat_n((by, "document", true), 4);
    let mut wanted = vec![(head.name.as_str(), "api", true)];
    wanted.extend(in_documents.chain([(by, "bundle", true), (by, "page", true)]));
    assert_eq!(told, wanted);
    assert_eq!(total, 7);
}
