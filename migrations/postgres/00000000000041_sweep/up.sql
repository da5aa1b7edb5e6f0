-- The sweep of deadlines: which alarms arose, in which digest they were told, and when a case is due to be looked at.

CREATE TABLE reminders (
    key text NOT NULL PRIMARY KEY,
    case_id uuid NOT NULL,
    recipient text NOT NULL,
    kind text NOT NULL,
    mark text NOT NULL,
    at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    told_at timestamptz
);
CREATE INDEX reminders_waiting ON reminders (recipient, at) WHERE told_at IS NULL;

CREATE TABLE case_watch (
    case_id uuid NOT NULL PRIMARY KEY,
    version bigint NOT NULL,
    next_at timestamptz
);
CREATE INDEX case_watch_next ON case_watch (next_at) WHERE next_at IS NOT NULL;
