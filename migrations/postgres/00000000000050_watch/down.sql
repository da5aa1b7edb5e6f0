DROP TABLE turns;
DROP TABLE incidents;
DROP TABLE workers;
