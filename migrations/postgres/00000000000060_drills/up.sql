-- Drills of the chain of alerts: their own register, their own streams, never a case.

CREATE TABLE drills (
    id uuid NOT NULL PRIMARY KEY,
    province text NOT NULL,
    commune_code text NOT NULL,
    place text NOT NULL,
    note text,
    state text NOT NULL CHECK (state IN ('running', 'confirmed', 'stopped', 'expired')),
    started_at timestamptz NOT NULL,
    started_by text NOT NULL,
    ended_at timestamptz,
    version bigint NOT NULL
);
-- One at a time: officers must know which alert is real.
CREATE UNIQUE INDEX drills_running ON drills (province) WHERE state = 'running';
CREATE INDEX drills_started ON drills (province, started_at, id);
CREATE INDEX alerts_drill ON alerts (drill_id) WHERE drill_id IS NOT NULL;
