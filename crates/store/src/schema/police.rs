//! Files that were handed to the police.

use diesel::table;

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    police_files (case_id, ordinal) {
        case_id -> IdSql,
        ordinal -> Integer,
        province -> Text,
        case_number -> Text,
        class -> Text,
        employer_name -> Text,
        place_text -> Text,
        body -> Text,
        handed_at -> InstantSql,
        record_number -> Nullable<Text>,
        items -> Text,
        unconfirmed -> Integer,
        state -> Text,
        ruling_number -> Nullable<Text>,
        ruled_on -> Nullable<Date>,
        awaited -> Nullable<Text>,
        due -> Nullable<Date>,
        opinion_due -> Nullable<Date>,
        opinion_at -> Nullable<InstantSql>,
        next_due -> Date,
        returned_at -> Nullable<InstantSql>,
        search -> Text,
    }
}
