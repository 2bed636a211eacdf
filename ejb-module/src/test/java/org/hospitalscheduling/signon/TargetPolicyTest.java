package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetPolicyTest {

  @ParameterizedTest
  @ValueSource(strings = {"/", "/day", "/day?date=2026-11-30&doctor=1", "/week#x", "/a..b/c"})
  void a_page_of_the_app_is_where_somebody_goes_on(String page) {
    assertThat(TargetPolicy.inside(page)).isEqualTo(page);
  }

  @ParameterizedTest
  @DisplayName("3.7.2: nobody is sent out of the app")
  @ValueSource(
      strings = {
        "",
        "day",
        "https://x.example/",
        "//x.example/day",
        "///x.example",
        "/\\x.example",
        "\\\\x.example",
        "javascript:alert(1)",
        "/day\r\nSet-Cookie: a=b",
        "/day\u0000",
        "/ day",
        "/../other",
        "/%2e%2e/other",
        "/a/..",
        "/a/%2E./b",
        "/\u00e4",
        "https:/x",
        "/%zz",
        "data:text/html,x",
        "?x",
        "#x",
        "/\t/x.example"
      })
  void any_other_place_counts_as_the_home(String place) {
    assertThat(TargetPolicy.inside(place)).isEqualTo("/");
  }

  @Test
  void a_long_one_does_not_fit() {
    assertThat(TargetPolicy.inside("/" + "x".repeat(1_000))).isEqualTo("/");
  }
}
