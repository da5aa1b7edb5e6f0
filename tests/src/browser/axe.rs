//! Accessibility by axe-core, from assets/node_modules.

use anyhow::{Context as _, Result, bail};
use serde_json::Value;

use super::Browser;
use crate::scratch::project_root;

const RUN: &str = r"
const done = arguments[arguments.length - 1];
axe.run(document, {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  // Back links and breadcrumbs stand before the main part, as everywhere in the pattern we follow.
  rules: { region: { enabled: false } },
})
  .then((result) => done({ violations: result.violations, passes: result.passes.length }))
  .catch((error) => done({ error: String(error) }));
";

impl Browser {
    /// Fails with a list when the page breaks a rule of WCAG 2.2 A or AA, or a good practice of axe.
    pub async fn accessible(&self) -> Result<()> {
        let file = project_root().join("assets/node_modules/axe-core/axe.min.js");
        let axe =
            std::fs::read_to_string(&file).with_context(|| format!("{}: run make assets", file.display()))?;
        self.driver.execute(axe, Vec::new()).await.context("axe does not load")?;
        let result = self.driver.execute_async(RUN, Vec::new()).await.context("axe does not run")?;
        let result = result.json();
        if let Some(error) = result["error"].as_str() {
            bail!("axe: {error}");
        }
        let violations = result["violations"].as_array().context("axe gave no list")?;
        if result["passes"].as_u64().unwrap_or(0) == 0 {
            bail!("axe found no rule to apply: the page is empty");
        }
        if violations.is_empty() {
            return Ok(());
        }
        let lines: Vec<_> = violations.iter().map(line).collect();
        bail!("{}: not accessible\n{}", self.path().await?, lines.join("\n"))
    }
}

/// One violation: the rule, what it asks, and the first elements that break it.
fn line(violation: &Value) -> String {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().map_or(&[][..], Vec::as_slice);
    let shown: Vec<_> = nodes.iter().take(3).map(|node| text(&node["html"])).collect();
    format!("- {} ({}): {}", text(&violation["id"]), text(&violation["help"]), shown.join(" | "))
}
