package org.hospitalscheduling.web.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class BasicCredentialsTest {

  private static String basic(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void user_and_password_are_parted_at_the_first_colon() {
    assertThat(BasicCredentials.of("Basic " + basic("engine:a:b ü")))
        .contains(new BasicCredentials("engine", "a:b ü"));
    assertThat(BasicCredentials.of("bAsIc   " + basic(":"))).contains(new BasicCredentials("", ""));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "Basic", "Basic !", "Basic bm9jb2xvbg==", "Bearer YTpi", "BasicYTpi"})
  void anything_else_shows_nobody(String header) {
    assertThat(BasicCredentials.of(header)).isEmpty();
  }

  @Test
  void the_password_is_not_told() {
    assertThat(new BasicCredentials("engine", "secret")).hasToString("BasicCredentials[engine]");
  }
}
