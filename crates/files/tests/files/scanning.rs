//! A clamd that answers what the test says.

use crate::made::Dir;
use files::{Scanner, Verdict};
use std::io::{Read, Write};
use std::net::TcpListener;
use std::os::unix::net::UnixListener;
use std::thread;
use std::time::Duration;

/// Takes one conversation and answers by what was sent.
fn converse(mut line: impl Read + Write) {
    let mut command = [0; 10];
    line.read_exact(&mut command).expect("a command");
    assert_eq!(&command, b"zINSTREAM\0");
    let mut sent = Vec::new();
    loop {
        let mut length = [0; 4];
        line.read_exact(&mut length).expect("a length");
        let n = u32::from_be_bytes(length) as usize;
        if n == 0 {
            break;
        }
        let mut piece = vec![0; n];
        line.read_exact(&mut piece).expect("a piece");
        sent.extend(piece);
    }
    let answer: &[u8] = if sent.windows(5).any(|w| w == b"EICAR") {
        b"stream: Eicar-Test-Signature FOUND\0"
    } else if sent.len() > 200_000 {
        b"INSTREAM size limit exceeded. ERROR\0"
    } else {
        b"stream: OK\0"
    };
    line.write_all(answer).expect("answered");
}

fn wait() -> Duration {
    Duration::from_secs(20)
}

#[test]
fn a_scanner_over_tcp_tells_what_it_found() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("tcp://{}", listener.local_addr().expect("an address"));
    let server = thread::spawn(move || {
        for line in listener.incoming().take(3) {
            converse(line.expect("a line"));
        }
    });
    let scanner = Scanner::at(&address, wait()).expect("a scanner");
    let dir = Dir::new();
    assert_eq!(scanner.scan(&dir.file(&vec![b'a'; 150_000])).expect("a verdict"), Verdict::Clean);
    let found = scanner.scan(&dir.file(b"xx EICAR xx")).expect("a verdict");
    assert_eq!(found, Verdict::Infected("Eicar-Test-Signature".to_owned()));
    assert!(scanner.scan(&dir.file(&vec![b'a'; 300_000])).is_err());
    server.join().expect("ended");
}

#[test]
fn a_scanner_over_a_socket() {
    let dir = Dir::new();
    let path = dir.0.join("clamd.ctl");
    let listener = UnixListener::bind(&path).expect("a socket");
    let server = thread::spawn(move || converse(listener.accept().expect("a line").0));
    let scanner = Scanner::at(&format!("unix:{}", path.display()), wait()).expect("a scanner");
    assert_eq!(scanner.scan(&dir.file(b"ok")).expect("a verdict"), Verdict::Clean);
    server.join().expect("ended");
}

#[test]
fn a_scanner_that_is_away_gives_no_verdict() {
    let port = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address").port();
    let scanner = Scanner::at(&format!("tcp://127.0.0.1:{port}"), wait()).expect("a scanner");
    let dir = Dir::new();
    assert!(scanner.scan(&dir.file(b"ok")).is_err());
    assert!(scanner.ping().is_err());
}
