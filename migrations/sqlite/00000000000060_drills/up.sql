-- Drills of the chain of alerts: their own register, their own streams, never a case.

CREATE TABLE drills (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    province TEXT NOT NULL,
    commune_code TEXT NOT NULL,
    place TEXT NOT NULL,
    note TEXT,
    state TEXT NOT NULL CHECK (state IN ('running', 'confirmed', 'stopped', 'expired')),
    started_at INTEGER NOT NULL,
    started_by TEXT NOT NULL,
    ended_at INTEGER,
    version INTEGER NOT NULL
) STRICT;
-- One at a time: officers must know which alert is real.
CREATE UNIQUE INDEX drills_running ON drills (province) WHERE state = 'running';
CREATE INDEX drills_started ON drills (province, started_at, id);
CREATE INDEX alerts_drill ON alerts (drill_id) WHERE drill_id IS NOT NULL;
