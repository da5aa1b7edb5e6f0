DROP TABLE counters;
DROP TABLE seal_heads;
DROP TABLE seals;
DROP TABLE events;
DROP TABLE streams;
