-- What the service itself keeps.

CREATE TABLE idempotency (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    body_hash TEXT NOT NULL,
    status INTEGER,
    headers TEXT CHECK (json_valid(headers)),
    body TEXT,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (scope, key)
) STRICT;

CREATE TABLE drafts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    owner BLOB NOT NULL CHECK (length(owner) = 16),
    kind TEXT NOT NULL,
    body TEXT NOT NULL CHECK (json_valid(body)),
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE holidays (
    date TEXT NOT NULL PRIMARY KEY CHECK (date IS date(date)),
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    is_working INTEGER NOT NULL CHECK (is_working IN (0, 1)),
    status TEXT NOT NULL
) STRICT;

CREATE TABLE login_failures (
    key TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL CHECK (count > 0),
    first_at INTEGER NOT NULL,
    last_at INTEGER NOT NULL
) STRICT;

CREATE TABLE settings (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL CHECK (json_valid(value))
) STRICT;

CREATE TABLE audit (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL CHECK (json_valid(actor)),
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;

CREATE INDEX idempotency_age ON idempotency (created_at);
CREATE INDEX drafts_owner ON drafts (owner, updated_at);
CREATE INDEX drafts_age ON drafts (updated_at);
CREATE INDEX login_failures_age ON login_failures (last_at);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_object ON audit (object, at);
