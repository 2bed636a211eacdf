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
 * An SQL query composed of text and bound values, read row by row into records. For repositories,
 * where entities would be a detour: lists, totals, exports.
 *
 * <p>Values are never inlined as text: {@link Instant}, {@link UUID}, enum codes and collections of
 * UUID or String are bound.
 */
public final class SqlQuery {

  /** Maps one row. */
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
   * Lets PostgreSQL plan this statement once per connection and not for each set of values ({@code
   * plan_cache_mode}). For a frequent statement whose best plan does not depend on the values,
   * while the planner assumes that it does: without its bounds, a time range looks large to the
   * planner. The statement must find its rows by equality on an indexed column; otherwise the plan
   * will be bad for some values. Works only in a transaction; the setting is sent with the
   * statement in one round trip and does not outlive it.
   */
  public SqlQuery reusingPlan() {
    reusesPlan = true;
    return this;
  }

  /** All rows, read on the transaction's connection. */
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
   * Passes every row to {@code reader}.
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

  /** Runs an INSERT, UPDATE or DELETE and returns the number of affected rows. */
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
    // The first of the three results is that of SET.
    statement.getMoreResults();
    return statement.getResultSet();
  }

  // None of these calls getObject(column, Class): Payara's pool looks the driver's method
  // up by reflection at every such call, which cost twenty times as much as the query.

  /** A {@code timestamptz} column; null if the column is null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** Escapes the text so that LIKE matches it literally. */
  public static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return (UUID) row.getObject(column);
  }

  /** A {@code date} column; null if the column is null. */
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
