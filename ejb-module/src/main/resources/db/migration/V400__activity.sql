-- Why: one immutable row for who did what to what, when, from where, with what outcome.

CREATE TABLE activity (
  id            uuid        CONSTRAINT activity_pk PRIMARY KEY,
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
  detail        jsonb       NOT NULL DEFAULT '{}'
);
CREATE INDEX activity_at_ix ON activity (at DESC, id DESC);
CREATE INDEX activity_actor_ix ON activity (actor_id, at DESC);
CREATE INDEX activity_subject_ix ON activity (subject_id, at DESC);

-- The second line of defence, for installations where owner and application are one role.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
CREATE TRIGGER activity_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

GRANT SELECT, INSERT ON activity TO ${app_role};
