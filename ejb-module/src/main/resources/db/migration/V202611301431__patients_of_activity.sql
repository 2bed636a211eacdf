-- Why: one request shows or changes the data of many patients, and each of them may ask who saw theirs.

-- No foreign keys: as in activity, what happened stays on record whatever becomes of those whom it concerned.
CREATE TABLE activity_patient (
  activity_id  uuid         NOT NULL,
  patient_id   uuid         NOT NULL,
  -- When the activity was: the newest are looked for.
  at           timestamptz  NOT NULL,
  CONSTRAINT activity_patient_pk PRIMARY KEY (activity_id, patient_id)
);
INSERT INTO activity_patient (activity_id, patient_id, at)
SELECT id, patient_id, at FROM activity WHERE patient_id IS NOT NULL;
CREATE INDEX activity_patient_newest_ix ON activity_patient (patient_id, at DESC, activity_id DESC);

CREATE TRIGGER activity_patient_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_patient
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- An activity that concerns one patient names them itself; whoever writes it, they are found here as well.
CREATE FUNCTION note_patient_of_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO activity_patient (activity_id, patient_id, at)
  SELECT id, patient_id, at FROM written WHERE patient_id IS NOT NULL
  ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER activity_patient AFTER INSERT ON activity REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_patient_of_activity();

-- Whose patient was looked for in activity is now looked for here.
DROP INDEX activity_patient_ix;

GRANT SELECT, INSERT ON activity_patient TO ${app_role};
