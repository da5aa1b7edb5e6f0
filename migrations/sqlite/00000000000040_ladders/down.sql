DROP TABLE tasks;
DROP INDEX alerts_unconfirmed;
DROP INDEX alerts_rung;
ALTER TABLE alerts DROP COLUMN content;
ALTER TABLE alerts DROP COLUMN next_rung_at;
ALTER TABLE alerts DROP COLUMN ladder_rung;
ALTER TABLE alerts DROP COLUMN ladder_round;
ALTER TABLE alerts DROP COLUMN ladder;
ALTER TABLE alerts DROP COLUMN urgency;
