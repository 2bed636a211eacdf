-- Why: interface engines sign in as themselves, with narrow scopes and a secret that only they hold.

CREATE TABLE service_account (
  id            uuid        CONSTRAINT service_account_pk PRIMARY KEY,
  name          text        NOT NULL CONSTRAINT service_account_name_length CHECK (length(name) BETWEEN 1 AND 100),
  -- SHA-256 of 256 random bits: whoever reads the table cannot sign in with it.
  secret_hash   bytea       NOT NULL CONSTRAINT service_account_hash_length CHECK (octet_length(secret_hash) = 32),
  -- As RFC 6749, section 3.3 writes them: separated by spaces.
  scopes        text        NOT NULL,
  created_at    timestamptz NOT NULL,
  created_by    uuid        NOT NULL CONSTRAINT service_account_created_by_fk REFERENCES app_user,
  last_used_at  timestamptz,
  revoked_at    timestamptz
);
CREATE UNIQUE INDEX service_account_name_key ON service_account (lower(name)) WHERE revoked_at IS NULL;

-- Never deleted: the activity log and appointments name them.
GRANT SELECT, INSERT, UPDATE ON service_account TO ${app_role};
