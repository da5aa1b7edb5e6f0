//! What a person does on a page: open, read, fill, press; and what a test keeps of it: pictures.

use anyhow::{Context as _, Result, ensure};
use serde_json::json;
use thirtyfour::{By, WebElement};

use super::Browser;
use crate::scratch::output_dir;

/// Size of a window in CSS pixels.
#[derive(Debug, Clone, Copy)]
pub struct Viewport {
    name: &'static str,
    width: u32,
    height: u32,
    mobile: bool,
}

/// The screen of a small office computer.
pub const DESKTOP: Viewport = Viewport { name: "desktop", width: 1366, height: 768, mobile: false };
/// The screen of a cheap phone.
pub const PHONE: Viewport = Viewport { name: "phone", width: 360, height: 740, mobile: true };

impl Browser {
    /// Opens a path of the server.
    pub async fn open(&self, path: &str) -> Result<()> {
        self.driver.goto(format!("{}{path}", self.base())).await.with_context(|| format!("opening {path}"))
    }

    /// The first element that matches a CSS selector.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        self.driver.find(By::Css(css)).await.with_context(|| format!("no element {css}"))
    }

    /// Replaces the value of the field with that name.
    pub async fn fill(&self, name: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("[name=\"{name}\"]")).await?;
        field.clear().await?;
        field.send_keys(value).await.with_context(|| format!("filling {name}"))
    }

    /// Ticks the radio button or box with that name and value.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let field = self.find(&format!("[name=\"{name}\"][value=\"{value}\"]")).await?;
        if !field.is_selected().await? {
            field.click().await.with_context(|| format!("choosing {name} = {value}"))?;
        }
        Ok(())
    }

    /// Selects the option with that value in the list with that name.
    pub async fn select(&self, name: &str, value: &str) -> Result<()> {
        let option = self.find(&format!("select[name=\"{name}\"] option[value=\"{value}\"]")).await?;
        option.click().await.with_context(|| format!("selecting {name} = {value}"))
    }

    /// Presses the button or follows the link with exactly this text.
    pub async fn press(&self, text: &str) -> Result<()> {
        let quoted = xpath_text(text);
        let path = format!("//button[normalize-space(.)={quoted}] | //a[normalize-space(.)={quoted}]");
        let element =
            self.driver.find(By::XPath(path)).await.with_context(|| format!("no button or link {text}"))?;
        element.click().await.with_context(|| format!("pressing {text}"))
    }

    /// All that a person can read on the page.
    pub async fn text(&self) -> Result<String> {
        Ok(self.find("body").await?.text().await?)
    }

    /// Fails unless the page shows this text.
    pub async fn sees(&self, text: &str) -> Result<()> {
        let all = self.text().await?;
        ensure!(all.contains(text), "the page does not show {text:?}:\n{all}");
        Ok(())
    }

    /// The path and query of the page.
    pub async fn path(&self) -> Result<String> {
        let url = self.driver.current_url().await?;
        Ok(url.as_str().strip_prefix(self.base()).unwrap_or(url.as_str()).to_owned())
    }

    /// Lays the page out for a viewport from now on.
    pub async fn resize(&self, viewport: Viewport) -> Result<()> {
        let metrics = json!({
            "width": viewport.width, "height": viewport.height, "deviceScaleFactor": 1, "mobile": viewport.mobile,
        });
        self.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", metrics).await?;
        Ok(())
    }

    /// Keeps a picture of the whole page as `target/screenshots/<name>-<viewport>.png`, in both
    /// viewports, and checks in each that the page is not wider than the screen.
    pub async fn picture(&self, name: &str) -> Result<()> {
        for viewport in [PHONE, DESKTOP] {
            self.resize(viewport).await?;
            let size = self.driver.cdp().send_raw("Page.getLayoutMetrics", json!({})).await?;
            let width = size["cssContentSize"]["width"].as_f64().context("no layout metrics")?;
            let height = size["cssContentSize"]["height"].as_f64().context("no layout metrics")?;
            let clip =
                json!({ "x": 0, "y": 0, "width": f64::from(viewport.width), "height": height, "scale": 1 });
            let arguments = json!({ "format": "png", "captureBeyondViewport": true, "clip": clip });
            let shot = self.driver.cdp().send_raw("Page.captureScreenshot", arguments).await?;
            let data = shot["data"].as_str().context("no picture")?;
            let file = output_dir("screenshots")?.join(format!("{name}-{}.png", viewport.name));
            std::fs::write(&file, base64(data).context("the picture is not base64")?)?;
            ensure!(
                width <= f64::from(viewport.width),
                "{name}: the page is {width} px wide on a {} of {} px",
                viewport.name,
                viewport.width
            );
        }
        Ok(())
    }
}

/// A text as an XPath literal; XPath knows no escape, so a text with both quotes is pieced together.
fn xpath_text(text: &str) -> String {
    if !text.contains('"') {
        return format!("\"{text}\"");
    }
    let parts: Vec<_> = text.split('"').map(|part| format!("\"{part}\"")).collect();
    format!("concat({})", parts.join(", '\"', "))
}

/// Decodes standard base64; `None` for a letter outside its alphabet.
fn base64(text: &str) -> Option<Vec<u8>> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut buffer, mut bits) = (0_u32, 0_u32);
    for letter in text.bytes().filter(|letter| *letter != b'=') {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        buffer = (buffer << 6) | u32::try_from(value).ok()?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from((buffer >> bits) & 0xff).ok()?);
        }
    }
    Some(bytes)
}

#[cfg(test)]
mod tests {
    use super::{base64, xpath_text};

    #[test]
    fn base64_of_every_length() {
        assert_eq!(base64("").as_deref(), Some(&b""[..]));
        assert_eq!(base64("TQ==").as_deref(), Some(&b"M"[..]));
        assert_eq!(base64("TWE=").as_deref(), Some(&b"Ma"[..]));
        assert_eq!(base64("TWFu").as_deref(), Some(&b"Man"[..]));
        assert_eq!(base64("TW*u"), None);
    }

    #[test]
    fn xpath_literals() {
        assert_eq!(xpath_text("Gửi khai báo"), "\"Gửi khai báo\"");
        assert_eq!(xpath_text("a\"b"), "concat(\"a\", '\"', \"b\")");
    }
}
