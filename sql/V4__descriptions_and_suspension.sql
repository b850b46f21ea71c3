-- The description as it was submitted, for those who want to read it again. Infrastructures that are older have none.
CREATE TABLE submitted_description (
    infrastructure_id uuid PRIMARY KEY REFERENCES infrastructure ON DELETE CASCADE,
    sealed_source     bytea NOT NULL
);

-- Counts the descriptions of an infrastructure; whether somebody asked to leave it alone, whatever is wanted.
ALTER TABLE infrastructure
    ADD COLUMN revision  bigint  NOT NULL DEFAULT 1,
    ADD COLUMN suspended boolean NOT NULL DEFAULT false;

-- For the history of one instance.
CREATE INDEX event_instance ON event (instance_id, number) WHERE instance_id IS NOT NULL;
