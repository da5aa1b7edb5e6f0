//! How much a page costs over the line.

use anyhow::{Context as _, Result};

use super::Browser;

const SUM: &str = "
const all = [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')];
return all.reduce((sum, entry) => sum + entry.transferSize, 0);
";

impl Browser {
    /// Bytes that the open page and everything in it took over the network, headers included; what the
    /// browser still had costs nothing.
    pub async fn transferred(&self) -> Result<u64> {
        let sum = self.driver.execute(SUM, Vec::new()).await?;
        sum.json().as_u64().context("the browser gave no size")
    }
}
