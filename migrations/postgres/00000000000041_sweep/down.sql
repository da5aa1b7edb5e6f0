DROP TABLE case_watch;
DROP TABLE reminders;
