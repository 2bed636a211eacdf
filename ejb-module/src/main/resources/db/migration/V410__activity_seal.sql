-- Why: whoever can change rows below the application's rights (a superuser, a restored file) is found out: committed rows are
-- hashed in batches, each over the one before.

-- The order of the chain. Unlike an id made by a server's clock it is the same order wherever the database is restored.
ALTER TABLE activity ADD COLUMN arrival bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX activity_arrival_key ON activity (arrival);

-- A row may commit long after one with a higher number. The sealer waits for every transaction that could hold a number up to
-- the one it seals, and knows it by its transaction id; so the id has to be there before the number is drawn. Triggers for the
-- statement run before any of its rows is made.
CREATE FUNCTION assign_transaction_id() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_current_xact_id();
  RETURN NULL;
END $$;
CREATE TRIGGER activity_transaction_id BEFORE INSERT ON activity
  FOR EACH STATEMENT EXECUTE FUNCTION assign_transaction_id();

CREATE TABLE activity_seal (
  seq       bigint      CONSTRAINT activity_seal_pk PRIMARY KEY,
  first     bigint      NOT NULL,
  last      bigint      NOT NULL,
  rows      integer     NOT NULL,
  at        timestamptz NOT NULL,
  previous  bytea       NOT NULL CONSTRAINT activity_seal_previous_sha256 CHECK (length(previous) = 32),
  hash      bytea       NOT NULL CONSTRAINT activity_seal_hash_sha256 CHECK (length(hash) = 32),
  CONSTRAINT activity_seal_order CHECK (seq >= 1 AND first <= last AND rows BETWEEN 1 AND last - first + 1)
);
CREATE TRIGGER activity_seal_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON activity_seal
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- How far numbers had been drawn when the sealer last looked, and a transaction id younger than all that drew them.
CREATE TABLE activity_horizon (
  only_row  boolean CONSTRAINT activity_horizon_pk PRIMARY KEY DEFAULT true CONSTRAINT activity_horizon_one CHECK (only_row),
  arrival   bigint  NOT NULL,
  xid       xid8    NOT NULL
);

GRANT SELECT ON SEQUENCE activity_arrival_seq TO ${app_role};
GRANT SELECT, INSERT ON activity_seal TO ${app_role};
GRANT SELECT, INSERT, UPDATE ON activity_horizon TO ${app_role};
