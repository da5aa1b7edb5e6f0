-- A site that is no longer used is closed, not removed: cases happened there.

ALTER TABLE sites ADD COLUMN closed_at timestamptz;
