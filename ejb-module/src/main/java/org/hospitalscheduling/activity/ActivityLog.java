package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.SqlQuery;

/**
 * The activity log. It only grows: the application's database role may insert and read, no more.
 */
@ApplicationScoped
public class ActivityLog {

  @PersistenceContext EntityManager em;

  /** For the container. */
  protected ActivityLog() {}

  ActivityLog(EntityManager em) {
    this.em = em;
  }

  /**
   * Writes a row in the caller's transaction: what it tells of and the row are committed together
   * or not at all.
   *
   * @throws jakarta.persistence.TransactionRequiredException outside of a transaction
   */
  public void append(Activity activity) {
    em.joinTransaction();
    new SqlQuery(
            """
            INSERT INTO activity (id, at, actor_id, actor_name, action, outcome, subject_type,
              subject_id, patient_id, address, request_id, detail)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, jsonb_object(?, ?))
            """,
            activity.id(),
            activity.at(),
            activity.actorId(),
            activity.actorName(),
            activity.action(),
            activity.outcome().code(),
            activity.subjectType(),
            activity.subjectId(),
            activity.patientId(),
            activity.address(),
            activity.requestId(),
            List.copyOf(activity.detail().keySet()),
            List.copyOf(activity.detail().values()))
        .execute(em);
  }

  /** What happened to a row, newest first. */
  public List<Activity> ofSubject(UUID subjectId, int most) {
    return new SqlQuery(
            """
            SELECT *, ARRAY(SELECT key FROM jsonb_each_text(detail) ORDER BY key) AS names,
              ARRAY(SELECT value FROM jsonb_each_text(detail) ORDER BY key) AS texts
            FROM activity WHERE subject_id = ? ORDER BY at DESC, id DESC LIMIT ?
            """,
            subjectId,
            most)
        .list(em, ActivityLog::activity);
  }

  /**
   * What somebody did, newest first.
   *
   * @param before the row that the page before ended with; its time and id
   */
  public List<Activity> ofActor(UUID actorId, Optional<Cursor> before, int most) {
    SqlQuery query =
        new SqlQuery(
            """
            SELECT *, ARRAY(SELECT key FROM jsonb_each_text(detail) ORDER BY key) AS names,
              ARRAY(SELECT value FROM jsonb_each_text(detail) ORDER BY key) AS texts
            FROM activity WHERE actor_id = ?
            """,
            actorId);
    before.ifPresent(last -> query.add("AND (at, id) < (?, ?)", last.instant(0), last.uuid(1)));
    return query.add("ORDER BY at DESC, id DESC LIMIT ?", most).list(em, ActivityLog::activity);
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
        SqlQuery.uuid(row, "actor_id"),
        row.getString("actor_name"),
        row.getString("action"),
        Activity.Outcome.ofCode(row.getString("outcome")),
        row.getString("subject_type"),
        SqlQuery.uuid(row, "subject_id"),
        SqlQuery.uuid(row, "patient_id"),
        row.getString("address"),
        row.getString("request_id"),
        detail);
  }
}
