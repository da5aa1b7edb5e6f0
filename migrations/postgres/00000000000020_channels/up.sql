-- Channels beside e-mail: webhooks of agencies, the health of every channel, tests, tokens of providers.

CREATE TABLE webhooks (
    id uuid NOT NULL PRIMARY KEY,
    agency_id uuid NOT NULL REFERENCES agencies (id),
    url text NOT NULL,
    topics text NOT NULL,
    state text NOT NULL CHECK (state IN ('active', 'disabled')),
    disabled_cause text CHECK (disabled_cause IN ('person', 'gone')),
    disabled_note text,
    disabled_at timestamptz,
    secret_version integer NOT NULL CHECK (secret_version > 0),
    previous_until timestamptz,
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL,
    UNIQUE (agency_id, url)
);

CREATE TABLE channel_health (
    circuit text NOT NULL PRIMARY KEY,
    channel text NOT NULL,
    state text NOT NULL CHECK (state IN ('closed', 'open', 'half_open')),
    consecutive_failures integer NOT NULL CHECK (consecutive_failures >= 0),
    openings integer NOT NULL CHECK (openings >= 0),
    open_until timestamptz,
    last_ok_at timestamptz,
    last_failed_at timestamptz,
    last_error text,
    updated_at timestamptz NOT NULL
);

CREATE TABLE channel_tests (
    id uuid NOT NULL PRIMARY KEY,
    channel text NOT NULL,
    webhook_id uuid REFERENCES webhooks (id),
    own_number boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('pending', 'running', 'passed', 'failed')),
    requested_at timestamptz NOT NULL,
    requested_by uuid NOT NULL,
    leased_until timestamptz,
    finished_at timestamptz,
    answer text
);

CREATE TABLE channel_tokens (
    channel text NOT NULL PRIMARY KEY,
    sealed text NOT NULL,
    seed text NOT NULL,
    expires_at timestamptz NOT NULL,
    renewing_until timestamptz,
    updated_at timestamptz NOT NULL,
    version bigint NOT NULL
);

CREATE INDEX webhooks_agency ON webhooks (agency_id);
CREATE INDEX channel_tests_open ON channel_tests (requested_at) WHERE state IN ('pending', 'running');
CREATE INDEX outbox_channel ON outbox (channel, next_attempt_at, id) WHERE state = 'pending';
