package org.hospitalscheduling.settings;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Optional;

/** Which country a time zone is of, by the tables of the tz database. */
final class ZoneCountries {

  private static final String TABLE = "zone-countries.txt";

  private ZoneCountries() {}

  /** ISO 3166-1 alpha-2; empty for a zone of no country, such as UTC. */
  static Optional<String> of(ZoneId zone) {
    String line = zone.getId() + " ";
    try (InputStream table = ZoneCountries.class.getResourceAsStream(TABLE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .filter(each -> each.startsWith(line))
          .map(each -> each.substring(line.length()))
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
