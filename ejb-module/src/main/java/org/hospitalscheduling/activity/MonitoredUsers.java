package org.hospitalscheduling.activity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.SqlQuery;
import org.jspecify.annotations.Nullable;

/**
 * The flags on users: at most one per user and pattern is set at a time; cleared flags are kept.
 */
@ApplicationScoped
class MonitoredUsers {

  private static final String SELECT =
      """
      SELECT m.*, coalesce(u.username, s.name, 'an ended registration') AS username,
        coalesce(u.role, CASE WHEN s.id IS NULL THEN 'USER' ELSE 'SERVICE' END) AS role,
        coalesce(u.status, CASE WHEN s.revoked_at IS NULL AND s.id IS NOT NULL THEN 'active' ELSE 'disabled' END) AS status,
        f.username AS flagger, c.username AS clearer
      FROM monitored_user m
      LEFT JOIN app_user u ON u.id = m.user_id LEFT JOIN service_account s ON s.id = m.user_id
      LEFT JOIN app_user f ON f.id = m.flagged_by LEFT JOIN app_user c ON c.id = m.cleared_by
      """;

  @PersistenceContext private EntityManager em;

  /**
   * Records a suspicion in the flag that is set, or otherwise in a new one.
   *
   * @return the new flag; empty if one was set already, or if this is what was just cleared
   */
  Optional<UUID> note(Suspicion suspicion, Instant now) {
    boolean stands =
        new SqlQuery(
                    """
                    UPDATE monitored_user SET last_seen_at = greatest(last_seen_at, :seenAt),
                      reason = CASE WHEN :seen > seen THEN :reason ELSE reason END, seen = greatest(seen, :seen)
                    WHERE user_id = :user AND pattern = :pattern AND cleared_at IS NULL
                    """)
                .set("seenAt", suspicion.seenAt())
                .set("seen", suspicion.seen())
                .set("reason", suspicion.reason())
                .set("user", suspicion.userId())
                .set("pattern", suspicion.pattern().code())
                .execute(em)
            > 0;
    if (stands) {
      return Optional.empty();
    }
    UUID id = Ids.next();
    boolean isNew =
        new SqlQuery(
                    """
                    INSERT INTO monitored_user (id, user_id, pattern, seen, allowed, reason, flagged_at, last_seen_at)
                    SELECT :id, :user, :pattern, :seen, :allowed, :reason, :now, :seenAt WHERE NOT EXISTS (
                      SELECT FROM monitored_user WHERE user_id = :user AND pattern = :pattern AND cleared_at >= :seenAt)
                    ON CONFLICT DO NOTHING
                    """)
                .set("id", id)
                .set("user", suspicion.userId())
                .set("pattern", suspicion.pattern().code())
                .set("seen", suspicion.seen())
                .set("allowed", suspicion.allowed())
                .set("reason", suspicion.reason())
                .set("now", now)
                .set("seenAt", suspicion.seenAt())
                .execute(em)
            == 1;
    return isNew ? Optional.of(id) : Optional.empty();
  }

  /** Sets a flag by hand; empty if such a flag is set already. */
  Optional<UUID> flag(UUID userId, String reason, UUID by, Instant now) {
    UUID id = Ids.next();
    boolean isNew =
        new SqlQuery(
                    """
                    INSERT INTO monitored_user (id, user_id, pattern, reason, flagged_at, last_seen_at, flagged_by)
                    VALUES (:id, :user, :pattern, :reason, :now, :now, :by) ON CONFLICT DO NOTHING
                    """)
                .set("id", id)
                .set("user", userId)
                .set("pattern", Pattern.BY_HAND.code())
                .set("reason", reason)
                .set("now", now)
                .set("by", by)
                .execute(em)
            == 1;
    return isNew ? Optional.of(id) : Optional.empty();
  }

  /** Clears a flag; false if it was cleared before or does not exist. */
  boolean clear(UUID id, UUID by, Instant now) {
    return new SqlQuery(
                "UPDATE monitored_user SET cleared_at = :now, cleared_by = :by WHERE id = :id AND cleared_at IS NULL")
            .set("now", now)
            .set("by", by)
            .set("id", id)
            .execute(em)
        == 1;
  }

  Optional<MonitoredUserView> view(UUID id) {
    return new SqlQuery(SELECT)
        .add("WHERE m.id = :id")
        .set("id", id)
        .first(em, MonitoredUsers::view);
  }

  /** The flags that are set, or those that were cleared, newest first. */
  Page<MonitoredUserView> page(boolean cleared, int limit, Optional<String> cursor) {
    SqlQuery query =
        new SqlQuery(SELECT)
            .add(cleared ? "WHERE m.cleared_at IS NOT NULL" : "WHERE m.cleared_at IS NULL");
    cursor
        .map(text -> Cursor.decode(text, 2))
        .ifPresent(
            after ->
                query
                    .add("AND (m.flagged_at, m.id) < (:afterAt, :afterId)")
                    .set("afterAt", after.instant(0))
                    .set("afterId", after.uuid(1)));
    return Page.of(
        query
            .add("ORDER BY m.flagged_at DESC, m.id DESC LIMIT :limit")
            .set("limit", limit + 1)
            .list(em, MonitoredUsers::view),
        limit,
        flag -> Cursor.encode(flag.flaggedAt(), flag.id()));
  }

  private static MonitoredUserView view(ResultSet row) throws SQLException {
    return new MonitoredUserView(
        SqlQuery.uuid(row, "id"),
        new MonitoredUserView.WatchedUser(
            SqlQuery.uuid(row, "user_id"),
            row.getString("username"),
            row.getString("role"),
            row.getString("status")),
        row.getString("pattern"),
        number(row, "seen"),
        number(row, "allowed"),
        row.getString("reason"),
        SqlQuery.instant(row, "flagged_at"),
        SqlQuery.instant(row, "last_seen_at"),
        account(row, "flagged_by", "flagger"),
        SqlQuery.instantOrNull(row, "cleared_at"),
        account(row, "cleared_by", "clearer"));
  }

  private static @Nullable Integer number(ResultSet row, String column) throws SQLException {
    int number = row.getInt(column);
    return row.wasNull() ? null : number;
  }

  private static MonitoredUserView.@Nullable AccountRef account(
      ResultSet row, String id, String name) throws SQLException {
    UUID account = SqlQuery.uuidOrNull(row, id);
    return account == null ? null : new MonitoredUserView.AccountRef(account, row.getString(name));
  }
}
