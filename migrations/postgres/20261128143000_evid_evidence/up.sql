-- Files on their way, evidence in lists, and who looked at what is personal.

-- A file that is being received, or was received and waits to be named by a piece of evidence.
CREATE TABLE uploads (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    user_id uuid NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    name text NOT NULL,
    announced text NOT NULL,
    length bigint NOT NULL CHECK (length > 0),
    received bigint NOT NULL CHECK (received BETWEEN 0 AND length),
    state text NOT NULL CHECK (state IN ('open', 'ready', 'refused', 'used')),
    refusal text,
    file text,
    created_at timestamptz NOT NULL,
    expires_at timestamptz NOT NULL,
    evidence_id uuid
);

CREATE INDEX uploads_expiry ON uploads (expires_at);

-- Derived from case streams; may be emptied and made again.
CREATE TABLE evidence (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
    number integer NOT NULL,
    kind text NOT NULL,
    victim_id uuid,
    sensitivity text NOT NULL,
    sha256 text,
    size bigint,
    media_type text,
    thumbnail text,
    added_at timestamptz NOT NULL,
    withdrawn boolean NOT NULL
);

CREATE INDEX evidence_case ON evidence (case_id, number);
CREATE INDEX evidence_sha256 ON evidence (sha256);

CREATE TABLE evidence_views (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    evidence_id uuid NOT NULL,
    at timestamptz NOT NULL,
    user_id uuid,
    name text NOT NULL,
    unit text NOT NULL,
    role text NOT NULL,
    what text NOT NULL CHECK (what IN ('item', 'file', 'thumbnail'))
);

CREATE INDEX evidence_views_item ON evidence_views (evidence_id, id);
