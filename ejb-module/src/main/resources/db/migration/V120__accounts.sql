-- Why: people prove with a second factor who they are, show a picture, and come back in by a link that is mailed.

ALTER TABLE app_user
  ADD COLUMN second_factor_since timestamptz,
  ADD COLUMN avatar_id           uuid;

-- One secret a person; it counts when app_user.second_factor_since is set. A step of 30 s is used up by its code.
CREATE TABLE totp_secret (
  user_id     uuid        CONSTRAINT totp_secret_pk PRIMARY KEY
                          CONSTRAINT totp_secret_user_fk REFERENCES app_user ON DELETE CASCADE,
  sealed      bytea       NOT NULL,
  created_at  timestamptz NOT NULL,
  last_step   bigint      NOT NULL DEFAULT 0
);

CREATE TABLE recovery_code (
  user_id  uuid  NOT NULL CONSTRAINT recovery_code_user_fk REFERENCES app_user ON DELETE CASCADE,
  hash     bytea NOT NULL,
  used_at  timestamptz,
  CONSTRAINT recovery_code_pk PRIMARY KEY (user_id, hash)
);

-- Re-encoded by us: 256 x 256 and no metadata.
CREATE TABLE avatar (
  user_id     uuid  CONSTRAINT avatar_pk PRIMARY KEY CONSTRAINT avatar_user_fk REFERENCES app_user ON DELETE CASCADE,
  id          uuid  NOT NULL,
  media_type  text  NOT NULL CONSTRAINT avatar_media_type CHECK (media_type IN ('image/png', 'image/jpeg')),
  content     bytea NOT NULL CONSTRAINT avatar_size CHECK (octet_length(content) <= 524288)
);

-- Only hashes: whoever reads the table can follow no link. "email" is where the link went.
CREATE TABLE mailed_token (
  hash        bytea       CONSTRAINT mailed_token_pk PRIMARY KEY,
  user_id     uuid        NOT NULL CONSTRAINT mailed_token_user_fk REFERENCES app_user ON DELETE CASCADE,
  purpose     text        NOT NULL CONSTRAINT mailed_token_purpose CHECK (purpose IN ('password-reset', 'email-change')),
  email       text        NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX mailed_token_user_ix ON mailed_token (user_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON totp_secret, recovery_code, avatar, mailed_token TO ${app_role};
