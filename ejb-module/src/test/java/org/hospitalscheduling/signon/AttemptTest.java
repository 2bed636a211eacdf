package org.hospitalscheduling.signon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hospitalscheduling.signon.SignedTokens.NOW;

import org.hospitalscheduling.identity.SecretBox;
import org.hospitalscheduling.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AttemptTest {
  private static final Secret MASTER = new Secret("0123456789abcdef0123456789abcdef");

  private final SecretBox box = new SecretBox(MASTER, "sign-on-attempt");

  @Test
  void what_was_sealed_is_opened() {
    Attempt begun = Attempt.begin("/day?date=2026-11-30", NOW);
    assertThat(Attempt.open(begun.seal(box), box)).contains(begun);
    assertThat(begun.seal(box)).matches("[A-Za-z0-9_-]{100,4000}");
    assertThat(Attempt.begin("/" + "x".repeat(999), NOW).seal(box).length()).isLessThan(3_000);
  }

  @Test
  @DisplayName("10.1.2: an attempt is this browser's: nobody can word one, or learn its secrets")
  void others_are_refused() {
    String sealed = Attempt.begin("/", NOW).seal(box);
    assertThat(Attempt.open(sealed, new SecretBox(MASTER, "id-token"))).isEmpty();
    assertThat(Attempt.open(sealed.substring(0, 90) + "AAAA" + sealed.substring(94), box))
        .isEmpty();
    assertThat(Attempt.open("", box)).isEmpty();
    assertThat(Attempt.open("!", box)).isEmpty();
    assertThat(Attempt.open("A".repeat(5_000), box)).isEmpty();
  }

  @Test
  void an_attempt_is_over_after_ten_minutes() {
    Attempt begun = Attempt.begin("/", NOW);
    assertThat(begun.isOver(NOW.plusSeconds(599))).isFalse();
    assertThat(begun.isOver(NOW.plusSeconds(600))).isTrue();
  }

  /** RFC 7636, appendix B. */
  @Test
  void the_challenge_is_that_of_the_specification() {
    assertThat(
            new Attempt("s", "n", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", "/", NOW)
                .challenge())
        .isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }
}
