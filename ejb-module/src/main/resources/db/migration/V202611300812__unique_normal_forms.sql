-- Why: MRNs and identifiers are unique by their normal form; rows that collide by it are numbered and stay until an administrator corrects them.

UPDATE patient SET mrn_twin = n
  FROM (SELECT id, row_number() OVER (PARTITION BY mrn_key ORDER BY created_at, id) - 1 AS n FROM patient) AS numbered
  WHERE numbered.id = patient.id AND n > 0;
ALTER TABLE patient
  ALTER COLUMN mrn_key SET NOT NULL,
  DROP CONSTRAINT patient_mrn_key,
  ADD CONSTRAINT patient_mrn_key UNIQUE (mrn_key, mrn_twin);
DROP INDEX patient_mrn_prefix_ix;
CREATE INDEX patient_mrn_prefix_ix ON patient (mrn_key text_pattern_ops);
CREATE INDEX patient_mrn_twin_ix ON patient (mrn_key) WHERE mrn_twin > 0;

UPDATE identifier SET twin = n
  FROM (SELECT id, row_number() OVER (
          PARTITION BY folded, department_id IS NULL, practitioner_id IS NULL, patient_id IS NULL, appointment_id IS NULL
          ORDER BY system, value) - 1 AS n
        FROM identifier) AS numbered
  WHERE numbered.id = identifier.id AND n > 0;
ALTER TABLE identifier ALTER COLUMN folded SET NOT NULL;
DROP INDEX identifier_department_key, identifier_practitioner_key, identifier_patient_key, identifier_appointment_key;
CREATE UNIQUE INDEX identifier_department_key ON identifier (folded, twin) WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_practitioner_key ON identifier (folded, twin) WHERE practitioner_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_patient_key ON identifier (folded, twin) WHERE patient_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_appointment_key ON identifier (folded, twin) WHERE appointment_id IS NOT NULL;
CREATE INDEX identifier_twin_ix ON identifier (folded) WHERE twin > 0;

-- A corrected MRN is nobody's twin, and the first twin that is left takes the place of the one that went: a new row cannot slip in.
CREATE FUNCTION patient_mrn_corrected() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.mrn_twin := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER patient_mrn_corrected BEFORE UPDATE OF mrn_key ON patient
  FOR EACH ROW WHEN (OLD.mrn_key <> NEW.mrn_key) EXECUTE FUNCTION patient_mrn_corrected();
CREATE FUNCTION patient_mrn_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE patient SET mrn_twin = 0
    WHERE id = (SELECT id FROM patient WHERE mrn_key = OLD.mrn_key AND mrn_twin > 0 ORDER BY mrn_twin LIMIT 1);
  RETURN NULL;
END $$;
CREATE TRIGGER patient_mrn_settled AFTER UPDATE OF mrn_key ON patient
  FOR EACH ROW WHEN (OLD.mrn_key <> NEW.mrn_key AND OLD.mrn_twin = 0) EXECUTE FUNCTION patient_mrn_settled();
CREATE FUNCTION identifier_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE identifier SET twin = 0
    WHERE id = (SELECT id FROM identifier
                WHERE folded = OLD.folded AND twin > 0
                  AND (department_id IS NULL) = (OLD.department_id IS NULL)
                  AND (practitioner_id IS NULL) = (OLD.practitioner_id IS NULL)
                  AND (patient_id IS NULL) = (OLD.patient_id IS NULL)
                  AND (appointment_id IS NULL) = (OLD.appointment_id IS NULL)
                ORDER BY twin LIMIT 1);
  RETURN NULL;
END $$;
CREATE TRIGGER identifier_settled AFTER DELETE ON identifier
  FOR EACH ROW WHEN (OLD.twin = 0) EXECUTE FUNCTION identifier_settled();
GRANT UPDATE (twin) ON identifier TO ${app_role};
