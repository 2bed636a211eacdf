package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.identity.Scope;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VisibilityPolicyTest {
  private static final UUID ME = UUID.randomUUID();
  private static final UUID COLLEAGUE = UUID.randomUUID();
  private static final UUID MYSELF_AS_DOCTOR = UUID.randomUUID();
  private static final UUID OPENED_DOCTOR = UUID.randomUUID();
  private static final UUID ANOTHER_DOCTOR = UUID.randomUUID();

  @ParameterizedTest(name = "{0}, restricted {1}: own {2}, of my patients {3}, others {4}")
  @CsvSource({
    "ADMIN,   false, true,  true,  true",
    "ADMIN,   true,  true,  true,  true",
    "USER,    false, true,  true,  true",
    "USER,    true,  true,  false, false",
    "DOCTOR,  false, false, true,  false",
    "DOCTOR,  true,  false, true,  false",
    "AUDITOR, false, false, false, false",
    "SERVICE, false, false, false, false"
  })
  void who_sees_what(
      Role role, boolean restricted, boolean created, boolean treated, boolean others) {
    Visibility visibility =
        VisibilityPolicy.of(
            actor(role, Optional.of(MYSELF_AS_DOCTOR)), restricted, () -> Glass.WHOLE);
    assertThat(VisibilityPolicy.sees(visibility, ME, ANOTHER_DOCTOR, null)).isEqualTo(created);
    assertThat(VisibilityPolicy.sees(visibility, COLLEAGUE, MYSELF_AS_DOCTOR, null))
        .isEqualTo(treated);
    assertThat(VisibilityPolicy.sees(visibility, COLLEAGUE, ANOTHER_DOCTOR, null))
        .isEqualTo(others);
  }

  @Test
  void a_doctor_who_is_no_practitioner_sees_nothing() {
    assertThat(VisibilityPolicy.of(actor(Role.DOCTOR, Optional.empty()), false, () -> Glass.WHOLE))
        .isInstanceOf(Visibility.Nothing.class);
  }

  @ParameterizedTest
  @EnumSource(Scope.class)
  void a_machine_sees_with_the_scopes_of_the_book(Scope scope) {
    Actor machine =
        new Actor(ME, "engine", Role.SERVICE, false, Optional.empty(), Set.of(scope), "", "");
    Map<Scope, Visibility> ofTheBook =
        Map.of(
            Scope.SCHEDULES_READ,
            new Visibility.Everything(),
            Scope.SCHEDULES_WRITE,
            new Visibility.Times(ME));
    assertThat(VisibilityPolicy.of(machine, true, () -> Glass.WHOLE))
        .isEqualTo(ofTheBook.getOrDefault(scope, new Visibility.Nothing()));
  }

  @Test
  @DisplayName("8.2.3: who may only write changes all, but is told of their own alone")
  void who_may_only_write_changes_all_but_is_told_of_their_own_alone() {
    Visibility times = new Visibility.Times(ME);
    assertThat(VisibilityPolicy.sees(times, COLLEAGUE, ANOTHER_DOCTOR, null)).isTrue();
    Visibility blockers = VisibilityPolicy.ofBlockers(times);
    assertThat(VisibilityPolicy.sees(blockers, COLLEAGUE, ANOTHER_DOCTOR, null)).isFalse();
    assertThat(VisibilityPolicy.sees(blockers, ME, ANOTHER_DOCTOR, null)).isTrue();
    assertThat(VisibilityPolicy.ofBlockers(new Visibility.Everything()))
        .isEqualTo(new Visibility.Everything());
  }

  private static Actor actor(Role role, Optional<UUID> practitioner) {
    return new Actor(ME, "me", role, false, practitioner, Set.of(), "", "");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"USER", "DOCTOR"})
  void a_broken_glass_opens_a_patient_or_a_doctors_time_and_nothing_else(Role role) {
    UUID patient = UUID.randomUUID();
    Glass glass = new Glass(Set.of(UUID.randomUUID()), Set.of(patient), Set.of(OPENED_DOCTOR));
    Visibility visibility =
        VisibilityPolicy.of(actor(role, Optional.of(MYSELF_AS_DOCTOR)), true, () -> glass);
    assertThat(VisibilityPolicy.sees(visibility, COLLEAGUE, ANOTHER_DOCTOR, patient)).isTrue();
    assertThat(VisibilityPolicy.sees(visibility, COLLEAGUE, OPENED_DOCTOR, null)).isTrue();
    assertThat(VisibilityPolicy.sees(visibility, COLLEAGUE, ANOTHER_DOCTOR, UUID.randomUUID()))
        .isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"ADMIN", "AUDITOR", "SERVICE"})
  void others_have_no_glass_to_break(Role role) {
    VisibilityPolicy.of(
        actor(role, Optional.empty()),
        true,
        () -> {
          throw new AssertionError("asked for");
        });
  }
}
