package org.hospitalscheduling.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import org.hospitalscheduling.shared.Patch;
import org.hospitalscheduling.web.input.InvalidInputException.FieldError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "{\"a\":}", "null", "{} {}"})
  void what_is_no_json_object_is_refused(String text) {
    assertThat(faults(text, body -> null)).extracting(FieldError::field).containsExactly("body");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "{\"a\":1,\"a\":1}",
        "{\"a\":1,\"\\u0061\":2}",
        "{\"n\":{\"b\":1,\"b\":2}}",
        "{\"n\":[{\"b\":1,\"b\":2}]}"
      })
  void a_field_that_comes_twice_is_refused(String json) {
    assertThat(faults(json, body -> null))
        .containsExactly(new FieldError("body", "must not have the same field twice in an object"));
  }

  @ParameterizedTest(name = "{0} digits")
  @ValueSource(ints = {401, 1_000, 1_101, 9_999, 60_000})
  void a_number_without_end_is_refused_and_breaks_nothing(int digits) {
    for (String number :
        List.of("9".repeat(digits), "-" + "9".repeat(digits), "0." + "3".repeat(digits))) {
      for (String json : List.of("{\"zzz\":%s}", "{\"n\":[%s]}", "{\"n\":{\"m\":%s}}", "%s")) {
        assertThat(faults(json.formatted(number), body -> null))
            .extracting(FieldError::field)
            .containsExactly("body");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e999999999",
        "1e-999999999",
        "1e2147483648",
        "-1e99999999999",
        "9e400",
        "0e99999999999"
      })
  void an_exponent_of_any_size_is_a_fault_and_breaks_nothing(String number) {
    assertThat(faults("{\"n\":" + number + "}", body -> body.integer("n", 1, 10)))
        .hasSize(1)
        .extracting(FieldError::field)
        .containsAnyOf("n", "body");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"4dfc6c6c6572", "c0af", "e282", "eda080", "ff"})
  void what_is_not_utf_8_is_refused(String hex) {
    byte[] name = HexFormat.of().parseHex(hex);
    byte[] start = "{\"n\":\"".getBytes(StandardCharsets.US_ASCII);
    byte[] end = "\"}".getBytes(StandardCharsets.US_ASCII);
    byte[] body =
        ByteBuffer.allocate(start.length + name.length + end.length)
            .put(start)
            .put(name)
            .put(end)
            .array();
    assertThatThrownBy(() -> Body.parse(body))
        .isInstanceOfSatisfying(
            InvalidInputException.class,
            refused ->
                assertThat(refused.errors())
                    .containsExactly(new FieldError("body", "must be text in UTF-8")));
  }

  @Test
  void a_line_and_lines_are_two_things() {
    String json = "{\"n\":\" a\\r\\nb \"}";
    assertThat(parse(json).text("n", 1, 5)).contains("a\nb");
    assertThat(faults(json, body -> body.line("n", 1, 5)))
        .containsExactly(new FieldError("n", "must not contain control characters"));
  }

  @Test
  void a_secret_is_read_as_it_was_sent() {
    assertThat(parse("{\"p\":\" Mu\\u0308nch\\t\"}").secret("p", 1, 8)).contains(" Mu\u0308nch\t");
    for (String wrong : List.of("\"\"", "\"\\ud800\"", "\"123456789\"")) {
      assertThat(faults("{\"p\":" + wrong + "}", body -> body.secret("p", 1, 8)))
          .containsExactly(new FieldError("p", "must have 1 to 8 characters"));
    }
  }

  @ParameterizedTest(name = "{0}{1}, a thousand times")
  @CsvSource({"[, ]", "[, ''", "'{\"a\":', }", "'{\"a\":[', ]}"})
  void what_is_nested_without_end_is_refused_and_breaks_nothing(String open, String close) {
    assertThat(faults(open.repeat(1000) + close.repeat(1000), body -> null))
        .containsExactly(new FieldError("body", "must not be nested so deeply"));
  }

  @Test
  void brackets_in_a_text_nest_nothing() {
    assertThat(
            faults(
                "{\"n\":\"\\\"" + "[{".repeat(30) + "\"}",
                body -> body.required("n", body.text("n", 0, 100))))
        .isEmpty();
  }

  @ParameterizedTest(name = "{0} is at fault")
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"n\":1}|must be a string",
        "{\"n\":\"\"}|must not be blank",
        "{\"n\":\"   \"}|must not be blank",
        "{\"n\":\"123456\"}|must have at most 5 characters",
        "{\"n\":\"a\\u0000b\"}|must not contain control characters",
        "{\"n\":null}|is required",
        "{}|is required"
      })
  void text_is_neither_blank_nor_too_long(String json, String message) {
    assertThat(faults(json, body -> body.required("n", body.text("n", 1, 5))))
        .containsExactly(new FieldError("n", message));
  }

  @Test
  void an_address_is_read_without_what_was_pasted_around_it_and_a_refusal_says_why() {
    assertThat(
            faults(
                "{\"n\":\" ada@example.org\u00a0\"}",
                body -> {
                  assertThat(body.email("n")).contains("ada@example.org");
                  return null;
                }))
        .isEmpty();
    assertThat(faults("{\"n\":\"ada@example..org\"}", body -> body.email("n")))
        .containsExactly(new FieldError("n", "must have a valid domain after the @"));
    assertThat(faults("{\"n\":7}", body -> body.email("n")))
        .containsExactly(new FieldError("n", "must be a string"));
  }

  @Test
  void length_is_counted_in_characters_that_people_see_as_one() {
    assertThat(faults("{\"n\":\"👩👩👩👩👩\"}", body -> body.text("n", 1, 5))).isEmpty();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "2026-11-23T09:00:00Z, fine",
    "2026-11-23T10:00:00+01:00, fine",
    "2026-07-01T10:00:00+02:00, fine",
    "2026-11-23T10:00:00+02:00, fine",
    "2026-07-01T10:00:00+01:00, fine",
    "2027-12-01T03:00:00-05:00, fine",
    "2027-12-01T03:00:00+05:45, fine",
    "2027-12-01T03:00:00-00:00, fine",
    "2027-12-01T03:00:00+19:00, wrong",
    "2026-11-23T09:00:00, wrong",
    "2026-11-23, wrong",
    "2026-02-30T09:00:00Z, wrong",
    "9999-01-01T00:00:00Z, wrong",
    "tomorrow, wrong"
  })
  void a_time_has_an_offset_whichever(String text, String verdict) {
    assertThat(faults("{\"start\":\"" + text + "\"}", body -> body.instant("start")))
        .extracting(FieldError::field)
        .isEqualTo(verdict.equals("fine") ? List.of() : List.of("start"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "11", "1.5", "1e3", "\"5\"", "true", "99999999999999999999", "[1]"})
  void a_whole_number_lies_within_its_bounds(String number) {
    assertThat(faults("{\"n\":" + number + "}", body -> body.integer("n", 1, 10)))
        .extracting(FieldError::field)
        .containsExactly("n");
  }

  @Test
  void every_field_at_fault_is_named_unknown_and_nested_ones_too() {
    String json =
        "{\"doctorId\":\"x\",\"admin\":true,\"patient\":{\"mrn\":7,\"role\":\"ADMIN\"},\"list\":[{\"a\":1}]}";
    assertThat(
            faults(
                json,
                body -> {
                  body.uuid("doctorId");
                  body.object("patient").map(patient -> patient.text("mrn", 1, 50));
                  body.objects("list", 5)
                      .map(list -> list.stream().map(item -> item.text("a", 1, 5)).toList());
                  return null;
                }))
        .extracting(FieldError::field)
        .containsExactlyInAnyOrder("doctorId", "admin", "patient.mrn", "patient.role", "list[0].a");
  }

  @Test
  void a_patch_tells_absent_from_null() {
    Body body = parse("{\"reason\":null}");
    assertThat(body.clearable("reason", field -> body.text(field, 0, 5))).isEqualTo(Patch.to(null));
    assertThat(body.clearable("typeId", body::uuid)).isEqualTo(Patch.keep());
    body.check();
    assertThat(faults("{\"start\":null}", patch -> patch.patch("start", patch::instant)))
        .containsExactly(new FieldError("start", "must not be null"));
  }

  @Test
  void values_are_read_as_they_stand() {
    Body body = parse("{\"start\":\"2026-11-23T10:00:00+01:00\",\"n\":5,\"b\":true}");
    assertThat(body.instant("start")).contains(Instant.parse("2026-11-23T09:00:00Z"));
    assertThat(body.integer("n", 1, 10)).contains(5);
    assertThat(body.flag("b")).contains(true);
    body.check();
  }

  @Test
  void a_number_lies_within_its_bounds() {
    assertThat(parse("{\"share\":0.85}").number("share", 0, 1)).contains(0.85);
    assertThat(parse("{\"share\":1}").number("share", 0, 1)).contains(1.0);
    for (String wrong : List.of("1.01", "-1", "\"0.5\"", "1e999", "true")) {
      assertThat(faults("{\"share\":" + wrong + "}", body -> body.number("share", 0, 1)))
          .as(wrong)
          .containsExactly(new FieldError("share", "must be a number of 0.0 to 1.0"));
    }
  }

  private static List<FieldError> faults(String json, Function<Body, Object> read) {
    InvalidInputException invalid =
        catchThrowableOfType(
            InvalidInputException.class,
            () -> {
              Body body = parse(json);
              read.apply(body);
              body.check();
            });
    return invalid == null ? List.of() : invalid.errors();
  }

  private static Body parse(String json) {
    return Body.parse(json.getBytes(StandardCharsets.UTF_8));
  }
}
