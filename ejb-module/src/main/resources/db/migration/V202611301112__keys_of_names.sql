-- Why: somebody of the same name and birth date as a known patient is pointed out before they are registered a second time.

-- Folding.nameKey of the name. A row without one is like nobody.
ALTER TABLE patient ADD COLUMN name_key text NOT NULL DEFAULT '';
