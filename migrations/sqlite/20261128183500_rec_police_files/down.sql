DROP TABLE police_files;
ALTER TABLE cases DROP COLUMN team_seats;
DROP INDEX victims_employer;
ALTER TABLE victims DROP COLUMN employer_tax_code;
