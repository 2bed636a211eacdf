package org.hospitalscheduling.intake;

import java.util.Locale;
import java.util.Optional;
import org.hospitalscheduling.shared.Coded;
import org.hospitalscheduling.shared.Text;

/** The columns that the file may have. */
public enum ImportColumn implements Coded {
  DEPARTMENT,
  DOCTOR,
  WEEKDAY,
  FROM,
  TO;

  /** The column with this heading, ignoring case. */
  public static Optional<ImportColumn> ofHeading(String heading) {
    return Coded.find(ImportColumn.class, Text.strip(heading).toLowerCase(Locale.ROOT));
  }
}
