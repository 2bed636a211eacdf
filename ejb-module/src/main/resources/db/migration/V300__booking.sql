-- Why: the appointment book. The two exclusion constraints state rules 1 and 2 below the code.

CREATE TABLE appointment (
  id                       uuid        CONSTRAINT appointment_pk PRIMARY KEY,
  version                  integer     NOT NULL,
  practitioner_id          uuid        NOT NULL CONSTRAINT appointment_practitioner_fk REFERENCES practitioner,
  patient_id               uuid        CONSTRAINT appointment_patient_fk REFERENCES patient,
  department_id            uuid        NOT NULL CONSTRAINT appointment_department_fk REFERENCES department,
  type_id                  uuid        CONSTRAINT appointment_type_fk REFERENCES appointment_type,
  status                   text        NOT NULL CONSTRAINT appointment_status_fhir CHECK (status IN
                             ('proposed', 'pending', 'booked', 'arrived', 'checked-in', 'fulfilled',
                              'cancelled', 'noshow', 'waitlist', 'entered-in-error')),
  starts_at                timestamptz NOT NULL,
  ends_at                  timestamptz NOT NULL,
  during                   tstzrange   GENERATED ALWAYS AS (tstzrange(starts_at, ends_at, '[)')) STORED,
  lane                     smallint    NOT NULL CONSTRAINT appointment_lane_bounds CHECK (lane BETWEEN 0 AND 9),
  reason                   text        CONSTRAINT appointment_reason_length CHECK (length(reason) <= 500),
  overbooked               boolean     NOT NULL DEFAULT false,
  patient_overlap_allowed  boolean     NOT NULL DEFAULT false,
  override_reason          text        CONSTRAINT appointment_override_length CHECK (length(override_reason) <= 500),
  override_by              uuid        CONSTRAINT appointment_override_by_fk REFERENCES app_user,
  hold_until               timestamptz,
  created_by               uuid        NOT NULL,
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL,
  CONSTRAINT appointment_length CHECK (ends_at - starts_at BETWEEN interval '5 minutes' AND interval '8 hours'),
  CONSTRAINT appointment_patient_or_hold CHECK (patient_id IS NOT NULL OR (status IN ('pending', 'cancelled') AND hold_until IS NOT NULL)),
  CONSTRAINT appointment_override_named CHECK (NOT patient_overlap_allowed OR (override_reason IS NOT NULL AND override_by IS NOT NULL)),
  CONSTRAINT appointment_practitioner_lane_free EXCLUDE USING gist (practitioner_id WITH =, lane WITH =, during WITH &&)
    WHERE (status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled')) DEFERRABLE INITIALLY IMMEDIATE,
  CONSTRAINT appointment_patient_free EXCLUDE USING gist (patient_id WITH =, during WITH &&)
    WHERE (status IN ('pending', 'booked', 'arrived', 'checked-in', 'fulfilled') AND NOT patient_overlap_allowed)
    DEFERRABLE INITIALLY IMMEDIATE
);
CREATE INDEX appointment_start_ix ON appointment (starts_at, id);
CREATE INDEX appointment_department_ix ON appointment (department_id, starts_at, id);
CREATE INDEX appointment_practitioner_ix ON appointment (practitioner_id, starts_at, id);
CREATE INDEX appointment_patient_ix ON appointment (patient_id, starts_at, id);

-- Repetitions of a POST: the answer is written in the booking's own transaction and kept for 24 h.
CREATE TABLE idempotency_key (
  caller      uuid        NOT NULL,
  operation   text        NOT NULL,
  key         text        NOT NULL CONSTRAINT idempotency_key_length CHECK (length(key) BETWEEN 1 AND 200),
  body_hash   bytea       NOT NULL,
  answer_id   uuid        NOT NULL,
  answer      text        NOT NULL,
  created_at  timestamptz NOT NULL,
  CONSTRAINT idempotency_key_pk PRIMARY KEY (caller, operation, key)
);
CREATE INDEX idempotency_key_age_ix ON idempotency_key (created_at);

-- How other systems name our rows; unique per system and kind of row.
CREATE TABLE identifier (
  id               uuid DEFAULT gen_random_uuid() CONSTRAINT identifier_pk PRIMARY KEY,
  system           text NOT NULL CONSTRAINT identifier_system_length CHECK (length(system) BETWEEN 1 AND 200),
  value            text NOT NULL CONSTRAINT identifier_value_length CHECK (length(value) BETWEEN 1 AND 200),
  department_id    uuid CONSTRAINT identifier_department_fk REFERENCES department,
  practitioner_id  uuid CONSTRAINT identifier_practitioner_fk REFERENCES practitioner,
  patient_id       uuid CONSTRAINT identifier_patient_fk REFERENCES patient,
  appointment_id   uuid CONSTRAINT identifier_appointment_fk REFERENCES appointment,
  CONSTRAINT identifier_of_one CHECK (num_nonnulls(department_id, practitioner_id, patient_id, appointment_id) = 1)
);
CREATE UNIQUE INDEX identifier_department_key ON identifier (system, value) WHERE department_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_practitioner_key ON identifier (system, value) WHERE practitioner_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_patient_key ON identifier (system, value) WHERE patient_id IS NOT NULL;
CREATE UNIQUE INDEX identifier_appointment_key ON identifier (system, value) WHERE appointment_id IS NOT NULL;
CREATE INDEX identifier_department_ix ON identifier (department_id) WHERE department_id IS NOT NULL;
CREATE INDEX identifier_practitioner_ix ON identifier (practitioner_id) WHERE practitioner_id IS NOT NULL;
CREATE INDEX identifier_patient_ix ON identifier (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX identifier_appointment_ix ON identifier (appointment_id) WHERE appointment_id IS NOT NULL;

GRANT SELECT, INSERT, UPDATE ON appointment TO ${app_role};
GRANT SELECT, INSERT, DELETE ON idempotency_key, identifier TO ${app_role};
