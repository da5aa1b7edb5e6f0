-- The watchdog: which processes live, what is wrong and since when, whose turn it is to look.

CREATE TABLE workers (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('serve', 'notify', 'run')),
    started_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    stopped_at timestamptz,
    replaces uuid
);

CREATE TABLE incidents (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    subject text NOT NULL,
    opened_at timestamptz NOT NULL,
    last_seen_at timestamptz NOT NULL,
    closed_at timestamptz,
    told_at timestamptz,
    told_by text,
    told_key text,
    detail jsonb NOT NULL
);

CREATE TABLE turns (
    name text NOT NULL PRIMARY KEY,
    holder text NOT NULL,
    until timestamptz NOT NULL
);

CREATE INDEX workers_living ON workers (last_seen_at) WHERE stopped_at IS NULL;
CREATE UNIQUE INDEX incidents_open ON incidents (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX incidents_closed ON incidents (closed_at, id) WHERE closed_at IS NOT NULL;
