-- Why: likely duplicates are looked up at every registration.

CREATE INDEX patient_likely_ix ON patient (name_key, birth_date) WHERE active AND birth_date IS NOT NULL;
