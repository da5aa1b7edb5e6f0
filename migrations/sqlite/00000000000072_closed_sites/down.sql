ALTER TABLE sites DROP COLUMN closed_at;
