-- Why: people sign in with the hospital's own accounts, and are signed out when the hospital signs them out.

-- Whom the provider knows by this subject; nobody else's word counts for such an account.
ALTER TABLE app_user
  ADD COLUMN sign_on_issuer text CONSTRAINT app_user_sign_on_issuer_length CHECK (length(sign_on_issuer) BETWEEN 1 AND 500),
  ADD COLUMN sign_on_subject text CONSTRAINT app_user_sign_on_subject_length CHECK (length(sign_on_subject) BETWEEN 1 AND 255),
  ADD CONSTRAINT app_user_sign_on_whole CHECK ((sign_on_issuer IS NULL) = (sign_on_subject IS NULL)),
  ADD CONSTRAINT app_user_sign_on_key UNIQUE (sign_on_issuer, sign_on_subject);

-- What signs the session out of the provider too, encrypted, and the provider's name for it.
CREATE TABLE sign_on_session (
  session_id  uuid   CONSTRAINT sign_on_session_pk PRIMARY KEY
                     CONSTRAINT sign_on_session_session_fk REFERENCES user_session ON DELETE CASCADE,
  sid         text   CONSTRAINT sign_on_session_sid_length CHECK (length(sid) BETWEEN 1 AND 255),
  id_token    bytea  NOT NULL
);
CREATE INDEX sign_on_session_sid_ix ON sign_on_session (sid);

-- What may be used once, as a hash, until it would be refused for its age.
CREATE TABLE sign_on_spent (
  hash        bytea        CONSTRAINT sign_on_spent_pk PRIMARY KEY,
  expires_at  timestamptz  NOT NULL
);
CREATE INDEX sign_on_spent_expires_ix ON sign_on_spent (expires_at);

GRANT SELECT, INSERT, DELETE ON sign_on_session TO ${app_role};
-- UPDATE is for locking rows.
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_on_spent TO ${app_role};
