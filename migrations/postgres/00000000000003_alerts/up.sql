-- Alerts and the queue of their messages; a rebuild never touches them.

CREATE TABLE alerts (
    id uuid NOT NULL PRIMARY KEY,
    case_id uuid,
    drill_id uuid,
    province text NOT NULL,
    agency_id uuid,
    role text NOT NULL,
    mode text NOT NULL,
    "trigger" text NOT NULL,
    rule text NOT NULL,
    citation text NOT NULL,
    recipient_name text NOT NULL,
    address text,
    state text NOT NULL CHECK (state IN ('pending', 'sent', 'acknowledged', 'failed', 'dead', 'withdrawn')),
    dedupe text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    sent_at timestamptz,
    acknowledged_at timestamptz,
    acknowledged_by_name text,
    acknowledged_by_unit text,
    subject text NOT NULL,
    version bigint NOT NULL
);

CREATE TABLE outbox (
    id uuid NOT NULL PRIMARY KEY,
    alert_id uuid NOT NULL REFERENCES alerts (id),
    channel text NOT NULL,
    address text NOT NULL,
    payload jsonb NOT NULL,
    attempts integer NOT NULL CHECK (attempts >= 0),
    next_attempt_at timestamptz NOT NULL,
    leased_by text,
    leased_until timestamptz,
    state text NOT NULL CHECK (state IN ('pending', 'delivered', 'dead', 'cancelled')),
    last_error text,
    created_at timestamptz NOT NULL,
    delivered_at timestamptz
);

CREATE INDEX alerts_case ON alerts (case_id, created_at) WHERE case_id IS NOT NULL;
CREATE INDEX alerts_agency ON alerts (agency_id, created_at) WHERE agency_id IS NOT NULL;
CREATE INDEX alerts_created ON alerts (created_at, id);
CREATE INDEX outbox_pending ON outbox (next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX outbox_alert ON outbox (alert_id);
CREATE INDEX outbox_dead ON outbox (created_at) WHERE state = 'dead';
