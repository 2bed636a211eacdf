-- Why: of some patients only the year or the month of birth is known, and a made-up day is believed.

ALTER TABLE patient ALTER COLUMN birth_date TYPE text USING to_char(birth_date, 'YYYY-MM-DD');
ALTER TABLE patient ADD CONSTRAINT patient_birth_date_form CHECK (birth_date ~ '^[0-9]{4}(-[0-9]{2}){0,2}$');
