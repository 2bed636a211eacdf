package org.hospitalscheduling.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TotpTest {
  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final Instant NOW = Instant.parse("2026-11-22T08:00:10Z");

  @DisplayName("6.5.5: the test values of RFC 6238, appendix B, in six digits")
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130",
  })
  void values_of_the_rfc(long seconds, String code) {
    Instant then = Instant.ofEpochSecond(seconds);
    assertThat(Totp.codeAt(SECRET, Totp.step(then))).isEqualTo(code);
    assertThat(Totp.matchingStep(SECRET, code, then)).hasValue(Totp.step(then));
  }

  @DisplayName("6.5.5: one step of drift either way and no more")
  @ParameterizedTest(name = "{0} steps away: {1}")
  @CsvSource({"-2, false", "-1, true", "0, true", "1, true", "2, false"})
  void drift(int away, boolean accepted) {
    long step = Totp.step(NOW) + away;
    assertThat(Totp.matchingStep(SECRET, Totp.codeAt(SECRET, step), NOW).isPresent())
        .isEqualTo(accepted);
  }

  @DisplayName("6.5.1: six digits or nothing")
  @ParameterizedTest
  @ValueSource(
      strings = {"", "abc", "12345", "1234567", "+23456", "-23456", " 23456", "１２３４５６", "12e456"})
  void shape(String text) {
    assertThat(Totp.isCode(text)).isFalse();
    assertThat(Totp.matchingStep(SECRET, text, NOW)).isEmpty();
  }

  @Test
  @DisplayName("6.5.1: what the library would take for the code is none: a sign, leading zeros")
  void disguises() {
    String code = Totp.codeAt(SECRET, Totp.step(NOW));
    assertThat(Totp.matchingStep(SECRET, code, NOW)).isPresent();
    assertThat(Totp.matchingStep(SECRET, "+" + code, NOW)).isEmpty();
    assertThat(Totp.matchingStep(SECRET, "000" + code, NOW)).isEmpty();
  }

  @Test
  @DisplayName("6.5.3: secrets have 160 random bits, in base32 without padding")
  void secrets() {
    Set<String> made = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      byte[] secret = Totp.newSecret();
      assertThat(secret).hasSize(20);
      made.add(Totp.base32(secret));
    }
    assertThat(made).hasSize(1000).allMatch(text -> text.matches("[A-Z2-7]{32}"));
  }

  @Test
  void an_app_reads_issuer_and_account_from_the_uri() {
    assertThat(OtpauthUri.of("ABC", "St. Mary: North", "a+b@c.example"))
        .isEqualTo(
            "otpauth://totp/St.%20Mary%20%20North:a%2Bb%40c.example?secret=ABC"
                + "&issuer=St.%20Mary%20%20North&algorithm=SHA1&digits=6&period=30");
  }
}
