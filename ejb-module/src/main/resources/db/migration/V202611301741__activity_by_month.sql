-- Why: the log of a large house grows by millions of rows a month; a month whose time is over leaves it at once, and what is asked about
-- recent activity reads recent months only.

-- What there is becomes the first part, without being copied. It ends with the month of its newest row, or with this one.
DROP TRIGGER activity_transaction_id ON activity;
DROP TRIGGER activity_patient ON activity;
ALTER TABLE activity RENAME TO activity_first;
ALTER TABLE activity_patient RENAME TO activity_patient_first;
DO $$
DECLARE
  index record;
BEGIN
  FOR index IN SELECT tablename, indexname FROM pg_indexes
      WHERE schemaname = current_schema AND tablename IN ('activity_first', 'activity_patient_first')
  LOOP
    EXECUTE format('ALTER INDEX %I RENAME TO %I', index.indexname,
      replace(index.indexname, left(index.tablename, -6), index.tablename));
  END LOOP;
END $$;
ALTER TABLE activity_first DROP CONSTRAINT activity_first_pk, ADD CONSTRAINT activity_first_pk PRIMARY KEY (id, at);
ALTER TABLE activity_patient_first
  DROP CONSTRAINT activity_patient_first_pk, ADD CONSTRAINT activity_patient_first_pk PRIMARY KEY (activity_id, patient_id, at);

-- The numbers go on. Where they are drawn by a default, nobody may write one; the sequence may be asked how far it is.
ALTER TABLE activity_first ALTER COLUMN arrival DROP IDENTITY;
CREATE SEQUENCE activity_arrival_seq;
SELECT setval('activity_arrival_seq', coalesce(max(arrival), 0) + 1, false) FROM activity_first;

CREATE TABLE activity (
  id            uuid        NOT NULL,
  at            timestamptz NOT NULL,
  actor_id      uuid,
  actor_name    text        NOT NULL,
  action        text        NOT NULL,
  outcome       text        NOT NULL CONSTRAINT activity_outcome CHECK (outcome IN ('success', 'refused', 'failure')),
  subject_type  text        NOT NULL,
  subject_id    uuid,
  patient_id    uuid,
  address       text        NOT NULL DEFAULT '',
  request_id    text        NOT NULL DEFAULT '',
  detail        jsonb       NOT NULL DEFAULT '{}',
  arrival       bigint      NOT NULL DEFAULT nextval('activity_arrival_seq'),
  CONSTRAINT activity_pk PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
ALTER SEQUENCE activity_arrival_seq OWNED BY activity.arrival;
CREATE INDEX activity_at_ix ON activity (at DESC, id DESC);
CREATE UNIQUE INDEX activity_arrival_key ON activity (arrival, at);
CREATE INDEX activity_actor_ix ON activity (actor_id, at DESC, id DESC);
CREATE INDEX activity_name_ix ON activity (lower(actor_name), at DESC, id DESC);
CREATE INDEX activity_action_ix ON activity (action, at DESC, id DESC);
CREATE INDEX activity_subject_ix ON activity (subject_id, at DESC, id DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX activity_address_ix ON activity (address, at DESC, id DESC);
CREATE INDEX activity_request_ix ON activity (request_id) WHERE request_id <> '';
CREATE INDEX activity_outcome_ix ON activity (outcome, at DESC, id DESC) WHERE outcome <> 'success';
CREATE INDEX activity_patient_read_ix ON activity (actor_id, at DESC) INCLUDE (patient_id)
  WHERE action = 'patient-data-read' AND patient_id IS NOT NULL;
CREATE INDEX activity_exported_ix ON activity (actor_id, at DESC) WHERE action IN ('patient-data-exported', 'activity-exported');
CREATE INDEX activity_refused_ix ON activity (actor_id, at DESC) WHERE outcome = 'refused';

CREATE TABLE activity_patient (
  activity_id  uuid         NOT NULL,
  patient_id   uuid         NOT NULL,
  at           timestamptz  NOT NULL,
  CONSTRAINT activity_patient_pk PRIMARY KEY (activity_id, patient_id, at)
) PARTITION BY RANGE (at);
CREATE INDEX activity_patient_newest_ix ON activity_patient (patient_id, at DESC, activity_id DESC);

-- The parts of both, and what became of those that left.
CREATE TABLE activity_month (
  -- The end of the tables' names.
  name         text         CONSTRAINT activity_month_pk PRIMARY KEY,
  ends         timestamptz  NOT NULL CONSTRAINT activity_month_ends_key UNIQUE,
  detached_at  timestamptz,
  rows         bigint,
  last         bigint,
  CONSTRAINT activity_month_detached CHECK ((detached_at IS NULL) = (rows IS NULL) AND (last IS NULL OR rows > 0))
);

-- Rows of a month that left, under a seal that covers rows of a later one too: without them it could not be verified.
CREATE TABLE activity_edge (LIKE activity, CONSTRAINT activity_edge_pk PRIMARY KEY (arrival));
CREATE INDEX activity_seal_first_ix ON activity_seal (first);

-- Makes a part of the log. Whatever is written stands in it by way of the whole log, whose rights count.
CREATE FUNCTION add_activity_part(part text, starts timestamptz, ends timestamptz) RETURNS void LANGUAGE plpgsql
  SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  whole text;
  rest text;
BEGIN
  FOREACH whole IN ARRAY ARRAY['activity', 'activity_patient'] LOOP
    rest := whole || '_other';
    EXECUTE format('CREATE TABLE %I (LIKE %I INCLUDING DEFAULTS INCLUDING CONSTRAINTS)', whole || '_' || part, whole);
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE OR TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()',
      whole || '_append_only', whole || '_' || part);
    IF starts IS NOT NULL THEN
      -- What came while it was missing.
      EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', rest);
      EXECUTE format('WITH moved AS (DELETE FROM %I WHERE at >= $1 AND at < $2 RETURNING *) INSERT INTO %I SELECT * FROM moved',
        rest, whole || '_' || part) USING starts, ends;
      EXECUTE format('ALTER TABLE %I ENABLE TRIGGER USER', rest);
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I FOR VALUES FROM (%L) TO (%L)', whole, whole || '_' || part, starts, ends);
    ELSE
      EXECUTE format('ALTER TABLE %I ATTACH PARTITION %I DEFAULT', whole, whole || '_' || part);
    END IF;
  END LOOP;
  IF starts IS NOT NULL THEN
    INSERT INTO activity_month (name, ends) VALUES (part, ends);
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION add_activity_part FROM PUBLIC;

DO $$
DECLARE
  ends timestamptz;
BEGIN
  SELECT date_trunc('month', greatest(now(), max(at)), 'UTC') + interval '32 days' INTO ends
    FROM (SELECT max(at) AS at FROM activity_first UNION ALL SELECT max(at) FROM activity_patient_first) AS newest;
  ends := date_trunc('month', ends, 'UTC');
  EXECUTE format('ALTER TABLE activity ATTACH PARTITION activity_first FOR VALUES FROM (MINVALUE) TO (%L)', ends);
  EXECUTE format('ALTER TABLE activity_patient ATTACH PARTITION activity_patient_first FOR VALUES FROM (MINVALUE) TO (%L)', ends);
  INSERT INTO activity_month (name, ends) VALUES ('first', ends);
END $$;
-- For rows of no month that there is: a clock may be wrong, but nothing is lost.
SELECT add_activity_part('other', NULL, NULL);

CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER activity_transaction_id BEFORE INSERT ON activity
  FOR EACH STATEMENT EXECUTE FUNCTION assign_transaction_id();
CREATE TRIGGER activity_patient AFTER INSERT ON activity REFERENCING NEW TABLE AS written
  FOR EACH STATEMENT EXECUTE FUNCTION note_patient_of_activity();
CREATE TRIGGER activity_patient_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_patient
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- Makes the months from the newest that there is to the third after this one. The application calls it every day.
CREATE FUNCTION add_activity_months() RETURNS integer LANGUAGE plpgsql SECURITY DEFINER
  SET search_path = "${flyway:defaultSchema}", pg_temp SET lock_timeout = '2s' SET timezone = 'UTC' AS $$
DECLARE
  starts timestamptz;
  ends timestamptz;
  made integer := 0;
BEGIN
  -- One server at a time; the others find them made.
  IF NOT pg_try_advisory_xact_lock(hashtext('add_activity_months')) THEN
    RETURN 0;
  END IF;
  SELECT max(m.ends) INTO starts FROM activity_month m;
  WHILE starts <= now() + interval '3 months' LOOP
    ends := starts + interval '1 month';
    PERFORM add_activity_part(to_char(starts, 'YYYY_MM'), starts, ends);
    starts := ends;
    made := made + 1;
  END LOOP;
  RETURN made;
END $$;
REVOKE EXECUTE ON FUNCTION add_activity_months FROM PUBLIC;
GRANT EXECUTE ON FUNCTION add_activity_months TO ${app_role};

-- Takes the oldest month out of the log. Its tables stay where they are, with whatever is in them, for the owner to keep or to drop.
CREATE FUNCTION detach_activity_month(month text, now timestamptz) RETURNS bigint LANGUAGE plpgsql
  SET search_path = "${flyway:defaultSchema}", pg_temp AS $$
DECLARE
  oldest activity_month;
  old text := 'activity_' || month;
  sealed bigint;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('add_activity_months'));
  SELECT * INTO oldest FROM activity_month WHERE detached_at IS NULL ORDER BY ends LIMIT 1;
  IF oldest.name IS DISTINCT FROM month THEN
    RAISE EXCEPTION 'the oldest month of the activity log is %', oldest.name USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  IF oldest.ends > now THEN
    RAISE EXCEPTION 'the month % is not over', month USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  EXECUTE format('LOCK TABLE %I, %I IN SHARE MODE', old, 'activity_patient_' || month);
  EXECUTE format('SELECT count(*), max(arrival) FROM %I', old) INTO oldest.rows, oldest.last;
  SELECT coalesce(max(last), 0) INTO sealed FROM activity_seal;
  IF oldest.last > sealed THEN
    RAISE EXCEPTION 'the month % has rows that are not sealed', month USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  EXECUTE format(
    'INSERT INTO activity_edge SELECT gone.* FROM %I gone JOIN activity_seal s ON s.first <= gone.arrival AND s.last >= gone.arrival
       WHERE s.seq IN (SELECT seq FROM activity_seal WHERE first <= $1
                         AND EXISTS (SELECT FROM activity stays WHERE stays.at >= $2 AND stays.arrival BETWEEN first AND last))', old)
    USING oldest.last, oldest.ends;
  -- Those that were left behind earlier, under seals of which now nothing else is left.
  DELETE FROM activity_edge edge
    WHERE NOT EXISTS (
      SELECT FROM activity_seal s JOIN activity stays ON stays.at >= oldest.ends AND stays.arrival BETWEEN s.first AND s.last
      WHERE s.first <= edge.arrival AND s.last >= edge.arrival);
  INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, detail)
    VALUES (gen_random_uuid(), now, 'system', 'activity-detached', 'success', 'activity',
      jsonb_build_object('month', month, 'rows', oldest.rows::text, 'last', coalesce(oldest.last, 0)::text));
  UPDATE activity_month SET detached_at = now, rows = oldest.rows, last = oldest.last WHERE name = month;
  EXECUTE format('ALTER TABLE activity DETACH PARTITION %I', old);
  EXECUTE format('ALTER TABLE activity_patient DETACH PARTITION %I', 'activity_patient_' || month);
  RETURN oldest.rows;
END $$;
-- For the owner's command only.
REVOKE EXECUTE ON FUNCTION detach_activity_month FROM PUBLIC;

-- The parts are nobody's but the owner's, who may be the application.
REVOKE ALL ON activity_first, activity_patient_first FROM ${app_role};
GRANT ALL ON activity_first, activity_patient_first TO CURRENT_USER;
GRANT SELECT ON activity, activity_patient, activity_month, activity_edge TO ${app_role};
-- Not the number of a row.
GRANT INSERT (id, at, actor_id, actor_name, action, outcome, subject_type, subject_id, patient_id, address, request_id, detail)
  ON activity TO ${app_role};
GRANT INSERT ON activity_patient TO ${app_role};
GRANT SELECT, USAGE ON SEQUENCE activity_arrival_seq TO ${app_role};
