package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalscheduling.settings.Registration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPolicyTest {

  @DisplayName("6.3.1: the code opens an empty hospital, and nothing else")
  @ParameterizedTest(name = "first={0} trusted={1} mails={2} {3}: {4}")
  @CsvSource({
    "true,  true,  true,  APPROVAL, ADMIN ACTIVE now",
    "true,  true,  false, OPEN,     ADMIN ACTIVE now",
    "true,  true,  true,  CLOSED,   ADMIN ACTIVE now",
    "true,  false, true,  OPEN,     nothing",
    "true,  false, false, APPROVAL, nothing",
    "false, true,  true,  APPROVAL, USER PENDING by link",
    "false, true,  false, CLOSED,   nothing",
    "false, false, true,  APPROVAL, USER PENDING by link",
    "false, false, false, APPROVAL, USER PENDING by link",
    "false, false, true,  OPEN,     USER ACTIVE by link",
    "false, false, false, OPEN,     USER PENDING by link",
    "false, false, true,  CLOSED,   nothing",
  })
  void who_registers_becomes(
      boolean first, boolean trusted, boolean mails, Registration rule, String becomes) {
    assertThat(
            RegistrationPolicy.decide(first, trusted, mails, rule)
                .map(
                    grant ->
                        grant.role()
                            + " "
                            + grant.status()
                            + (grant.addressProven() ? " now" : " by link"))
                .orElse("nothing"))
        .isEqualTo(becomes);
  }
}
