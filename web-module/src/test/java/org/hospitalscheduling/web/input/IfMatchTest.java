package org.hospitalscheduling.web.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code If-Match} by the grammar of RFC 9110, sections 5.6.1, 8.8.3 and 13.1.1. */
class IfMatchTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"3\"              | 3",
        "W/\"3\"            | 3",
        "\"3-gzip\"         | 3",
        "\"3--gzip\"        | 3",
        "W/\"3-br\"         | 3",
        "\"3\", \"4\"       | 3 4",
        "\"3\",W/\"4-gzip\" | 3 4",
        ",, \"3\" ,\t,\"3\",| 3",
        "\"a,b\", \"3\"     | 3",
        "\"999999999\"      | 999999999",
        "\"77777777777\"    | ",
        "\"\"               | ",
        "\"abc\"            | ",
        "\"03\"             | ",
        "\"-1\"             | ",
        "\"3-gzip-gzip\"    | ",
        "\"3---gzip\"       | ",
        "\"gzip\"           | ",
        "\"ä\\\"            | ",
      })
  void a_tag_names_our_version_or_is_a_foreign_one(String header, String versions) {
    List<Integer> ours =
        versions == null
            ? List.of()
            : Arrays.stream(versions.split(" ")).map(Integer::valueOf).toList();
    assertThat(IfMatch.of(List.of(header)))
        .hasValueSatisfying(seen -> assertThat(seen.versions()).containsExactlyElementsOf(ours));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "3",
        "abc",
        "'3'",
        "\"3",
        "3\"",
        "w/\"3\"",
        "W/3",
        "W/ \"3\"",
        "\"3\" \"4\"",
        "\"3\";\"4\"",
        "*, \"3\"",
        "\"3\", *",
        "**",
        "\"a b\"",
        "\"\u007f\"",
        "\"3\"x",
        "W/*"
      })
  void what_is_no_list_of_tags_is_malformed(String header) {
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> IfMatch.of(List.of(header)));
  }

  @Test
  void several_lines_are_one_list() {
    assertThat(IfMatch.of(List.of("\"1\"", "\"2\"")).orElseThrow().versions())
        .containsExactly(1, 2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", " * ", "", " ", ",", " , ,"})
  void neither_a_star_nor_an_empty_list_names_a_version(String header) {
    assertThat(IfMatch.of(List.of(header))).isEmpty();
  }

  @Test
  void no_header_names_no_version() {
    assertThat(IfMatch.of(List.of())).isEmpty();
  }

  @Test
  void the_list_is_bounded() {
    assertThatThrownBy(
            () ->
                IfMatch.of(
                    List.of("\"0\",\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\",\"8\",\"9\",\"10\"")))
        .isInstanceOf(InvalidInputException.class);
  }

  @Test
  void the_change_is_made_to_the_version_that_is_current() {
    IfMatch seen = IfMatch.of(List.of("\"1\", \"5\", \"9\"")).orElseThrow();
    assertThat(seen.<Integer>apply(version -> current(5, version))).isEqualTo(5);
    assertStale(seen, 4);
  }

  @Test
  void a_foreign_tag_is_a_stale_one() {
    assertStale(IfMatch.of(List.of("\"abc\"")).orElseThrow(), 0);
  }

  @Test
  void another_refusal_is_not_tried_again() {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(
            () ->
                IfMatch.of(List.of("\"1\", \"2\""))
                    .orElseThrow()
                    .apply(
                        version -> {
                          assertThat(version).isEqualTo(1);
                          throw new RefusedException(Refusal.NOT_FOUND, "Not found.");
                        }))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.NOT_FOUND));
  }

  private static void assertStale(IfMatch seen, int current) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(() -> seen.apply(version -> current(current, version)))
        .satisfies(refused -> assertThat(refused.refusal()).isEqualTo(Refusal.STALE_VERSION));
  }

  private static int current(int current, int seen) {
    if (seen != current) {
      throw new RefusedException(Refusal.STALE_VERSION, "Stale.");
    }
    return seen;
  }
}
