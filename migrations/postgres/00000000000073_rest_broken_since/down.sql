ALTER TABLE channel_health DROP COLUMN broken_since;
