-- An administrator invites somebody by mail to an account of their own, in a role, instead of handing on a code. Only the hash of the link's token is kept.

CREATE TABLE user_invitation (
  id          uuid        CONSTRAINT user_invitation_pk PRIMARY KEY,
  email       text        NOT NULL CONSTRAINT user_invitation_email_length CHECK (length(email) BETWEEN 3 AND 254),
  role        text        NOT NULL CONSTRAINT user_invitation_role CHECK (role IN ('ADMIN', 'USER', 'DOCTOR', 'AUDITOR')),
  hash        bytea       NOT NULL CONSTRAINT user_invitation_hash UNIQUE,
  invited_by  uuid        NOT NULL CONSTRAINT user_invitation_inviter_fk REFERENCES app_user,
  created_at  timestamptz NOT NULL,
  expires_at  timestamptz NOT NULL,
  -- Revoked or, with a user, accepted.
  ended_at    timestamptz,
  user_id     uuid        CONSTRAINT user_invitation_user_fk REFERENCES app_user,
  CONSTRAINT user_invitation_accepted CHECK (user_id IS NULL OR ended_at IS NOT NULL)
);
CREATE INDEX user_invitation_created_ix ON user_invitation (created_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON user_invitation TO ${app_role};
