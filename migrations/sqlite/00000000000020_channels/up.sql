-- Channels beside e-mail: webhooks of agencies, the health of every channel, tests, tokens of providers.

CREATE TABLE webhooks (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    agency_id BLOB NOT NULL REFERENCES agencies (id) CHECK (length(agency_id) = 16),
    url TEXT NOT NULL,
    topics TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('active', 'disabled')),
    disabled_cause TEXT CHECK (disabled_cause IN ('person', 'gone')),
    disabled_note TEXT,
    disabled_at INTEGER,
    secret_version INTEGER NOT NULL CHECK (secret_version > 0),
    previous_until INTEGER,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL,
    UNIQUE (agency_id, url)
) STRICT;

CREATE TABLE channel_health (
    circuit TEXT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('closed', 'open', 'half_open')),
    consecutive_failures INTEGER NOT NULL CHECK (consecutive_failures >= 0),
    openings INTEGER NOT NULL CHECK (openings >= 0),
    open_until INTEGER,
    last_ok_at INTEGER,
    last_failed_at INTEGER,
    last_error TEXT,
    updated_at INTEGER NOT NULL
) STRICT;

CREATE TABLE channel_tests (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    channel TEXT NOT NULL,
    webhook_id BLOB REFERENCES webhooks (id) CHECK (length(webhook_id) = 16),
    own_number INTEGER NOT NULL CHECK (own_number IN (0, 1)),
    state TEXT NOT NULL CHECK (state IN ('pending', 'running', 'passed', 'failed')),
    requested_at INTEGER NOT NULL,
    requested_by BLOB NOT NULL CHECK (length(requested_by) = 16),
    leased_until INTEGER,
    finished_at INTEGER,
    answer TEXT
) STRICT;

CREATE TABLE channel_tokens (
    channel TEXT NOT NULL PRIMARY KEY,
    sealed TEXT NOT NULL,
    seed TEXT NOT NULL,
    expires_at INTEGER NOT NULL,
    renewing_until INTEGER,
    updated_at INTEGER NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE INDEX webhooks_agency ON webhooks (agency_id);
CREATE INDEX channel_tests_open ON channel_tests (requested_at) WHERE state IN ('pending', 'running');
CREATE INDEX outbox_channel ON outbox (channel, next_attempt_at, id) WHERE state = 'pending';
