package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalscheduling.settings.Registration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPolicyTest {

  @ParameterizedTest(name = "first={0} invited={1} mails={2} {3}: {4}")
  @CsvSource({
    "true,  false, true,  APPROVAL, ADMIN ACTIVE now",
    "true,  false, false, OPEN,     ADMIN ACTIVE now",
    "true,  false, true,  CLOSED,   ADMIN ACTIVE now",
    "false, true,  true,  APPROVAL, ADMIN ACTIVE by link",
    "false, true,  false, CLOSED,   ADMIN ACTIVE now",
    "false, false, true,  APPROVAL, USER PENDING by link",
    "false, false, false, APPROVAL, USER PENDING by link",
    "false, false, true,  OPEN,     USER ACTIVE by link",
    "false, false, false, OPEN,     USER PENDING by link",
    "false, false, true,  CLOSED,   nothing",
  })
  void who_registers_becomes(
      boolean first, boolean invited, boolean mails, Registration rule, String becomes) {
    assertThat(
            RegistrationPolicy.decide(first, invited, mails, rule)
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
