package org.hospitalscheduling.directory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;

/**
 * An example of who is found by what people type; the table of them is the app's too.
 *
 * @param found whether they are found by {@code typed}
 */
record Findable(
    boolean found, String typed, String name, String mrn, @Nullable PartialDate birthDate) {

  private static final Path TABLE = Path.of("../pwa/src/lib/findable.txt");
  private static final Pattern ESCAPED = Pattern.compile("\\\\u([0-9A-Fa-f]{4})");

  static List<Findable> all() throws IOException {
    return Files.readAllLines(TABLE).stream()
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .map(
            line ->
                ESCAPED
                    .matcher(line)
                    .replaceAll(code -> Character.toString(Integer.parseInt(code.group(1), 16))))
        .map(line -> line.split(" \\| "))
        .map(
            parts ->
                new Findable(
                    parts[0].equals("yes"),
                    parts[1],
                    parts[2],
                    parts[3],
                    parts[4].equals("-") ? null : new PartialDate(parts[4])))
        .toList();
  }

  @Override
  public String toString() {
    return (found ? "" : "not ") + "by " + typed + ": " + name + " " + mrn + " " + birthDate;
  }
}
