//! The tables, once for both databases. A test compares this file with the migrated databases.

mod channels;
mod delivery;
mod files;
mod follow_up;
mod police;

use diesel::{allow_tables_to_appear_in_same_query, joinable, table};

pub(crate) use channels::{channel_health, channel_tests, channel_tokens, webhooks};
pub(crate) use delivery::{alerts, case_watch, drills, incidents, outbox, reminders, tasks, turns, workers};
pub(crate) use files::{document_files, documents, evidence, evidence_views, testimony_views, uploads};
pub(crate) use follow_up::{lessons, prevention_notices, prevention_recipients, recommendations};
pub(crate) use police::police_files;

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    streams (id) {
        id -> IdSql,
        kind -> Text,
        province -> Text,
        case_id -> Nullable<IdSql>,
        head_seq -> BigInt,
        head_hash -> Text,
        sealed_seq -> BigInt,
        created_at -> InstantSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    events (stream, seq) {
        stream -> IdSql,
        seq -> BigInt,
        at -> InstantSql,
        actor -> Text,
        kind -> Text,
        payload_version -> Integer,
        payload -> Nullable<Text>,
        payload_hash -> Text,
        prev_hash -> Text,
        hash -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::InstantSql;
    seals (day) {
        day -> Date,
        at -> InstantSql,
        heads -> BigInt,
        heads_hash -> Text,
        prev_hash -> Text,
        hash -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    seal_heads (day, stream) {
        day -> Date,
        stream -> IdSql,
        seq -> BigInt,
        hash -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    counters (name) {
        name -> Text,
        value -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    cases (id) {
        id -> IdSql,
        province -> Text,
        number -> Text,
        year -> Integer,
        seq -> BigInt,
        stage -> Text,
        class -> Text,
        provisional -> Bool,
        team_level -> Text,
        commune_code -> Text,
        place_text -> Text,
        enterprise_id -> Nullable<IdSql>,
        employer_name -> Text,
        employer_tax_code -> Nullable<Text>,
        occurred_on -> Date,
        occurred_at -> Nullable<InstantSql>,
        first_received_at -> InstantSql,
        next_due -> Nullable<Date>,
        next_due_at -> Nullable<InstantSql>,
        next_due_kind -> Nullable<Text>,
        assigned_to -> Nullable<IdSql>,
        deaths -> Integer,
        serious -> Integer,
        light -> Integer,
        victims_total -> Integer,
        sources -> Text,
        merged_into -> Nullable<IdSql>,
        search -> Text,
        version -> BigInt,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        team_seats -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    victims (id) {
        id -> IdSql,
        case_id -> IdSql,
        full_name -> Text,
        birth_text -> Nullable<Text>,
        sex -> Nullable<Text>,
        severity -> Text,
        relation -> Nullable<Text>,
        employer_name -> Nullable<Text>,
        occupation -> Nullable<Text>,
        search -> Text,
        employer_tax_code -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    reports (id) {
        id -> IdSql,
        case_id -> IdSql,
        kind -> Text,
        channel -> Text,
        state -> Text,
        filed_by_user -> Nullable<IdSql>,
        enterprise_id -> Nullable<IdSql>,
        commune_code -> Nullable<Text>,
        received_at -> InstantSql,
        recorded_at -> InstantSql,
        received_by -> Text,
        told_by_hash -> Nullable<Text>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    deadlines (case_id, kind, reference) {
        case_id -> IdSql,
        kind -> Text,
        reference -> Text,
        due -> Nullable<Date>,
        due_at -> Nullable<InstantSql>,
        alarm_on -> Nullable<Date>,
        alarm_at -> Nullable<InstantSql>,
        state -> Text,
        rule -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{InstantSql, JsonSql};
    idempotency (scope, key) {
        scope -> Text,
        key -> Text,
        body_hash -> Text,
        status -> Nullable<Integer>,
        headers -> Nullable<JsonSql>,
        body -> Nullable<Text>,
        created_at -> InstantSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    users (id) {
        id -> IdSql,
        login -> Text,
        display_name -> Text,
        unit -> Text,
        title -> Text,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        role -> Text,
        province -> Text,
        commune_code -> Nullable<Text>,
        agency_id -> Nullable<IdSql>,
        password_hash -> Nullable<Text>,
        must_change -> Bool,
        active -> Bool,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    sessions (token_hash) {
        token_hash -> Text,
        id -> IdSql,
        user_id -> IdSql,
        csrf_hash -> Text,
        created_at -> InstantSql,
        last_seen_at -> InstantSql,
        expires_at -> InstantSql,
        revoked_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    tokens (id) {
        id -> IdSql,
        token_hash -> Text,
        name -> Text,
        user_id -> IdSql,
        scopes -> Text,
        created_at -> InstantSql,
        expires_at -> Nullable<InstantSql>,
        revoked_at -> Nullable<InstantSql>,
        last_used_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    enterprises (id) {
        id -> IdSql,
        tax_code -> Text,
        name -> Text,
        address -> Text,
        commune_code -> Text,
        phone -> Nullable<Text>,
        email -> Nullable<Text>,
        vsic_code -> Nullable<Text>,
        vsic_version -> Nullable<Text>,
        type_name -> Nullable<Text>,
        parent_body -> Nullable<Text>,
        workers_total -> Nullable<Integer>,
        workers_female -> Nullable<Integer>,
        representative -> Nullable<Text>,
        approved_at -> Nullable<InstantSql>,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        search -> Text,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    sites (id) {
        id -> IdSql,
        enterprise_id -> IdSql,
        name -> Text,
        address -> Text,
        commune_code -> Text,
        phone -> Nullable<Text>,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        version -> BigInt,
        closed_at -> Nullable<InstantSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    memberships (user_id, enterprise_id) {
        user_id -> IdSql,
        enterprise_id -> IdSql,
        state -> Text,
        is_admin -> Bool,
        requested_at -> InstantSql,
        decided_at -> Nullable<InstantSql>,
        decided_by -> Nullable<IdSql>,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    agencies (id) {
        id -> IdSql,
        role -> Text,
        province -> Text,
        commune_code -> Nullable<Text>,
        name_vi -> Text,
        name_en -> Text,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        valid_from -> Date,
        valid_until -> Nullable<Date>,
        confidence -> Text,
        citation -> Text,
        updated_at -> InstantSql,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    duty_rosters (id) {
        id -> IdSql,
        agency_id -> IdSql,
        officer -> Text,
        email -> Nullable<Text>,
        phone -> Nullable<Text>,
        starts_at -> InstantSql,
        ends_at -> InstantSql,
        rank -> Integer,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    drafts (id) {
        id -> IdSql,
        owner -> IdSql,
        kind -> Text,
        body -> JsonSql,
        created_at -> InstantSql,
        updated_at -> InstantSql,
        version -> BigInt,
    }
}

table! {
    use diesel::sql_types::*;
    holidays (date) {
        date -> Date,
        name -> Text,
        kind -> Text,
        is_working -> Bool,
        status -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::InstantSql;
    login_failures (key) {
        key -> Text,
        count -> Integer,
        first_at -> InstantSql,
        last_at -> InstantSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::JsonSql;
    settings (key) {
        key -> Text,
        value -> JsonSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql, JsonSql};
    audit (id) {
        id -> IdSql,
        at -> InstantSql,
        actor -> JsonSql,
        action -> Text,
        object -> Text,
        detail -> JsonSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    notice_codes (code_hash) {
        code_hash -> Text,
        salt -> Text,
        case_id -> IdSql,
        report_id -> IdSql,
        completion_id -> Nullable<IdSql>,
        created_at -> InstantSql,
        expires_at -> InstantSql,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    registrations (id) {
        id -> IdSql,
        user_id -> IdSql,
        enterprise_id -> IdSql,
        province -> Text,
        tax_code -> Text,
        name -> Text,
        address -> Text,
        commune_code -> Text,
        state -> Text,
        requested_at -> InstantSql,
        decided_at -> Nullable<InstantSql>,
        decided_by -> Nullable<IdSql>,
        decided_by_name -> Nullable<Text>,
        reason -> Nullable<Text>,
        told_at -> Nullable<InstantSql>,
        search -> Text,
        version -> BigInt,
    }
}

joinable!(case_watch -> cases (case_id));
joinable!(memberships -> enterprises (enterprise_id));
joinable!(memberships -> users (user_id));
joinable!(sessions -> users (user_id));
joinable!(tokens -> users (user_id));
allow_tables_to_appear_in_same_query!(cases, case_watch, reports, alerts, victims, streams, events);
allow_tables_to_appear_in_same_query!(memberships, enterprises, users, sessions, tokens);
allow_tables_to_appear_in_same_query!(cases, agencies);
allow_tables_to_appear_in_same_query!(victims, enterprises);
allow_tables_to_appear_in_same_query!(cases, enterprises);
joinable!(outbox -> alerts (alert_id));
allow_tables_to_appear_in_same_query!(outbox, alerts);
