-- Why: an offer ends at the time that was told when it was made, however long its mails take.

ALTER TABLE offer DROP COLUMN hold_minutes;
