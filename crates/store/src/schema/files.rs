//! Tables of evidence.

use diesel::table;

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    uploads (id) {
        id -> IdSql,
        case_id -> IdSql,
        user_id -> IdSql,
        name -> Text,
        announced -> Text,
        length -> BigInt,
        received -> BigInt,
        state -> Text,
        refusal -> Nullable<Text>,
        file -> Nullable<Text>,
        created_at -> InstantSql,
        expires_at -> InstantSql,
        evidence_id -> Nullable<IdSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    evidence (id) {
        id -> IdSql,
        case_id -> IdSql,
        number -> Integer,
        kind -> Text,
        victim_id -> Nullable<IdSql>,
        sensitivity -> Text,
        sha256 -> Nullable<Text>,
        size -> Nullable<BigInt>,
        media_type -> Nullable<Text>,
        thumbnail -> Nullable<Text>,
        added_at -> InstantSql,
        withdrawn -> Bool,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    evidence_views (id) {
        id -> IdSql,
        case_id -> IdSql,
        evidence_id -> IdSql,
        at -> InstantSql,
        user_id -> Nullable<IdSql>,
        name -> Text,
        unit -> Text,
        role -> Text,
        what -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    testimony_views (id) {
        id -> IdSql,
        case_id -> IdSql,
        testimony_id -> IdSql,
        at -> InstantSql,
        user_id -> Nullable<IdSql>,
        name -> Text,
        unit -> Text,
        role -> Text,
        what -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    documents (id) {
        id -> IdSql,
        case_id -> IdSql,
        province -> Text,
        kind -> Text,
        issuer -> Text,
        number -> Integer,
        symbol -> Text,
        content_sha256 -> Text,
        dated -> Date,
        issued_at -> InstantSql,
        replaced_by -> Nullable<IdSql>,
        docx_sha256 -> Nullable<Text>,
        value_sha256 -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    document_files (id) {
        id -> IdSql,
        document_id -> IdSql,
        case_id -> IdSql,
        kind -> Text,
        sha256 -> Text,
        thumbnail -> Nullable<Text>,
    }
}
