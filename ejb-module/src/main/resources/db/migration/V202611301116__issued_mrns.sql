-- Why: where the hospital issues MRNs nobody invents one; each series, a year's for instance, is counted by itself.

CREATE TABLE mrn_series (
  name  text    CONSTRAINT mrn_series_pk PRIMARY KEY,
  last  bigint  NOT NULL CONSTRAINT mrn_series_last CHECK (last >= 0)
);
GRANT SELECT, INSERT, UPDATE ON mrn_series TO ${app_role};
