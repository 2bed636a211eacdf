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
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.hibernate.jdbc.ReturningWork;
import org.jspecify.annotations.Nullable;

/**
 * An SQL statement composed of text with named parameters and bound values, read row by row into
 * records. For repositories, where entities would be a detour (lists, totals, exports) and for what
 * JPQL cannot express.
 *
 * <p>A value stands in the text as {@code :name}, as often as it is needed, and is bound once by
 * {@link #set}. Arrays are bound by {@link #setIds} or {@link #setTexts}, which declare their type,
 * so that an empty array has it too. Values are never inlined as text. Quoted text, comments and
 * casts ({@code ::uuid}) are left as they are.
 */
public final class SqlQuery {

  /** Maps one row. */
  @FunctionalInterface
  public interface RowMapper<T> {
    T map(ResultSet row) throws SQLException;
  }

  private final StringBuilder sql = new StringBuilder();
  private final Map<String, Object> values = new HashMap<>();
  private @Nullable String planCacheMode;

  public SqlQuery(String text) {
    add(text);
  }

  /** Appends the condition that the column has one of {@code ids}; nothing if there are none. */
  public SqlQuery addAmong(String column, Collection<UUID> ids) {
    String name = column.replaceAll("\\W|_", "");
    if (ids.size() == 1) {
      // By equality, so that an index can return the rows in order.
      add("AND " + column + " = :" + name).set(name, ids.iterator().next());
    } else if (!ids.isEmpty()) {
      add("AND " + column + " = ANY (:" + name + ")").setIds(name, ids);
    }
    return this;
  }

  /** Appends {@code text}, on a line of its own. */
  public SqlQuery add(String text) {
    sql.append(text).append('\n');
    return this;
  }

  /**
   * Binds {@code :name}.
   *
   * @param value a UUID, a string, a number, a boolean, bytes, an {@link Instant}, a {@link
   *     LocalDate} or {@link LocalTime}, or null
   * @throws IllegalArgumentException for a collection, whose element type would be a guess
   */
  public SqlQuery set(String name, @Nullable Object value) {
    if (value instanceof Collection) {
      throw new IllegalArgumentException(name + ": say whether it is of ids or of texts");
    }
    values.put(name, value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value);
    return this;
  }

  /** Binds {@code :name} as a {@code uuid[]}. */
  public SqlQuery setIds(String name, Collection<UUID> ids) {
    values.put(name, new Many("uuid", ids.toArray()));
    return this;
  }

  /** Binds {@code :name} as a {@code text[]}. */
  public SqlQuery setTexts(String name, Collection<String> texts) {
    values.put(name, new Many("text", texts.toArray()));
    return this;
  }

  /** Binds {@code :name} as a {@code text[]} of codes. */
  public SqlQuery setCodes(String name, Collection<? extends Coded> constants) {
    return setTexts(name, constants.stream().map(Coded::code).toList());
  }

  /** Binds {@code :start} and {@code :end}. */
  public SqlQuery setRange(TimeRange range) {
    return set("start", range.start()).set("end", range.end());
  }

  private record Many(String type, Object[] values) {}

  /**
   * Lets PostgreSQL plan this statement once per connection and not for each set of values ({@code
   * plan_cache_mode}). For a frequent statement whose best plan does not depend on the values,
   * while the planner assumes that it does: without its bounds, a time range looks large to the
   * planner. The statement must find its rows by equality on an indexed column; otherwise the plan
   * will be bad for some values. Works only in a transaction; the setting is sent with the
   * statement in one round trip and does not outlive it.
   */
  public SqlQuery reusingPlan() {
    planCacheMode = "force_generic_plan";
    return this;
  }

  /**
   * Lets PostgreSQL plan this statement each time, also where it believes that a plan that is made
   * once is as good. For a statement that finds few rows or very many, depending on the values; as
   * {@link #reusingPlan} in all else.
   */
  public SqlQuery planningAnew() {
    planCacheMode = "force_custom_plan";
    return this;
  }

  /** All rows, read on the transaction's connection. */
  public <T> List<T> list(EntityManager em, RowMapper<T> mapper) {
    return on(em, connection -> list(connection, mapper));
  }

  /** All rows, on a connection that the caller owns. */
  public <T> List<T> list(Connection connection, RowMapper<T> mapper) throws SQLException {
    List<T> rows = new ArrayList<>();
    each(connection, 0, mapper, rows::add);
    return rows;
  }

  /** The first row, if there is one. */
  public <T> Optional<T> first(EntityManager em, RowMapper<T> mapper) {
    return list(em, mapper).stream().findFirst();
  }

  /** Whether there is a row. */
  public boolean exists(EntityManager em) {
    return first(em, row -> true).isPresent();
  }

  /** The first row, if there is one, on a connection that the caller owns. */
  public <T> Optional<T> first(Connection connection, RowMapper<T> mapper) throws SQLException {
    return list(connection, mapper).stream().findFirst();
  }

  /**
   * Passes every row to {@code reader}.
   *
   * @param fetchSize rows that the driver keeps in memory at a time; 0 for all. It works only in a
   *     transaction, and not with {@link #reusingPlan} or {@link #planningAnew}.
   */
  public <T> void each(EntityManager em, int fetchSize, RowMapper<T> mapper, Consumer<T> reader) {
    on(
        em,
        connection -> {
          each(connection, fetchSize, mapper, reader);
          return null;
        });
  }

  /** Hands every row to {@code reader}, on a connection that the caller owns. */
  public <T> void each(
      Connection connection, int fetchSize, RowMapper<T> mapper, Consumer<T> reader)
      throws SQLException {
    Parsed parsed = Parsed.of(sql.toString());
    try (PreparedStatement statement = connection.prepareStatement(withPlan(parsed.text()))) {
      statement.setFetchSize(fetchSize);
      bind(connection, statement, parsed);
      try (ResultSet rows = execute(statement)) {
        while (rows.next()) {
          reader.accept(mapper.map(rows));
        }
      }
    }
  }

  /** Runs an INSERT, UPDATE or DELETE and returns the number of affected rows. */
  public int execute(EntityManager em) {
    return on(em, this::execute);
  }

  /** The same on a connection that the caller owns. */
  public int execute(Connection connection) throws SQLException {
    Parsed parsed = Parsed.of(sql.toString());
    try (PreparedStatement statement = connection.prepareStatement(parsed.text())) {
      bind(connection, statement, parsed);
      return statement.executeUpdate();
    }
  }

  private static <T> T on(EntityManager em, ReturningWork<T> work) {
    return em.unwrap(Session.class).doReturningWork(work);
  }

  private String withPlan(String text) {
    return planCacheMode != null
        ? "SET LOCAL plan_cache_mode = "
            + planCacheMode
            + ";\n"
            + text
            + ";\nSET LOCAL plan_cache_mode = auto"
        : text;
  }

  private ResultSet execute(PreparedStatement statement) throws SQLException {
    if (planCacheMode == null) {
      return statement.executeQuery();
    }
    statement.execute();
    // The first of the three results is that of SET.
    statement.getMoreResults();
    return statement.getResultSet();
  }

  // None of these calls getObject(column, Class): Payara's pool looks the driver's method
  // up by reflection at every such call, which cost twenty times as much as the query.

  /** A {@code timestamptz} column that is not null. */
  public static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getTimestamp(column).toInstant();
  }

  public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
    Timestamp time = row.getTimestamp(column);
    return time == null ? null : time.toInstant();
  }

  /** Escapes the text so that LIKE matches it literally. */
  public static String literally(String text) {
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
  }

  /** A {@code uuid} column that is not null. */
  public static UUID uuid(ResultSet row, String column) throws SQLException {
    return (UUID) row.getObject(column);
  }

  public static @Nullable UUID uuidOrNull(ResultSet row, String column) throws SQLException {
    return (UUID) row.getObject(column);
  }

  /** The columns {@code starts_at} and {@code ends_at}. */
  public static TimeRange range(ResultSet row) throws SQLException {
    return new TimeRange(instant(row, "starts_at"), instant(row, "ends_at"));
  }

  /** The spans as the text of a {@code tstzmultirange}. */
  public static String multirange(Collection<TimeRange> spans) {
    return spans.stream()
        .map(span -> "[" + span.start() + "," + span.end() + ")")
        .collect(Collectors.joining(",", "{", "}"));
  }

  /** A {@code date} column that is not null. */
  public static LocalDate date(ResultSet row, String column) throws SQLException {
    return LocalDate.parse(row.getString(column));
  }

  /** A {@code date} column; null where it is null. */
  public static @Nullable LocalDate dateOrNull(ResultSet row, String column) throws SQLException {
    String day = row.getString(column);
    return day == null ? null : LocalDate.parse(day);
  }

  /** A {@code time} column that is not null. */
  public static LocalTime time(ResultSet row, String column) throws SQLException {
    return LocalTime.parse(row.getString(column));
  }

  private void bind(Connection connection, PreparedStatement statement, Parsed parsed)
      throws SQLException {
    int place = 0;
    for (String name : parsed.names()) {
      Object value = values.get(name);
      if (value == null && !values.containsKey(name)) {
        throw new IllegalStateException("no value for :" + name);
      }
      place++;
      if (value instanceof Many many) {
        statement.setArray(place, connection.createArrayOf(many.type(), many.values()));
      } else {
        statement.setObject(place, value);
      }
    }
  }

  /**
   * The text in the driver's notation.
   *
   * @param names the names of the parameters, in the order of their question marks
   */
  record Parsed(String text, List<String> names) {

    /** The texts parsed so far. Most statements are constants; there are a few hundred in all. */
    private static final Map<String, Parsed> KNOWN = new ConcurrentHashMap<>();

    private static final int MAX_KNOWN = 1_000;

    /** Parses a text, once. */
    static Parsed of(String sql) {
      Parsed known = KNOWN.get(sql);
      if (known == null) {
        known = parse(sql);
        if (KNOWN.size() < MAX_KNOWN) {
          KNOWN.put(sql, known);
        }
      }
      return known;
    }

    private static Parsed parse(String sql) {
      StringBuilder text = new StringBuilder(sql.length());
      List<String> names = new ArrayList<>();
      int copied = 0;
      int at = 0;
      while (at < sql.length()) {
        int end = end(sql, at);
        if (sql.charAt(at) == ':' && end - at > 1 && sql.charAt(at + 1) != ':') {
          names.add(sql.substring(at + 1, end));
          text.append(sql.substring(copied, at)).append('?');
          copied = end;
        }
        at = end;
      }
      return new Parsed(text.append(sql.substring(copied)).toString(), List.copyOf(names));
    }

    /** The end of the token at {@code at}: quoted text, a comment, a name or a character. */
    private static int end(String sql, int at) {
      char first = sql.charAt(at);
      char second = at + 1 < sql.length() ? sql.charAt(at + 1) : ' ';
      int end = at + 1;
      if (first == '\'' || first == '"') {
        return after(sql, end, first);
      }
      if (first == '-' && second == '-') {
        return after(sql, end, '\n');
      }
      if (first == ':' && second == ':') {
        return at + 2;
      }
      if (first == ':' && Character.isLetter(second)) {
        while (end < sql.length() && Character.isLetterOrDigit(sql.charAt(end))) {
          end++;
        }
      }
      return end;
    }

    private static int after(String sql, int from, char last) {
      int end = sql.indexOf(last, from);
      return end < 0 ? sql.length() : end + 1;
    }
  }
}
