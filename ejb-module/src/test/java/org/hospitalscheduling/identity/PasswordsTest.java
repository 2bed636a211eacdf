package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PasswordsTest {
  private final Passwords passwords = new Passwords();

  @DisplayName("11.4.2: argon2id, with its parameters in the hash")
  @Test
  void a_hash_says_its_parameters_and_matches_its_password_only() {
    String stored = passwords.hash("a walk in the park");
    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(passwords.match("a walk in the park", stored).isRight()).isTrue();
    assertThat(passwords.match("a walk in the parK", stored).isRight()).isFalse();
    assertThat(passwords.hash("a walk in the park")).isNotEqualTo(stored);
    assertThat(passwords.match("a walk in the park", stored)).isEqualTo(Passwords.Match.RIGHT);
  }

  @Test
  @DisplayName("6.2.8: nothing of a password is cut off or changed")
  void nothing_is_cut_off_or_changed() {
    String longest = "ä€😀 ".repeat(32);
    String stored = passwords.hash(longest);
    assertThat(passwords.match(longest, stored).isRight()).isTrue();
    assertThat(passwords.match(longest.substring(0, longest.length() - 1), stored).isRight())
        .isFalse();
    assertThat(passwords.match(longest.strip(), stored).isRight()).isFalse();
  }

  @Test
  void every_comparison_costs_one_hash_and_nobody_is_nobody() {
    String stored = passwords.hash("a walk in the park");
    long before = passwords.computed();
    passwords.match("a walk in the park", stored);
    assertThat(passwords.computed()).isEqualTo(before + 1);
    passwords.match("something else", stored);
    assertThat(passwords.computed()).isEqualTo(before + 2);
    assertThat(passwords.match("anything at all", Passwords.OF_NOBODY).isRight()).isFalse();
    assertThat(passwords.computed()).isEqualTo(before + 3);
  }

  @Test
  void a_password_is_the_same_however_it_was_composed() {
    String composed = "grüne Zebras öffnen Türen";
    String decomposed = Normalizer.normalize(composed, Normalizer.Form.NFD);
    for (String chosen : List.of(composed, decomposed)) {
      String stored = passwords.hash(chosen);
      assertThat(passwords.match(composed, stored)).isEqualTo(Passwords.Match.RIGHT);
      assertThat(passwords.match(decomposed, stored)).isEqualTo(Passwords.Match.RIGHT);
    }
    assertThat(passwords.match(decomposed, Passwords.OF_NOBODY)).isEqualTo(Passwords.Match.WRONG);
  }

  /** Made of the decomposed form, before passwords were composed. */
  @Test
  void a_hash_of_what_was_typed_still_opens_and_is_outdated() {
    String decomposed = Normalizer.normalize("grüne Zebras", Normalizer.Form.NFD);
    String stored = hashAsTyped(decomposed);
    assertThat(passwords.match(decomposed, stored)).isEqualTo(Passwords.Match.OUTDATED);
    assertThat(passwords.match("grune Zebras", stored)).isEqualTo(Passwords.Match.WRONG);
  }

  private static String hashAsTyped(String password) {
    byte[] salt = new byte[16];
    byte[] hash = new byte[32];
    Argon2BytesGenerator argon2 = new Argon2BytesGenerator();
    argon2.init(
        new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
            .withMemoryAsKB(19_456)
            .withIterations(2)
            .withParallelism(1)
            .withSalt(salt)
            .build());
    argon2.generateBytes(password.getBytes(StandardCharsets.UTF_8), hash);
    Base64.Encoder base64 = Base64.getEncoder().withoutPadding();
    return "$argon2id$v=19$m=19456,t=2,p=1$%s$%s"
        .formatted(base64.encodeToString(salt), base64.encodeToString(hash));
  }

  /** The test vector of the reference implementation (phc-winner-argon2, test.c). */
  @Test
  void hashes_of_other_programs_and_parameters_are_understood_and_outdated() {
    String stored =
        "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";
    assertThat(passwords.match("password", stored)).isEqualTo(Passwords.Match.OUTDATED);
  }

  @DisplayName("15.4.4: no more hashes at once than there are cores; who waits too long is told so")
  @Test
  void who_waits_too_long_is_told_that_the_house_is_busy() throws Exception {
    Passwords narrow = new Passwords(1, Duration.ofMillis(1));
    AtomicReference<Throwable> refused = new AtomicReference<>();
    int threads = 8;
    CountDownLatch start = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(threads);
    for (int i = 0; i < threads; i++) {
      new Thread(
              () -> {
                try {
                  start.await();
                  narrow.hash("a walk in the park");
                } catch (Exception e) {
                  refused.set(e);
                } finally {
                  done.countDown();
                }
              })
          .start();
    }
    start.countDown();
    done.await();
    assertThat(refused.get())
        .isInstanceOfSatisfying(
            RefusedException.class, e -> assertThat(e.refusal()).isEqualTo(Refusal.BUSY));
    assertThat(narrow.computed()).isLessThan(threads);
    assertThat(narrow.hash("the seat is given back")).isNotEmpty();
  }

  @Test
  void what_is_no_hash_is_refused() {
    assertThatThrownBy(() -> passwords.match("password", "password"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
