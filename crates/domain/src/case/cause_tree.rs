//! Contributing causes as a tree: why, and why that.

use crate::ids::EvidenceId;
use crate::words::text_enum;
use serde::{Deserialize, Serialize};

text_enum! {
    /// How near a cause stands to the accident.
    pub enum CauseDepth {
        Immediate = "immediate" ["nguyên nhân trực tiếp", "immediate cause"],
        Underlying = "underlying" ["nguyên nhân gián tiếp", "underlying cause"],
        Root = "root" ["nguyên nhân gốc", "root cause"],
    }
}

/// A cause. Its parent is what it explains: an earlier entry of the list, counted from 1.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CauseNode {
    /// Number of the entry that this one explains; none for a cause of the accident itself.
    pub explains: Option<u32>,
    /// How near.
    pub depth: CauseDepth,
    /// The cause.
    pub text: String,
    /// Evidence of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<EvidenceId>,
}

/// A cause with its place in the tree, for showing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlacedCause<'a> {
    /// Number in the list, from 1.
    pub number: u32,
    /// Steps below the accident, from 0.
    pub level: u32,
    /// The cause.
    pub cause: &'a CauseNode,
}

/// The tree, each cause followed by what explains it.
pub fn in_order(causes: &[CauseNode]) -> Vec<PlacedCause<'_>> {
    let mut out = Vec::with_capacity(causes.len());
    place(causes, None, 0, &mut out);
    out
}

fn place<'a>(causes: &'a [CauseNode], parent: Option<u32>, level: u32, out: &mut Vec<PlacedCause<'a>>) {
    for (number, cause) in (1..).zip(causes) {
        // A parent stands before its children, so this ends.
        if cause.explains == parent && parent.is_none_or(|p| p < number) {
            out.push(PlacedCause { number, level, cause });
            place(causes, Some(number), level + 1, out);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{CauseDepth, CauseNode, in_order};

    fn cause(explains: Option<u32>, text: &str) -> CauseNode {
        CauseNode { explains, depth: CauseDepth::Underlying, text: text.to_owned(), evidence: Vec::new() }
    }

    #[test]
    fn each_cause_is_followed_by_what_explains_it() {
        let causes = [
            cause(None, "áp suất vượt mức"),
            cause(None, "đứng sát nồi hơi"),
            cause(Some(1), "van an toàn kẹt"),
            cause(Some(3), "không kiểm định"),
        ];
        let shown: Vec<_> = in_order(&causes).iter().map(|p| (p.number, p.level)).collect();
        assert_eq!(shown, [(1, 0), (3, 1), (4, 2), (2, 0)]);
    }
}
