-- Answers to requests that carried an Idempotency-Key. Sealed: an answer may tell a secret once.
CREATE TABLE given_answer (
    caller        text        NOT NULL,
    key           text        NOT NULL,
    fingerprint   text        NOT NULL,
    answered_at   timestamptz NOT NULL DEFAULT now(),
    sealed_answer bytea       NOT NULL,
    PRIMARY KEY (caller, key)
);
CREATE INDEX given_answer_age ON given_answer (answered_at);

-- Who is told of an infrastructure's events, and how far: a cursor over the table event. Times are the database's.
CREATE TABLE notification_target (
    infrastructure_id uuid        NOT NULL REFERENCES infrastructure ON DELETE CASCADE,
    kind              text        NOT NULL CHECK (kind IN ('WEBHOOK', 'FCM')),
    sealed_target     bytea       NOT NULL,
    -- the number of the last event that was delivered or is not wanted
    told              bigint      NOT NULL,
    failures          integer     NOT NULL DEFAULT 0,
    failing_since     timestamptz,
    last_failure      text        NOT NULL DEFAULT '',
    next_attempt      timestamptz NOT NULL DEFAULT now(),
    given_up          boolean     NOT NULL DEFAULT false,
    -- which server delivers now; a claim that ran out is anybody's
    claim             uuid,
    claimed_until     timestamptz,
    PRIMARY KEY (infrastructure_id, kind)
);
