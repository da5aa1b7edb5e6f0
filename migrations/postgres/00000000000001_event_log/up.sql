-- The truth: append-only streams, one hash chain each, sealed daily.

CREATE TABLE streams (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('case', 'alert', 'drill')),
    province text NOT NULL,
    case_id uuid,
    head_seq bigint NOT NULL CHECK (head_seq > 0),
    head_hash text NOT NULL,
    sealed_seq bigint NOT NULL,
    created_at timestamptz NOT NULL
);

CREATE TABLE events (
    stream uuid NOT NULL REFERENCES streams (id),
    seq bigint NOT NULL CHECK (seq > 0),
    at timestamptz NOT NULL,
    actor text NOT NULL,
    kind text NOT NULL,
    payload_version integer NOT NULL,
    payload text,
    payload_hash text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (stream, seq)
);

CREATE TABLE seals (
    day date NOT NULL PRIMARY KEY,
    at timestamptz NOT NULL,
    heads bigint NOT NULL,
    heads_hash text NOT NULL,
    prev_hash text NOT NULL,
    hash text NOT NULL
);

CREATE TABLE seal_heads (
    day date NOT NULL REFERENCES seals (day),
    stream uuid NOT NULL,
    seq bigint NOT NULL,
    hash text NOT NULL,
    PRIMARY KEY (day, stream)
);

CREATE TABLE counters (
    name text NOT NULL PRIMARY KEY,
    value bigint NOT NULL CHECK (value > 0)
);

CREATE INDEX streams_case ON streams (case_id) WHERE case_id IS NOT NULL;
CREATE INDEX streams_unsealed ON streams (id) WHERE head_seq > sealed_seq;
