-- Why: an MRN is found by its beginning, in whatever case it is typed.

CREATE INDEX patient_mrn_prefix_ix ON patient (lower(mrn) text_pattern_ops);
