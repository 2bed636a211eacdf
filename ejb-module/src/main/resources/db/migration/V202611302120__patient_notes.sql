-- Why: what everybody who receives a patient has to know (an interpreter, a wheelchair) is written down once, with who wrote it.

CREATE TABLE patient_note (
  id          uuid         CONSTRAINT patient_note_pk PRIMARY KEY,
  -- The record it was written on: one that was merged since leads to another.
  patient_id  uuid         NOT NULL CONSTRAINT patient_note_patient_fk REFERENCES patient,
  kind        text         NOT NULL
    CONSTRAINT patient_note_kind CHECK (kind IN ('interpreter', 'wheelchair', 'infection', 'other', 'note')),
  text        text         CONSTRAINT patient_note_length CHECK (length(text) BETWEEN 1 AND 500),
  -- No foreign key: users may go, what they wrote stays.
  written_by  uuid         NOT NULL,
  written_at  timestamptz  NOT NULL,
  CONSTRAINT patient_note_says CHECK (text IS NOT NULL OR kind IN ('interpreter', 'wheelchair', 'infection'))
);
CREATE INDEX patient_note_patient_ix ON patient_note (patient_id);

-- The kinds of their notes that are alerts, so that a day of a thousand appointments need not look for notes.
ALTER TABLE patient ADD COLUMN alerts text[] NOT NULL DEFAULT '{}';

CREATE INDEX outbox_mail_patient_ix ON outbox_mail (patient_id) WHERE patient_id IS NOT NULL;

-- What was written of a patient goes when the patient is erased.
CREATE FUNCTION forget_notes_of_patient() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM patient_note WHERE patient_id = NEW.id;
  NEW.alerts := '{}';
  RETURN NEW;
END $$;
CREATE TRIGGER patient_erased_notes BEFORE UPDATE OF erased_at ON patient
  FOR EACH ROW WHEN (NEW.erased_at IS NOT NULL) EXECUTE FUNCTION forget_notes_of_patient();

GRANT SELECT, INSERT, DELETE ON patient_note TO ${app_role};
