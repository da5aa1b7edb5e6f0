-- Derived from case streams; may be emptied and made again. No ordinary table refers to these.

CREATE TABLE cases (
    id uuid NOT NULL PRIMARY KEY,
    province text NOT NULL,
    number text COLLATE "C" NOT NULL UNIQUE,
    year integer NOT NULL,
    seq bigint NOT NULL,
    stage text NOT NULL,
    class text NOT NULL,
    provisional boolean NOT NULL,
    team_level text NOT NULL,
    commune_code text NOT NULL,
    place_text text NOT NULL,
    enterprise_id uuid,
    employer_name text NOT NULL,
    employer_tax_code text,
    occurred_on date NOT NULL,
    occurred_at timestamptz,
    first_received_at timestamptz NOT NULL,
    next_due date,
    next_due_at timestamptz,
    next_due_kind text,
    assigned_to uuid,
    deaths integer NOT NULL,
    serious integer NOT NULL,
    light integer NOT NULL,
    victims_total integer NOT NULL,
    sources text NOT NULL,
    merged_into uuid,
    search text NOT NULL,
    version bigint NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL
);

CREATE TABLE victims (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    full_name text NOT NULL,
    birth_text text,
    sex text,
    severity text NOT NULL,
    relation text,
    employer_name text,
    occupation text,
    search text NOT NULL
);

CREATE TABLE reports (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    kind text NOT NULL,
    channel text NOT NULL,
    state text NOT NULL,
    filed_by_user uuid,
    enterprise_id uuid,
    commune_code text,
    received_at timestamptz NOT NULL,
    recorded_at timestamptz NOT NULL,
    received_by text NOT NULL,
    told_by_hash text
);

CREATE TABLE deadlines (
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    kind text NOT NULL,
    reference text NOT NULL,
    due date,
    due_at timestamptz,
    alarm_on date,
    alarm_at timestamptz,
    state text NOT NULL,
    rule text NOT NULL,
    PRIMARY KEY (case_id, kind, reference)
);

CREATE TABLE recommendations (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    content text NOT NULL,
    owner text NOT NULL,
    owner_enterprise_id uuid,
    due date NOT NULL,
    state text NOT NULL
);

CREATE INDEX cases_received ON cases (province, first_received_at, id);
CREATE INDEX cases_received_all ON cases (first_received_at, id);
CREATE INDEX cases_updated ON cases (updated_at, id);
CREATE INDEX cases_occurred ON cases (occurred_on, id);
CREATE INDEX cases_due ON cases (next_due, id) WHERE next_due IS NOT NULL;
CREATE INDEX cases_number ON cases (year, seq, id);
CREATE INDEX cases_commune ON cases (province, commune_code, occurred_on);
CREATE INDEX cases_enterprise ON cases (enterprise_id, occurred_on) WHERE enterprise_id IS NOT NULL;
CREATE INDEX cases_assigned ON cases (assigned_to) WHERE assigned_to IS NOT NULL;
CREATE INDEX cases_stage ON cases (stage, first_received_at);
CREATE INDEX victims_case ON victims (case_id);
CREATE INDEX reports_case ON reports (case_id);
CREATE INDEX reports_enterprise ON reports (enterprise_id) WHERE enterprise_id IS NOT NULL;
CREATE INDEX reports_commune ON reports (commune_code) WHERE commune_code IS NOT NULL;
CREATE INDEX recommendations_case ON recommendations (case_id);
CREATE INDEX recommendations_due ON recommendations (due);

-- Serves "LIKE '% word%'". Without the extension searches read the whole table: slower, the same rows.
DO $$
BEGIN
    CREATE EXTENSION IF NOT EXISTS pg_trgm;
    CREATE INDEX cases_search ON cases USING gin (search gin_trgm_ops);
EXCEPTION
    WHEN insufficient_privilege OR undefined_file OR feature_not_supported OR undefined_object THEN
        RAISE NOTICE 'pg_trgm is not available: searches will be slower';
END
$$;
