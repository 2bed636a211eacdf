package org.hospitalscheduling.overbooking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptInPolicyTest {

  private static final UUID DEPARTMENT = new UUID(0, 1);
  private static final UUID DOCTOR = new UUID(0, 2);
  private static final UUID TYPE = new UUID(0, 3);

  @ParameterizedTest(name = "enabled {0}; department {1}, doctor {2}, type {3}: {4}")
  @CsvSource({
    "true, , , , false",
    "true, yes, , , true",
    "true, , yes, , true",
    "true, , , yes, true",
    "true, yes, no, , false",
    "true, no, yes, , false",
    "true, yes, yes, no, false",
    "true, yes, yes, yes, true",
    "false, yes, yes, yes, false"
  })
  void a_yes_somewhere_and_a_no_nowhere(
      boolean enabled, String department, String doctor, String type, boolean allowed) {
    OptInPolicy policy =
        new OptInPolicy(
            enabled, said(DEPARTMENT, department), said(DOCTOR, doctor), said(TYPE, type));
    assertThat(policy.allows(DEPARTMENT, DOCTOR, Optional.of(TYPE))).isEqualTo(allowed);
  }

  @ParameterizedTest(name = "department {0}: {1}")
  @CsvSource({"yes, true", "no, false", ", false"})
  void a_visit_without_a_type_goes_by_the_others(String department, boolean allowed) {
    OptInPolicy policy =
        new OptInPolicy(true, said(DEPARTMENT, department), Map.of(), Map.of(TYPE, true));
    assertThat(policy.allows(DEPARTMENT, DOCTOR, Optional.empty())).isEqualTo(allowed);
  }

  private static Map<UUID, Boolean> said(UUID id, String word) {
    return word == null ? Map.of() : Map.of(id, word.equals("yes"));
  }
}
