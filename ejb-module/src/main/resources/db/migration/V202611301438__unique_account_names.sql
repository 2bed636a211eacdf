-- Why: names of accounts are unique by what they look like; those that already look alike are numbered and stay until one is changed.

UPDATE app_user SET name_twin = n
  FROM (SELECT id, row_number() OVER (PARTITION BY name_key ORDER BY created_at, id) - 1 AS n FROM app_user) AS numbered
  WHERE numbered.id = app_user.id AND n > 0;
ALTER TABLE app_user
  ALTER COLUMN name_key SET NOT NULL,
  ADD CONSTRAINT app_user_name_like_key UNIQUE (name_key, name_twin);
CREATE INDEX app_user_name_twin_ix ON app_user (name_key) WHERE name_twin > 0;

UPDATE service_account SET name_twin = n
  FROM (SELECT id, row_number() OVER (PARTITION BY name_key ORDER BY created_at, id) - 1 AS n
        FROM service_account WHERE revoked_at IS NULL) AS numbered
  WHERE numbered.id = service_account.id AND n > 0;
ALTER TABLE service_account ALTER COLUMN name_key SET NOT NULL;
DROP INDEX service_account_name_key;
CREATE UNIQUE INDEX service_account_name_like_key ON service_account (name_key, name_twin) WHERE revoked_at IS NULL;
CREATE INDEX service_account_name_twin_ix ON service_account (name_key) WHERE name_twin > 0;

-- A new name is nobody's twin, and the first twin that is left takes the place of the one that went: a new row cannot slip in.
CREATE FUNCTION app_user_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.name_twin := 0;
  RETURN NEW;
END $$;
CREATE TRIGGER app_user_renamed BEFORE UPDATE OF name_key ON app_user
  FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key) EXECUTE FUNCTION app_user_renamed();
CREATE FUNCTION app_user_name_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE app_user SET name_twin = 0
    WHERE id = (SELECT id FROM app_user WHERE name_key = OLD.name_key AND name_twin > 0 ORDER BY name_twin LIMIT 1);
  RETURN NULL;
END $$;
CREATE TRIGGER app_user_name_settled AFTER UPDATE OF name_key ON app_user
  FOR EACH ROW WHEN (OLD.name_key <> NEW.name_key AND OLD.name_twin = 0) EXECUTE FUNCTION app_user_name_settled();
CREATE FUNCTION service_account_name_settled() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE service_account SET name_twin = 0
    WHERE id = (SELECT id FROM service_account
                WHERE name_key = OLD.name_key AND name_twin > 0 AND revoked_at IS NULL ORDER BY name_twin LIMIT 1);
  RETURN NULL;
END $$;
CREATE TRIGGER service_account_name_settled AFTER UPDATE OF revoked_at ON service_account
  FOR EACH ROW WHEN (OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL AND OLD.name_twin = 0)
  EXECUTE FUNCTION service_account_name_settled();
