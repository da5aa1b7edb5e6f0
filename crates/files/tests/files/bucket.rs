//! Keeping, reading, comparing and forgetting in a store that speaks S3: a double in this process that answers what the
//! protocol asks for, and keeps what it was sent.

use crate::made::Dir;
use files::{Damage, Place, S3Settings, Vault, copy_hashed};
use futures_util::StreamExt as _;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::sync::{Arc, Mutex};

/// What the bucket holds by key; parts of uploads by number under `<key>?part`.
type Objects = Arc<Mutex<BTreeMap<String, Vec<u8>>>>;

struct Request {
    method: String,
    path: String,
    query: String,
    body: Vec<u8>,
}

fn read(stream: &mut BufReader<TcpStream>) -> Option<Request> {
    let mut line = String::new();
    if stream.read_line(&mut line).ok()? == 0 {
        return None;
    }
    let mut words = line.split_whitespace();
    let (method, target) = (words.next()?.to_owned(), words.next()?.to_owned());
    let (path, query) = target.split_once('?').unwrap_or((&target, ""));
    let mut length = 0;
    loop {
        let mut header = String::new();
        stream.read_line(&mut header).ok()?;
        if header.trim().is_empty() {
            break;
        }
        if let Some((name, value)) = header.split_once(':')
            && name.eq_ignore_ascii_case("content-length")
        {
            length = value.trim().parse().ok()?;
        }
    }
    let mut body = vec![0; length];
    stream.read_exact(&mut body).ok()?;
    Some(Request { method, path: path.to_owned(), query: query.to_owned(), body })
}

fn answer(r: &Request, objects: &Objects) -> (&'static str, Vec<u8>) {
    let mut all = objects.lock().expect("not poisoned");
    let key = r.path.trim_start_matches("/evidence").trim_start_matches('/').to_owned();
    let part =
        |query: &str| query.split('&').find_map(|p| p.strip_prefix("partNumber=")?.parse::<u32>().ok());
    match (r.method.as_str(), r.query.as_str()) {
        ("PUT", query) if query.contains("partNumber") => {
            let n = part(query).expect("a number");
            all.insert(format!("{key}?{n:05}"), r.body.clone());
            ("200 OK", Vec::new())
        }
        ("PUT", _) => {
            all.insert(key, r.body.clone());
            ("200 OK", Vec::new())
        }
        ("POST", query) if query.starts_with("uploads") => (
            "200 OK",
            format!("<InitiateMultipartUploadResult><Bucket>evidence</Bucket><Key>{key}</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>").into_bytes(),
        ),
        ("POST", query) if query.contains("uploadId") => {
            let parts: Vec<String> = all.keys().filter(|k| k.starts_with(&format!("{key}?"))).cloned().collect();
            let whole: Vec<u8> = parts.iter().flat_map(|p| all.remove(p).expect("a part")).collect();
            all.insert(key.clone(), whole);
            (
                "200 OK",
                format!("<CompleteMultipartUploadResult><Location>x</Location><Bucket>evidence</Bucket><Key>{key}</Key><ETag>\"e\"</ETag></CompleteMultipartUploadResult>").into_bytes(),
            )
        }
        ("POST", "delete") => {
            let text = String::from_utf8_lossy(&r.body).into_owned();
            let mut told = String::from("<DeleteResult>");
            for rest in text.split("<Key>").skip(1) {
                let gone = rest.split("</Key>").next().expect("a key");
                all.remove(gone);
                write!(told, "<Deleted><Key>{gone}</Key></Deleted>").expect("text");
            }
            told.push_str("</DeleteResult>");
            ("200 OK", told.into_bytes())
        }
        ("DELETE", _) => {
            all.remove(&key);
            ("204 No Content", Vec::new())
        }
        ("GET" | "HEAD", _) => match all.get(&key) {
            Some(bytes) => ("200 OK", bytes.clone()),
            None => ("404 Not Found", b"<Error><Code>NoSuchKey</Code></Error>".to_vec()),
        },
        (method, query) => panic!("{method} {key}?{query} is not known here"),
    }
}

fn serve(stream: TcpStream, objects: &Objects) {
    let mut stream = BufReader::new(stream);
    while let Some(request) = read(&mut stream) {
        let (status, body) = answer(&request, objects);
        let head = format!(
            "HTTP/1.1 {status}\r\nETag: \"e\"\r\nLast-Modified: Sat, 28 Nov 2026 08:00:00 GMT\r\nContent-Length: {}\r\n\r\n",
            body.len()
        );
        let out = stream.get_mut();
        if out.write_all(head.as_bytes()).is_err() {
            return;
        }
        if request.method != "HEAD" && out.write_all(&body).is_err() {
            return;
        }
    }
}

/// The double and a vault over it.
fn bucket() -> (Objects, Vault) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let objects = Objects::default();
    let kept = Arc::clone(&objects);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let kept = Arc::clone(&kept);
            std::thread::spawn(move || serve(stream, &kept));
        }
    });
    let place = Place::S3(S3Settings {
        endpoint: format!("http://{address}"),
        region: "vn-south-1".to_owned(),
        bucket: "evidence".to_owned(),
        access_key: "key".to_owned(),
        secret_key: "secret".to_owned(),
    });
    (objects, Vault::open(&place).expect("opened"))
}

async fn bytes(vault: &Vault, sha256: &str) -> Vec<u8> {
    let mut stored = vault.read(sha256).await.expect("answered").expect("there");
    let mut out = Vec::new();
    while let Some(piece) = stored.bytes.next().await {
        out.extend_from_slice(&piece.expect("a piece"));
    }
    assert_eq!(stored.size, out.len() as u64);
    out
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_bucket_keeps_reads_compares_and_forgets() {
    let (objects, vault) = bucket();
    vault.probe().await.expect("it can be written");
    let small = vault.keep_bytes(b"a few bytes".to_vec()).await.expect("kept");
    assert!(vault.has(&small).await.expect("answered"));
    assert_eq!(bytes(&vault, &small).await, b"a few bytes");

    // More than one part.
    let dir = Dir::new();
    let film: Vec<u8> = (0..12_000_000_u32).map(|n| (n % 251) as u8).collect();
    let copy = copy_hashed(&dir.file(&film), &dir.0.join("staging/one")).expect("copied");
    let (sha256, path) = (copy.sha256.clone(), copy.path.clone());
    vault.keep(copy).await.expect("kept");
    assert!(!path.exists(), "the copy on the disk is gone");
    assert_eq!(bytes(&vault, &sha256).await, film);
    assert_eq!(vault.check(&sha256).await.expect("answered"), None);

    // One byte changed, then the whole file gone.
    let key = vault.name(&sha256);
    objects.lock().expect("not poisoned").get_mut(&key).expect("there")[5] ^= 1;
    let damage = vault.check(&sha256).await.expect("answered");
    assert!(matches!(damage, Some(Damage::Changed { .. })), "{damage:?}");
    vault.forget(&sha256).await.expect("forgotten");
    assert_eq!(vault.check(&sha256).await.expect("answered"), Some(Damage::Missing));
    assert!(!vault.has(&sha256).await.expect("answered"));
    vault.forget(&sha256).await.expect("what is not there is forgotten already");
}
