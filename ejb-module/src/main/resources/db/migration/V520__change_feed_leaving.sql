-- Why: a doctor whose appointment went to another doctor is told that it has left.

ALTER TABLE feed_inbox ADD COLUMN left_practitioner_id uuid;
ALTER TABLE change_feed ADD COLUMN left_practitioner_id uuid;
