-- The watchdog: which processes live, what is wrong and since when, whose turn it is to look.

CREATE TABLE workers (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('serve', 'notify', 'run')),
    started_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    stopped_at INTEGER,
    replaces BLOB CHECK (length(replaces) = 16)
) STRICT;

CREATE TABLE incidents (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL,
    subject TEXT NOT NULL,
    opened_at INTEGER NOT NULL,
    last_seen_at INTEGER NOT NULL,
    closed_at INTEGER,
    told_at INTEGER,
    told_by TEXT,
    told_key TEXT,
    detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE TABLE turns (
    name TEXT NOT NULL PRIMARY KEY,
    holder TEXT NOT NULL,
    until INTEGER NOT NULL
) STRICT;

CREATE INDEX workers_living ON workers (last_seen_at) WHERE stopped_at IS NULL;
CREATE UNIQUE INDEX incidents_open ON incidents (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX incidents_closed ON incidents (closed_at, id) WHERE closed_at IS NOT NULL;
