package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.hospitalscheduling.directory.PatientSearch;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The activity log. It is append-only: the application's database role may only insert and read.
 */
@ApplicationScoped
class Activities {

  /** The maximum number of rows that one page searches for a text. */
  static final int LONGEST_LOOK = 100_000;

  private static final String SELECT =
      """
      SELECT activity.*, (SELECT username FROM app_user WHERE id = actor_id) AS person,
        (SELECT name FROM service_account WHERE id = actor_id) AS machine,
        EXISTS (SELECT FROM patient WHERE id = actor_id) AS by_patient,
        ARRAY(SELECT key FROM jsonb_each_text(detail) ORDER BY key) AS names,
        ARRAY(SELECT value FROM jsonb_each_text(detail) ORDER BY key) AS texts
      FROM activity
      """;

  /**
   * Joins a row with the patients it concerns. The time leads to its month; as an equality it would
   * be taken for the order of both tables, and the newest would be found by sorting all.
   */
  private static final String ON_SHOWN =
      "ON activity.id = activity_id AND activity.at >= shown_at AND activity.at <= shown_at";

  private static final String NEWEST_FIRST = "ORDER BY at DESC, id DESC";

  @PersistenceContext private EntityManager em;

  @Inject private Disclosure disclosure;

  /**
   * Writes a row in the caller's transaction, so that the row and the change that it reports commit
   * or roll back together.
   *
   * @throws jakarta.persistence.TransactionRequiredException outside a transaction
   */
  public void append(Activity activity) {
    append(activity, Set.of());
  }

  /**
   * The same for an activity that concerns several patients.
   *
   * @param patients all of them
   */
  void append(Activity activity, Set<UUID> patients) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
              subject_id, patient_id, address, request_id, detail)
            VALUES (:id, :at, :actor, :actorName, :action, :outcome, :subjectType, :subject, :patient, :address, :request, jsonb_object(:names, :texts))
            """)
        .set("id", activity.id())
        .set("at", activity.at())
        .set("actor", activity.actorId())
        .set("actorName", activity.actorName())
        .set("action", activity.action())
        .set("outcome", activity.outcome().code())
        .set("subjectType", activity.subjectType())
        .set("subject", activity.subjectId())
        .set("patient", activity.patientId())
        .set("address", activity.address())
        .set("request", activity.requestId())
        .setTexts("names", activity.detail().keySet())
        .setTexts("texts", activity.detail().values())
        .execute(em);
    Set<UUID> others = new HashSet<>(patients);
    others.addAll(activity.otherPatients());
    if (!others.isEmpty()) {
      new SqlQuery(
              """
              INSERT INTO activity_patient (activity_id, patient_id, at)
              SELECT :id, patient_id, :at FROM unnest(:patients) AS concerned (patient_id)
              ON CONFLICT DO NOTHING
              """)
          .set("id", activity.id())
          .set("at", activity.at())
          .setIds("patients", others)
          .execute(em);
    }
    Optional.ofNullable(activity.patientId()).ifPresent(disclosure::named);
    others.forEach(disclosure::named);
  }

  /** The activities on one row, newest first. */
  public List<Activity> ofSubject(UUID subjectId, int most) {
    return new SqlQuery(SELECT)
        .add("WHERE subject_id = :subject")
        .set("subject", subjectId)
        .add(NEWEST_FIRST)
        .add("LIMIT :limit")
        .set("limit", most)
        .list(em, Activities::activity);
  }

  /**
   * The matching rows, newest first.
   *
   * <p>No index supports the search for a text. A page with a text therefore ends after 100,000
   * rows that match the other conditions, with whatever was found in them, which may be nothing.
   *
   * @param cursor {@code next} of the page before
   */
  public Page<Activity> page(ActivityFilter filter, int limit, Optional<String> cursor) {
    Optional<Placement> after = cursor.map(Placement::decode);
    Optional<Placement> end = filter.text().isEmpty() ? Optional.empty() : end(filter, after);
    SqlQuery query = matching(new SqlQuery(SELECT), filter, after);
    end.ifPresent(
        place ->
            query
                .add("AND (at, id) >= (:endAt, :endId)")
                .set("endAt", place.at())
                .set("endId", place.id()));
    containing(query, filter);
    List<Activity> rows =
        query
            .add(newestFirst(filter))
            .add("LIMIT :limit")
            .set("limit", limit + 1)
            .list(em, Activities::activity);
    Page<Activity> page = Page.of(rows, limit, row -> new Placement(row.at(), row.id()).encode());
    return page.next().isPresent() || end.isEmpty()
        ? page
        : new Page<>(page.items(), end.map(Placement::encode), Optional.empty());
  }

  /** Passes every matching row to {@code reader}, newest first, with few rows in memory. */
  public void each(ActivityFilter filter, int fetchSize, Consumer<Activity> reader) {
    SqlQuery query = matching(new SqlQuery(SELECT), filter, Optional.empty());
    containing(query, filter);
    query.add(newestFirst(filter)).each(em, fetchSize, Activities::activity, reader);
  }

  /**
   * All actions in the log, by name. It jumps from one to the next in the index and so does not
   * read the whole log.
   */
  public List<String> actions() {
    return new SqlQuery(
            """
            WITH RECURSIVE known AS (
              SELECT min(action) AS action FROM activity
              UNION ALL
              SELECT (SELECT min(a.action) FROM activity a WHERE a.action > known.action) FROM known
              WHERE known.action IS NOT NULL
            )
            SELECT action FROM known WHERE action IS NOT NULL ORDER BY action COLLATE "C"
            """)
        .list(em, row -> row.getString("action"));
  }

  /** A position in the log: the sort values of a row. */
  private record Placement(Instant at, UUID id) {
    static Placement decode(String cursor) {
      Cursor parts = Cursor.decode(cursor, 2);
      return new Placement(parts.instant(0), parts.uuid(1));
    }

    String encode() {
      return Cursor.encode(at, id);
    }
  }

  /** The last row that a search for a text may read; empty if there are fewer rows. */
  private Optional<Placement> end(ActivityFilter filter, Optional<Placement> after) {
    SqlQuery query = matching(new SqlQuery("SELECT at, id FROM activity"), filter, after);
    return query
        .add(newestFirst(filter))
        .add("OFFSET :offset LIMIT 1")
        .set("offset", LONGEST_LOOK - 1)
        .first(em, row -> new Placement(SqlQuery.instant(row, "at"), SqlQuery.uuid(row, "id")));
  }

  /** Newest first, by the columns whose index has the rows in this order. */
  private static String newestFirst(ActivityFilter filter) {
    return filter.patientId().isPresent()
        ? "ORDER BY shown_at DESC, activity_id DESC"
        : NEWEST_FIRST;
  }

  private static void after(SqlQuery query, Optional<Placement> after) {
    after.ifPresent(
        place ->
            query
                .add("AND (at, id) < (:afterAt, :afterId)")
                .set("afterAt", place.at())
                .set("afterId", place.id()));
  }

  /**
   * The accounts of this name. Asked for first: with their ids at hand the database knows how many
   * rows they have.
   */
  private List<UUID> named(String name) {
    return new SqlQuery(
            """
            SELECT id FROM app_user WHERE lower(username) = lower(:name)
            UNION ALL SELECT id FROM service_account WHERE lower(name) = lower(:name)
            """)
        .set("name", name)
        .list(em, row -> SqlQuery.uuid(row, "id"));
  }

  /** Adds every condition but the text. */
  private SqlQuery matching(SqlQuery query, ActivityFilter filter, Optional<Placement> after) {
    filter
        .patientId()
        .ifPresent(
            id ->
                query
                    .add("JOIN (")
                    .add("  SELECT activity_id, at AS shown_at FROM activity_patient")
                    .add("  WHERE patient_id = :patient) AS concerned")
                    .add(
                        "ON activity.id = concerned.activity_id AND activity.at = concerned.shown_at")
                    .set("patient", id));
    query.add("WHERE true");
    after(query, after);
    if (filter.patientId().isPresent()) {
      // What is said of the one column is not known of the other.
      after.ifPresent(place -> query.add("AND (shown_at, activity_id) < (:afterAt, :afterId)"));
      filter.from().ifPresent(from -> query.add("AND shown_at >= :from"));
      filter.to().ifPresent(to -> query.add("AND shown_at < :to"));
    }
    by(query, filter.actorId(), filter.actorName());
    if (filter.actions().size() == 1) {
      query.add("AND action = :action").set("action", filter.actions().get(0));
    } else if (!filter.actions().isEmpty()) {
      query.add("AND action = ANY (:actions)").setTexts("actions", filter.actions());
    }
    filter.subjectId().ifPresent(id -> query.add("AND subject_id = :subject").set("subject", id));
    if (!filter.outcomes().isEmpty()) {
      query.add("AND outcome = ANY (:outcomes)").setCodes("outcomes", filter.outcomes());
      if (!filter.outcomes().contains(Activity.Outcome.SUCCESS)) {
        query.add("AND outcome <> 'success'");
      }
    }
    filter.from().ifPresent(from -> query.add("AND at >= :from").set("from", from));
    filter.to().ifPresent(to -> query.add("AND at < :to").set("to", to));
    filter
        .address()
        .ifPresent(address -> query.add("AND address = :address").set("address", address));
    filter
        .requestId()
        .ifPresent(
            id -> query.add("AND request_id = :request AND request_id <> ''").set("request", id));
    return query;
  }

  /** Only what this account did. */
  private void by(SqlQuery query, Optional<UUID> actorId, Optional<String> actorName) {
    actorId.ifPresent(id -> query.add("AND actor_id = :actor").set("actor", id));
    actorName.ifPresent(
        name ->
            query
                .add("AND (lower(actor_name) = lower(:actorName) OR actor_id = ANY (:named))")
                .set("actorName", name)
                .setIds("named", named(name)));
  }

  private static void containing(SqlQuery query, ActivityFilter filter) {
    filter
        .text()
        .ifPresent(
            text -> {
              query
                  .add(
                      "AND (lower(actor_name || ' ' || action || ' ' || detail::text) LIKE lower(:text)")
                  .set("text", "%" + SqlQuery.literally(text) + "%");
              PatientSearch patients = PatientSearch.of(text);
              if (patients.isTelling()) {
                patients
                    .addFound(
                        query
                            .add("OR (id, at) IN (SELECT activity_id, at FROM activity_patient")
                            .add("WHERE patient_id IN (SELECT p.id FROM patient p WHERE true"),
                        "p")
                    .add("))");
              }
              query.add(")");
            });
  }

  /**
   * The records of one patient: the one asked for, the one that it was merged into, and all others
   * that were; empty if there is no such patient.
   */
  public Set<UUID> recordsOf(UUID patientId) {
    return Set.copyOf(
        new SqlQuery(
                """
                SELECT p.id FROM patient p
                JOIN (SELECT coalesce(merged_into, id) AS id FROM patient WHERE id = :patient) AS stays
                ON stays.id IN (p.id, p.merged_into)
                """)
            .set("patient", patientId)
            .list(em, row -> SqlQuery.uuid(row, "id")));
  }

  /**
   * A page of what concerns any of the patients, newest first.
   *
   * @param cursor {@code next} of the page before
   */
  public Page<Activity> ofPatients(
      Set<UUID> patients, AccessFilter filter, int limit, Optional<String> cursor) {
    SqlQuery query = new SqlQuery(SELECT);
    concerning(query, patients, filter);
    cursor
        .map(Placement::decode)
        .ifPresent(
            after ->
                query
                    .add("AND (at, activity_id) < (:afterAt, :afterId)")
                    .set("afterAt", after.at())
                    .set("afterId", after.id()));
    List<Activity> rows =
        query
            // Of the index alone, so that of thousands only these few are looked up.
            .add("ORDER BY shown_at DESC, activity_id DESC LIMIT :limit")
            .set("limit", limit + 1)
            .add(") AS concerned")
            .add(ON_SHOWN)
            .add("ORDER BY shown_at DESC, activity_id DESC")
            .list(em, Activities::activity);
    return Page.of(rows, limit, row -> new Placement(row.at(), row.id()).encode());
  }

  /** Passes to {@code reader} all that concerns any of the patients, newest first. */
  public void eachOfPatients(
      Set<UUID> patients, AccessFilter filter, int fetchSize, Consumer<Activity> reader) {
    SqlQuery query = new SqlQuery(SELECT);
    concerning(query, patients, filter);
    query
        .add(") AS concerned")
        .add(ON_SHOWN)
        .add("ORDER BY shown_at DESC, activity_id DESC")
        .each(em, fetchSize, Activities::activity, reader);
  }

  private void concerning(SqlQuery query, Set<UUID> patients, AccessFilter filter) {
    query
        .add("JOIN (SELECT DISTINCT at AS shown_at, activity_id FROM activity_patient concerned")
        .add("WHERE patient_id = ANY (:patients)")
        .setIds("patients", patients);
    filter.from().ifPresent(start -> query.add("AND at >= :from").set("from", start));
    filter.to().ifPresent(end -> query.add("AND at < :to").set("to", end));
    if (filter.actorId().isPresent() || filter.actorName().isPresent()) {
      query
          .add("AND EXISTS (SELECT FROM activity")
          .add("WHERE activity.id = concerned.activity_id AND activity.at = concerned.at");
      by(query, filter.actorId(), filter.actorName());
      query.add(")");
    }
  }

  /**
   * What an account did, newest first.
   *
   * @param cursor {@code next} of the page before
   */
  public List<Activity> ofActor(UUID actorId, Optional<String> cursor, int most) {
    SqlQuery query = new SqlQuery(SELECT).add("WHERE actor_id = :actor").set("actor", actorId);
    after(query, cursor.map(Placement::decode));
    return query
        .add(NEWEST_FIRST)
        .add("LIMIT :limit")
        .set("limit", most)
        .list(em, Activities::activity);
  }

  private static Activity activity(ResultSet row) throws SQLException {
    String[] names = (String[]) row.getArray("names").getArray();
    String[] texts = (String[]) row.getArray("texts").getArray();
    Map<String, String> detail = new LinkedHashMap<>();
    for (int i = 0; i < names.length; i++) {
      detail.put(names[i], texts[i]);
    }
    return new Activity(
        SqlQuery.uuid(row, "id"),
        SqlQuery.instant(row, "at"),
        SqlQuery.uuidOrNull(row, "actor_id"),
        row.getString("actor_name"),
        row.getString("action"),
        Coded.of(Activity.Outcome.class, row.getString("outcome")),
        row.getString("subject_type"),
        SqlQuery.uuidOrNull(row, "subject_id"),
        SqlQuery.uuidOrNull(row, "patient_id"),
        row.getString("address"),
        row.getString("request_id"),
        detail,
        ActorRef.of(
            SqlQuery.uuidOrNull(row, "actor_id"),
            row.getString("actor_name"),
            Optional.ofNullable(row.getString("person")),
            Optional.ofNullable(row.getString("machine")),
            row.getBoolean("by_patient")));
  }
}
