package org.hospitalscheduling.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Whether {@code docs/security.md} matches the tests. */
class SecurityPageIT {
  private static final Pattern ROW =
      Pattern.compile("\\| [^|]+ \\| ([0-9., ]+) \\| ([A-Za-z., ]+) \\|");
  private static final Pattern NAME =
      Pattern.compile(
          "(?:DisplayName\\(\\s*\"|(?:describe|test)\\(')((?:\\d+\\.\\d+(?:\\.\\d+)?(?:, )?)+):");

  /** The project's folder; the contract is in {@code web-module/src/main/resources/META-INF}. */
  private static final Path ROOT =
      Path.of(System.getProperty("system.contract")).resolve("../../../../../..").normalize();

  @Test
  @DisplayName("every line of the page has a test of that name, and every such test a line")
  void page_and_tests_agree() throws IOException {
    Map<String, Set<String>> tested = tested();
    Set<String> told = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(ROOT.resolve("docs/security.md"))) {
      Matcher row = ROW.matcher(line);
      if (!row.matches()) {
        continue;
      }
      List<String> classes = List.of(row.group(2).split(", "));
      Set<String> ofTheRow = new TreeSet<>();
      for (String name : classes) {
        Set<String> ids = tested.getOrDefault(name, Set.of());
        if (Stream.of(row.group(1).split(", ")).noneMatch(ids::contains)) {
          wrong.add(name + " has none of " + row.group(1));
        }
        ofTheRow.addAll(ids);
      }
      for (String id : row.group(1).split(", ")) {
        told.add(id);
        if (!ofTheRow.contains(id)) {
          wrong.add("no test of " + classes + " is named " + id);
        }
      }
    }
    tested.forEach(
        (name, ids) ->
            ids.stream()
                .filter(id -> !told.contains(id))
                .forEach(id -> wrong.add("the page does not tell of " + id + " in " + name)));
    assertThat(told).hasSizeGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  /** Ids by the name of the class or file that tests them. */
  private static Map<String, Set<String>> tested() throws IOException {
    Map<String, Set<String>> tested = new HashMap<>();
    for (String tests :
        List.of(
            "ejb-module/src/test", "web-module/src/test", "ear/src/test", "pwa/src", "pwa/e2e")) {
      try (Stream<Path> files = Files.walk(ROOT.resolve(tests))) {
        files
            .filter(file -> file.toString().matches(".*(\\.java|\\.(test|story)\\.tsx?)"))
            .forEach(
                file -> {
                  Matcher names = NAME.matcher(text(file));
                  while (names.find()) {
                    tested
                        .computeIfAbsent(
                            file.getFileName().toString().replace(".java", ""),
                            name -> new TreeSet<>())
                        .addAll(List.of(names.group(1).split(", ")));
                  }
                });
      }
    }
    return tested;
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
