-- Why: when a practitioner works. Wall-clock in the hospital's zone; expanded to instants in Java, in one place.

CREATE TABLE working_hours (
  id               uuid     CONSTRAINT working_hours_pk PRIMARY KEY,
  practitioner_id  uuid     NOT NULL CONSTRAINT working_hours_practitioner_fk REFERENCES practitioner,
  weekday          smallint NOT NULL CONSTRAINT working_hours_weekday_iso CHECK (weekday BETWEEN 1 AND 7),
  starts           time     NOT NULL,
  length_minutes   integer  NOT NULL CONSTRAINT working_hours_length CHECK (length_minutes BETWEEN 5 AND 1440)
);
CREATE INDEX working_hours_practitioner_ix ON working_hours (practitioner_id, weekday, starts);

CREATE TABLE time_off (
  id               uuid        CONSTRAINT time_off_pk PRIMARY KEY,
  practitioner_id  uuid        NOT NULL CONSTRAINT time_off_practitioner_fk REFERENCES practitioner,
  starts_at        timestamptz NOT NULL,
  ends_at          timestamptz NOT NULL,
  reason           text        NOT NULL DEFAULT '' CONSTRAINT time_off_reason_length CHECK (length(reason) <= 500),
  created_at       timestamptz NOT NULL,
  CONSTRAINT time_off_order CHECK (starts_at < ends_at)
);
CREATE INDEX time_off_practitioner_ix ON time_off (practitioner_id, starts_at);

GRANT SELECT, INSERT, UPDATE, DELETE ON working_hours, time_off TO ${app_role};
