-- Files on their way, evidence in lists, and who looked at what is personal.

-- A file that is being received, or was received and waits to be named by a piece of evidence.
CREATE TABLE uploads (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    user_id BLOB NOT NULL REFERENCES users (id) ON DELETE CASCADE CHECK (length(user_id) = 16),
    name TEXT NOT NULL,
    announced TEXT NOT NULL,
    length INTEGER NOT NULL CHECK (length > 0),
    received INTEGER NOT NULL CHECK (received BETWEEN 0 AND length),
    state TEXT NOT NULL CHECK (state IN ('open', 'ready', 'refused', 'used')),
    refusal TEXT,
    file TEXT CHECK (json_valid(file)),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    evidence_id BLOB CHECK (length(evidence_id) = 16)
) STRICT;

CREATE INDEX uploads_expiry ON uploads (expires_at);

-- Derived from case streams; may be emptied and made again.
CREATE TABLE evidence (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL REFERENCES cases (id) ON DELETE CASCADE CHECK (length(case_id) = 16),
    number INTEGER NOT NULL,
    kind TEXT NOT NULL,
    victim_id BLOB CHECK (length(victim_id) = 16),
    sensitivity TEXT NOT NULL,
    sha256 TEXT,
    size INTEGER,
    media_type TEXT,
    thumbnail TEXT,
    added_at INTEGER NOT NULL,
    withdrawn INTEGER NOT NULL CHECK (withdrawn IN (0, 1))
) STRICT;

CREATE INDEX evidence_case ON evidence (case_id, number);
CREATE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE evidence_views (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    evidence_id BLOB NOT NULL CHECK (length(evidence_id) = 16),
    at INTEGER NOT NULL,
    user_id BLOB CHECK (length(user_id) = 16),
    name TEXT NOT NULL,
    unit TEXT NOT NULL,
    role TEXT NOT NULL,
    what TEXT NOT NULL CHECK (what IN ('item', 'file', 'thumbnail'))
) STRICT;

CREATE INDEX evidence_views_item ON evidence_views (evidence_id, id);
