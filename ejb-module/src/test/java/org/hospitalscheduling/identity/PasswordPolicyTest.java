package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTest {
  private static final List<String> CONTEXT =
      List.of("Ada Lovelace", "ada.lovelace@st-elsewhere.example", "St. Elsewhere Clinic");

  @DisplayName("6.2.1, 6.2.5, 6.2.9: any characters, 12 to 128 of them")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "correct horse battery",
        "twelve chars",
        "ünïcödé wörds",
        "😀😁😂🤣😃😄😅😆😉😊😋😎",
        "        spaces        around me"
      })
  void a_password_that_nobody_would_guess_is_accepted(String password) {
    assertThat(PasswordPolicy.objection(password, CONTEXT)).isEmpty();
    assertThat(PasswordPolicy.objection((password + "x").repeat(20).substring(0, 128), CONTEXT))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "elevenchars, at least 12 characters",
    "😀😁😂🤣😃😄😅😆😉😊😋, at least 12 characters"
  })
  void a_short_one_is_refused(String password, String because) {
    assertThat(PasswordPolicy.objection(password, CONTEXT).orElseThrow()).contains(because);
  }

  @ParameterizedTest
  @ValueSource(ints = {129, 500})
  void a_long_one_is_refused_and_never_cut(int length) {
    String password = "correct horse battery ".repeat(30).substring(0, length);
    assertThat(PasswordPolicy.objection(password, CONTEXT).orElseThrow()).contains("128");
  }

  @DisplayName("6.2.4: what many people use is refused")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1qaz2wsx3edc",
        "123456QWERTY",
        "qwertyqwerty",
        "aaaaaaaaaaaa",
        "121212121212",
        "password1234"
      })
  void a_common_one_is_refused(String password) {
    assertThat(PasswordPolicy.objection(password, CONTEXT)).isPresent();
  }

  @DisplayName("6.2.11: so are words of this hospital and this person")
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hospital2026!",
        "h0sp1tal-2026",
        "schedulingadmin",
        "AdaLovelace99",
        "Elsewhere2026",
        "Doctor-Nurse-12"
      })
  void one_of_guessable_words_is_refused(String password) {
    assertThat(PasswordPolicy.objection(password, CONTEXT).orElseThrow()).contains("easy to guess");
  }
}
