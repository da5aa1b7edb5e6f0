//! Tables of the channels.

use diesel::table;

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    webhooks (id) {
        id -> IdSql,
        agency_id -> IdSql,
        url -> Text,
        topics -> Text,
        state -> Text,
        disabled_cause -> Nullable<Text>,
        disabled_note -> Nullable<Text>,
        disabled_at -> Nullable<InstantSql>,
        secret_version -> Integer,
        previous_until -> Nullable<InstantSql>,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::InstantSql;
    channel_health (circuit) {
        circuit -> Text,
        channel -> Text,
        state -> Text,
        consecutive_failures -> Integer,
        openings -> Integer,
        open_until -> Nullable<InstantSql>,
        last_ok_at -> Nullable<InstantSql>,
        last_failed_at -> Nullable<InstantSql>,
        last_error -> Nullable<Text>,
        updated_at -> InstantSql,
        broken_since -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    channel_tests (id) {
        id -> IdSql,
        channel -> Text,
        webhook_id -> Nullable<IdSql>,
        own_number -> Bool,
        state -> Text,
        requested_at -> InstantSql,
        requested_by -> IdSql,
        leased_until -> Nullable<InstantSql>,
        finished_at -> Nullable<InstantSql>,
        answer -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::InstantSql;
    channel_tokens (channel) {
        channel -> Text,
        sealed -> Text,
        seed -> Text,
        expires_at -> InstantSql,
        renewing_until -> Nullable<InstantSql>,
        updated_at -> InstantSql,
        version -> BigInt,
    }
}
