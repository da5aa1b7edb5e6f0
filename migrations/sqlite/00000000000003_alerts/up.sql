-- Alerts and the queue of their messages; a rebuild never touches them.

CREATE TABLE alerts (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    case_id BLOB CHECK (length(case_id) = 16),
    drill_id BLOB CHECK (length(drill_id) = 16),
    province TEXT NOT NULL,
    agency_id BLOB CHECK (length(agency_id) = 16),
    role TEXT NOT NULL,
    mode TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    rule TEXT NOT NULL,
    citation TEXT NOT NULL,
    recipient_name TEXT NOT NULL,
    address TEXT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'acknowledged', 'failed', 'dead', 'withdrawn')),
    dedupe TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    sent_at INTEGER,
    acknowledged_at INTEGER,
    acknowledged_by_name TEXT,
    acknowledged_by_unit TEXT,
    subject TEXT NOT NULL,
    version INTEGER NOT NULL
) STRICT;

CREATE TABLE outbox (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    alert_id BLOB NOT NULL REFERENCES alerts (id) CHECK (length(alert_id) = 16),
    channel TEXT NOT NULL,
    address TEXT NOT NULL,
    payload TEXT NOT NULL CHECK (json_valid(payload)),
    attempts INTEGER NOT NULL CHECK (attempts >= 0),
    next_attempt_at INTEGER NOT NULL,
    leased_by TEXT,
    leased_until INTEGER,
    state TEXT NOT NULL CHECK (state IN ('pending', 'delivered', 'dead', 'cancelled')),
    last_error TEXT,
    created_at INTEGER NOT NULL,
    delivered_at INTEGER
) STRICT;

CREATE INDEX alerts_case ON alerts (case_id, created_at) WHERE case_id IS NOT NULL;
CREATE INDEX alerts_agency ON alerts (agency_id, created_at) WHERE agency_id IS NOT NULL;
CREATE INDEX alerts_created ON alerts (created_at, id);
CREATE INDEX outbox_pending ON outbox (next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX outbox_alert ON outbox (alert_id);
CREATE INDEX outbox_dead ON outbox (created_at) WHERE state = 'dead';
