-- Why: a timer runs on every server; a due time in the database makes the work happen once per cluster.

CREATE TABLE job (
  name      text        CONSTRAINT job_pk PRIMARY KEY,
  next_due  timestamptz NOT NULL
);

-- One row says that this database holds a demonstration and no real patient.
CREATE TABLE demo_marker (
  only_row    boolean     CONSTRAINT demo_marker_pk PRIMARY KEY DEFAULT true CONSTRAINT demo_marker_one CHECK (only_row),
  created_at  timestamptz NOT NULL
);

GRANT SELECT, INSERT, UPDATE ON job TO ${app_role};
GRANT SELECT ON demo_marker TO ${app_role};
