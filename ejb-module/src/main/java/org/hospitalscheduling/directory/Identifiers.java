package org.hospitalscheduling.directory;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Identifiers as queries aggregate them: two arrays in the same order. */
public final class Identifiers {

  private Identifiers() {}

  /** Reads the two columns; both null where there are none. */
  public static List<Identifier> read(ResultSet row, String systems, String values)
      throws SQLException {
    Array aggregated = row.getArray(systems);
    if (aggregated == null) {
      return List.of();
    }
    String[] system = (String[]) aggregated.getArray();
    String[] value = (String[]) row.getArray(values).getArray();
    List<Identifier> identifiers = new ArrayList<>(system.length);
    for (int i = 0; i < system.length; i++) {
      identifiers.add(new Identifier(system[i], value[i]));
    }
    return identifiers;
  }
}
