//! The tables of alerts: what is told, climbed, asked of people and watched.

use diesel::table;

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    alerts (id) {
        id -> IdSql,
        case_id -> Nullable<IdSql>,
        drill_id -> Nullable<IdSql>,
        province -> Text,
        agency_id -> Nullable<IdSql>,
        role -> Text,
        mode -> Text,
        trigger -> Text,
        rule -> Text,
        citation -> Text,
        recipient_name -> Text,
        address -> Nullable<Text>,
        state -> Text,
        dedupe -> Text,
        created_at -> InstantSql,
        sent_at -> Nullable<InstantSql>,
        acknowledged_at -> Nullable<InstantSql>,
        acknowledged_by_name -> Nullable<Text>,
        acknowledged_by_unit -> Nullable<Text>,
        subject -> Text,
        version -> BigInt,
        urgency -> Text,
        ladder -> Nullable<Text>,
        ladder_round -> Integer,
        ladder_rung -> Integer,
        next_rung_at -> Nullable<InstantSql>,
        content -> Nullable<JsonSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    drills (id) {
        id -> IdSql,
        province -> Text,
        commune_code -> Text,
        place -> Text,
        note -> Nullable<Text>,
        state -> Text,
        started_at -> InstantSql,
        started_by -> Text,
        ended_at -> Nullable<InstantSql>,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    tasks (id) {
        id -> IdSql,
        province -> Text,
        kind -> Text,
        state -> Text,
        urgency -> Text,
        case_id -> Nullable<IdSql>,
        alert_id -> Nullable<IdSql>,
        drill_id -> Nullable<IdSql>,
        content -> JsonSql,
        dedupe -> Text,
        created_at -> InstantSql,
        due_at -> InstantSql,
        done_at -> Nullable<InstantSql>,
        done_by -> Nullable<Text>,
        outcome -> Nullable<Text>,
        note -> Nullable<Text>,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    outbox (id) {
        id -> IdSql,
        alert_id -> IdSql,
        channel -> Text,
        address -> Text,
        payload -> JsonSql,
        attempts -> Integer,
        next_attempt_at -> InstantSql,
        leased_by -> Nullable<Text>,
        leased_until -> Nullable<InstantSql>,
        state -> Text,
        last_error -> Nullable<Text>,
        created_at -> InstantSql,
        delivered_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    reminders (key) {
        key -> Text,
        case_id -> IdSql,
        recipient -> Text,
        kind -> Text,
        mark -> Text,
        at -> InstantSql,
        created_at -> InstantSql,
        told_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    case_watch (case_id) {
        case_id -> IdSql,
        version -> BigInt,
        next_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    workers (id) {
        id -> IdSql,
        name -> Text,
        kind -> Text,
        started_at -> InstantSql,
        last_seen_at -> InstantSql,
        stopped_at -> Nullable<InstantSql>,
        replaces -> Nullable<IdSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    incidents (id) {
        id -> IdSql,
        kind -> Text,
        subject -> Text,
        opened_at -> InstantSql,
        last_seen_at -> InstantSql,
        closed_at -> Nullable<InstantSql>,
        told_at -> Nullable<InstantSql>,
        told_by -> Nullable<Text>,
        told_key -> Nullable<Text>,
        detail -> JsonSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::InstantSql;
    turns (name) {
        name -> Text,
        holder -> Text,
        until -> InstantSql,
    }
}
