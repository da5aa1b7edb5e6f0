DROP INDEX outbox_channel;
DROP TABLE channel_tokens;
DROP TABLE channel_tests;
DROP TABLE channel_health;
DROP TABLE webhooks;
