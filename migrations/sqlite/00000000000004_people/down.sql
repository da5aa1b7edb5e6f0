DROP TABLE duty_rosters;
DROP TABLE agencies;
DROP TABLE memberships;
DROP TABLE sites;
DROP TABLE enterprises;
DROP TABLE tokens;
DROP TABLE sessions;
DROP TABLE users;
