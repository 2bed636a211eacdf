package org.hospitalscheduling.demo;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Streams rows into one table in PostgreSQL's COPY text format; {@link #finish} completes the copy.
 */
final class CopyRows implements AutoCloseable {

  private static final int CHUNK = 1 << 16;

  private final StringBuilder buffer = new StringBuilder(CHUNK + 1024);
  private final CopyIn copy;

  /**
   * @param table with its columns, for instance {@code visit (id, day)}
   */
  CopyRows(Connection connection, String table) throws SQLException {
    copy =
        connection.unwrap(PGConnection.class).getCopyAPI().copyIn("COPY " + table + " FROM STDIN");
  }

  /** Adds one row; a value is written as its {@code toString}, {@code null} as NULL. */
  void add(@Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (i > 0) {
        buffer.append('\t');
      }
      append(values[i]);
    }
    buffer.append('\n');
    if (buffer.length() > CHUNK) {
      send();
    }
  }

  private void append(@Nullable Object value) {
    if (value == null) {
      buffer.append("\\N");
      return;
    }
    String text = value.toString();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\\' -> buffer.append("\\\\");
        case '\t' -> buffer.append("\\t");
        case '\n' -> buffer.append("\\n");
        case '\r' -> buffer.append("\\r");
        default -> buffer.append(c);
      }
    }
  }

  private void send() throws SQLException {
    byte[] bytes = buffer.toString().getBytes(StandardCharsets.UTF_8);
    copy.writeToCopy(bytes, 0, bytes.length);
    buffer.setLength(0);
  }

  /** Completes the copy: its rows are in the transaction from now on, or an exception is thrown. */
  long finish() throws SQLException {
    send();
    return copy.endCopy();
  }

  /** Aborts a copy that was not finished. */
  @Override
  public void close() throws SQLException {
    if (copy.isActive()) {
      copy.cancelCopy();
    }
  }
}
