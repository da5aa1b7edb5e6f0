-- Since when nothing passed over a channel: a person telephones in its place only after a grace.

ALTER TABLE channel_health ADD COLUMN broken_since timestamptz;
