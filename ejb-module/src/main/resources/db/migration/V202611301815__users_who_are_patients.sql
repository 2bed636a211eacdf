-- Why: whoever opens their own record, a colleague's or a relative's is to be seen; for that it must be known which user is which patient.

ALTER TABLE app_user ADD COLUMN patient_id uuid CONSTRAINT app_user_patient_fk REFERENCES patient;
CREATE INDEX app_user_patient_ix ON app_user (patient_id) WHERE patient_id IS NOT NULL;

-- An erased patient is nobody, and must not be found again by way of a user.
CREATE FUNCTION forget_erased_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app_user SET patient_id = NULL WHERE patient_id = NEW.id;
  RETURN NULL;
END $$;
CREATE TRIGGER patient_erased AFTER UPDATE OF erased_at ON patient
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_erased_patient();

ALTER TABLE monitored_user
  DROP CONSTRAINT monitored_user_pattern,
  ADD CONSTRAINT monitored_user_pattern CHECK (pattern IN ('many-changes', 'failed-sign-ins', 'many-patients', 'bulk-reading',
    'slow-scraping', 'own-record', 'colleagues', 'namesakes', 'refused-rights', 'night-address', 'export-burst', 'by-hand'));
