-- Why: colleagues and people whom everybody knows are shown only to those who treat them.

ALTER TABLE patient ADD COLUMN confidential boolean NOT NULL DEFAULT false;
CREATE INDEX patient_confidential_ix ON patient (id) WHERE confidential;

-- The department that somebody works for: it treats whoever is booked there.
ALTER TABLE app_user ADD COLUMN department_id uuid
  CONSTRAINT app_user_department_fk REFERENCES department;
CREATE INDEX app_user_department_ix ON app_user (department_id) WHERE department_id IS NOT NULL;
