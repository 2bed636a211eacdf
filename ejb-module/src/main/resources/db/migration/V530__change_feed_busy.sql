-- Why: who sees of an appointment only that its time is taken is told when that time changes, and of nothing else.

-- Rows of an earlier release, and of one that still runs beside this, may tell of a change that is none, never the other way round.
ALTER TABLE feed_inbox ADD COLUMN busy_changed boolean NOT NULL DEFAULT true;
ALTER TABLE change_feed ADD COLUMN busy_changed boolean NOT NULL DEFAULT true;
