-- Why: two records of one person become one, whose old MRN still leads there, and a wrong merge can be taken back.

ALTER TABLE patient
  -- Where a record that was merged leads: never to one that was merged itself.
  ADD COLUMN merged_into uuid CONSTRAINT patient_merged_into_fk REFERENCES patient,
  ADD CONSTRAINT patient_merged_is_inactive CHECK (merged_into IS NULL OR NOT active),
  ADD CONSTRAINT patient_merged_into_another CHECK (merged_into <> id);
CREATE INDEX patient_merged_into_ix ON patient (merged_into) WHERE merged_into IS NOT NULL;

-- Exactly what a merge moved.
CREATE TABLE patient_merge (
  id             uuid        CONSTRAINT patient_merge_pk PRIMARY KEY,
  patient_id     uuid        NOT NULL CONSTRAINT patient_merge_patient_fk REFERENCES patient,
  into_id        uuid        NOT NULL CONSTRAINT patient_merge_into_fk REFERENCES patient,
  reason         text        NOT NULL CONSTRAINT patient_merge_reason_length CHECK (length(reason) BETWEEN 1 AND 500),
  was_active     boolean     NOT NULL,
  -- Those that were given to the other patient, and of them those that overlap and were accepted so.
  appointments   uuid[]      NOT NULL,
  overlapping    uuid[]      NOT NULL,
  -- Places on the waiting list that were given to the other patient, and those, of either, that ended because both waited for the same.
  entries        uuid[]      NOT NULL,
  ended_entries  uuid[]      NOT NULL,
  identifiers    uuid[]      NOT NULL,
  -- Records that had been merged into this one before and now lead to the other.
  followers      uuid[]      NOT NULL,
  merged_by      uuid        NOT NULL,
  merged_at      timestamptz NOT NULL,
  undone_by      uuid,
  undone_at      timestamptz,
  CONSTRAINT patient_merge_undone CHECK ((undone_by IS NULL) = (undone_at IS NULL))
);
CREATE UNIQUE INDEX patient_merge_standing ON patient_merge (patient_id) WHERE undone_at IS NULL;
CREATE INDEX patient_merge_at_ix ON patient_merge (merged_at);
GRANT SELECT, INSERT, UPDATE, DELETE ON patient_merge TO ${app_role};
-- An identifier follows its patient.
GRANT UPDATE (patient_id) ON identifier TO ${app_role};
