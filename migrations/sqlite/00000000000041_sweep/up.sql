-- The sweep of deadlines: which alarms arose, in which digest they were told, and when a case is due to be looked at.

CREATE TABLE reminders (
    key TEXT NOT NULL PRIMARY KEY,
    case_id BLOB NOT NULL CHECK (length(case_id) = 16),
    recipient TEXT NOT NULL,
    kind TEXT NOT NULL,
    mark TEXT NOT NULL,
    at INTEGER NOT NULL,
    created_at INTEGER NOT NULL,
    told_at INTEGER
) STRICT;
CREATE INDEX reminders_waiting ON reminders (recipient, at) WHERE told_at IS NULL;

CREATE TABLE case_watch (
    case_id BLOB NOT NULL PRIMARY KEY CHECK (length(case_id) = 16),
    version INTEGER NOT NULL,
    next_at INTEGER
) STRICT;
CREATE INDEX case_watch_next ON case_watch (next_at) WHERE next_at IS NOT NULL;
