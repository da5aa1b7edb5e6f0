//! Tables of what follows an investigation: recommendations, lessons, notices of prevention.

use diesel::table;

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    recommendations (id) {
        id -> IdSql,
        case_id -> IdSql,
        content -> Text,
        owner -> Text,
        owner_enterprise_id -> Nullable<IdSql>,
        due -> Date,
        state -> Text,
        owner_kind -> Text,
        priority -> Nullable<Text>,
        proof_kind -> Nullable<Text>,
        published -> Bool,
        case_number -> Text,
        employer_name -> Text,
        employer_id -> Nullable<IdSql>,
        search -> Text,
        province -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    lessons (case_id) {
        case_id -> IdSql,
        province -> Text,
        number -> Text,
        class -> Text,
        occurred_on -> Date,
        concluded_on -> Date,
        published -> Bool,
        cause -> Text,
        injury_factor -> Nullable<Text>,
        section -> Nullable<Text>,
        division -> Nullable<Text>,
        commune_code -> Text,
        site -> Text,
        course -> Text,
        cause_detail -> Text,
        recommendations -> Text,
        search -> Text,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::{IdSql, InstantSql};
    prevention_notices (id) {
        id -> IdSql,
        province -> Text,
        title -> Text,
        body -> Text,
        section -> Nullable<Text>,
        division -> Nullable<Text>,
        commune_code -> Nullable<Text>,
        lessons -> Text,
        created_at -> InstantSql,
        created_by -> Text,
        recipients -> Integer,
        unreachable -> Integer,
    }
}

table! {
    use diesel::sql_types::*;
    use crate::types::IdSql;
    prevention_recipients (notice_id, enterprise_id) {
        notice_id -> IdSql,
        enterprise_id -> IdSql,
        name -> Text,
        reachable -> Bool,
    }
}
