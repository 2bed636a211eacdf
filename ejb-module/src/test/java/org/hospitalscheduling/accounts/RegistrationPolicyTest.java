package org.hospitalscheduling.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalscheduling.settings.Registration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistrationPolicyTest {

  @ParameterizedTest(name = "first={0} invited={1} {2}: {3}")
  @CsvSource({
    "true,  false, APPROVAL, ADMIN ACTIVE",
    "true,  false, OPEN,     ADMIN ACTIVE",
    "true,  false, CLOSED,   ADMIN ACTIVE",
    "false, true,  APPROVAL, ADMIN ACTIVE",
    "false, true,  CLOSED,   ADMIN ACTIVE",
    "false, false, APPROVAL, USER PENDING",
    "false, false, OPEN,     USER ACTIVE",
    "false, false, CLOSED,   nothing",
  })
  void who_registers_becomes(boolean first, boolean invited, Registration rule, String becomes) {
    assertThat(
            RegistrationPolicy.decide(first, invited, rule)
                .map(grant -> grant.role() + " " + grant.status())
                .orElse("nothing"))
        .isEqualTo(becomes);
  }
}
