-- An administrator may require a second factor of one account; and where one is required, an authenticator is replaced by another without a moment between in which there is none: what is offered stands beside what is in use.

ALTER TABLE app_user ADD COLUMN second_factor_required boolean NOT NULL DEFAULT false;

ALTER TABLE totp_secret
  ALTER COLUMN sealed DROP NOT NULL,
  ADD COLUMN offered    bytea,
  ADD COLUMN offered_at timestamptz,
  ADD CONSTRAINT totp_secret_offered CHECK ((offered IS NULL) = (offered_at IS NULL));

-- A secret counted when app_user.second_factor_since was set; now it does when it is in "sealed".
UPDATE totp_secret t SET offered = t.sealed, offered_at = t.created_at, sealed = NULL
FROM app_user u WHERE u.id = t.user_id AND u.second_factor_since IS NULL;
