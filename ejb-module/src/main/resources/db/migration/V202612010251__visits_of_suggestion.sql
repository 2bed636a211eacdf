-- Of how many booked visits a suggestion's session forecasts some to be missed, so that it can be said in a sentence.
-- Null where it was decided before this was kept; an open one gets it when the job renews its figures.
ALTER TABLE suggestion ADD COLUMN visits integer CONSTRAINT suggestion_visits CHECK (visits > 0);
