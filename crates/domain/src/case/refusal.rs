//! Why a command was refused, and what to do about it.

use super::command::CommandKind;
use super::stage::StageKind;
use crate::value::FieldError;
use crate::words::{Lang, Localized};

/// Why a command was refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The stage does not allow it.
    #[error("{command} is not allowed while the case is {stage}")]
    NotAllowed {
        /// Stage the case is in.
        stage: StageKind,
        /// Command that was refused.
        command: CommandKind,
        /// What to do instead, with the article where the law is the reason.
        hint: Localized,
    },
    /// A rule of law or of the file stands against it.
    #[error("{code}: {}", .message.en)]
    Rule {
        /// Stable code.
        code: &'static str,
        /// Why, and what to do.
        message: Localized,
        /// Article, where the law is the reason.
        citation: Option<String>,
    },
    /// Conditions of closing are not met; each is named.
    #[error("{} condition(s) are not met", .fields.len())]
    Open {
        /// What is open, each with its pointer among the conditions.
        fields: Vec<FieldError>,
        /// Article of the first.
        citation: Option<String>,
    },
    /// The content is not valid.
    #[error("{} field(s) are not valid", .0.len())]
    Invalid(Vec<FieldError>),
    /// What the command names does not exist in this case.
    #[error("{what} not found in the case")]
    Unknown {
        /// What was not found: `report`, `victim`, `recommendation` …
        what: &'static str,
    },
}

impl Refusal {
    /// A rule with its message and article.
    pub fn rule(code: &'static str, vi: impl Into<String>, en: impl Into<String>, citation: &str) -> Self {
        let citation = (!citation.is_empty()).then(|| citation.to_owned());
        Self::Rule { code, message: Localized::new(vi, en), citation }
    }

    /// One field that is not valid.
    pub fn field(pointer: &str, code: &'static str, vi: &str, en: &str) -> Self {
        Self::Invalid(vec![FieldError { pointer: pointer.to_owned(), code, message: Localized::new(vi, en) }])
    }

    /// The stable code.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotAllowed { .. } => "not_allowed_in_stage",
            Self::Rule { code, .. } => code,
            Self::Open { fields, .. } => fields.first().map_or("conditions_open", |f| f.code),
            Self::Invalid(_) => "invalid_content",
            Self::Unknown { .. } => "unknown_in_case",
        }
    }

    /// What a person reads.
    pub fn message(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::NotAllowed { stage, command, hint }, Lang::Vi) => {
                format!(
                    "Không thể “{}” khi vụ ở giai đoạn “{}”. {}",
                    command.label(lang),
                    stage.label(lang),
                    hint.vi
                )
            }
            (Self::NotAllowed { stage, command, hint }, Lang::En) => {
                format!("Cannot {} while the case is {}. {}", command.label(lang), stage.label(lang), hint.en)
            }
            (Self::Rule { message, citation, .. }, _) => match citation {
                Some(c) => format!("{} ({c})", message.get(lang)),
                None => message.get(lang).to_owned(),
            },
            (Self::Open { fields, citation }, _) => {
                let all = fields.iter().map(|f| f.message.get(lang)).collect::<Vec<_>>().join(" ");
                match citation {
                    Some(c) => format!("{all} ({c})"),
                    None => all,
                }
            }
            (Self::Invalid(fields), _) => {
                fields.iter().map(|f| f.message.get(lang)).collect::<Vec<_>>().join(" ")
            }
            (Self::Unknown { what }, Lang::Vi) => format!(
                "Vụ này không có {} được nêu. Hãy mở lại trang của vụ để xem nội dung mới nhất rồi chọn lại.",
                in_vietnamese(what)
            ),
            (Self::Unknown { what }, Lang::En) => {
                format!(
                    "This case has no such {what}. Open the case again, see how it stands, and choose again."
                )
            }
        }
    }
}

/// What was not found, as a Vietnamese reader knows it.
fn in_vietnamese(what: &str) -> &'static str {
    match what {
        "accident" | "facts" => "thông tin về vụ tai nạn",
        "announcement" => "lần công bố",
        "complaint" => "khiếu nại",
        "concluded findings" => "kết luận điều tra",
        "document request" => "yêu cầu cung cấp tài liệu",
        "evidence" => "chứng cứ",
        "handover" | "hand-over" => "biên bản bàn giao",
        "investigation term" => "thời hạn điều tra",
        "meeting" => "cuộc họp công bố",
        "minutes" => "biên bản",
        "payment" => "khoản chi trả",
        "recommendation" => "kiến nghị",
        "referral" => "lần chuyển cơ quan khác",
        "report" => "tin báo, khai báo",
        "supplement request" => "yêu cầu bổ sung",
        "team" => "Đoàn điều tra",
        "victim" => "nạn nhân",
        _other => "mục",
    }
}
