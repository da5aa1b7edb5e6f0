//! Ladders whose windows are seconds, so that a test sees them to their end.

use anyhow::Result;

use crate::scratch::ScratchDir;

/// A directory of law files for `TNLD_LAW_DIR`: the ladder of deaths with these rungs, which ends in a telephone call,
/// and who stands above whom.
///
/// # Errors
/// The directory cannot be written.
pub fn law_with(rungs: &[&str], (of, is): (&str, &str)) -> Result<ScratchDir> {
    let call = "{ contact = \"duty_phone\", window_minutes = 60 }";
    let rungs: String = rungs.iter().chain([&call]).map(|rung| format!("    {rung},\n")).collect();
    let common = "effective_from = \"2016-07-01\"\ncitation = \"thử nghiệm\"\nconfidence = \"unsure\"\n";
    let ladder = |name: &str, rungs: &str| {
        format!(
            "[[ladder]]\nid = \"{name}\"\nrule = \"R-ESC-1\"\n{common}urgency = \"{name}\"\n\
             modes = [\"acknowledged\", \"invite\"]\nrungs = [\n{rungs}]\nrepeat_minutes = 60\n\n"
        )
    };
    let text = format!(
        "{}{}[[superior]]\nid = \"above\"\nrule = \"R-ESC-3\"\n{common}of = \"{of}\"\nis = \"{is}\"\n",
        ladder("death", &rungs),
        ladder("other", &format!("    {call},\n")),
    );
    let law = ScratchDir::new("tnld_law")?;
    std::fs::write(law.path().join("80-ladders.toml"), text)?;
    Ok(law)
}
