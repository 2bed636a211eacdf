package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BookSqlTest {

  private static final Path PRODUCT = Path.of("src/main/java");

  @Test
  void the_database_is_asked_for_the_statuses_that_take_time() {
    String statuses =
        AppointmentStatus.ACTIVE.stream()
            .map(status -> "'" + status.code() + "'")
            .collect(Collectors.joining(", ", "status IN (", ")"));
    assertThat(BookSql.ACTIVE).isEqualTo(statuses);
  }

  @Test
  void a_condition_is_told_of_whom_it_is() {
    assertThat(BookSql.of("a", BookSql.UNEXPIRED))
        .isEqualTo("(a.hold_until IS NULL OR a.status <> 'pending' OR a.hold_until > :now)");
  }

  @Test
  void no_query_says_again_what_takes_time() throws IOException {
    try (Stream<Path> files = Files.walk(PRODUCT)) {
      List<String> again =
          files
              .filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("BookSql.java"))
              .filter(
                  file ->
                      text(file).contains("'checked-in'") || text(file).contains("hold_until >"))
              .map(Path::toString)
              .toList();
      assertThat(again).isEmpty();
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
