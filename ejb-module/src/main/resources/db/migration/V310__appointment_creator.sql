-- Why: schedulers who see only what they created ask for it by range.

CREATE INDEX appointment_creator_ix ON appointment (created_by, starts_at, id);
