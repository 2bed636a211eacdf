-- Why: a patient who may ask for it, or whose record's time is over, is made nobody, in one place that knows every table; visits stay as statistics.

ALTER TABLE patient
  ADD COLUMN erased_at timestamptz,
  -- Whatever comes later: nothing that names them comes back.
  ADD CONSTRAINT patient_erased_is_nobody CHECK (erased_at IS NULL OR
    (NOT active AND search = '' AND name_key = '' AND num_nonnulls(birth_date, email, phone, phone_e164) = 0));

-- The record that all of the patient's were merged into, and those that lead to it.
CREATE FUNCTION records_of_patient(patient uuid) RETURNS uuid[] LANGUAGE sql STABLE AS $$
  SELECT array_agg(p.id ORDER BY p.id)
  FROM patient AS asked
  JOIN patient AS p ON coalesce(p.merged_into, p.id) = coalesce(asked.merged_into, asked.id)
  WHERE asked.id = patient
$$;

-- Why a patient cannot be erased yet; null if they can be.
CREATE FUNCTION erasure_refused(records uuid[], now timestamptz) RETURNS text LANGUAGE sql STABLE AS $$
  SELECT CASE
    WHEN EXISTS (SELECT FROM patient WHERE id = ANY (records) AND erased_at IS NOT NULL) THEN 'has been erased'
    WHEN EXISTS (SELECT FROM appointment WHERE patient_id = ANY (records) AND ends_at > now
                 AND status IN ('proposed', 'pending', 'booked', 'arrived', 'checked-in', 'waitlist')) THEN 'has an appointment to come'
    WHEN EXISTS (SELECT FROM waitlist_entry WHERE patient_id = ANY (records) AND status = 'waiting') THEN 'is on the waiting list'
  END
$$;

-- Makes the patient nobody, in the caller's transaction, with locks in the application's order.
-- Returns the number of visits that stay. Raises an exception where it is refused.
CREATE FUNCTION erase_patient(patient uuid, why text, now timestamptz) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  records uuid[] := records_of_patient(patient);
  visits  uuid[];
  refused text;
BEGIN
  IF records IS NULL THEN
    RAISE EXCEPTION 'there is no such patient' USING ERRCODE = 'no_data_found';
  END IF;
  PERFORM FROM waitlist_entry WHERE patient_id = ANY (records) ORDER BY id FOR UPDATE;
  PERFORM FROM patient WHERE id = ANY (records) ORDER BY id FOR UPDATE;
  -- Merged or parted while the locks were waited for.
  IF records IS DISTINCT FROM records_of_patient(patient) THEN
    RAISE EXCEPTION 'is being merged' USING ERRCODE = 'serialization_failure';
  END IF;
  refused := erasure_refused(records, now);
  IF refused IS NOT NULL THEN
    RAISE EXCEPTION '%', refused USING ERRCODE = 'object_not_in_prerequisite_state';
  END IF;
  visits := ARRAY(SELECT id FROM appointment WHERE patient_id = ANY (records) ORDER BY id FOR UPDATE);

  DELETE FROM identifier WHERE patient_id = ANY (records) OR appointment_id = ANY (visits);
  UPDATE appointment SET version = version + 1, updated_at = now, reason = NULL, cancel_note = NULL,
      override_reason = CASE WHEN override_reason IS NOT NULL THEN 'erased' END
    WHERE id = ANY (visits);
  UPDATE waitlist_entry SET version = version + 1, updated_at = now, email = NULL,
      priority_reason = CASE WHEN priority_reason IS NOT NULL THEN 'erased' END
    WHERE patient_id = ANY (records);
  DELETE FROM calendar_mail WHERE appointment_id = ANY (visits) OR patient_id = ANY (records);
  UPDATE outbox_mail SET state = 'expired', sealed = NULL, ended_at = now, last_error = 'the patient was erased'
    WHERE state = 'queued'
      AND (patient_id = ANY (records) OR subject_id = ANY (visits)
        OR subject_id IN (SELECT i.id FROM invite i JOIN waitlist_entry e ON e.id = i.entry_id WHERE e.patient_id = ANY (records)));
  DELETE FROM idempotency_key WHERE answer_id = ANY (records || visits)
    OR EXISTS (SELECT FROM unnest(records) AS record WHERE answer LIKE '%' || record || '%');
  -- With these, the merges can no longer be taken back.
  DELETE FROM patient_merge WHERE patient_id = ANY (records) OR into_id = ANY (records);
  UPDATE patient SET version = version + 1, updated_at = now, erased_at = now, active = false, name = 'Erased patient', name_key = '',
      search = '', mrn = 'erased-' || id, mrn_key = 'erased-' || id, birth_date = NULL, email = NULL, phone = NULL, phone_e164 = NULL,
      phone_region = NULL
    WHERE id = ANY (records);

  INSERT INTO activity (id, at, actor_name, action, outcome, subject_type, subject_id, patient_id, detail)
    SELECT gen_random_uuid(), now, 'system', 'patient-erased', 'success', 'patient', record, record,
      jsonb_build_object('why', why, 'visits', cardinality(visits)::text)
    FROM unnest(records) AS record;
  RETURN cardinality(visits);
END $$;

-- Forgets words that no patient has any longer; waits for those who register or rename patients, and lets them wait.
CREATE FUNCTION forget_patient_words(words text[]) RETURNS integer LANGUAGE plpgsql AS $$
DECLARE
  forgotten integer;
BEGIN
  LOCK TABLE patient IN SHARE MODE;
  DELETE FROM patient_word AS known
    WHERE word = ANY (words)
      AND NOT EXISTS (SELECT FROM patient p
                      WHERE array_to_tsvector(string_to_array(p.search, ' ')) @@ CAST('''' || known.word || '''' AS tsquery));
  GET DIAGNOSTICS forgotten = ROW_COUNT;
  RETURN forgotten;
END $$;

-- For the owner's command only.
REVOKE EXECUTE ON FUNCTION erase_patient(uuid, text, timestamptz), forget_patient_words(text[]) FROM PUBLIC;
