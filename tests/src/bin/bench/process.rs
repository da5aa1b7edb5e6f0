//! What a process used: memory and processor.

use std::time::Duration;

use anyhow::{Context as _, Result};

/// The highest resident memory that the process ever had, in MB.
pub(crate) fn peak_mb(pid: u32) -> Result<u64> {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status"))?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).context("no VmHWM")?;
    let kilobytes: u64 = line.split_whitespace().next().unwrap_or_default().parse()?;
    Ok(kilobytes / 1024)
}

/// Processor time that the process has used so far, in user and system mode. Linux counts it in hundredths of
/// a second wherever this runs.
pub(crate) fn processor(pid: u32) -> Result<Duration> {
    let stat = std::fs::read_to_string(format!("/proc/{pid}/stat"))?;
    // The name in parentheses may hold anything; utime and stime are the 12th and 13th word after it.
    let (_, rest) = stat.rsplit_once(')').context("no name in stat")?;
    let words = rest.split_whitespace().skip(11).take(2);
    let ticks = words.map(str::parse::<u64>).sum::<Result<u64, _>>()?;
    Ok(Duration::from_millis(ticks * 10))
}
