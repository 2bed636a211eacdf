-- Why: a demonstration is brought up to the present at every start, and must know how far it has come.

ALTER TABLE demo_marker
  ADD COLUMN filled_at timestamptz NOT NULL DEFAULT 'epoch',
  ADD COLUMN filled_to date        NOT NULL DEFAULT 'epoch';
