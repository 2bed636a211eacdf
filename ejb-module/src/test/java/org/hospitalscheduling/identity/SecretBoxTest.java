package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.hospitalscheduling.settings.Secret;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SecretBoxTest {
  private static final Secret MASTER = new Secret("0123456789abcdef0123456789abcdef");
  private static final byte[] PLAIN = "the private half".getBytes(StandardCharsets.UTF_8);

  private final SecretBox box = new SecretBox(MASTER, "test");

  @DisplayName("14.2.4: what is sealed opens for its own row only")
  @Test
  void what_was_sealed_opens_for_its_own_row_only() {
    byte[] sealed = box.seal(PLAIN, "row 1");
    assertThat(new SecretBox(MASTER, "test").open(sealed, "row 1")).contains(PLAIN);
    assertThat(box.open(sealed, "row 2")).isEmpty();
    assertThat(box.seal(PLAIN, "row 1")).isNotEqualTo(sealed);
  }

  @Test
  void another_secret_or_another_purpose_opens_nothing() {
    byte[] sealed = box.seal(PLAIN, "row 1");
    assertThat(new SecretBox(MASTER, "other").open(sealed, "row 1")).isEmpty();
    assertThat(
            new SecretBox(new Secret("fedcba9876543210fedcba9876543210"), "test")
                .open(sealed, "row 1"))
        .isEmpty();
  }

  @Test
  void a_flipped_bit_is_noticed() {
    byte[] sealed = box.seal(PLAIN, "row 1");
    for (int i = 0; i < sealed.length; i++) {
      byte[] tampered = sealed.clone();
      tampered[i] ^= 1;
      assertThat(box.open(tampered, "row 1")).isEmpty();
    }
    assertThat(box.open(new byte[3], "row 1")).isEmpty();
  }
}
