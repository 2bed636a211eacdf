-- Why: an MRN with a stray blank was another MRN, and made a second person; other systems' identifiers likewise.

ALTER TABLE patient ADD COLUMN mrn_key text, ADD COLUMN mrn_twin integer NOT NULL DEFAULT 0;
ALTER TABLE identifier ADD COLUMN folded text, ADD COLUMN twin integer NOT NULL DEFAULT 0;
