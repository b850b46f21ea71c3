-- Faults of the simulated cloud: what is to go wrong, how often calls came by, and what went wrong.

DROP TABLE simulator_fault;
DROP TABLE simulator_failed_create;

-- What is to go wrong at run time, as JSON; endpoint '*' means every endpoint.
CREATE TABLE simulator_fault (
    endpoint text PRIMARY KEY,
    -- whose calls are counted together; another one whenever it is set anew
    scope    text        NOT NULL,
    set_at   timestamptz NOT NULL,
    body     text        NOT NULL
);

-- How many calls there were that a fault is about, and how many it befell, of those that happen so many times.
CREATE TABLE simulator_fault_count (
    scope   text        NOT NULL,
    place   integer     NOT NULL,
    calls   bigint      NOT NULL,
    taken   integer     NOT NULL,
    last_at timestamptz NOT NULL,
    PRIMARY KEY (scope, place)
) WITH (fillfactor = 70);

-- What befell calls; kept for a day.
CREATE TABLE simulator_injected (
    number   bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    endpoint text        NOT NULL,
    call     text        NOT NULL,
    subject  text        NOT NULL,
    fault    text        NOT NULL,
    detail   text        NOT NULL
);

-- Volumes carry the token of their machine; a machine may hang or fail; its node's faults befall later calls too.
ALTER TABLE simulator_resource
    ADD COLUMN companion boolean NOT NULL DEFAULT false,
    ADD COLUMN hangs_at  timestamptz,
    ADD COLUMN fails_at  timestamptz,
    ADD COLUMN faults    text,
    DROP CONSTRAINT simulator_resource_token_key;
CREATE UNIQUE INDEX simulator_resource_token ON simulator_resource (token, companion);
