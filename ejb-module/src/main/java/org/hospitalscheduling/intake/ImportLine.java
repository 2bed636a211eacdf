package org.hospitalscheduling.intake;

import java.util.Map;

/**
 * A line of the file with something in it.
 *
 * @param number as an editor counts, from 1
 * @param cells without the space around them; those that are empty are not there
 */
public record ImportLine(int number, Map<ImportColumn, String> cells) {

  public ImportLine {
    cells = Map.copyOf(cells);
  }

  String cell(ImportColumn column) {
    return cells.get(column);
  }

  boolean has(ImportColumn column) {
    return cells.containsKey(column);
  }
}
