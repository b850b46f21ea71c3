-- What an instance was made from, to tell whether it differs from the description. Digests are salted and shortened.
ALTER TABLE node_instance
    ADD COLUMN made_type           text,
    ADD COLUMN made_implementation text,
    ADD COLUMN made_variables      text,
    ADD COLUMN made_mappings       text,
    ADD COLUMN differences         text[]  NOT NULL DEFAULT '{}',
    ADD COLUMN replace_requested   boolean NOT NULL DEFAULT false;

-- Whether unhealthy instances are replaced, and whether what providers do not delete is given up.
ALTER TABLE infrastructure
    ADD COLUMN healing    text    NOT NULL DEFAULT 'ON' CHECK (healing IN ('ON', 'STOPPED', 'FORCED')),
    ADD COLUMN forgetting boolean NOT NULL DEFAULT false;

-- For the receipt of a deletion.
CREATE INDEX node_instance_ended ON node_instance (infrastructure_id, since) WHERE state = 'TERMINATED';
