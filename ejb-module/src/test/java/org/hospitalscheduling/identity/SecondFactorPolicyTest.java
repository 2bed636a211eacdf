package org.hospitalscheduling.identity;

import static org.assertj.core.api.Assertions.assertThat;

import org.hospitalscheduling.settings.SecondFactorRule;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorPolicyTest {

  @DisplayName("6.3.3: who must have a second factor, by the hospital's rule or by the account's")
  @ParameterizedTest(name = "{0}, {1}, of the account: {2}")
  @CsvSource({
    "NONE,  ADMIN,   false, false",
    "NONE,  USER,    false, false",
    "NONE,  USER,    true,  true",
    "NONE,  ADMIN,   true,  true",
    "ADMIN, ADMIN,   false, true",
    "ADMIN, USER,    false, false",
    "ADMIN, DOCTOR,  false, false",
    "ADMIN, AUDITOR, false, false",
    "ADMIN, DOCTOR,  true,  true",
    "ALL,   ADMIN,   false, true",
    "ALL,   USER,    false, true",
    "ALL,   DOCTOR,  false, true",
    "ALL,   AUDITOR, false, true",
  })
  void required(SecondFactorRule rule, Role role, boolean ofAccount, boolean required) {
    assertThat(SecondFactorPolicy.isRequired(rule, role, ofAccount)).isEqualTo(required);
    assertThat(SecondFactorPolicy.isMissing(rule, role, ofAccount, false)).isEqualTo(required);
    assertThat(SecondFactorPolicy.isMissing(rule, role, ofAccount, true)).isFalse();
  }
}
