-- Ladders: where each alert stands on the way to somebody who confirms; work that people must do.

ALTER TABLE alerts ADD COLUMN urgency TEXT NOT NULL DEFAULT 'other' CHECK (urgency IN ('death', 'other'));
ALTER TABLE alerts ADD COLUMN ladder TEXT;
ALTER TABLE alerts ADD COLUMN ladder_round INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN ladder_rung INTEGER NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN next_rung_at INTEGER;
ALTER TABLE alerts ADD COLUMN content TEXT CHECK (content IS NULL OR json_valid(content));
CREATE INDEX alerts_rung ON alerts (next_rung_at, id) WHERE next_rung_at IS NOT NULL;
CREATE INDEX alerts_unconfirmed ON alerts (created_at) WHERE acknowledged_at IS NULL AND mode = 'acknowledged';

CREATE TABLE tasks (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    province TEXT NOT NULL,
    kind TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'done', 'withdrawn')),
    urgency TEXT NOT NULL CHECK (urgency IN ('death', 'other')),
    case_id BLOB CHECK (length(case_id) = 16),
    alert_id BLOB REFERENCES alerts (id) CHECK (length(alert_id) = 16),
    drill_id BLOB CHECK (length(drill_id) = 16),
    content TEXT NOT NULL CHECK (json_valid(content)),
    dedupe TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    due_at INTEGER NOT NULL,
    done_at INTEGER,
    done_by TEXT,
    outcome TEXT,
    note TEXT,
    version INTEGER NOT NULL
) STRICT;
CREATE INDEX tasks_open ON tasks (province, due_at, id) WHERE state = 'open';
CREATE INDEX tasks_case ON tasks (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX tasks_alert ON tasks (alert_id) WHERE alert_id IS NOT NULL;
