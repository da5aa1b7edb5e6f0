DROP TABLE audit;
DROP TABLE settings;
DROP TABLE login_failures;
DROP TABLE holidays;
DROP TABLE drafts;
DROP TABLE idempotency;
