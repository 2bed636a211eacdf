package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.SignInLimits;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MailedTokensTest {

  @Test
  @DisplayName("6.1.1: whoever is refused another link has been mailed one that is still good")
  void links_outlive_the_count() {
    assertThat(
            SignInLimits.ofMail(
                Optional.of(UUID.randomUUID()), "ada@example.com", Optional.empty(), "192.0.2.1"))
        .allSatisfy(
            limit ->
                assertThat(limit.window())
                    .isLessThanOrEqualTo(MailedTokens.Purpose.PASSWORD_RESET.life()));
  }
}
