-- Why: in an emergency somebody opens for some minutes what is closed to them, says why, and answers for it.

CREATE TABLE broken_glass (
  id               uuid         CONSTRAINT broken_glass_pk PRIMARY KEY,
  user_id          uuid         NOT NULL CONSTRAINT broken_glass_user_fk REFERENCES app_user,
  -- It ends with the session; no foreign key, since what was done stays on record.
  session_id       uuid         NOT NULL,
  patient_id       uuid         CONSTRAINT broken_glass_patient_fk REFERENCES patient,
  practitioner_id  uuid         CONSTRAINT broken_glass_practitioner_fk REFERENCES practitioner,
  reason           text         NOT NULL CONSTRAINT broken_glass_reason_length CHECK (length(reason) BETWEEN 1 AND 500),
  opened_at        timestamptz  NOT NULL,
  ends_at          timestamptz  NOT NULL,
  ended_at         timestamptz,
  CONSTRAINT broken_glass_of_one CHECK (num_nonnulls(patient_id, practitioner_id) = 1),
  CONSTRAINT broken_glass_time CHECK (ends_at > opened_at)
);
CREATE INDEX broken_glass_user_ix ON broken_glass (user_id, opened_at DESC);
CREATE INDEX broken_glass_patient_ix ON broken_glass (patient_id) WHERE patient_id IS NOT NULL;

ALTER TABLE monitored_user
  DROP CONSTRAINT monitored_user_pattern,
  ADD CONSTRAINT monitored_user_pattern CHECK (pattern IN ('many-changes', 'failed-sign-ins', 'many-patients', 'bulk-reading',
    'slow-scraping', 'own-record', 'colleagues', 'namesakes', 'refused-rights', 'night-address', 'export-burst', 'broken-glass', 'by-hand'));

-- What somebody wrote of a patient goes when the patient is erased.
CREATE FUNCTION forget_reasons_of_glass() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE broken_glass SET reason = 'erased' WHERE patient_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER patient_erased_glass AFTER UPDATE OF erased_at ON patient
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_reasons_of_glass();

GRANT SELECT, INSERT ON broken_glass TO ${app_role};
GRANT UPDATE (ended_at) ON broken_glass TO ${app_role};
