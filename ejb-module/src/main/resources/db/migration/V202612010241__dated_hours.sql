-- Why: hours change from a day on, end on one, or are those of every other week.

ALTER TABLE working_hours
  ADD COLUMN valid_from  date,
  ADD COLUMN valid_until date,
  ADD COLUMN weeks       text NOT NULL DEFAULT 'every'
    CONSTRAINT working_hours_weeks CHECK (weeks IN ('every', 'odd', 'even')),
  ADD CONSTRAINT working_hours_validity CHECK (valid_from <= valid_until);
