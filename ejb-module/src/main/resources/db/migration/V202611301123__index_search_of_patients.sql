-- Why: a million patients are searched in milliseconds, by any of their words or the beginnings of these.

-- New rows are not collected first (fastupdate): every search would have to read that list.
CREATE INDEX patient_search_ix ON patient USING gin (array_to_tsvector(string_to_array(search, ' '))) WITH (fastupdate = off);
CREATE INDEX patient_place_ix ON patient (left(search, 100), id);
CREATE INDEX patient_word_trgm ON patient_word USING gin (word gin_trgm_ops);
DROP INDEX patient_name_trgm, patient_name_ix;

-- Words that nobody has any longer stay: they find nobody.
CREATE FUNCTION patient_words_of(search text) RETURNS SETOF text LANGUAGE sql IMMUTABLE AS $$
  SELECT word FROM unnest(string_to_array(search, ' ')) AS word WHERE word !~ '[0-9]' AND length(word) BETWEEN 3 AND 60
$$;
CREATE FUNCTION patient_added() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO patient_word (word)
    SELECT DISTINCT w FROM added, patient_words_of(search) AS w
    WHERE NOT EXISTS (SELECT FROM patient_word WHERE word = w) ORDER BY w
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER patient_added AFTER INSERT ON patient REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION patient_added();
CREATE FUNCTION patient_renamed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO patient_word (word)
    SELECT DISTINCT w FROM patient_words_of(NEW.search) AS w
    WHERE NOT EXISTS (SELECT FROM patient_word WHERE word = w) ORDER BY w
    ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER patient_renamed AFTER UPDATE OF search ON patient
  FOR EACH ROW WHEN (OLD.search <> NEW.search) EXECUTE FUNCTION patient_renamed();

GRANT SELECT, INSERT ON patient_word TO ${app_role};
