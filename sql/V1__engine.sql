-- The engine's tables. Texts that may hold secrets (descriptions, definitions, rendered nodes, credentials) are sealed
-- with AES-GCM by the server before they come here: columns of type bytea named sealed_*.

-- One row: what tells this installation apart from others that use the same provider accounts.
CREATE TABLE installation (
    single    boolean PRIMARY KEY DEFAULT true CHECK (single),
    server_id uuid    NOT NULL DEFAULT gen_random_uuid()
);
INSERT INTO installation DEFAULT VALUES;

CREATE TABLE node_definition (
    name                   text PRIMARY KEY,
    version                bigint      NOT NULL,
    updated_at             timestamptz NOT NULL,
    sealed_implementations bytea       NOT NULL
);

CREATE TABLE auth_data (
    single          boolean PRIMARY KEY DEFAULT true CHECK (single),
    version         bigint      NOT NULL,
    updated_at      timestamptz NOT NULL,
    sealed_document bytea       NOT NULL
);

CREATE TABLE infrastructure (
    id                 uuid PRIMARY KEY,
    version            bigint      NOT NULL,
    name               text        NOT NULL,
    user_id            text        NOT NULL,
    phase              text        NOT NULL
        CHECK (phase IN ('BUILDING', 'RUNNING', 'ROLLING_BACK', 'FAILED', 'DESTROYING', 'DESTROYED')),
    maintained         boolean     NOT NULL,
    working            boolean     NOT NULL,
    work_since         timestamptz NOT NULL,
    rollback           boolean     NOT NULL,
    problem_type       text,
    problem_detail     text,
    created_at         timestamptz NOT NULL,
    sealed_description bytea       NOT NULL,
    -- numbers the events of this infrastructure without gaps, under the row's lock
    event_count        bigint      NOT NULL,
    -- who may act: read and written by the database's clock only
    lease_owner        uuid,
    lease_epoch        bigint      NOT NULL DEFAULT 0,
    lease_until        timestamptz
) WITH (fillfactor = 70);
CREATE INDEX infrastructure_living ON infrastructure (created_at) WHERE phase <> 'DESTROYED';

CREATE TABLE infrastructure_node (
    infrastructure_id uuid    NOT NULL REFERENCES infrastructure ON DELETE CASCADE,
    name              text    NOT NULL,
    version           bigint  NOT NULL,
    type              text    NOT NULL,
    desired           integer NOT NULL CHECK (desired >= 0),
    PRIMARY KEY (infrastructure_id, name)
);
CREATE INDEX infrastructure_node_type ON infrastructure_node (type);

CREATE TABLE node_instance (
    id                uuid PRIMARY KEY,
    infrastructure_id uuid        NOT NULL REFERENCES infrastructure ON DELETE CASCADE,
    node_name         text        NOT NULL,
    version           bigint      NOT NULL,
    state             text        NOT NULL CHECK (state IN ('INTENDED', 'LAUNCHING', 'BOOTING', 'CONFIGURING',
        'VERIFYING', 'READY', 'UNHEALTHY', 'TERMINATING', 'TERMINATED')),
    since             timestamptz NOT NULL,
    created_at        timestamptz NOT NULL,
    ready_at          timestamptz,
    end_reason        text,
    note              text        NOT NULL,
    account_key       text,
    resource_id       text,
    provider_state    text        NOT NULL,
    addresses         text[]      NOT NULL,
    private_address   text,
    attempts          integer     NOT NULL,
    not_before        timestamptz,
    failures          integer     NOT NULL,
    failing_since     timestamptz,
    drop_requested    boolean     NOT NULL,
    config_managed    boolean     NOT NULL,
    checked           boolean     NOT NULL,
    health_timeout_s  integer     NOT NULL
) WITH (fillfactor = 50);
CREATE INDEX node_instance_living ON node_instance (infrastructure_id) WHERE state <> 'TERMINATED';

-- What was sent to the provider, so that every repeat sends the same.
CREATE TABLE node_resolution (
    instance_id     uuid PRIMARY KEY REFERENCES node_instance ON DELETE CASCADE,
    sealed_resolved bytea NOT NULL
);

-- Every provider account that ever got a creating call, for the orphan sweep.
CREATE TABLE known_account (
    account_key     text PRIMARY KEY,
    cloud_type      text        NOT NULL,
    sealed_resource bytea       NOT NULL,
    first_used_at   timestamptz NOT NULL
);

CREATE TABLE event (
    infrastructure_id uuid        NOT NULL REFERENCES infrastructure ON DELETE CASCADE,
    number            bigint      NOT NULL,
    at                timestamptz NOT NULL,
    kind              text        NOT NULL,
    node_name         text,
    instance_id       uuid,
    message           text        NOT NULL,
    PRIMARY KEY (infrastructure_id, number)
);
