//! Resident memory of a process.

use anyhow::{Context as _, Result};

/// The highest resident memory that the process ever had, in MB.
pub(crate) fn peak_mb(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kilobytes: u64 = line.split_whitespace().next().unwrap_or_default().parse()?;
    Ok(kilobytes / 1024)
}
