DROP INDEX alerts_drill;
DROP TABLE drills;
