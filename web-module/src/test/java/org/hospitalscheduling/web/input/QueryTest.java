package org.hospitalscheduling.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.ws.rs.core.AbstractMultivaluedMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hospitalscheduling.shared.Cursor;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryTest {

  @Test
  void a_parameter_that_nobody_asked_for_is_at_fault() {
    assertThat(faults("departement=1", query -> query.uuids("department")))
        .extracting(FieldError::field)
        .containsExactly("departement");
  }

  @Test
  void a_parameter_that_comes_twice_is_at_fault() {
    assertThat(faults("q=a&q=b", query -> query.text("q", 100)))
        .containsExactly(new FieldError("q", "must be given only once"));
  }

  @ParameterizedTest(name = "q={0}")
  @CsvSource({"%FC", "%C0%AF", "%E2%82", "%zz", "%4", "%", "ü", "%ED%A0%80"})
  void what_is_not_percent_encoded_utf_8_is_at_fault(String text) {
    assertThat(faults("q=" + text, query -> query.text("q", 100)))
        .containsExactly(new FieldError("q", "must be percent-encoded UTF-8"));
  }

  @ParameterizedTest(name = "q={0} is {1}")
  @CsvSource({
    "M%C3%BCller+Hanna, Müller Hanna",
    "Mu%CC%88nch, Münch",
    "%C2%A0%E2%80%8Bcurie%0A, curie",
    "a%2Bb, a+b"
  })
  void text_is_decoded_composed_and_stripped(String text, String read) {
    assertThat(faults("q=" + text, query -> assertThat(query.text("q", 100)).contains(read)))
        .isEmpty();
  }

  @Test
  void what_nobody_can_see_is_not_there() {
    assertThat(faults("q=%E2%80%8B", query -> assertThat(query.text("q", 100)).isEmpty()))
        .isEmpty();
  }

  @Test
  void the_longest_cursor_of_an_answer_is_a_question() {
    String cursor = Cursor.encode(2, "👩".repeat(200), UUID.randomUUID());
    assertThat(faults("cursor=" + cursor, query -> assertThat(query.cursor()).contains(cursor)))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} to {1}: {2}")
  @CsvSource({
    "2026-11-23T00:00:00Z, 2026-11-24T00:00:00Z, ''",
    "2026-11-23T00:00:00-05:00, 2026-11-23T14:00:00+05:45, ''",
    "2026-11-23T00:00:00 01:00, 2026-11-23T14:00:00 05:45, ''",
    "2026-11-23 00:00:00Z, 2026-11-24T00:00:00Z, from",
    "2026-11-23T00:00:00Z, 2026-11-23T00:00:00Z, to",
    "2026-11-24T00:00:00Z, 2026-11-23T00:00:00Z, to",
    "2016-11-23T00:00:00Z, 2026-11-23T00:00:00Z, to",
    "yesterday, 2026-11-23T00:00:00Z, from",
    "'', 2026-11-23T00:00:00Z, from"
  })
  void a_range_has_a_beginning_before_its_end_and_is_not_too_long(
      String from, String to, String field) {
    assertThat(faults("from=" + from + "&to=" + to, query -> query.range(Duration.ofDays(400))))
        .extracting(FieldError::field)
        .isEqualTo(field.isEmpty() ? List.of() : List.of(field));
  }

  @ParameterizedTest(name = "department={0} is at fault")
  @CsvSource({"x", "''", "'01a2041c-7761-73bf-9484-47c6028cb8c6,'", "1-2-3-4-5"})
  void ids_are_uuids_separated_by_commas(String ids) {
    assertThat(faults("department=" + ids, query -> query.uuids("department")))
        .extracting(FieldError::field)
        .containsExactly("department");
  }

  private static List<FieldError> faults(String text, Consumer<Query> read) {
    MultivaluedMap<String, String> parameters = new AbstractMultivaluedMap<>(new HashMap<>()) {};
    for (String pair : text.split("&")) {
      int sign = pair.indexOf('=');
      parameters.add(pair.substring(0, sign), pair.substring(sign + 1));
    }
    InvalidInputException invalid =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> {
              Query query = new Query(parameters);
              read.accept(query);
              query.check();
            });
    return invalid == null ? List.of() : invalid.errors();
  }
}
