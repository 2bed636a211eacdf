package org.hospitalscheduling.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.hospitalscheduling.shared.Coded;

/** What the columns of the file may be called. */
public enum ImportColumn implements Coded {
  DEPARTMENT,
  DOCTOR,
  WEEKDAY,
  FROM,
  TO;

  /** The column of a heading, whatever its case. */
  public static Optional<ImportColumn> ofHeading(String heading) {
    String wanted = heading.strip().toLowerCase(Locale.ROOT);
    return Arrays.stream(values()).filter(each -> each.code().equals(wanted)).findFirst();
  }
}
