package org.hospitalscheduling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Each table belongs to one capability, which alone writes it. Who else reads it stands in {@code
 * table-owners.txt}, so that a new reader is a decision and not an accident.
 */
class TableOwnersTest {
  private static final Path SOURCES = Path.of("src/main/java/org/hospitalscheduling");
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  private static final Pattern CREATED = Pattern.compile("CREATE TABLE (?:IF NOT EXISTS )?(\\w+)");
  private static final Pattern LITERAL =
      Pattern.compile("\"\"\"[\\s\\S]*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"");
  private static final Pattern NAMED =
      Pattern.compile("\\b(DELETE FROM|FROM|JOIN|INSERT INTO|UPDATE) (?:ONLY )?(\\w+)\\b");
  private static final Pattern MAPPED = Pattern.compile("@Table\\(name = \"(\\w+)\"");

  /** Functions of the database that write a table for whoever may call them. */
  private static final Map<String, String> WRITTEN_BY =
      Map.of(
          "append_activity_seal", "activity_seal",
          "add_activity_months", "activity_month",
          "detach_activity_month", "activity_edge");

  private static final Map<String, Set<String>> WRITERS = new TreeMap<>();
  private static final Map<String, Set<String>> READERS = new TreeMap<>();

  @BeforeAll
  static void read() throws IOException {
    for (String script : contents(MIGRATIONS, ".sql").values()) {
      CREATED.matcher(script).results().forEach(table -> enter(table.group(1)));
    }
    contents(SOURCES, ".java").forEach(TableOwnersTest::look);
  }

  @Test
  void one_capability_writes_a_table() {
    WRITERS.remove("demo_marker");
    assertThat(WRITERS).allSatisfy((table, writers) -> assertThat(writers).as(table).hasSize(1));
  }

  @Test
  void who_else_reads_it_is_written_down() throws IOException {
    List<String> found =
        WRITERS.keySet().stream()
            .filter(table -> !WRITERS.get(table).isEmpty())
            .map(table -> (table + " " + only(table) + " < " + others(table)).strip())
            .map(line -> line.replaceFirst(" <$", ""))
            .toList();
    try (InputStream file = TableOwnersTest.class.getResourceAsStream("/table-owners.txt")) {
      assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8).lines())
          .filteredOn(line -> !line.startsWith("#"))
          .containsExactlyElementsOf(found);
    }
  }

  private static void enter(String table) {
    WRITERS.put(table, new TreeSet<>());
    READERS.put(table, new TreeSet<>());
  }

  private static void look(Path file, String source) {
    String capability = SOURCES.relativize(file).getName(0).toString();
    Matcher mapped = MAPPED.matcher(source);
    while (mapped.find()) {
      WRITERS.get(mapped.group(1)).add(capability);
    }
    Matcher literal = LITERAL.matcher(source);
    while (literal.find()) {
      WRITTEN_BY.forEach(
          (function, table) -> {
            if (literal.group().contains(function + "(")) {
              WRITERS.get(table).add(capability);
            }
          });
      NAMED
          .matcher(literal.group())
          .results()
          .filter(named -> WRITERS.containsKey(named.group(2)))
          .forEach(
              named ->
                  (named.group(1).matches("FROM|JOIN") ? READERS : WRITERS)
                      .get(named.group(2))
                      .add(capability));
    }
  }

  private static String only(String table) {
    return String.join(" ", WRITERS.get(table));
  }

  private static String others(String table) {
    return READERS.get(table).stream()
        .filter(reader -> !WRITERS.get(table).contains(reader))
        .collect(Collectors.joining(" "));
  }

  private static Map<Path, String> contents(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      Map<Path, String> contents = new TreeMap<>();
      for (Path file : files.filter(each -> each.toString().endsWith(ending)).toList()) {
        contents.put(file, Files.readString(file));
      }
      return contents;
    }
  }
}
