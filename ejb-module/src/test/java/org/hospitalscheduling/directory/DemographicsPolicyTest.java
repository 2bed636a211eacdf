package org.hospitalscheduling.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.hospitalscheduling.shared.PartialDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Olga Owner, born on 2 January 1980, and who is given by her MRN. */
class DemographicsPolicyTest {

  @ParameterizedTest(name = "{0}, {1}: {2}")
  @CsvSource({
    "'Owner, Olga', 1980-01-02, ''",
    "'OWNER,  olga', 1980-01-02, ''",
    "'Olga Owner', 1980-01-02, ''",
    "'Ówner, Ólga', , ''",
    "'Owner, Olga', , ''",
    "'Newcomer, Nora', 1980-01-02, name",
    "'Owner, Olga', 1980-02-01, birthDate",
    "'Newcomer, Nora', 2001-02-03, 'name,birthDate'",
    "'Owner', 1980-01-02, name",
    "'Owner, Olga', 1980, ''",
    "'Owner, Olga', 1980-01, ''",
    "'Owner, Olga', 1981, birthDate",
    "'Owner, Olga', 1980-02, birthDate"
  })
  void what_contradicts_what_is_known(String name, @Nullable String born, String fields) {
    assertThat(String.join(",", differs(name, born, "1980-01-02"))).isEqualTo(fields);
  }

  @ParameterizedTest
  @CsvSource({"1980-01-02", "2001-02-03"})
  void what_is_not_known_is_not_contradicted(String born) {
    assertThat(differs("Owner, Olga", born, null)).isEmpty();
  }

  @ParameterizedTest(name = "{0}, {1} and {2}: {3}")
  @CsvSource({
    "'Owner, Olga', 1980-01-02, 1980-01-02, true",
    "'OLGA  ówner', 1980-01-02, 1980-01-02, true",
    "'Owner, Olga', 1980-01-03, 1980-01-02, false",
    "'Newcomer, Nora', 1980-01-02, 1980-01-02, false",
    "'Owner, Olga', 1980-01, 1980-01, false",
    "'Owner, Olga', 1980, 1980-01-02, false",
    "'Owner, Olga', 1980-01-02, , false",
    "'Owner, Olga', , , false"
  })
  void who_is_likely_to_be_one_who_is_known(
      String name, @Nullable String born, @Nullable String known, boolean likely) {
    assertThat(DemographicsPolicy.isLikely(request(name, born, null), "Owner, Olga", date(known)))
        .isEqualTo(likely);
  }

  @ParameterizedTest(name = "program: {0}, confirmed: {1}, asks: {2}")
  @CsvSource({
    "false, , true",
    "false, false, true",
    "false, true, false",
    "true, , false",
    "true, false, true",
    "true, true, false"
  })
  void people_are_asked_and_programs_only_if_they_want_to_be(
      boolean isProgram, @Nullable Boolean confirmed, boolean asks) {
    assertThat(DemographicsPolicy.asksFirst(request("Owner, Olga", null, confirmed), isProgram))
        .isEqualTo(asks);
  }

  private static PatientRequest request(
      String name, @Nullable String born, @Nullable Boolean confirmed) {
    return new PatientRequest("4712", name, date(born), null, null, List.of(), confirmed);
  }

  private static List<String> differs(String name, @Nullable String born, @Nullable String known) {
    return DemographicsPolicy.contradictions(
        new PatientRequest("4711", name, date(born), null, null, List.of()),
        "Owner, Olga",
        date(known));
  }

  private static @Nullable PartialDate date(@Nullable String text) {
    return text == null ? null : new PartialDate(text);
  }
}
