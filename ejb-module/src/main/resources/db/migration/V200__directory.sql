-- Why: who treats whom, where: departments, practitioners, patients, kinds of appointment, and the names other systems give them.

CREATE TABLE department (
  id            uuid        CONSTRAINT department_pk PRIMARY KEY,
  version       integer     NOT NULL,
  name          text        NOT NULL CONSTRAINT department_name_length CHECK (length(name) BETWEEN 1 AND 100),
  colour        text        NOT NULL CONSTRAINT department_colour_hex CHECK (colour ~ '^#[0-9a-f]{6}$'),
  max_per_hour  integer     NOT NULL DEFAULT 2 CONSTRAINT department_max_per_hour CHECK (max_per_hour BETWEEN 1 AND 10),
  active        boolean     NOT NULL DEFAULT true,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL
);
CREATE UNIQUE INDEX department_name_key ON department (lower(name));

CREATE TABLE practitioner (
  id             uuid        CONSTRAINT practitioner_pk PRIMARY KEY,
  version        integer     NOT NULL,
  name           text        NOT NULL CONSTRAINT practitioner_name_length CHECK (length(name) BETWEEN 1 AND 200),
  department_id  uuid        NOT NULL CONSTRAINT practitioner_department_fk REFERENCES department,
  max_per_hour   integer     CONSTRAINT practitioner_max_per_hour CHECK (max_per_hour BETWEEN 1 AND 10),
  active         boolean     NOT NULL DEFAULT true,
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE INDEX practitioner_department_ix ON practitioner (department_id, name);

CREATE TABLE patient (
  id          uuid        CONSTRAINT patient_pk PRIMARY KEY,
  version     integer     NOT NULL,
  mrn         text        NOT NULL CONSTRAINT patient_mrn_length CHECK (length(mrn) BETWEEN 1 AND 50),
  name        text        NOT NULL CONSTRAINT patient_name_length CHECK (length(name) BETWEEN 1 AND 200),
  birth_date  date,
  email       text        CONSTRAINT patient_email_length CHECK (length(email) BETWEEN 3 AND 254),
  phone       text        CONSTRAINT patient_phone_length CHECK (length(phone) BETWEEN 1 AND 50),
  active      boolean     NOT NULL DEFAULT true,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  CONSTRAINT patient_mrn_key UNIQUE (mrn)
);
CREATE INDEX patient_name_trgm ON patient USING gin (lower(name) gin_trgm_ops);
CREATE INDEX patient_name_ix ON patient (name, id);

CREATE TABLE appointment_type (
  id                uuid        CONSTRAINT appointment_type_pk PRIMARY KEY,
  version           integer     NOT NULL,
  name              text        NOT NULL CONSTRAINT appointment_type_name_length CHECK (length(name) BETWEEN 1 AND 100),
  department_id     uuid        CONSTRAINT appointment_type_department_fk REFERENCES department,
  duration_minutes  integer     NOT NULL CONSTRAINT appointment_type_duration CHECK (duration_minutes BETWEEN 5 AND 480),
  active            boolean     NOT NULL DEFAULT true,
  created_at        timestamptz NOT NULL,
  updated_at        timestamptz NOT NULL
);
CREATE UNIQUE INDEX appointment_type_name_key
  ON appointment_type (lower(name), coalesce(department_id, '00000000-0000-0000-0000-000000000000'));

GRANT SELECT, INSERT, UPDATE ON department, practitioner, patient, appointment_type TO ${app_role};
