package org.hospitalscheduling.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
  private final Origins origins =
      Origins.of(Optional.of(URI.create("https://Front.example:443/app")));

  @DisplayName("3.5.1: only our own pages change anything")
  @ParameterizedTest(name = "Origin {0}, Sec-Fetch-Site {1}, TLS {2}, Host {3}: {4}")
  @CsvSource(
      nullValues = "-",
      value = {
        // programs
        "-, -, false, book.example, true",
        // our own page, on any port, behind a proxy that hides TLS
        "https://book.example, same-origin, true, book.example, true",
        "http://localhost:8080, same-origin, false, localhost:8080, true",
        "https://book.example, -, false, book.example, true",
        "https://book.example:443, -, true, BOOK.example, true",
        "-, same-origin, true, book.example, true",
        "-, none, true, book.example, true",
        // the front end that is served from elsewhere
        "https://front.example, cross-site, true, book.example, true",
        // strangers
        "https://evil.example, -, true, book.example, false",
        "https://evil.example, cross-site, true, book.example, false",
        "https://book.example.evil.example, -, true, book.example, false",
        "https://evil.example/book.example, -, true, book.example, false",
        "http://front.example, -, true, book.example, false",
        "null, -, true, book.example, false",
        "null, cross-site, true, book.example, false",
        "-, cross-site, true, book.example, false",
        "-, same-site, true, book.example, false",
        // the same host on another port or without TLS
        "http://localhost:5173, same-site, false, localhost:8080, false",
        "http://book.example, -, true, book.example, false",
        "https://book.example, cross-site, true, book.example, false",
        "https://book.example, -, true, -, false",
      })
  void may_write(String origin, String fetchSite, boolean secure, String host, boolean expected) {
    assertThat(origins.mayWrite(origin, fetchSite, secure, host)).isEqualTo(expected);
  }

  @Test
  void without_a_front_end_elsewhere_nobody_is_it() {
    Origins own = Origins.of(Optional.empty());
    assertThat(own.isFrontend("https://front.example")).isFalse();
    assertThat(own.isFrontend(null)).isFalse();
    assertThat(origins.isFrontend("https://front.example")).isTrue();
    assertThat(origins.isFrontend("https://front.example.evil")).isFalse();
  }
}
