-- Why: a telephone number is kept as typed and beside it as it is dialled from anywhere (E.164), which a link needs.

ALTER TABLE patient
  ADD COLUMN phone_e164   text CONSTRAINT patient_phone_e164_form CHECK (phone_e164 ~ '^\+[1-9][0-9]{1,14}$'),
  -- The country from which the number was read, ZZ for none; null until it has been read.
  ADD COLUMN phone_region text CONSTRAINT patient_phone_region_length CHECK (length(phone_region) = 2);
CREATE INDEX patient_phone_unread_ix ON patient (id) WHERE phone IS NOT NULL AND phone_region IS NULL;
