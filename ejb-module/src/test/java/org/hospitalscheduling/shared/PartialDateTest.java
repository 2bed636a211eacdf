package org.hospitalscheduling.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartialDateTest {

  @ParameterizedTest(name = "{0} may be {1}")
  @CsvSource({"1979, 1979-01-01", "1979-03, 1979-03-01", "1979-03-14, 1979-03-14"})
  void a_year_or_a_month_is_kept_as_such(String text, LocalDate first) {
    PartialDate date = PartialDate.parse(text).orElseThrow();
    assertThat(date.text()).isEqualTo(text);
    assertThat(date.first()).isEqualTo(first);
  }

  @ParameterizedTest(name = "''{0}''")
  @ValueSource(
      strings = {
        "",
        "79",
        "1979-3",
        "1979-13",
        "1979-00",
        "1979-02-30",
        "1979-03-14-01",
        "1979/03"
      })
  void what_is_no_date_is_none(String text) {
    assertThat(PartialDate.parse(text)).isEmpty();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "1979, 1979-03-14, false",
    "1979-03, 1979-03-14, false",
    "1979-03-14, 1979-03-14, false",
    "1980, 1979-03-14, true",
    "1979-04, 1979-03-14, true",
    "1979-03-15, 1979-03-14, true"
  })
  void what_cannot_be_the_same_day_contradicts(String one, String other, boolean contradicts) {
    PartialDate first = new PartialDate(one);
    PartialDate second = new PartialDate(other);
    assertThat(first.contradicts(second)).isEqualTo(contradicts);
    assertThat(second.contradicts(first)).isEqualTo(contradicts);
  }

  @Test
  void the_more_exact_says_what_the_other_says() {
    PartialDate year = new PartialDate("1979");
    PartialDate day = new PartialDate("1979-03-14");
    assertThat(year.isSaidBy(day)).isTrue();
    assertThat(day.isSaidBy(year)).isFalse();
    assertThat(day.isSaidBy(null)).isFalse();
  }
}
