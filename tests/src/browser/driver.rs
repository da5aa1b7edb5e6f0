//! Starting and ending chromedriver and Chromium.

use std::io::{Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail, ensure};
use thirtyfour::{ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver};

use crate::scratch::ScratchDir;
use crate::server::free_port;

/// A browser with a profile of its own. Dropped, it ends.
pub struct Browser {
    /// The driver, for what the helpers do not offer.
    pub driver: WebDriver,
    base: String,
    port: u16,
    session: String,
    chromedriver: Child,
    _profile: ScratchDir,
}

const FLAGS: [&str; 12] = [
    "--accept-lang=vi",
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--no-first-run",
    "--no-default-browser-check",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
    "--force-color-profile=srgb",
];

/// Whether browser journeys can run: true with Chromium and chromedriver installed; false, with a
/// reason, when they are missing or switched off; an error when they are missing and
/// `TNLD_BROWSER=required`.
pub fn available() -> Result<std::result::Result<(), String>> {
    let wish = std::env::var("TNLD_BROWSER").unwrap_or_default();
    if wish == "off" {
        return Ok(Err("TNLD_BROWSER=off".to_owned()));
    }
    if chromium().is_some() && find("chromedriver").is_some() {
        return Ok(Ok(()));
    }
    let missing = "chromium or chromedriver is not installed (Debian: chromium chromium-driver)";
    ensure!(wish != "required", "{missing}");
    Ok(Err(missing.to_owned()))
}

impl Browser {
    /// Starts a browser for the server at `base`.
    pub async fn start(base: &str) -> Result<Self> {
        let binary = chromium().context("chromium is not installed")?;
        let port = free_port()?;
        let mut chromedriver = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("cannot start chromedriver")?;
        let profile = ScratchDir::new("tnld_chromium")?;
        let driver = match connect(port, &binary, &profile, &mut chromedriver).await {
            Ok(driver) => driver,
            Err(error) => {
                chromedriver.kill()?;
                chromedriver.wait()?;
                return Err(error);
            }
        };
        let session = driver.session_id().to_string();
        Ok(Self { driver, base: base.to_owned(), port, session, chromedriver, _profile: profile })
    }

    /// Where the server under test is.
    #[must_use]
    pub fn base(&self) -> &str {
        &self.base
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // Ending the session ends Chromium; killing chromedriver alone would leave it behind. Done here
        // over a plain socket, for a drop cannot wait for a future; so the driver must not do it again.
        self.driver.clone().leak().unwrap_or_default();
        end_session(self.port, &self.session).unwrap_or_default();
        self.chromedriver.kill().unwrap_or_default();
        self.chromedriver.wait().map(|_| ()).unwrap_or_default();
    }
}

fn end_session(port: u16, session: &str) -> std::io::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port))?;
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    write!(
        stream,
        "DELETE /session/{session} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nConnection: close\r\n\r\n"
    )?;
    // The first byte of the answer comes when Chromium has ended; the line itself stays open.
    stream.read_exact(&mut [0])
}

async fn connect(port: u16, binary: &str, profile: &ScratchDir, child: &mut Child) -> Result<WebDriver> {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(binary)?;
    for flag in FLAGS {
        capabilities.add_arg(flag)?;
    }
    capabilities.add_arg(&format!("--user-data-dir={}", profile.path().display()))?;
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        if let Some(status) = child.try_wait()? {
            bail!("chromedriver ended at once ({status})");
        }
        ensure!(start.elapsed() < Duration::from_secs(20), "chromedriver does not listen");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    WebDriver::new(&format!("http://127.0.0.1:{port}"), capabilities).await.context("cannot open Chromium")
}

fn chromium() -> Option<String> {
    ["chromium", "google-chrome", "chromium-browser"].iter().find_map(|name| find(name))
}

/// The first executable of that name on the path.
fn find(name: &str) -> Option<String> {
    let path = std::env::var_os("PATH")?;
    let found =
        std::env::split_paths(&path).map(|folder: PathBuf| folder.join(name)).find(|file| file.is_file())?;
    Some(found.display().to_string())
}
