package org.hospitalscheduling.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.confidentiality.Glass;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.identity.ActorRef;
import org.hospitalscheduling.identity.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LivePolicyTest {
  private static final UUID ANN = UUID.randomUUID();
  private static final UUID BEN = UUID.randomUUID();
  private static final UUID DOCTOR = UUID.randomUUID();
  private static final UUID BEFORE = UUID.randomUUID();

  private static final ActorRef EVE = new ActorRef(UUID.randomUUID(), "person", "Eve", null);

  @ParameterizedTest
  @CsvSource({
    "ADMIN, false, true, true",
    "ADMIN, true, true, true",
    "USER, false, true, true",
    "DOCTOR, false, false, false",
    "AUDITOR, false, false, false"
  })
  void a_change_is_told_to_those_who_could_read_it(
      Role role, boolean restricted, boolean own, boolean others) {
    LiveViewer ann = new LiveViewer(ANN, UUID.randomUUID(), "ann", role);
    assertThat(isTold(ann, change(ChangeType.SCHEDULE_UPDATED, ANN), restricted)).isEqualTo(own);
    assertThat(isTold(ann, change(ChangeType.SCHEDULE_UPDATED, BEN), restricted)).isEqualTo(others);
  }

  @ParameterizedTest
  @CsvSource({"ADMIN, true", "USER, false", "DOCTOR, false", "AUDITOR, false"})
  void who_is_watched_is_told_to_administrators_only(Role role, boolean told) {
    LiveViewer viewer = new LiveViewer(ANN, UUID.randomUUID(), "ann", role);
    ChangeEvent flag = change(ChangeType.MONITORED_USER_NEW, ANN);
    assertThat(isTold(viewer, flag, false)).isEqualTo(told);
    assertThat(LiveChange.of(flag, null, EVE).type()).isEqualTo(ChangeType.MONITORED_USER_NEW);
  }

  @ParameterizedTest
  @CsvSource({"ADMIN, true", "USER, true", "DOCTOR, false", "AUDITOR, false", "SERVICE, false"})
  void suggestions_and_the_waitlist_are_told_to_those_who_book(Role role, boolean told) {
    LiveViewer viewer = new LiveViewer(ANN, UUID.randomUUID(), "ann", role);
    for (ChangeType type : List.of(ChangeType.SUGGESTION_CREATED, ChangeType.WAITLIST_LEFT)) {
      assertThat(isTold(viewer, change(type, BEN), false)).isEqualTo(told);
      assertThat(LiveChange.of(change(type, BEN), null, EVE).type()).isEqualTo(type);
    }
  }

  @ParameterizedTest
  @EnumSource(ChangeType.class)
  void another_ones_place_on_the_waiting_list_is_not_told_to_who_sees_their_own(ChangeType type) {
    LiveViewer ann = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.USER);
    LiveViewer admin = new LiveViewer(BEN, UUID.randomUUID(), "ben", Role.ADMIN);
    if (type.ofWaitlist()) {
      assertThat(isTold(ann, change(type, ANN), true)).isTrue();
      assertThat(isTold(ann, change(type, BEN), true)).isFalse();
      assertThat(isTold(ann, change(type, BEN), false)).isTrue();
      assertThat(isTold(admin, change(type, ANN), true)).isTrue();
    } else if (type.ofPlanning()) {
      assertThat(isTold(ann, change(type, BEN), true)).isTrue();
    }
  }

  @Test
  void what_only_a_newer_release_knows_is_told_to_nobody() {
    LiveViewer ann = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.ADMIN);
    assertThat(isTold(ann, change(ChangeType.of("something:else"), ANN), false)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "SCHEDULE_CREATED, booked, SCHEDULE_CREATED",
    "SCHEDULE_UPDATED, arrived, SCHEDULE_UPDATED",
    "SCHEDULE_UPDATED, noshow, SCHEDULE_UPDATED",
    // It was cancelled since: a client that followed "created" would show it until the next
    // message.
    "SCHEDULE_CREATED, cancelled, SCHEDULE_DELETED",
    "SCHEDULE_DELETED, cancelled, SCHEDULE_DELETED",
    "SCHEDULE_UPDATED, entered-in-error, SCHEDULE_DELETED",
    // It was restored since: "deleted" with the newest version would be the last word.
    "SCHEDULE_DELETED, booked, SCHEDULE_UPDATED"
  })
  void the_type_of_a_message_fits_what_it_shows(
      ChangeType happened, String status, ChangeType told) {
    assertThat(LiveChange.of(change(happened, ANN), view(status), EVE).type()).isEqualTo(told);
  }

  @Test
  void what_is_not_there_any_more_is_deleted() {
    assertThat(LiveChange.of(change(ChangeType.SCHEDULE_UPDATED, ANN), null, EVE).type())
        .isEqualTo(ChangeType.SCHEDULE_DELETED);
  }

  @Test
  void who_sees_only_what_they_created_hears_of_other_time_whose_it_is_and_nothing_else() {
    LiveViewer ann = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.USER);
    LiveChange moved =
        LiveChange.of(change(ChangeType.SCHEDULE_UPDATED, BEN, BEFORE), view("booked"), EVE);
    assertThat(LivePolicy.told(ann, moved, true, Glass.WHOLE))
        .hasValueSatisfying(
            told -> {
              assertThat(told.type()).isEqualTo(ChangeType.BUSY_CHANGED);
              assertThat(told.view()).isNull();
              assertThat(told.actor()).as("nor who").isNull();
              assertThat(told.practitioners()).containsExactly(DOCTOR, BEFORE);
            });
    ChangeEvent reason = change(ChangeType.SCHEDULE_UPDATED, BEN, null, false);
    assertThat(LivePolicy.told(ann, LiveChange.of(reason, view("arrived"), EVE), true, Glass.WHOLE))
        .as("an arrival or another reason takes no other time")
        .isEmpty();
    LiveChange own = LiveChange.of(change(ChangeType.SCHEDULE_UPDATED, ANN), view("booked"), EVE);
    assertThat(LivePolicy.told(ann, own, true, Glass.WHOLE)).hasValue(own);
  }

  @Test
  @DisplayName("8.2.2: who broke the glass of a doctor hears of their appointments as of their own")
  void who_broke_the_glass_of_a_doctor_hears_of_their_appointments_as_if_they_were_their_own() {
    LiveViewer ann = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.USER);
    LiveChange moved =
        LiveChange.of(change(ChangeType.SCHEDULE_UPDATED, BEN, BEFORE), view("booked"), EVE);
    Glass opened = new Glass(Set.of(UUID.randomUUID()), Set.of(), Set.of(DOCTOR));
    Glass another = new Glass(Set.of(UUID.randomUUID()), Set.of(), Set.of(UUID.randomUUID()));
    assertThat(LivePolicy.told(ann, moved, true, opened)).hasValue(moved);
    assertThat(LivePolicy.told(ann, moved, true, another).map(LiveChange::type))
        .hasValue(ChangeType.BUSY_CHANGED);
    LiveViewer auditor = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.AUDITOR);
    assertThat(LivePolicy.told(auditor, moved, true, opened)).isEmpty();
  }

  @Test
  void a_doctor_is_told_of_their_own_appointments_and_of_their_leaving() {
    LiveViewer doctor = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.DOCTOR, DOCTOR);
    LiveViewer before = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.DOCTOR, BEFORE);
    LiveViewer another =
        new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.DOCTOR, UUID.randomUUID());
    LiveViewer unlinked = new LiveViewer(ANN, UUID.randomUUID(), "ann", Role.DOCTOR);
    LiveChange moved =
        LiveChange.of(change(ChangeType.SCHEDULE_UPDATED, BEN, BEFORE), view("booked"), EVE);
    assertThat(LivePolicy.told(doctor, moved, false, Glass.WHOLE)).hasValue(moved);
    assertThat(LivePolicy.told(before, moved, false, Glass.WHOLE))
        .hasValueSatisfying(
            told -> {
              assertThat(told.type()).isEqualTo(ChangeType.SCHEDULE_DELETED);
              assertThat(told.view()).as("nothing of what it is now").isNull();
              assertThat(told.actor()).isNull();
            });
    assertThat(LivePolicy.told(another, moved, false, Glass.WHOLE)).isEmpty();
    assertThat(LivePolicy.told(unlinked, moved, false, Glass.WHOLE)).isEmpty();
  }

  private static boolean isTold(LiveViewer viewer, ChangeEvent event, boolean restricted) {
    return LivePolicy.told(
            viewer, LiveChange.of(event, view("booked"), EVE), restricted, Glass.WHOLE)
        .isPresent();
  }

  private static ChangeEvent change(ChangeType type, UUID owner) {
    return change(type, owner, null);
  }

  private static ChangeEvent change(ChangeType type, UUID owner, UUID left) {
    return change(type, owner, left, true);
  }

  private static ChangeEvent change(ChangeType type, UUID owner, UUID left, boolean busy) {
    return new ChangeEvent(
        1, type, UUID.randomUUID(), 0, Instant.EPOCH, DOCTOR, left, null, busy, owner, owner);
  }

  private static AppointmentView view(String status) {
    return new AppointmentView(
        UUID.randomUUID(),
        2,
        status,
        false,
        null,
        new AppointmentView.DoctorRef(DOCTOR, "Dr Ada"),
        null,
        new DepartmentRef(UUID.randomUUID(), "Cardiology", "#b3261e"),
        null,
        Instant.EPOCH,
        Instant.EPOCH.plusSeconds(1_800),
        null,
        false,
        false,
        false,
        null,
        null,
        false,
        null,
        null,
        List.of(),
        new AppointmentView.Creator(ANN, "ann"),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
