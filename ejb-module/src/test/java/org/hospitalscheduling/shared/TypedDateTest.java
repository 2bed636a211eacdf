package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedDateTest {

  @ParameterizedTest(name = "{0} is {1}, and {2}")
  @CsvSource({
    "14.03.1979, 1979-03-14, ''",
    "14/3/1979, 1979-03-14, ''",
    "14 Mar 1979, 1979-03-14, ''",
    "14. März 1979, 1979-03-14, ''",
    "'March 14th, 1979', 1979-03-14, ''",
    "1979-03-14, 1979-03-14, ''",
    "29.02.2024, 2024-02-29, ''",
    "14.03.79, 1979-03-14 2079-03-14, ''",
    "'Müller, 14.03.1979 Eva', 1979-03-14, 'muller, eva'",
    "03/1979, 1979-03, ''",
    "Okt. 1979, 1979-10, ''",
    "Jan 1979, 1979-01, ''"
  })
  void a_date_is_found_among_what_is_typed(String typed, String days, String rest) {
    TypedDate date = TypedDate.in(typed).orElseThrow();
    assertThat(date.days().stream().map(PartialDate::text).collect(Collectors.joining(" ")))
        .isEqualTo(days);
    assertThat(date.rest().replaceAll(" +", " ")).isEqualTo(rest);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "4711",
        "1979",
        "30.02.1979",
        "14.13.1979",
        "29.02.2023",
        "Eva 1979x",
        "Eva 1979",
        "BH 12 77",
        "14.03.",
        "ma 1979",
        "99999999",
        "14.03.197"
      })
  void and_there_may_be_none(String typed) {
    assertThat(TypedDate.in(typed)).isEqualTo(Optional.empty());
  }
}
