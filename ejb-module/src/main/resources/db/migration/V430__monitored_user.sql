-- Why: somebody has to look at users who behave like a stolen account or a curious colleague, and to say when they have.

CREATE TABLE monitored_user (
  id            uuid        CONSTRAINT monitored_user_pk PRIMARY KEY,
  user_id       uuid        NOT NULL CONSTRAINT monitored_user_user_fk REFERENCES app_user,
  pattern       text        NOT NULL CONSTRAINT monitored_user_pattern CHECK (pattern IN
                  ('many-changes', 'failed-sign-ins', 'many-patients', 'night-address', 'export-burst', 'by-hand')),
  seen          integer     CONSTRAINT monitored_user_seen CHECK (seen >= 0),
  allowed       integer     CONSTRAINT monitored_user_allowed CHECK (allowed >= 0),
  reason        text        NOT NULL CONSTRAINT monitored_user_reason_length CHECK (length(reason) BETWEEN 1 AND 500),
  flagged_at    timestamptz NOT NULL,
  last_seen_at  timestamptz NOT NULL,
  flagged_by    uuid        CONSTRAINT monitored_user_flagged_by_fk REFERENCES app_user,
  cleared_at    timestamptz,
  cleared_by    uuid        CONSTRAINT monitored_user_cleared_by_fk REFERENCES app_user,
  CONSTRAINT monitored_user_cleared CHECK ((cleared_at IS NULL) = (cleared_by IS NULL))
);
CREATE UNIQUE INDEX monitored_user_one_standing ON monitored_user (user_id, pattern) WHERE cleared_at IS NULL;
CREATE INDEX monitored_user_flagged_ix ON monitored_user (flagged_at DESC, id DESC);
CREATE INDEX monitored_user_cleared_ix ON monitored_user (user_id, pattern, cleared_at) WHERE cleared_at IS NOT NULL;

-- Where each user has worked from. Kept beside the log, so that "never before" is one look and not a walk through years.
CREATE TABLE known_address (
  user_id     uuid        NOT NULL CONSTRAINT known_address_user_fk REFERENCES app_user,
  address     text        NOT NULL,
  first_seen  timestamptz NOT NULL,
  CONSTRAINT known_address_pk PRIMARY KEY (user_id, address)
);
INSERT INTO known_address (user_id, address, first_seen)
SELECT actor_id, address, min(at) FROM activity JOIN app_user ON app_user.id = actor_id
WHERE address <> '' GROUP BY actor_id, address;

GRANT SELECT, INSERT, UPDATE ON monitored_user TO ${app_role};
GRANT SELECT, INSERT ON known_address TO ${app_role};
