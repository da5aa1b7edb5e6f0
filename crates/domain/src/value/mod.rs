//! Value types that parse: a value that exists is well-formed.

mod birth;
mod case_number;
mod citizen_id;
mod commune_code;
mod dong;
mod email;
mod field_error;
mod notice_code;
mod number;
mod occurred_at;
mod occurred_at_text;
mod person_name;
mod phone;
mod problem;
#[cfg(test)]
mod properties;
mod search;
mod sex;
mod share;
mod tax_code;
mod text;
mod unaccented;
mod vn_date;
mod web_address;

pub use birth::{Birth, BirthError};
pub use case_number::{CaseNumber, CaseNumberError};
pub use citizen_id::{CitizenId, CitizenIdError, CitizenIdKind};
pub use commune_code::{BadCommuneCode, CommuneCode};
pub use dong::{Dong, DongError};
pub use email::{Email, EmailError};
pub use field_error::{Errors, FieldError};
pub use notice_code::{NoticeCode, NoticeCodeError};
pub use number::number_vi;
pub use occurred_at::OccurredAt;
pub use person_name::{PersonName, PersonNameError};
pub use phone::{Phone, PhoneError};
pub use problem::{ValueError, ValueWarning};
pub use search::{MAX_SEARCH_TOKENS, search_fold, search_tokens};
pub use sex::Sex;
pub use share::{Hundredths, Share, median, ninetieth};
pub use tax_code::{TaxCode, TaxCodeCheck, TaxCodeError, TaxCodeKind};
pub use text::{TextProblem, clean_text, optional_text, required_text};
pub use unaccented::unaccented;
pub use vn_date::{DateTimeError, parse_date, parse_datetime, parse_time};
pub use web_address::{Scheme, WebAddress, WebAddressError, WebHost};
