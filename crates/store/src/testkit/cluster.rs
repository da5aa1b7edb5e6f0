//! A PostgreSQL cluster that lives as long as this process.

use std::fs::{self, File};
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use diesel::prelude::*;

/// How long a cluster may take to answer: 600 polls of 100 ms.
const POLLS: u32 = 600;

/// Ends the cluster and removes its files when its standard input closes: when the handle is dropped, and
/// also when this process is killed.
const WATCHDOG: &str = r#"cat >/dev/null
kill -QUIT "$1" 2>/dev/null
i=0; while kill -0 "$1" 2>/dev/null && [ $i -lt 50 ]; do sleep 0.1; i=$((i+1)); done
rm -rf "$2""#;

/// A PostgreSQL cluster, on a free port of the loopback address, with durable commits.
pub struct PgCluster {
    /// URL of its superuser without a database name; `/NAME` completes it.
    base: String,
    /// None when somebody else runs the cluster.
    own: Option<Own>,
}

struct Own {
    server: Child,
    watchdog: Child,
}

impl PgCluster {
    /// The cluster of this process, started on first use.
    pub fn shared() -> &'static Self {
        static SHARED: OnceLock<PgCluster> = OnceLock::new();
        SHARED.get_or_init(|| match std::env::var("TNLD_TEST_PG") {
            Ok(url) if !url.is_empty() => Self::running(&url),
            _ => Self::start().unwrap_or_else(|why| panic!("no PostgreSQL for the tests: {why}")),
        })
    }

    /// A cluster that runs already, by the URL of a superuser.
    pub fn running(url: &str) -> Self {
        let (scheme, rest) = url.split_once("://").unwrap_or(("postgres", url));
        let host = rest.split_once('/').map_or(rest, |(host, _)| host);
        Self { base: format!("{scheme}://{host}"), own: None }
    }

    /// Starts a cluster; as root it runs as the user `postgres`.
    pub fn start() -> Result<Self, String> {
        static STARTED: AtomicU32 = AtomicU32::new(0);
        let count = STARTED.fetch_add(1, Ordering::Relaxed);
        let bin = binaries()?;
        let dir = std::env::temp_dir().join(format!("tnld-pg-{}-{count}", std::process::id()));
        fs::create_dir_all(&dir).map_err(|e| format!("{}: {e}", dir.display()))?;
        let account = unprivileged(&dir)?;
        let data = dir.join("data");
        run(prepared(&bin.join("initdb"), &dir, account)
            .args(["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "-D"])
            .arg(&data))?;
        let port = free_port()?;
        let log = File::create(dir.join("log")).map_err(|e| e.to_string())?;
        let mut server = prepared(&bin.join("postgres"), &dir, account);
        server
            .arg("-D")
            .arg(&data)
            .arg("-k")
            .arg(&dir)
            .args(["-p", &port.to_string(), "-h", "127.0.0.1", "-c", "max_connections=200"])
            .stderr(log);
        let server = server.spawn().map_err(|e| format!("postgres: {e}"))?;
        let watchdog = Command::new("/bin/sh")
            .args(["-c", WATCHDOG, "watchdog", &server.id().to_string()])
            .arg(&dir)
            .current_dir("/")
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|e| format!("sh: {e}"))?;
        let cluster = Self {
            base: format!("postgres://postgres@127.0.0.1:{port}"),
            own: Some(Own { server, watchdog }),
        };
        cluster.wait_until_ready(&dir)?;
        Ok(cluster)
    }

    /// The URL of a database on this cluster.
    pub fn url(&self, database: &str) -> String {
        format!("{}/{database}", self.base)
    }

    /// Runs one statement as superuser, outside any transaction.
    pub fn run_sql(&self, sql: &str) -> Result<(), String> {
        let mut c = PgConnection::establish(&self.url("postgres")).map_err(|e| e.to_string())?;
        diesel::connection::SimpleConnection::batch_execute(&mut c, sql).map_err(|e| e.to_string())
    }

    fn wait_until_ready(&self, dir: &Path) -> Result<(), String> {
        let mut last = String::new();
        for _ in 0..POLLS {
            match self.run_sql("SELECT 1") {
                Ok(()) => return Ok(()),
                Err(why) => last = why,
            }
            std::thread::sleep(Duration::from_millis(100));
        }
        let log = fs::read_to_string(dir.join("log")).unwrap_or_default();
        Err(format!("{last}\n{log}"))
    }
}

impl Drop for PgCluster {
    fn drop(&mut self) {
        if let Some(mut own) = self.own.take() {
            drop(own.watchdog.stdin.take());
            drop(own.server.wait());
            drop(own.watchdog.wait());
        }
    }
}

/// The newest installed server programs.
fn binaries() -> Result<PathBuf, String> {
    let mut found: Vec<(u32, PathBuf)> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| Some((e.file_name().to_str()?.parse().ok()?, e.path().join("bin"))))
        .filter(|(_, bin): &(u32, PathBuf)| bin.join("postgres").exists())
        .collect();
    found.sort();
    if let Some((_, bin)) = found.pop() {
        return Ok(bin);
    }
    let path = std::env::var_os("PATH").unwrap_or_default();
    std::env::split_paths(&path)
        .find(|dir| dir.join("postgres").exists() && dir.join("initdb").exists())
        .ok_or_else(|| "install postgresql, or set TNLD_TEST_PG".to_owned())
}

/// The account to run as: PostgreSQL refuses root. The directory becomes its own.
fn unprivileged(dir: &Path) -> Result<Option<(u32, u32)>, String> {
    use std::os::unix::fs::MetadataExt;
    let is_root = fs::metadata("/proc/self").is_ok_and(|m| m.uid() == 0);
    if !is_root {
        return Ok(None);
    }
    let accounts = fs::read_to_string("/etc/passwd").map_err(|e| e.to_string())?;
    let find = |name: &str| {
        let line = accounts.lines().find(|l| l.split(':').next() == Some(name))?;
        let mut fields = line.split(':').skip(2);
        Some((fields.next()?.parse::<u32>().ok()?, fields.next()?.parse::<u32>().ok()?))
    };
    let (uid, gid) =
        find("postgres").or_else(|| find("nobody")).ok_or_else(|| "no user postgres".to_owned())?;
    std::os::unix::fs::chown(dir, Some(uid), Some(gid)).map_err(|e| e.to_string())?;
    Ok(Some((uid, gid)))
}

fn prepared(program: &Path, dir: &Path, account: Option<(u32, u32)>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(dir).process_group(0).env("LC_ALL", "C");
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Some((uid, gid)) = account {
        command.uid(uid).gid(gid);
    }
    command
}

fn run(command: &mut Command) -> Result<(), String> {
    let done = command.stderr(Stdio::piped()).output().map_err(|e| e.to_string())?;
    if done.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&done.stderr).into_owned()) }
}

fn free_port() -> Result<u16, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|e| e.to_string())?;
    Ok(listener.local_addr().map_err(|e| e.to_string())?.port())
}
