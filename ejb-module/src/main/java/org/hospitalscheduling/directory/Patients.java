package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.ClosedPatients;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Folding;
import org.hospitalscheduling.shared.PartialDate;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/** The patients. */
@ApplicationScoped
public class Patients {

  /** How many likely duplicates are told; more would not help anybody to decide. */
  private static final int MOST_LIKELY = 10;

  @Inject private ClosedPatients closed;
  @Inject private Settings settings;
  @PersistenceContext private EntityManager em;

  public Optional<Patient> find(UUID id) {
    return Optional.ofNullable(em.find(Patient.class, id));
  }

  /**
   * The patient with a row lock until the transaction ends (FOR NO KEY UPDATE). Lock patients after
   * practitioners, and several patients in the order of their ids.
   */
  public Optional<Patient> lock(UUID id) {
    return Optional.ofNullable(em.find(Patient.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** The patient, or into whom they were merged. */
  public UUID currentId(UUID id) {
    return new SqlQuery("SELECT coalesce(merged_into, id) AS current FROM patient WHERE id = :id")
        .set("id", id)
        .first(em, row -> SqlQuery.uuid(row, "current"))
        .orElse(id);
  }

  /** All records of a patient: the one that is theirs, and those that were merged into it. */
  public List<UUID> records(UUID current) {
    return new SqlQuery("SELECT id FROM patient WHERE id = :id OR merged_into = :id ORDER BY id")
        .set("id", current)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** The patient, or into whom they were merged, with a row lock; see {@link #lock}. */
  public Optional<Patient> lockCurrent(UUID id) {
    Optional<Patient> found = lock(currentId(id));
    // Only if they were merged while the lock was waited for.
    while (found.map(Patient::mergedInto).isPresent()) {
      found = found.map(Patient::mergedInto).flatMap(this::lock);
    }
    return found;
  }

  /**
   * Checks that the record can be changed: that it is a patient's own.
   *
   * @param actor who learns into whom it was merged only if they may read patients
   * @throws RefusedException {@link Refusal#MERGED}, with the record that it leads to; {@link
   *     Refusal#ERASED}
   */
  void checkTheirOwn(Patient patient, Actor actor) {
    UUID survivor = patient.mergedInto();
    if (survivor != null) {
      throw PatientMerged.into(find(survivor).orElseThrow(), actor.readsPatients());
    }
    if (patient.isErased()) {
      throw new RefusedException(Refusal.ERASED, "This patient's record was erased.");
    }
  }

  /** The MRNs of all records that were merged into the patient's, by the records' ids. */
  Map<UUID, String> formerMrns(UUID id) {
    Map<UUID, String> mrns = new LinkedHashMap<>();
    new SqlQuery("SELECT id, mrn FROM patient WHERE merged_into = :id ORDER BY id")
        .set("id", id)
        .list(em, row -> mrns.put(SqlQuery.uuid(row, "id"), row.getString("mrn")));
    return mrns;
  }

  /** Whose MRN it is, also if their record was merged. */
  Optional<Patient> ofMrn(String mrn, String field) {
    return idOfMrn(mrn, field).flatMap(this::find);
  }

  /**
   * Gives all identifiers of a patient to another one.
   *
   * @return the identifiers' rows
   */
  List<UUID> moveIdentifiers(UUID from, UUID to) {
    return new SqlQuery(
            "UPDATE identifier SET patient_id = :to WHERE patient_id = :from RETURNING id")
        .set("from", from)
        .set("to", to)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** Gives those of {@code rows} that {@code from} still has to {@code to}. */
  void moveIdentifiers(Collection<UUID> rows, UUID from, UUID to) {
    new SqlQuery(
            "UPDATE identifier SET patient_id = :to WHERE id = ANY (:rows) AND patient_id = :from")
        .setIds("rows", rows)
        .set("from", from)
        .set("to", to)
        .execute(em);
  }

  /**
   * Lets all records that were merged into {@code from} lead to {@code to}.
   *
   * @return those records
   */
  List<UUID> lead(UUID from, UUID to) {
    return new SqlQuery(
            "UPDATE patient SET merged_into = :to, version = version + 1 WHERE merged_into = :from RETURNING id")
        .set("from", from)
        .set("to", to)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** Lets those of {@code records} that lead to {@code from} lead to {@code to}. */
  void lead(Collection<UUID> records, UUID from, UUID to) {
    new SqlQuery(
            "UPDATE patient SET merged_into = :to, version = version + 1 WHERE id = ANY (:records) AND merged_into = :from")
        .setIds("records", records)
        .set("from", from)
        .set("to", to)
        .execute(em);
  }

  /** Locks the rows in the order of their ids, like {@link #lock}, in one query. */
  public void lockAll(Collection<UUID> ids) {
    new SqlQuery("SELECT id FROM patient WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE")
        .setIds("ids", ids)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /**
   * The patient with the MRN, or into whom they were merged, with a row lock.
   *
   * @param field the request's name for the MRN
   * @throws RefusedException {@link Refusal#DUPLICATE} if several share it, and it is written like
   *     none of theirs
   */
  Optional<Patient> lockMrn(String mrn, String field) {
    return idOfMrn(mrn, field).flatMap(this::lockCurrent);
  }

  /**
   * Active patients who are likely to be the one that is asked for; see {@link
   * DemographicsPolicy#isLikely}. At most ten, those known longest first; without those who are
   * closed to the caller, who would learn that somebody of that name is a patient. Until the
   * transaction ends no other one finds out the same of the same name and birth date, so that two
   * desks that register somebody at once do not miss each other.
   */
  List<Patient> likely(PatientRequest said) {
    String key = Folding.nameKey(said.name());
    PartialDate birthDate = said.birthDate();
    if (key.isEmpty() || birthDate == null || birthDate.day().isEmpty()) {
      return List.of();
    }
    new SqlQuery(
            "SELECT pg_advisory_xact_lock(hashtextextended('patient ' || :key || :birthDate, 7)) IS NULL AS alone")
        .set("key", key)
        .set("birthDate", birthDate.text())
        .first(em, row -> true);
    return new SqlQuery(
            """
            SELECT id FROM patient WHERE name_key = :key AND birth_date = :birthDate AND active
            ORDER BY created_at, id LIMIT 100
            """)
            .set("key", key)
            .set("birthDate", birthDate.text())
            .list(em, row -> SqlQuery.uuid(row, "id"))
            .stream()
            .filter(id -> !closed.ids().contains(id))
            .flatMap(id -> find(id).stream())
            .filter(each -> DemographicsPolicy.isLikely(said, each.name(), each.birthDate()))
            .limit(MOST_LIKELY)
            .toList();
  }

  /**
   * Registers the patient, with a row lock; empty if another transaction has registered the MRN.
   * Two that do so at once make one row.
   */
  Optional<Patient> register(PatientRequest request, Instant now) {
    Patient fresh = Patient.register(request, now);
    fresh.readPhone(settings.phoneRegion());
    int added =
        new SqlQuery(
                """
                INSERT INTO patient (id, version, mrn, mrn_key, search, name, name_key, birth_date, email, phone, phone_e164,
                  phone_region, active, created_at, updated_at)
                VALUES (:id, 0, :mrn, :mrnKey, :search, :name, :nameKey, :birthDate, :email, :phone, :phoneE164,
                  :phoneRegion, true, :now, :now)
                ON CONFLICT ON CONSTRAINT patient_mrn_key DO NOTHING
                """)
            .set("id", fresh.id())
            .set("mrn", fresh.mrn())
            .set("mrnKey", Folding.key(fresh.mrn()))
            .set("search", fresh.search())
            .set("name", fresh.name())
            .set("nameKey", Folding.nameKey(fresh.name()))
            .set("birthDate", fresh.birthDate() == null ? null : fresh.birthDate().text())
            .set("email", fresh.email())
            .set("phone", fresh.phone())
            .set("phoneE164", fresh.phoneE164())
            .set("phoneRegion", fresh.phoneRegion())
            .set("now", now)
            .execute(em);
    if (added == 0) {
      return Optional.empty();
    }
    for (Identifier identifier : fresh.identifiers()) {
      new SqlQuery(
              "INSERT INTO identifier (system, value, folded, patient_id) VALUES (:system, :value, :folded, :patient)")
          .set("system", identifier.system())
          .set("value", identifier.value())
          .set("folded", identifier.folded())
          .set("patient", fresh.id())
          .execute(em);
    }
    return lock(fresh.id());
  }

  /**
   * The patient with the MRN. Of those that share it since before it was unique by its normal form,
   * the one whose MRN is written like that.
   *
   * @throws RefusedException {@link Refusal#DUPLICATE} if nobody's is
   */
  private Optional<UUID> idOfMrn(String mrn, String field) {
    record Known(UUID id, boolean exactly) {}
    List<Known> known =
        new SqlQuery(
                """
                SELECT id, mrn = :mrn AS exactly FROM patient WHERE mrn_key = :key
                ORDER BY exactly DESC, mrn_twin
                """)
            .set("mrn", mrn)
            .set("key", Folding.key(mrn))
            .list(em, row -> new Known(SqlQuery.uuid(row, "id"), row.getBoolean("exactly")));
    if (known.size() > 1 && !known.get(0).exactly()) {
      throw RefusedException.ofField(
          Refusal.DUPLICATE, field, "is shared by several patients: correct theirs first");
    }
    return known.stream().map(Known::id).findFirst();
  }

  /** Reads the column {@code birth_date}. */
  public static @Nullable PartialDate birthDate(ResultSet row) throws SQLException {
    String text = row.getString("birth_date");
    return text == null ? null : new PartialDate(text);
  }

  /** Those that share an MRN or another system's identifier, together with whom they share it. */
  List<SharedIdentifier> shared() {
    return new SqlQuery(
            """
            SELECT 'patient-mrn' AS kind, id, NULL AS system, mrn AS value, mrn_key AS shared, mrn_twin AS twin
            FROM patient WHERE mrn_key IN (SELECT mrn_key FROM patient WHERE mrn_twin > 0)
            UNION ALL
            SELECT kind, coalesce(department_id, practitioner_id, patient_id, appointment_id), system, value,
              replace(folded, E'\\n', '|'), twin
            FROM (SELECT *, CASE WHEN department_id IS NOT NULL THEN 'department'
                    WHEN practitioner_id IS NOT NULL THEN 'doctor'
                    WHEN patient_id IS NOT NULL THEN 'patient' ELSE 'appointment' END AS kind
                  FROM identifier WHERE folded IN (SELECT folded FROM identifier WHERE twin > 0)) AS known
            ORDER BY kind, shared, twin, id
            """)
        .list(
            em,
            row ->
                new SharedIdentifier(
                    row.getString("kind"),
                    SqlQuery.uuid(row, "id"),
                    row.getString("system"),
                    row.getString("value"),
                    row.getString("shared")));
  }

  /**
   * Reads telephone numbers that nobody has read yet, as those from before there was such a column.
   * Rows that another transaction has locked are left for the next time.
   *
   * @return how many were read
   */
  int readPhones(int most) {
    String region = settings.phoneRegion().orElse(TelephoneNumber.NO_REGION);
    Map<UUID, String> numbers = new LinkedHashMap<>();
    new SqlQuery(
            """
            SELECT id, phone FROM patient WHERE phone IS NOT NULL AND phone_region IS NULL
            ORDER BY id LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED
            """)
        .set("limit", most)
        .list(em, row -> numbers.put(SqlQuery.uuid(row, "id"), row.getString("phone")));
    new SqlQuery(
            """
            UPDATE patient SET phone_e164 = nullif(read.number, ''), phone_region = :region
            FROM unnest(CAST(:ids AS uuid[]), CAST(:numbers AS text[])) AS read (id, number)
            WHERE patient.id = read.id
            """)
        .set("region", region)
        .setIds("ids", numbers.keySet())
        .setTexts(
            "numbers",
            numbers.values().stream()
                .map(typed -> TelephoneNumber.e164(typed, region).orElse(""))
                .toList())
        .execute(em);
    return numbers.size();
  }

  /** Inserts a new row at once, so that constraints are checked now. */
  Patient add(Patient patient) {
    em.persist(patient);
    em.flush();
    return patient;
  }

  void flush() {
    em.flush();
  }
}
