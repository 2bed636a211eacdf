package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.booking.MovePlanPolicy.Waiting;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

/** Who could go where, by example and by what must hold of any plan. */
class MovePlanPolicyTest {
  private static final Instant MIDNIGHT = Instant.parse("2026-11-23T00:00:00Z");
  private static final UUID AWAY = new UUID(0, 1);
  private static final UUID FIRST = new UUID(0, 2);
  private static final UUID SECOND = new UUID(0, 3);

  @Test
  void the_same_time_with_the_first_colleague_who_is_free_comes_first() {
    Waiting one = waiting(1, 1, 9 * 60, 30);
    Waiting two = waiting(2, 2, 9 * 60, 30);
    Waiting three = waiting(3, 3, 9 * 60, 30);
    Map<UUID, Slot> plan = plan(List.of(three, one, two), free(FIRST, 8, 12), free(SECOND, 8, 12));
    assertThat(plan.get(one.id())).isEqualTo(slot(FIRST, 9 * 60, 30));
    assertThat(plan.get(two.id())).isEqualTo(slot(SECOND, 9 * 60, 30));
    assertThat(plan.get(three.id()))
        .as("nobody is free then: half an hour earlier is as near as half an hour later")
        .isEqualTo(slot(FIRST, 8 * 60 + 30, 30));
  }

  @Test
  void nobody_loses_their_own_time_to_one_who_has_to_come_at_another() {
    Waiting one = waiting(1, 1, 9 * 60, 30);
    Waiting two = waiting(2, 2, 10 * 60, 30);
    Map<UUID, Slot> plan = plan(List.of(one, two), free(FIRST, 10, 12));
    assertThat(plan.get(two.id())).isEqualTo(slot(FIRST, 10 * 60, 30));
    assertThat(plan.get(one.id())).isEqualTo(slot(FIRST, 10 * 60 + 30, 30));
  }

  @Test
  void a_patient_with_another_appointment_then_gets_another_time() {
    Waiting one =
        new Waiting(
            new UUID(9, 1), new UUID(8, 1), minutes(9 * 60, 30), List.of(minutes(8 * 60 + 30, 60)));
    assertThat(plan(List.of(one), free(FIRST, 8, 12)).get(one.id()))
        .isEqualTo(slot(FIRST, 9 * 60 + 30, 30));
  }

  @Test
  void two_of_one_patient_are_not_proposed_at_once() {
    Waiting one = waiting(1, 1, 9 * 60, 30);
    Waiting two = waiting(2, 1, 9 * 60, 30);
    Map<UUID, Slot> plan = plan(List.of(one, two), free(FIRST, 8, 12), free(SECOND, 8, 12));
    assertThat(range(plan.get(one.id())).overlaps(range(plan.get(two.id())))).isFalse();
  }

  @Test
  void who_is_away_may_be_asked_for_other_times_only() {
    Waiting one = waiting(1, 1, 9 * 60, 30);
    assertThat(plan(List.of(one), free(AWAY, 9, 12)).get(one.id()))
        .as("even if that time were given as free")
        .satisfies(slot -> assertThat(slot.doctorId()).isEqualTo(AWAY));
    Waiting late = waiting(2, 2, 9 * 60, 30);
    assertThat(plan(List.of(late), free(AWAY, 14, 16), free(FIRST, 9, 10)).get(late.id()))
        .isEqualTo(slot(FIRST, 9 * 60, 30));
  }

  @Test
  void those_for_whom_there_is_no_time_are_left_out() {
    Waiting one = waiting(1, 1, 9 * 60, 60);
    Waiting two = waiting(2, 2, 10 * 60, 60);
    Map<UUID, Slot> plan = plan(List.of(one, two), free(FIRST, 10, 11));
    assertThat(plan).as("whose own time it is").containsOnlyKeys(two.id());
  }

  @Test
  void a_start_lies_on_the_grid() {
    Waiting one = waiting(1, 1, 9 * 60, 30);
    Map<UUID, List<TimeRange>> odd = new LinkedHashMap<>();
    odd.put(FIRST, List.of(minutes(9 * 60 + 3, 60)));
    assertThat(MovePlanPolicy.plan(AWAY, List.of(one), odd, minutes(0, 24 * 60)).get(one.id()))
        .isEqualTo(slot(FIRST, 9 * 60 + 5, 30));
  }

  @RepeatedTest(300)
  void no_plan_has_two_of_anybody_at_once_or_leaves_what_is_free(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    Map<UUID, List<TimeRange>> free = new LinkedHashMap<>();
    for (UUID doctor : List.of(FIRST, SECOND, AWAY, new UUID(0, 4))) {
      List<TimeRange> spans = new ArrayList<>();
      for (int i = random.nextInt(5); i > 0; i--) {
        spans.add(minutes(random.nextInt(40 * 60), 1 + random.nextInt(300)));
      }
      free.put(doctor, TimeRanges.union(spans));
    }
    TimeRange bounds = minutes(random.nextInt(600), 600 + random.nextInt(1800));
    List<Waiting> waiting = new ArrayList<>();
    for (int i = random.nextInt(40); i > 0; i--) {
      List<TimeRange> elsewhere = new ArrayList<>();
      for (int j = random.nextInt(3); j > 0; j--) {
        elsewhere.add(minutes(random.nextInt(40 * 60), 60));
      }
      waiting.add(
          new Waiting(
              new UUID(9, i),
              new UUID(8, random.nextInt(8)),
              minutes(5 * random.nextInt(40 * 12), 5 * (1 + random.nextInt(24))),
              elsewhere));
    }
    Map<UUID, Slot> plan = MovePlanPolicy.plan(AWAY, waiting, free, bounds);

    for (Waiting each : waiting) {
      Slot slot = plan.get(each.id());
      if (slot == null) {
        continue;
      }
      TimeRange range = range(slot);
      assertThat(range.length()).isEqualTo(each.range().length());
      assertThat(slot.start().getEpochSecond() % 300).isZero();
      assertThat(bounds.contains(range)).as("within the bounds").isTrue();
      assertThat(free.get(slot.doctorId()))
          .as("inside what is free")
          .anyMatch(span -> span.contains(range));
      assertThat(each.patientBusy()).noneMatch(range::overlaps);
      for (Waiting other : waiting) {
        Slot theirs = plan.get(other.id());
        boolean shares =
            theirs != null
                && !other.id().equals(each.id())
                && (theirs.doctorId().equals(slot.doctorId())
                    || other.patientId().equals(each.patientId()));
        assertThat(shares && range(theirs).overlaps(range)).as("two at once").isFalse();
      }
    }
    Collections.shuffle(waiting, random);
    assertThat(MovePlanPolicy.plan(AWAY, waiting, free, bounds))
        .as("the same for the same facts, in whatever order they come")
        .isEqualTo(plan);
  }

  @SafeVarargs
  private static Map<UUID, Slot> plan(
      List<Waiting> waiting, Map.Entry<UUID, List<TimeRange>>... free) {
    Map<UUID, List<TimeRange>> doctors = new LinkedHashMap<>();
    for (Map.Entry<UUID, List<TimeRange>> each : free) {
      doctors.put(each.getKey(), each.getValue());
    }
    return MovePlanPolicy.plan(AWAY, waiting, doctors, minutes(0, 24 * 60));
  }

  private static Map.Entry<UUID, List<TimeRange>> free(UUID doctor, int from, int to) {
    return Map.entry(doctor, List.of(minutes(from * 60, (to - from) * 60)));
  }

  private static Waiting waiting(int id, int patient, int start, int length) {
    return new Waiting(new UUID(9, id), new UUID(8, patient), minutes(start, length), List.of());
  }

  private static Slot slot(UUID doctor, int start, int length) {
    TimeRange range = minutes(start, length);
    return new Slot(doctor, range.start(), range.end());
  }

  private static TimeRange range(Slot slot) {
    return new TimeRange(slot.start(), slot.end());
  }

  private static TimeRange minutes(int start, int length) {
    Instant from = MIDNIGHT.plus(Duration.ofMinutes(start));
    return new TimeRange(from, from.plus(Duration.ofMinutes(length)));
  }
}
