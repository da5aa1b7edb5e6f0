DROP TABLE recommendations;
DROP TABLE deadlines;
DROP TABLE reports;
DROP TABLE victims;
DROP TABLE cases;
