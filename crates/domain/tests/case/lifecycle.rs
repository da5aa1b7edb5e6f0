//! docs/lifecycle.md is the table of the code. Set TNLD_UPDATE_DOCS=1 to write it anew.

use domain::access::{Role, rows};
use domain::case::{CommandKind, StageKind, Verdict, article, verdict};
use domain::words::Lang;
use std::fmt::Write as _;
use std::path::PathBuf;

fn table() -> String {
    let mut out = String::from(
        "# Lifecycle: which command is allowed in which stage\n\n\
         Generated from `domain::case::verdict` and `domain::access`; do not edit. \
         ● allowed · ◐ allowed for one purpose only (see below) · blank: refused.\n\n",
    );
    let _ = write!(out, "| command |");
    for stage in StageKind::ALL {
        let _ = write!(out, " {stage} |");
    }
    out.push_str("\n|---|");
    out.push_str(&"---|".repeat(StageKind::ALL.len()));
    out.push('\n');
    let mut only = Vec::new();
    for command in CommandKind::ALL {
        let _ = write!(out, "| `{command}` |");
        for stage in StageKind::ALL {
            let mark = match verdict(*command, *stage) {
                Verdict::Allowed => "●",
                Verdict::Only(why) => {
                    only.push(format!("- `{command}` in `{stage}`: {why}"));
                    "◐"
                }
                Verdict::Refused => "",
            };
            let _ = write!(out, " {mark} |");
        }
        out.push('\n');
    }
    out.push_str("\n## For one purpose only\n\n");
    out.push_str(&only.join("\n"));
    out.push_str("\n\n## Who, and under which article\n\n| command | in Vietnamese | roles (relation) | article |\n|---|---|---|---|\n");
    for command in CommandKind::ALL {
        let who: Vec<String> = rows(action(*command))
            .iter()
            .map(|(roles, relations)| {
                let roles: Vec<&str> = if *roles == Role::ALL {
                    vec!["everybody"]
                } else {
                    roles.iter().map(|r| r.as_str()).collect()
                };
                let relations: Vec<&str> = relations.iter().map(|r| r.as_str()).collect();
                format!("{} ({})", roles.join(", "), relations.join(" or "))
            })
            .collect();
        let _ = writeln!(
            out,
            "| `{command}` | {} | {} | {} |",
            command.label(Lang::Vi),
            who.join("; "),
            article(*command)
        );
    }
    out
}

fn action(command: CommandKind) -> domain::access::Action {
    domain::case::action_of(command)
}

#[test]
fn the_document_is_the_table() {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/lifecycle.md");
    let wanted = table();
    if std::env::var_os("TNLD_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &wanted).expect("written");
    }
    let found = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(found, wanted, "docs/lifecycle.md is stale: run with TNLD_UPDATE_DOCS=1");
}

#[test]
fn stages_at_rest_are_left_only_by_what_the_law_lists() {
    let closed = [
        CommandKind::ChangeCondition,
        CommandKind::RecordAssessment,
        CommandKind::RecordCompensation,
        CommandKind::CorrectCompensation,
        CommandKind::RecordComplaint,
        CommandKind::AnswerComplaint,
        CommandKind::EscalateComplaint,
        CommandKind::Reinvestigate,
        CommandKind::Unmerge,
        // Papers of what goes on beside the closed file.
        CommandKind::IssueDocument,
        CommandKind::FileDocument,
        // What was owed when it was closed, and is done afterwards.
        CommandKind::RecordService,
        CommandKind::RecordPosting,
        CommandKind::RecordProsecutionEnd,
        CommandKind::ConfirmHandover,
        CommandKind::AnswerReferral,
    ];
    for command in CommandKind::ALL {
        let allowed = |stage| verdict(*command, stage) != Verdict::Refused;
        assert_eq!(allowed(StageKind::Closed), closed.contains(command), "{command} in closed");
        assert_eq!(allowed(StageKind::Dismissed), *command == CommandKind::Unmerge, "{command} in dismissed");
    }
}
