-- Why: what an engine says of a known patient replaces what we know only where an administrator trusts it.

ALTER TABLE service_account ADD COLUMN demographics_trusted boolean NOT NULL DEFAULT false;
