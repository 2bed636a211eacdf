package org.hospitalscheduling.availability;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;

class SlotFinderTest {

  private static final UUID ADLER = new UUID(0, 1);
  private static final UUID DIAZ = new UUID(0, 2);
  private static final Duration HALF_HOUR = Duration.ofMinutes(30);

  @Test
  void slots_follow_one_another_from_the_beginning_of_free_time() {
    assertThat(starts(slots(List.of(range("08:00", "10:00")), List.of(range("08:30", "09:00")))))
        .containsExactly("08:00", "09:00", "09:30");
  }

  @Test
  void what_is_too_short_is_no_slot() {
    assertThat(slots(List.of(range("08:00", "09:00")), List.of(range("08:20", "08:40")))).isEmpty();
  }

  @Test
  void a_slot_begins_on_the_five_minute_grid() {
    assertThat(starts(slots(List.of(range("08:02", "09:00")), List.of()))).containsExactly("08:05");
  }

  @Test
  void no_more_are_looked_for_than_asked() {
    List<TimeRange> morning = List.of(range("08:00", "09:00"), range("10:00", "12:00"));
    assertThat(starts(SlotFinder.slots(ADLER, morning, List.of(), HALF_HOUR, 3)))
        .containsExactly("08:00", "08:30", "10:00");
  }

  @Test
  void busy_time_may_overlap_itself_and_stick_out() {
    assertThat(
            starts(
                slots(
                    List.of(range("08:00", "10:00")),
                    List.of(
                        range("07:00", "08:30"),
                        range("08:15", "08:45"),
                        range("09:30", "11:00")))))
        .containsExactly("08:45");
  }

  @Test
  void gaps_are_whole_stretches_that_are_long_enough() {
    List<TimeRange> open = List.of(range("08:00", "12:00"), range("13:00", "15:00"));
    List<TimeRange> busy =
        List.of(range("08:20", "09:03"), range("09:00", "10:00"), range("10:29", "13:10"));
    assertThat(SlotFinder.gaps(ADLER, open, busy, HALF_HOUR))
        .containsExactly(
            new Slot(ADLER, range("13:10", "15:00").start(), range("13:10", "15:00").end()));
    assertThat(SlotFinder.gaps(ADLER, open, busy, Duration.ofMinutes(26))).hasSize(1);
    assertThat(SlotFinder.gaps(ADLER, open, busy, Duration.ofMinutes(25)))
        .as("what nobody could book is left out of it")
        .containsExactly(
            new Slot(ADLER, range("10:00", "10:25").start(), range("10:00", "10:25").end()),
            new Slot(ADLER, range("13:10", "15:00").start(), range("13:10", "15:00").end()));
  }

  @Test
  void the_earliest_of_all_come_first() {
    Map<UUID, List<Slot>> slots = new LinkedHashMap<>();
    slots.put(ADLER, List.of(slot(ADLER, "09:00"), slot(ADLER, "11:00")));
    slots.put(DIAZ, List.of(slot(DIAZ, "08:00"), slot(DIAZ, "10:00")));
    assertThat(starts(SlotFinder.earliest(slots, 3))).containsExactly("08:00", "09:00", "10:00");
  }

  @Test
  void alternatives_are_two_of_the_wanted_doctor_and_one_of_a_colleague() {
    Map<UUID, List<Slot>> slots =
        Map.of(
            ADLER, List.of(slot(ADLER, "09:00"), slot(ADLER, "10:00"), slot(ADLER, "11:00")),
            DIAZ, List.of(slot(DIAZ, "08:00"), slot(DIAZ, "08:30")));
    assertThat(SlotFinder.alternatives(ADLER, slots, 3))
        .containsExactly(slot(ADLER, "09:00"), slot(ADLER, "10:00"), slot(DIAZ, "08:00"));
  }

  @Test
  void the_other_side_fills_up_where_one_has_too_few() {
    assertThat(
            SlotFinder.alternatives(
                ADLER,
                Map.of(
                    ADLER, List.of(slot(ADLER, "09:00")),
                    DIAZ, List.of(slot(DIAZ, "08:00"), slot(DIAZ, "08:30"), slot(DIAZ, "09:00"))),
                3))
        .containsExactly(slot(ADLER, "09:00"), slot(DIAZ, "08:00"), slot(DIAZ, "08:30"));
    assertThat(
            SlotFinder.alternatives(
                ADLER,
                Map.of(
                    ADLER,
                    List.of(slot(ADLER, "09:00"), slot(ADLER, "10:00"), slot(ADLER, "11:00"))),
                3))
        .hasSize(3);
  }

  private static List<Slot> slots(List<TimeRange> open, List<TimeRange> busy) {
    return SlotFinder.slots(ADLER, open, busy, HALF_HOUR, 10);
  }

  private static List<String> starts(List<Slot> slots) {
    return slots.stream().map(slot -> slot.start().toString().substring(11, 16)).toList();
  }

  private static Slot slot(UUID doctor, String start) {
    return new Slot(doctor, at(start), at(start).plus(HALF_HOUR));
  }

  private static TimeRange range(String start, String end) {
    return new TimeRange(at(start), at(end));
  }

  private static Instant at(String time) {
    return Instant.parse("2026-11-23T" + time + ":00Z");
  }
}
