package org.hospitalscheduling.intake;

import java.util.Map;

/**
 * A non-empty line of the file.
 *
 * @param number as an editor counts, from 1
 * @param cells trimmed; empty cells are left out
 */
public record ImportLine(int number, Map<ImportColumn, String> cells) {

  public ImportLine {
    cells = Map.copyOf(cells);
  }

  /** Empty if it has none. */
  String cell(ImportColumn column) {
    return cells.getOrDefault(column, "");
  }

  boolean has(ImportColumn column) {
    return cells.containsKey(column);
  }
}
