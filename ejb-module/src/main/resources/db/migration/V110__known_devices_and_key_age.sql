-- Why: a stranger must not lock somebody out, so devices that signed in before are counted apart; and a signing key's
-- age is counted from when it began to sign.

CREATE TABLE known_device (
  hash          bytea       NOT NULL,
  user_id       uuid        NOT NULL CONSTRAINT known_device_user_fk REFERENCES app_user ON DELETE CASCADE,
  last_used_at  timestamptz NOT NULL,
  CONSTRAINT known_device_pk PRIMARY KEY (hash, user_id)
);
CREATE INDEX known_device_user_ix ON known_device (user_id);

ALTER TABLE signing_key ADD COLUMN activated_at timestamptz;

GRANT SELECT, INSERT, UPDATE, DELETE ON known_device TO ${app_role};
