package org.hospitalscheduling.web.table;

import java.util.Map;
import java.util.Optional;
import org.hospitalscheduling.web.input.Query;
import org.hospitalscheduling.web.table.CsvFile.Dialect;

/** What a request says of the CSV file that it wants. */
public final class Dialects {

  /** A tab may be written as a word, since a blank end of an address is easily lost. */
  private static final Map<String, Character> SEPARATORS =
      Map.of(",", ',', ";", ';', "\t", '\t', "tab", '\t');

  private Dialects() {}

  /** Of a file with MRNs: {@code separator}, {@code bom} and {@code keepZeros}. */
  public static Dialect ofAppointments(Query query) {
    return new Dialect(separator(query), query.flag("bom"), query.flag("keepZeros"));
  }

  /** Of a file without numbers that are names: {@code separator} and {@code bom}. */
  public static Dialect ofLog(Query query) {
    return new Dialect(separator(query), query.flag("bom"), false);
  }

  private static char separator(Query query) {
    return query
        .choice(
            "separator",
            text -> Optional.ofNullable(SEPARATORS.get(text)),
            "must be a comma, a semicolon or tab")
        .orElse(',');
  }
}
