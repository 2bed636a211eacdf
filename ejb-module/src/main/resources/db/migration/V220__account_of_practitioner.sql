-- Why: a DOCTOR sees the appointments of one practitioner, who they are.

ALTER TABLE app_user ADD COLUMN practitioner_id uuid
  CONSTRAINT app_user_practitioner_fk REFERENCES practitioner;
CREATE INDEX app_user_practitioner_ix ON app_user (practitioner_id) WHERE practitioner_id IS NOT NULL;
