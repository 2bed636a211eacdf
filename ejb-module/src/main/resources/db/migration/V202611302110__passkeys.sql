-- Why: people prove with a passkey (WebAuthn) who they are, beside an authenticator app, or in place of password and code. What is stored here opens nothing: keys are public, challenges are hashes.

-- What an authenticator calls the account: random, so that it says nothing about whose it is.
CREATE TABLE passkey_owner (
  user_id  uuid  CONSTRAINT passkey_owner_pk PRIMARY KEY
                 CONSTRAINT passkey_owner_user_fk REFERENCES app_user ON DELETE CASCADE,
  handle   bytea NOT NULL CONSTRAINT passkey_owner_handle_uq UNIQUE
                 CONSTRAINT passkey_owner_handle CHECK (octet_length(handle) = 32)
);

-- "attested" is the attested credential data of the standard: authenticator model, credential id and public key.
CREATE TABLE passkey (
  id             uuid        CONSTRAINT passkey_pk PRIMARY KEY,
  user_id        uuid        NOT NULL CONSTRAINT passkey_user_fk REFERENCES app_user ON DELETE CASCADE,
  credential_id  bytea       NOT NULL CONSTRAINT passkey_credential_uq UNIQUE
                             CONSTRAINT passkey_credential CHECK (octet_length(credential_id) BETWEEN 1 AND 1023),
  attested       bytea       NOT NULL,
  backup_able    boolean     NOT NULL,
  transports     text        NOT NULL,
  sign_count     bigint      NOT NULL CONSTRAINT passkey_sign_count CHECK (sign_count >= 0),
  name           text        NOT NULL CONSTRAINT passkey_name CHECK (char_length(name) BETWEEN 1 AND 60),
  created_at     timestamptz NOT NULL,
  last_used_at   timestamptz,
  copied_at      timestamptz
);
CREATE INDEX passkey_user_ix ON passkey (user_id);

-- Used up by being deleted, by whichever server gets the answer. "user_id" is missing where nobody has said yet who they are.
CREATE TABLE passkey_challenge (
  hash        bytea       CONSTRAINT passkey_challenge_pk PRIMARY KEY,
  purpose     text        NOT NULL CONSTRAINT passkey_challenge_purpose
                          CHECK (purpose IN ('enrol', 'sign-in', 'second-step', 'confirm')),
  user_id     uuid        CONSTRAINT passkey_challenge_user_fk REFERENCES app_user ON DELETE CASCADE,
  expires_at  timestamptz NOT NULL,
  CONSTRAINT passkey_challenge_account CHECK ((purpose = 'sign-in') = (user_id IS NULL))
);
CREATE INDEX passkey_challenge_expires_ix ON passkey_challenge (expires_at);
CREATE INDEX passkey_challenge_user_ix ON passkey_challenge (user_id);

GRANT SELECT, INSERT, UPDATE, DELETE ON passkey, passkey_owner, passkey_challenge TO ${app_role};
