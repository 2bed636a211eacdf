-- Why: every client sees every change once and in order. A seq given before commit loses the events of slower
-- transactions, so transactions write to the inbox and one sequencer numbers what is committed.

CREATE TABLE feed_inbox (
  id               uuid        CONSTRAINT feed_inbox_pk PRIMARY KEY,
  type             text        NOT NULL,
  subject_id       uuid        NOT NULL,
  subject_version  integer     NOT NULL,
  at               timestamptz NOT NULL,
  practitioner_id  uuid,
  department_id    uuid,
  owner_id         uuid,
  actor_id         uuid
);

CREATE TABLE change_feed (
  seq              bigint      CONSTRAINT change_feed_pk PRIMARY KEY,
  type             text        NOT NULL,
  subject_id       uuid        NOT NULL,
  subject_version  integer     NOT NULL,
  at               timestamptz NOT NULL,
  practitioner_id  uuid,
  department_id    uuid,
  owner_id         uuid,
  actor_id         uuid
);
CREATE INDEX change_feed_at_ix ON change_feed (at);
CREATE TRIGGER change_feed_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON change_feed
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE TABLE realtime_ticket (
  hash        bytea       CONSTRAINT realtime_ticket_pk PRIMARY KEY,
  user_id     uuid        NOT NULL CONSTRAINT realtime_ticket_user_fk REFERENCES app_user ON DELETE CASCADE,
  session_id  uuid        NOT NULL CONSTRAINT realtime_ticket_session_fk REFERENCES user_session ON DELETE CASCADE,
  expires_at  timestamptz NOT NULL
);

GRANT SELECT, INSERT, DELETE ON feed_inbox, realtime_ticket TO ${app_role};
GRANT SELECT, INSERT ON change_feed TO ${app_role};
