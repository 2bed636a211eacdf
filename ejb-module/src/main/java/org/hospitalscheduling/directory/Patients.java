package org.hospitalscheduling.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.SqlQuery;

/** The patients. */
@ApplicationScoped
public class Patients {

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

  /** Locks the rows in the order of their ids, like {@link #lock}, in one query. */
  public void lockAll(Collection<UUID> ids) {
    new SqlQuery("SELECT id FROM patient WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE")
        .setIds("ids", ids)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /**
   * The patient with the MRN of {@code request}, registered now if there was none, with a row lock.
   * Two transactions that register the same MRN at once get one row.
   *
   * @param mayRegister whether a patient may be registered; if not, a new MRN is refused
   */
  public Patient lockOrRegister(PatientRequest request, boolean mayRegister, Instant now) {
    Optional<UUID> known = idOfMrn(request.mrn());
    if (known.isEmpty() && !mayRegister) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED,
          "The MRN is new, and registering a patient needs the scope patients:write.");
    }
    if (known.isEmpty()) {
      Patient fresh = Patient.register(request, now);
      fresh.readPhone(settings.phoneRegion());
      int added =
          new SqlQuery(
                  """
                  INSERT INTO patient (id, version, mrn, name, birth_date, email, phone, phone_e164, phone_region, active,
                    created_at, updated_at)
                  VALUES (:id, 0, :mrn, :name, :birthDate, :email, :phone, :phoneE164, :phoneRegion, true, :now, :now)
                  ON CONFLICT ON CONSTRAINT patient_mrn_key DO NOTHING
                  """)
              .set("id", fresh.id())
              .set("mrn", fresh.mrn())
              .set("name", fresh.name())
              .set("birthDate", fresh.birthDate())
              .set("email", fresh.email())
              .set("phone", fresh.phone())
              .set("phoneE164", fresh.phoneE164())
              .set("phoneRegion", fresh.phoneRegion())
              .set("now", now)
              .execute(em);
      if (added == 1) {
        for (Identifier identifier : fresh.identifiers()) {
          new SqlQuery(
                  "INSERT INTO identifier (system, value, patient_id) VALUES (:system, :value, :patient)")
              .set("system", identifier.system())
              .set("value", identifier.value())
              .set("patient", fresh.id())
              .execute(em);
        }
      }
      known = idOfMrn(request.mrn());
    }
    return known.flatMap(this::lock).orElseThrow();
  }

  private Optional<UUID> idOfMrn(String mrn) {
    return new SqlQuery("SELECT id FROM patient WHERE mrn = :mrn")
        .set("mrn", mrn)
        .first(em, row -> SqlQuery.uuid(row, "id"));
  }

  /**
   * A page of patients, best match first: MRN equal to the text, then name beginning with it, then
   * by name. One query.
   *
   * @param text words that must all occur in the name, the beginning of an MRN, or a birth date
   *     (ISO 8601); blank for all patients
   */
  Page<PatientView> search(
      String text, Optional<Identifier> identifier, int limit, Optional<String> after) {
    String wanted = text.strip().toLowerCase(Locale.ROOT);
    SqlQuery query =
        new SqlQuery(
                """
            SELECT * FROM (
              SELECT p.*,
                NULLIF(ARRAY(SELECT ARRAY[system, value] FROM identifier WHERE patient_id = p.id
                             ORDER BY system, value), '{}') AS identifiers,
                CASE WHEN lower(p.mrn) = :wanted THEN 0 WHEN lower(p.name) LIKE :beginning THEN 1 ELSE 2 END AS rank
              FROM patient p
              WHERE true
            """)
            .set("wanted", wanted)
            .set("beginning", SqlQuery.literally(wanted) + "%");
    if (!wanted.isEmpty()) {
      match(query, wanted);
    }
    identifier.ifPresent(
        known ->
            query
                .add(
                    """
                AND p.id IN (SELECT patient_id FROM identifier WHERE system = :system AND value = :value)
                """)
                .set("system", known.system())
                .set("value", known.value()));
    query.add(") AS found");
    after
        .map(cursor -> Cursor.decode(cursor, 3))
        .ifPresent(
            cursor ->
                query
                    .add("WHERE (rank, name, id) > (:afterRank, :afterName, :afterId)")
                    .set("afterRank", cursor.number(0))
                    .set("afterName", cursor.text(1))
                    .set("afterId", cursor.uuid(2)));
    query.add("ORDER BY rank, name, id LIMIT :limit").set("limit", limit + 1);
    record Ranked(int rank, PatientView view) {}
    Page<Ranked> page =
        Page.of(
            query.list(
                em,
                row ->
                    new Ranked(
                        row.getInt("rank"),
                        new PatientView(
                            SqlQuery.uuid(row, "id"),
                            row.getInt("version"),
                            row.getString("mrn"),
                            row.getString("name"),
                            SqlQuery.dateOrNull(row, "birth_date"),
                            row.getString("email"),
                            row.getString("phone"),
                            row.getString("phone_e164"),
                            row.getBoolean("active"),
                            Identifiers.read(row, "identifiers")))),
            limit,
            last -> Cursor.encode(last.rank(), last.view().name(), last.view().id()));
    return page.map(Ranked::view);
  }

  private static void match(SqlQuery query, String wanted) {
    query
        .add("AND ((true")
        .addWords("p.name", wanted)
        .add(") OR lower(p.mrn) LIKE :mrn")
        .set("mrn", SqlQuery.literally(wanted.replace(" ", "")) + "%");
    birthDate(wanted)
        .ifPresent(date -> query.add("OR p.birth_date = :birthDate").set("birthDate", date));
    query.add(")");
  }

  private static Optional<LocalDate> birthDate(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeParseException notADate) {
      return Optional.empty();
    }
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
