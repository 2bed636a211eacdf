package org.hospitalscheduling.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentEncodingFilterTest {

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "",
        "/api/schedules",
        "q=M%C3%BCller+%26",
        "q=%e2%82%ac%F0%9F%98%80",
        "%7F%41",
        "%2f%25zz"
      })
  void octets_of_utf8_are_sound(String encoded) {
    assertThat(PercentEncodingFilter.isSound(encoded)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%",
        "%4",
        "%zz",
        "%4z",
        "%z4",
        "a%",
        "a%4",
        "%%41",
        "%u0041",
        "%+1",
        "%-1",
        "% 1",
        "%\uFF14\uFF11",
        "%00",
        "a%00b",
        "%ff",
        "%c0%af",
        "%c1%81",
        "%e0%80%af",
        "%f0%80%80%af",
        "%ed%a0%80",
        "%f4%90%80%80",
        "%e2%82",
        "%e2x%82%ac",
        "%c3",
        "%c3%c3%bc",
        "%bc",
        "%FE%FF"
      })
  void anything_else_is_not(String encoded) {
    assertThat(PercentEncodingFilter.isSound(encoded)).isFalse();
  }
}
