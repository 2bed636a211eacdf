-- Why: whoever registers with somebody else's address must neither get an account with it nor keep its owner from one.

ALTER TABLE app_user ADD COLUMN address_proven boolean NOT NULL DEFAULT true;
UPDATE app_user SET address_proven = false WHERE status = 'pending';
ALTER TABLE app_user
  ADD CONSTRAINT app_user_address_proven CHECK (address_proven OR status <> 'active');
DROP INDEX app_user_email_key;
CREATE UNIQUE INDEX app_user_email_key ON app_user (lower(email)) WHERE address_proven;
CREATE INDEX app_user_email_ix ON app_user (lower(email)) WHERE NOT address_proven;
CREATE INDEX app_user_pending_ix ON app_user (created_at) WHERE status = 'pending';

ALTER TABLE mailed_token
  DROP CONSTRAINT mailed_token_purpose,
  ADD CONSTRAINT mailed_token_purpose
    CHECK (purpose IN ('password-reset', 'email-change', 'registration', 'invited-registration'));

-- What refers to a registration ends with it.
ALTER TABLE known_address
  DROP CONSTRAINT known_address_user_fk,
  ADD CONSTRAINT known_address_user_fk FOREIGN KEY (user_id) REFERENCES app_user ON DELETE CASCADE;
-- Only what never was an account may be deleted: the activity log refers to the others.
CREATE FUNCTION app_user_ended() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF current_user = '${app_role}' AND OLD.status <> 'pending' THEN
    RAISE EXCEPTION 'an account is not deleted' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER app_user_ended BEFORE DELETE ON app_user FOR EACH ROW EXECUTE FUNCTION app_user_ended();
GRANT DELETE ON app_user TO ${app_role};
