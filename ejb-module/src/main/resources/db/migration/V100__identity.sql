-- Why: people who may sign in, their sessions, and the keys that sign their tokens.

CREATE EXTENSION IF NOT EXISTS btree_gist;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

CREATE TABLE app_user (
  id             uuid        CONSTRAINT app_user_pk PRIMARY KEY,
  version        integer     NOT NULL,
  username       text        NOT NULL CONSTRAINT app_user_username_length CHECK (length(username) BETWEEN 1 AND 100),
  email          text        NOT NULL CONSTRAINT app_user_email_length CHECK (length(email) BETWEEN 3 AND 254),
  password_hash  text        NOT NULL,
  role           text        NOT NULL CONSTRAINT app_user_role CHECK (role IN ('ADMIN', 'USER', 'DOCTOR', 'AUDITOR')),
  status         text        NOT NULL CONSTRAINT app_user_status CHECK (status IN ('pending', 'active', 'disabled')),
  may_override   boolean     NOT NULL DEFAULT false,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX app_user_username_key ON app_user (lower(username));
CREATE UNIQUE INDEX app_user_email_key ON app_user (lower(email));

CREATE TABLE user_session (
  id            uuid        CONSTRAINT user_session_pk PRIMARY KEY,
  user_id       uuid        NOT NULL CONSTRAINT user_session_user_fk REFERENCES app_user ON DELETE CASCADE,
  created_at    timestamptz NOT NULL,
  last_used_at  timestamptz NOT NULL,
  expires_at    timestamptz NOT NULL,
  revoked_at    timestamptz,
  user_agent    text        NOT NULL DEFAULT '',
  address       text        NOT NULL DEFAULT ''
);
CREATE INDEX user_session_user_ix ON user_session (user_id) WHERE revoked_at IS NULL;

-- Only hashes: whoever reads the table cannot sign in with it.
CREATE TABLE refresh_token (
  hash         bytea       CONSTRAINT refresh_token_pk PRIMARY KEY,
  session_id   uuid        NOT NULL CONSTRAINT refresh_token_session_fk REFERENCES user_session ON DELETE CASCADE,
  issued_at    timestamptz NOT NULL,
  replaced_at  timestamptz
);
CREATE INDEX refresh_token_session_ix ON refresh_token (session_id);

CREATE TABLE signing_key (
  kid            text        CONSTRAINT signing_key_pk PRIMARY KEY,
  state          text        NOT NULL CONSTRAINT signing_key_state CHECK (state IN ('next', 'current', 'retired')),
  public_jwk     text        NOT NULL,
  private_sealed bytea       NOT NULL,
  created_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX signing_key_one_current ON signing_key (state) WHERE state = 'current';
CREATE UNIQUE INDEX signing_key_one_next ON signing_key (state) WHERE state = 'next';

-- Failed sign-ins by account and by address, shared by all servers.
CREATE TABLE auth_throttle (
  subject       text        CONSTRAINT auth_throttle_pk PRIMARY KEY,
  window_start  timestamptz NOT NULL,
  failures      integer     NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON app_user TO ${app_role};
GRANT SELECT, INSERT, UPDATE, DELETE ON user_session, refresh_token, signing_key, auth_throttle TO ${app_role};
