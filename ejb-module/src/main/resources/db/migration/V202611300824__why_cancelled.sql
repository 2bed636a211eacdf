-- Why: whether patients or the clinic cancel decides what is done about it.

ALTER TABLE appointment
  ADD COLUMN cancel_reason  text CONSTRAINT appointment_cancel_reason CHECK (cancel_reason IN ('patient', 'clinic', 'other')),
  ADD COLUMN cancel_note    text CONSTRAINT appointment_cancel_note_length CHECK (length(cancel_note) BETWEEN 1 AND 500);
