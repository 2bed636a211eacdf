package org.hospitalscheduling.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;

/** Reads identifiers that a query aggregated into an array of pairs of system and value. */
public final class Identifiers {

  private Identifiers() {}

  /** Reads the column; a null column is an empty list. */
  public static List<Identifier> read(ResultSet row, String column) throws SQLException {
    Array aggregated = row.getArray(column);
    if (aggregated == null) {
      return List.of();
    }
    return Arrays.stream((String[][]) aggregated.getArray())
        .map(pair -> new Identifier(pair[0], pair[1]))
        .toList();
  }
}
