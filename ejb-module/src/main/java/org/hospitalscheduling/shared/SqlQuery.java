package org.hospitalscheduling.shared;

import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;

/**
 * A SQL query that is put together from texts and bound values, and read row by row into records.
 * For repositories, where JPA's entities would be a detour: lists, sums, exports.
 *
 * <p>Values never become text: {@link Instant}, {@link UUID}, enums' codes and collections of UUID
 * or String are bound.
 */
public final class SqlQuery {

  /** Reads one row. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final StringBuilder sql = new StringBuilder();
  private final List<Object> values = new ArrayList<>();
  private boolean reusesPlan;

  public SqlQuery(String text, Object... bound) {
    add(text, bound);
  }

  /** Appends {@code text}, with one value for each question mark in it. */
  public SqlQuery add(String text, Object... bound) {
    sql.append(text).append('\n');
    values.addAll(Arrays.asList(bound));
    return this;
  }

  /**
   * Lets PostgreSQL plan this text once per connection and not for each set of values (its {@code
   * plan_cache_mode}). For a statement that is run all the time, whose best plan is the same
   * whatever the values, and of which the planner does not know that: a range of time looks large
   * to it as long as it does not know the bounds. Rows are found by equality on an indexed column,
   * or the plan will be a bad one for somebody. Works only in a transaction; the setting is sent
   * with the statement, in the same round trip, and is gone after it.
   */
  public SqlQuery reusingPlan() {
    reusesPlan = true;
    return this;
  }

  /** All rows, on the transaction's connection. */
  public <T> List<T> list(EntityManager em, RowMapper<T> mapper) {
    List<T> rows = new ArrayList<>();
    each(em, 0, mapper, rows::add);
    return rows;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(EntityManager em, RowMapper<T> mapper) {
    return list(em, mapper).stream().findFirst();
  }

  /**
   * Hands every row to {@code reader}.
   *
   * @param fetchSize rows that the driver keeps in memory at a time; 0 for all. It works only in a
   *     transaction, and not with {@link #reusingPlan}.
   */
  public <T> void each(EntityManager em, int fetchSize, RowMapper<T> mapper, Consumer<T> reader) {
    em.unwrap(Session.class)
        .doWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(text())) {
                statement.setFetchSize(fetchSize);
                bind(connection, statement);
                try (ResultSet rows = execute(statement)) {
                  while (rows.next()) {
                    reader.accept(mapper.map(rows));
                  }
                }
              }
            });
  }

  /** Runs an INSERT, UPDATE or DELETE and tells how many rows it touched. */
  public int execute(EntityManager em) {
    return em.unwrap(Session.class)
        .doReturningWork(
            connection -> {
              try (PreparedStatement statement = connection.prepareStatement(sql.toString())) {
                bind(connection, statement);
                return statement.executeUpdate();
              }
            });
  }

  private String text() {
    return reusesPlan
        ? "SET LOCAL plan_cache_mode = force_generic_plan;\n"
            + sql
            + ";\nSET LOCAL plan_cache_mode = auto"
        : sql.toString();
  }

  private ResultSet execute(PreparedStatement statement) throws SQLException {
    if (!reusesPlan) {
      return statement.executeQuery();
    }
    statement.execute();
    // The first of the three answers is that of SET.
    statement.getMoreResults();
    return statement.getResultSet();
  }

  // None of these asks for a class, getObject(column, Class): Payara's pool looks for the driver's
  // method by reflection at every such call, which cost twenty times the query.

  /** A {@code timestamptz} column; null where it is. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** The text as a pattern of LIKE that means only itself. */
  public static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return (UUID) row.getObject(column);
  }

  /** A {@code date} column; null where it is. */
  public static LocalDate date(ResultSet row, String column) throws SQLException {
    String date = row.getString(column);
    return date == null ? null : LocalDate.parse(date);
  }

  /** A {@code time} column that is not null. */
  public static LocalTime time(ResultSet row, String column) throws SQLException {
    return LocalTime.parse(row.getString(column));
  }

  private void bind(Connection connection, PreparedStatement statement) throws SQLException {
    for (int i = 0; i < values.size(); i++) {
      Object value = values.get(i);
      if (value instanceof Instant instant) {
        statement.setObject(i + 1, instant.atOffset(ZoneOffset.UTC));
      } else if (value instanceof Collection<?> many) {
        boolean ids = many.stream().anyMatch(UUID.class::isInstance);
        statement.setArray(i + 1, connection.createArrayOf(ids ? "uuid" : "text", many.toArray()));
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }
}
