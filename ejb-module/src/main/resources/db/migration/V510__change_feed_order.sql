-- Why: the sequencer needs the order in which rows came, which an id made by another server's clock does not give:
-- changes of one subject wait for each other's row lock, so their arrivals are in the order of their versions.

ALTER TABLE feed_inbox ADD COLUMN arrival bigint GENERATED ALWAYS AS IDENTITY;
CREATE UNIQUE INDEX feed_inbox_arrival_key ON feed_inbox (arrival);

-- Every row lives for some milliseconds; dead ones are to be swept long before a fifth of a large table is dead.
ALTER TABLE feed_inbox SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000,
                            autovacuum_analyze_scale_factor = 0, autovacuum_analyze_threshold = 10000);

-- The owner's way to forget the feed's old end. The newest row stays: the next seq follows from it.
CREATE FUNCTION prune_change_feed(before timestamptz) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  pruned bigint;
BEGIN
  ALTER TABLE change_feed DISABLE TRIGGER change_feed_append_only;
  DELETE FROM change_feed WHERE at < before AND seq < (SELECT max(seq) FROM change_feed);
  GET DIAGNOSTICS pruned = ROW_COUNT;
  ALTER TABLE change_feed ENABLE TRIGGER change_feed_append_only;
  RETURN pruned;
END $$;
REVOKE EXECUTE ON FUNCTION prune_change_feed(timestamptz) FROM PUBLIC;
