-- What the service itself keeps.

CREATE TABLE idempotency (
    scope text NOT NULL,
    key text NOT NULL,
    body_hash text NOT NULL,
    status integer,
    headers jsonb,
    body text,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (scope, key)
);

CREATE TABLE drafts (
    id uuid NOT NULL PRIMARY KEY,
    owner uuid NOT NULL,
    kind text NOT NULL,
    body jsonb NOT NULL,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE holidays (
    date date NOT NULL PRIMARY KEY,
    name text NOT NULL,
    kind text NOT NULL,
    is_working boolean NOT NULL,
    status text NOT NULL
);

CREATE TABLE login_failures (
    key text NOT NULL PRIMARY KEY,
    count integer NOT NULL CHECK (count > 0),
    first_at timestamptz NOT NULL,
    last_at timestamptz NOT NULL
);

CREATE TABLE settings (
    key text NOT NULL PRIMARY KEY,
    value jsonb NOT NULL
);

CREATE TABLE audit (
    id uuid NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    actor jsonb NOT NULL,
    action text NOT NULL,
    object text NOT NULL,
    detail jsonb NOT NULL
);

CREATE INDEX idempotency_age ON idempotency (created_at);
CREATE INDEX drafts_owner ON drafts (owner, updated_at);
CREATE INDEX drafts_age ON drafts (updated_at);
CREATE INDEX login_failures_age ON login_failures (last_at);
CREATE INDEX audit_at ON audit (at, id);
CREATE INDEX audit_object ON audit (object, at);
