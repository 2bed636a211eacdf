-- Why: whoever takes the data of many patients is seen by how many they were shown, in however many requests; a service
-- account is watched like a user, and so is whoever tries what their rights do not allow.

ALTER TABLE monitored_user
  DROP CONSTRAINT monitored_user_pattern,
  ADD CONSTRAINT monitored_user_pattern CHECK (pattern IN ('many-changes', 'failed-sign-ins', 'many-patients', 'bulk-reading',
    'slow-scraping', 'refused-rights', 'night-address', 'export-burst', 'by-hand')),
  -- The account is a user or a service account; neither is ever deleted.
  DROP CONSTRAINT monitored_user_user_fk;

-- Whom an account was shown within the last day, and when last, to five minutes: each row of the log is read once, and
-- whoever is shown the same calendar again and again is not counted again and again.
CREATE TABLE person_shown (
  account_id  uuid        NOT NULL,
  patient_id  uuid        NOT NULL,
  at          timestamptz NOT NULL,
  CONSTRAINT person_shown_pk PRIMARY KEY (account_id, patient_id)
);
CREATE INDEX person_shown_at_ix ON person_shown (account_id, at);
CREATE INDEX person_shown_age_ix ON person_shown (at);

CREATE INDEX activity_refused_ix ON activity (actor_id, at DESC) WHERE outcome = 'refused';

GRANT SELECT, INSERT, UPDATE, DELETE ON person_shown TO ${app_role};
