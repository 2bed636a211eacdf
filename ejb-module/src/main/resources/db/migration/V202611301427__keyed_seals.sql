-- Why: a seal is written only where it continues the chain, and only whoever has the key can write one that verifies.

-- Keys of seals, encrypted under JWT_SECRET. Seals of before have none and keep verifying by their hash alone.
CREATE TABLE activity_key (
  id          uuid        CONSTRAINT activity_key_pk PRIMARY KEY,
  sealed      bytea       NOT NULL,
  created_at  timestamptz NOT NULL
);
ALTER TABLE activity_seal
  ADD COLUMN key_id uuid CONSTRAINT activity_seal_key_fk REFERENCES activity_key,
  ADD COLUMN mac bytea CONSTRAINT activity_seal_mac_sha256 CHECK (length(mac) = 32),
  ADD CONSTRAINT activity_seal_keyed CHECK ((key_id IS NULL) = (mac IS NULL));

-- For the owner as well, so that it holds where owner and application are one role.
CREATE FUNCTION continue_chain() RETURNS trigger LANGUAGE plpgsql
  SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  head activity_seal;
  covered bigint;
BEGIN
  SELECT * INTO head FROM activity_seal ORDER BY seq DESC LIMIT 1;
  IF NEW.seq IS DISTINCT FROM coalesce(head.seq, 0) + 1 OR NEW.first IS DISTINCT FROM coalesce(head.last, 0) + 1
    OR NEW.previous IS DISTINCT FROM coalesce(head.hash, decode(repeat('00', 32), 'hex')) THEN
    RAISE EXCEPTION 'seal % does not continue the chain, which ends at %', NEW.seq, coalesce(head.seq, 0)
      USING ERRCODE = 'check_violation';
  END IF;
  IF NEW.mac IS NULL THEN
    RAISE EXCEPTION 'seal % has no key', NEW.seq USING ERRCODE = 'check_violation';
  END IF;
  SELECT count(*) INTO covered FROM activity WHERE arrival BETWEEN NEW.first AND NEW.last;
  IF NEW.rows IS DISTINCT FROM covered OR NOT EXISTS (SELECT FROM activity WHERE arrival = NEW.last) THEN
    RAISE EXCEPTION 'seal % covers % rows, of which there are %', NEW.seq, NEW.rows, covered USING ERRCODE = 'check_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER activity_seal_continues BEFORE INSERT ON activity_seal
  FOR EACH ROW EXECUTE FUNCTION continue_chain();

-- The only way for the application. A refused attempt is an activity, and a line of the database's log even if its
-- transaction is rolled back.
CREATE FUNCTION append_activity_seal(
  seal_seq bigint, seal_first bigint, seal_last bigint, seal_rows integer, seal_at timestamptz, seal_previous bytea,
  seal_hash bytea, seal_key uuid, seal_mac bytea) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
BEGIN
  INSERT INTO activity_seal (seq, first, last, rows, at, previous, hash, key_id, mac)
  VALUES (seal_seq, seal_first, seal_last, seal_rows, seal_at, seal_previous, seal_hash, seal_key, seal_mac);
  RETURN true;
EXCEPTION WHEN integrity_constraint_violation THEN
  RAISE LOG 'A seal on the activity log was refused to %: %', session_user, SQLERRM;
  INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, address, detail)
  VALUES (gen_random_uuid(), clock_timestamp(), 'system', 'seal-refused', 'refused', 'activity',
    coalesce(host(inet_client_addr()), ''), jsonb_build_object('role', session_user, 'why', SQLERRM));
  RETURN false;
END $$;

REVOKE ALL ON FUNCTION append_activity_seal FROM PUBLIC;
GRANT EXECUTE ON FUNCTION append_activity_seal TO ${app_role};
REVOKE INSERT ON activity_seal FROM ${app_role};
GRANT SELECT, INSERT, UPDATE (sealed) ON activity_key TO ${app_role};
-- Where both are one role, that took the owner's right away as well.
GRANT INSERT ON activity_seal TO CURRENT_USER;
