-- Derived from case streams; may be emptied and made again. No ordinary table refers to these.

CREATE TABLE cases (
    -- Stable row number for the full-text index.
    rid INTEGER PRIMARY KEY,
    id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
    province TEXT NOT NULL,
    number TEXT NOT NULL UNIQUE,
    year INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    stage TEXT NOT NULL,
    class TEXT NOT NULL,
    provisional INTEGER NOT NULL CHECK (provisional IN (0, 1)),
    team_level TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    place_text TEXT NOT NULL,
    enterprise_id BLOB CHECK (length(enterprise_id) = 16),
    employer_name TEXT NOT NULL,
    employer_tax_code TEXT,
    occurred_on TEXT NOT NULL CHECK (occurred_on IS date(occurred_on)),
    occurred_at INTEGER,
    first_received_at INTEGER NOT NULL,
    next_due TEXT CHECK (next_due IS date(next_due)),
    next_due_at INTEGER,
    next_due_kind TEXT,
    assigned_to BLOB CHECK (length(assigned_to) = 16),
    deaths INTEGER NOT NULL,
    serious INTEGER NOT NULL,
    light INTEGER NOT NULL,
    victims_total INTEGER NOT NULL,
    sources TEXT NOT NULL,
    merged_into BLOB CHECK (length(merged_into) = 16),
    search TEXT NOT NULL,
    version INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE victims (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    full_name TEXT NOT NULL,
    birth_text TEXT,
    sex TEXT,
    severity TEXT NOT NULL,
    relation TEXT,
    employer_name TEXT,
    occupation TEXT,
    search TEXT NOT NULL
) STRICT;

CREATE TABLE reports (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    kind TEXT NOT NULL,
    channel TEXT NOT NULL,
    state TEXT NOT NULL,
    filed_by_user BLOB CHECK (length(filed_by_user) = 16),
    enterprise_id BLOB CHECK (length(enterprise_id) = 16),
    commune_code TEXT,
    received_at INTEGER NOT NULL,
    recorded_at INTEGER NOT NULL,
    received_by TEXT NOT NULL,
    told_by_hash TEXT
) STRICT;

CREATE TABLE deadlines (
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    kind TEXT NOT NULL,
    reference TEXT NOT NULL,
    due TEXT CHECK (due IS date(due)),
    due_at INTEGER,
    alarm_on TEXT CHECK (alarm_on IS date(alarm_on)),
    alarm_at INTEGER,
    state TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (case_id, kind, reference)
) STRICT;

CREATE TABLE recommendations (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    content TEXT NOT NULL,
    owner TEXT NOT NULL,
    owner_enterprise_id BLOB CHECK (length(owner_enterprise_id) = 16),
    due TEXT NOT NULL CHECK (due IS date(due)),
    state TEXT NOT NULL
) STRICT;

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

-- Narrows searches; the exact condition is a LIKE per word.
CREATE VIRTUAL TABLE cases_fts USING fts5 (search, content = 'cases', content_rowid = 'rid', tokenize = 'trigram', detail = full);
CREATE TRIGGER cases_fts_insert AFTER INSERT ON cases BEGIN
    INSERT INTO cases_fts (rowid, search) VALUES (new.rid, new.search);
END;
CREATE TRIGGER cases_fts_delete AFTER DELETE ON cases BEGIN
    INSERT INTO cases_fts (cases_fts, rowid, search) VALUES ('delete', old.rid, old.search);
END;
CREATE TRIGGER cases_fts_update AFTER UPDATE OF search ON cases WHEN old.search <> new.search BEGIN
    INSERT INTO cases_fts (cases_fts, rowid, search) VALUES ('delete', old.rid, old.search);
    INSERT INTO cases_fts (rowid, search) VALUES (new.rid, new.search);
END;
