-- Ladders: where each alert stands on the way to somebody who confirms; work that people must do.

ALTER TABLE alerts ADD COLUMN urgency text NOT NULL DEFAULT 'other' CHECK (urgency IN ('death', 'other'));
ALTER TABLE alerts ADD COLUMN ladder text;
ALTER TABLE alerts ADD COLUMN ladder_round integer NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN ladder_rung integer NOT NULL DEFAULT 0;
ALTER TABLE alerts ADD COLUMN next_rung_at timestamptz;
ALTER TABLE alerts ADD COLUMN content jsonb;
CREATE INDEX alerts_rung ON alerts (next_rung_at, id) WHERE next_rung_at IS NOT NULL;
CREATE INDEX alerts_unconfirmed ON alerts (created_at) WHERE acknowledged_at IS NULL AND mode = 'acknowledged';

CREATE TABLE tasks (
    id uuid NOT NULL PRIMARY KEY,
    province text NOT NULL,
    kind text NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'done', 'withdrawn')),
    urgency text NOT NULL CHECK (urgency IN ('death', 'other')),
    case_id uuid,
    alert_id uuid REFERENCES alerts (id),
    drill_id uuid,
    content jsonb NOT NULL,
    dedupe text NOT NULL UNIQUE,
    created_at timestamptz NOT NULL,
    due_at timestamptz NOT NULL,
    done_at timestamptz,
    done_by text,
    outcome text,
    note text,
    version bigint NOT NULL
);
CREATE INDEX tasks_open ON tasks (province, due_at, id) WHERE state = 'open';
CREATE INDEX tasks_case ON tasks (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX tasks_alert ON tasks (alert_id) WHERE alert_id IS NOT NULL;
