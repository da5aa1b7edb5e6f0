-- The truth: append-only streams, one hash chain each, sealed daily.

CREATE TABLE streams (
    id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
    kind TEXT NOT NULL CHECK (kind IN ('case', 'alert', 'drill')),
    province TEXT NOT NULL,
    case_id BLOB CHECK (length(case_id) = 16),
    head_seq INTEGER NOT NULL CHECK (head_seq > 0),
    head_hash TEXT NOT NULL,
    sealed_seq INTEGER NOT NULL,
    created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE events (
    stream BLOB NOT NULL REFERENCES streams (id) CHECK (length(stream) = 16),
    seq INTEGER NOT NULL CHECK (seq > 0),
    at INTEGER NOT NULL,
    actor TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload_version INTEGER NOT NULL,
    payload TEXT,
    payload_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (stream, seq)
) STRICT;

CREATE TABLE seals (
    day TEXT NOT NULL PRIMARY KEY CHECK (day IS date(day)),
    at INTEGER NOT NULL,
    heads INTEGER NOT NULL,
    heads_hash TEXT NOT NULL,
    prev_hash TEXT NOT NULL,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE seal_heads (
    day TEXT NOT NULL REFERENCES seals (day) CHECK (day IS date(day)),
    stream BLOB NOT NULL CHECK (length(stream) = 16),
    seq INTEGER NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (day, stream)
) STRICT;

CREATE TABLE counters (
    name TEXT NOT NULL PRIMARY KEY,
    value INTEGER NOT NULL CHECK (value > 0)
) STRICT;

CREATE INDEX streams_case ON streams (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX streams_unsealed ON streams (id) WHERE head_seq > sealed_seq;
