-- Why: a name that looks like somebody else's was another name, and its owner acted under it.

ALTER TABLE app_user ADD COLUMN name_key text, ADD COLUMN name_twin integer NOT NULL DEFAULT 0;
ALTER TABLE service_account ADD COLUMN name_key text, ADD COLUMN name_twin integer NOT NULL DEFAULT 0;
