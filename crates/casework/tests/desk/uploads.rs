//! Sending files: cut off and gone on with, looked at, refused, scanned, thrown away.

use crate::support::{Desk, on_both};
use bytes::Bytes;
use casework::evidence::{self, NewUpload, UploadView};
use casework::reports::{FiledBy, file_declaration};
use casework::{Context, Failure};
use domain::access::{Actor, Role};
use domain::ids::CaseId;
use domain::words::{ReportKind, Severity};
use image::{ImageFormat, RgbImage};
use std::io::{Cursor, Read, Write};
use std::net::TcpListener;
use std::time::Duration;
use store::UploadState;

/// Looks of somebody at a picture of so many dots a side.
pub(crate) fn picture(side: u32) -> Vec<u8> {
    let drawn = RgbImage::from_fn(side, side, |x, y| image::Rgb([(x % 251) as u8, (y % 241) as u8, 77]));
    let mut out = Cursor::new(Vec::new());
    drawn.write_to(&mut out, ImageFormat::Jpeg).expect("drawn");
    out.into_inner()
}

pub(crate) async fn fatal_case(desk: &Desk) -> (CaseId, Actor, Actor) {
    let owner = desk.safety_officer("coso", "0100233488").await;
    let inspector = desk.user("dieutra", Role::Investigator, None, None).await;
    let report = desk.report(ReportKind::Declaration, Severity::Fatal);
    let filed = file_declaration(&desk.app, Context::of(owner.clone()), FiledBy::Page, None, report)
        .await
        .expect("filed");
    (filed.case_id, owner, inspector)
}

pub(crate) fn announced(name: &str, length: usize) -> NewUpload {
    NewUpload { name: name.to_owned(), media_type: String::new(), length: length as u64 }
}

/// Sends a whole file.
pub(crate) async fn send(
    desk: &Desk,
    who: &Actor,
    case: CaseId,
    name: &str,
    bytes: &[u8],
) -> Result<UploadView, Failure> {
    let ctx = || Context::of(who.clone());
    let begun = evidence::begin(&desk.app, ctx(), case, announced(name, bytes.len())).await?;
    let at = evidence::receive(&desk.app, ctx(), case, begun.id, 0).await?;
    evidence::append(&desk.app, at, Bytes::copy_from_slice(bytes)).await?;
    evidence::finish(&desk.app, ctx(), case, begun.id).await
}

fn code(failure: Failure) -> &'static str {
    match failure {
        Failure::Invalid(fields) => fields[0].code,
        Failure::ScannerAway => "scanner_away",
        Failure::Offset { .. } => "offset",
        Failure::NotFound => "not_found",
        other => panic!("{other}"),
    }
}

on_both!(a_file_that_was_cut_off_goes_on_where_it_ended, |desk: super::Desk| async move {
    super::cut_off(desk).await;
});

async fn cut_off(desk: Desk) {
    let (case, owner, inspector) = fatal_case(&desk).await;
    let bytes = picture(200);
    let half = bytes.len() / 2;
    let ctx = || Context::of(inspector.clone());
    let begun =
        evidence::begin(&desk.app, ctx(), case, announced("Ảnh 1.jpg", bytes.len())).await.expect("begun");
    let at = evidence::receive(&desk.app, ctx(), case, begun.id, 0).await.expect("ready");
    let at = evidence::append(&desk.app, at, Bytes::copy_from_slice(&bytes[..half])).await.expect("received");
    assert!(!at.complete());
    // Whoever asks hears how much is there; whoever goes on elsewhere is told where.
    let stands = evidence::upload(&desk.app, ctx(), case, begun.id).await.expect("read");
    assert_eq!((stands.received, stands.state), (half as u64, UploadState::Open));
    let wrong = evidence::receive(&desk.app, ctx(), case, begun.id, 3).await;
    assert!(matches!(wrong, Err(Failure::Offset { expected, .. }) if expected == half as u64), "{wrong:?}");
    // An unfinished file is answered as it stands, and is nobody else's business.
    let unfinished = evidence::finish(&desk.app, ctx(), case, begun.id).await.expect("asked");
    assert_eq!(unfinished.state, UploadState::Open);
    let other = evidence::upload(&desk.app, Context::of(owner), case, begun.id).await;
    assert_eq!(code(other.expect_err("not his")), "not_found");
    let rest = evidence::receive(&desk.app, ctx(), case, begun.id, half as u64).await.expect("ready");
    let done =
        evidence::append(&desk.app, rest, Bytes::copy_from_slice(&bytes[half..])).await.expect("received");
    assert!(done.complete());
    let more = evidence::append(&desk.app, done, Bytes::from_static(b"x")).await;
    assert_eq!(code(more.expect_err("too much")), "more_than_announced");
    let kept = evidence::finish(&desk.app, ctx(), case, begun.id).await.expect("kept");
    let file = kept.file.clone().expect("a file");
    assert_eq!(
        (kept.state, file.size, file.media_type.as_str()),
        (UploadState::Ready, bytes.len() as u64, "image/jpeg")
    );
    assert!(file.thumbnail.is_some() && !file.scanned);
    assert_eq!(evidence::finish(&desk.app, ctx(), case, begun.id).await.expect("again"), kept);
    // On the disk under its hash, byte for byte; nothing is left on the way.
    let stored =
        desk.dir.0.join("evidence").join(&file.sha256[..2]).join(&file.sha256[2..4]).join(&file.sha256);
    assert_eq!(std::fs::read(stored).expect("there"), bytes);
    assert_eq!(std::fs::read_dir(desk.dir.0.join("uploads")).expect("a directory").count(), 0);
}

on_both!(what_is_not_taken_is_told_and_deleted, |desk: super::Desk| async move {
    super::refused(desk).await;
});

async fn refused(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let jpeg = picture(20);
    let table: [(&str, &[u8], &str); 4] = [
        ("anh.pdf", &jpeg, "file_name_differs"),
        ("anh.jpg", b"MZ\x90\0\x03\0\0\0", "file_is_program"),
        ("ghi.txt", b"<html><script>alert(1)</script>", "file_is_markup"),
        ("la.bin", b"\0\x01\x02\x03", "file_kind_unknown"),
    ];
    for (name, bytes, expected) in table {
        let failure = send(&desk, &inspector, case, name, bytes).await.expect_err(name);
        let Failure::Invalid(fields) = &failure else { panic!("{failure}") };
        assert_eq!((fields[0].pointer.as_str(), fields[0].code), ("/file", expected), "{name}");
        assert!(!fields[0].message.vi.is_empty() && !fields[0].message.en.is_empty());
    }
    assert_eq!(std::fs::read_dir(desk.dir.0.join("uploads")).expect("a directory").count(), 0);
    for (length, expected) in [(0, "file_empty"), (600 * 1024 * 1024, "file_too_big")] {
        let begun =
            evidence::begin(&desk.app, Context::of(inspector.clone()), case, announced("a.jpg", length));
        assert_eq!(code(begun.await.expect_err("refused")), expected);
    }
}

/// A clamd that finds what holds EICAR; it is away when it answers nobody.
fn clamd() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("tcp://{}", listener.local_addr().expect("an address"));
    std::thread::spawn(move || {
        for line in listener.incoming() {
            let Ok(mut line) = line else { continue };
            let mut sent = Vec::new();
            let mut piece = [0; 4096];
            while !sent.ends_with(&[0, 0, 0, 0]) {
                match line.read(&mut piece) {
                    Ok(n) if n > 0 => sent.extend(&piece[..n]),
                    _ended => break,
                }
            }
            let found = sent.windows(5).any(|w| w == b"EICAR");
            let _ = line.write_all(if found { b"stream: Eicar FOUND\0" } else { b"stream: OK\0" });
        }
    });
    address
}

macro_rules! scanned {
    ($name:ident, $db:expr) => {
        #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
        async fn $name() {
            let scanner = files::Scanner::at(&clamd(), Duration::from_secs(20)).expect("a scanner");
            let desk = Desk::with_room($db, |room| room.with_scanner(scanner)).await;
            infected(desk).await;
        }
    };
}
scanned!(an_infected_file_is_refused_sqlite, store::testkit::TestDb::sqlite());
scanned!(an_infected_file_is_refused_postgres, store::testkit::TestDb::postgres());

async fn infected(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let clean = send(&desk, &inspector, case, "ghi.txt", "Sạch\n".as_bytes()).await.expect("taken");
    assert!(clean.file.expect("a file").scanned);
    let failure = send(&desk, &inspector, case, "ghi.txt", b"xx EICAR xx\n").await.expect_err("refused");
    assert_eq!(code(failure), "file_infected");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn without_a_verdict_nothing_is_taken_and_nothing_is_lost() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let away =
        files::Scanner::at(&format!("tcp://127.0.0.1:{port}"), Duration::from_secs(20)).expect("a scanner");
    let desk = Desk::with_room(store::testkit::TestDb::sqlite(), |room| room.with_scanner(away)).await;
    let (case, _, inspector) = fatal_case(&desk).await;
    let ctx = || Context::of(inspector.clone());
    let begun = evidence::begin(&desk.app, ctx(), case, announced("ghi.txt", 3)).await.expect("begun");
    let at = evidence::receive(&desk.app, ctx(), case, begun.id, 0).await.expect("ready");
    evidence::append(&desk.app, at, Bytes::from_static(b"abc")).await.expect("received");
    for _ in 0..2 {
        let failure = evidence::finish(&desk.app, ctx(), case, begun.id).await.expect_err("no verdict");
        assert_eq!(code(failure), "scanner_away");
    }
    let stands = evidence::upload(&desk.app, ctx(), case, begun.id).await.expect("read");
    assert_eq!((stands.received, stands.state), (3, UploadState::Open));
}

on_both!(what_nobody_used_is_thrown_away, |desk: super::Desk| async move {
    super::thrown_away(desk).await;
});

async fn thrown_away(desk: Desk) {
    let (case, _, inspector) = fatal_case(&desk).await;
    let ready = send(&desk, &inspector, case, "a.jpg", &picture(60)).await.expect("taken");
    let begun = evidence::begin(&desk.app, Context::of(inspector.clone()), case, announced("b.jpg", 9)).await;
    let begun = begun.expect("begun");
    let at =
        evidence::receive(&desk.app, Context::of(inspector.clone()), case, begun.id, 0).await.expect("ready");
    evidence::append(&desk.app, at, Bytes::from_static(b"half")).await.expect("received");
    assert_eq!(casework::sweep::purge(&desk.app).await.expect("swept").uploads, 0);
    desk.clock.set(desk.app.now() + chrono::Duration::hours(49));
    assert_eq!(casework::sweep::purge(&desk.app).await.expect("swept").uploads, 2);
    let sha256 = ready.file.expect("a file").sha256;
    let stored = desk.dir.0.join("evidence").join(&sha256[..2]).join(&sha256[2..4]).join(&sha256);
    assert!(!stored.exists());
    assert_eq!(std::fs::read_dir(desk.dir.0.join("uploads")).expect("a directory").count(), 0);
}
