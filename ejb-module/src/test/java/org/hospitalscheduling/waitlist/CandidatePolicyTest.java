package org.hospitalscheduling.waitlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.waitlist.CandidatePolicy.Choice;
import org.hospitalscheduling.waitlist.CandidatePolicy.Entry;
import org.hospitalscheduling.waitlist.CandidatePolicy.OfferedTime;
import org.hospitalscheduling.waitlist.CandidatePolicy.Skip;
import org.hospitalscheduling.waitlist.CandidatePolicy.Skipped;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CandidatePolicyTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final UUID CARDIOLOGY = new UUID(0, 1);
  private static final UUID ADLER = new UUID(0, 2);

  /** A Monday, 10:00 to 10:30 in Berlin. */
  private static final TimeRange TEN =
      new TimeRange(Instant.parse("2026-11-23T09:00:00Z"), Instant.parse("2026-11-23T09:30:00Z"));

  private static final OfferedTime OFFER = new OfferedTime(CARDIOLOGY, ADLER, TEN);

  static Stream<Arguments> who_waits() {
    return Stream.of(
        Arguments.of("anybody", new Wait(), null),
        Arguments.of(
            "another department", new Wait().department(new UUID(0, 9)), Skip.OTHER_DEPARTMENT),
        Arguments.of("this doctor", new Wait().doctor(ADLER), null),
        Arguments.of("another doctor", new Wait().doctor(new UUID(0, 9)), Skip.OTHER_DOCTOR),
        Arguments.of("as long as the slot", new Wait().minutes(30), null),
        Arguments.of("longer than the slot", new Wait().minutes(31), Skip.TOO_LONG),
        Arguments.of("from its start", new Wait().earliest(TEN.start()), null),
        Arguments.of("from later", new Wait().earliest(TEN.start().plusSeconds(1)), Skip.TOO_EARLY),
        Arguments.of("until its start", new Wait().latest(TEN.start()), null),
        Arguments.of(
            "until earlier", new Wait().latest(TEN.start().minusSeconds(1)), Skip.TOO_LATE),
        Arguments.of("on Mondays", new Wait().days(DayOfWeek.MONDAY), null),
        Arguments.of("on Tuesdays", new Wait().days(DayOfWeek.TUESDAY), Skip.DAY_DOES_NOT_SUIT),
        Arguments.of("from ten to half past", new Wait().times("10:00", "10:30"), null),
        Arguments.of("from 10:01", new Wait().times("10:01", "18:00"), Skip.TIME_DOES_NOT_SUIT),
        Arguments.of("until 10:29", new Wait().times("08:00", "10:29"), Skip.TIME_DOES_NOT_SUIT),
        Arguments.of("booked just before", new Wait().busy(-30, 0), null),
        Arguments.of("booked then", new Wait().busy(-30, 1), Skip.BOOKED_THEN),
        Arguments.of("without an address", new Wait().unreachable(), Skip.NO_ADDRESS),
        Arguments.of("asked elsewhere", new Wait().asked(), Skip.ASKED_ALREADY),
        Arguments.of("said no before", new Wait().refused(), Skip.REFUSED_BEFORE));
  }

  @ParameterizedTest(name = "who waits {0}: {2}")
  @MethodSource("who_waits")
  void each_is_asked_or_skipped_for_a_reason(String name, Wait wait, Skip skip) {
    assertThat(CandidatePolicy.unfit(wait.entry(), OFFER, BERLIN))
        .isEqualTo(Optional.ofNullable(skip));
  }

  @Test
  void a_slot_over_midnight_is_not_over_by_evening() {
    Instant eleven = Instant.parse("2026-11-23T22:30:00Z");
    OfferedTime night =
        new OfferedTime(CARDIOLOGY, ADLER, new TimeRange(eleven, eleven.plus(Duration.ofHours(1))));
    assertThat(CandidatePolicy.unfit(new Wait().times("08:00", "23:59").entry(), night, BERLIN))
        .contains(Skip.TIME_DOES_NOT_SUIT);
  }

  @Test
  void priority_comes_first_and_then_who_waits_longest() {
    Entry late = new Wait().priority(2).joined(20).entry();
    Entry early = new Wait().priority(2).joined(10).entry();
    Entry urgent = new Wait().priority(1).joined(30).entry();
    Entry patient = new Wait().priority(3).joined(0).entry();
    Choice choice = CandidatePolicy.choose(List.of(late, patient, early, urgent), OFFER, 2, BERLIN);
    assertThat(choice.asked()).containsExactly(urgent.id(), early.id());
    assertThat(choice.skipped())
        .containsExactly(
            new Skipped(late.id(), Skip.ENOUGH_ASKED),
            new Skipped(patient.id(), Skip.ENOUGH_ASKED));
  }

  @Test
  void whoever_does_not_fit_takes_nobodys_place() {
    Entry unfit = new Wait().priority(1).days(DayOfWeek.SUNDAY).entry();
    Entry fit = new Wait().priority(5).entry();
    Choice choice = CandidatePolicy.choose(List.of(unfit, fit), OFFER, 1, BERLIN);
    assertThat(choice.asked()).containsExactly(fit.id());
    assertThat(choice.skipped()).containsExactly(new Skipped(unfit.id(), Skip.DAY_DOES_NOT_SUIT));
  }

  @Test
  void nobody_is_lost_and_the_order_of_the_list_does_not_matter() {
    Random random = new Random(20260108);
    for (int round = 0; round < 200; round++) {
      List<Entry> entries = new ArrayList<>();
      for (int i = random.nextInt(20); i >= 0; i--) {
        Wait wait = new Wait().priority(1 + random.nextInt(3)).joined(random.nextInt(4));
        entries.add(
            switch (random.nextInt(4)) {
              case 0 -> wait.unreachable().entry();
              case 1 -> wait.minutes(60).entry();
              default -> wait.entry();
            });
      }
      int size = 1 + random.nextInt(5);
      Choice choice = CandidatePolicy.choose(entries, OFFER, size, BERLIN);
      assertThat(Stream.concat(choice.asked().stream(), choice.skipped().stream().map(Skipped::id)))
          .containsExactlyInAnyOrderElementsOf(entries.stream().map(Entry::id).toList());
      assertThat(choice.asked()).hasSizeLessThanOrEqualTo(size);
      Collections.shuffle(entries, random);
      assertThat(CandidatePolicy.choose(entries, OFFER, size, BERLIN)).isEqualTo(choice);
    }
  }

  /** A patient whom anything suits, unless stated otherwise. */
  private static final class Wait {
    private static long next = 100;

    private final UUID id = new UUID(0, next++);
    private UUID department = CARDIOLOGY;
    private UUID doctor;
    private int minutes = 15;
    private int priority = 3;
    private Instant joined = Instant.parse("2026-11-01T00:00:00Z");
    private Instant earliest = Instant.EPOCH;
    private Instant latest;
    private Set<DayOfWeek> days = Set.of();
    private LocalTime from;
    private LocalTime until;
    private boolean reachable = true;
    private List<TimeRange> busy = List.of();
    private boolean asked;
    private boolean refused;

    Wait department(UUID value) {
      department = value;
      return this;
    }

    Wait doctor(UUID value) {
      doctor = value;
      return this;
    }

    Wait minutes(int value) {
      minutes = value;
      return this;
    }

    Wait priority(int value) {
      priority = value;
      return this;
    }

    Wait joined(int days) {
      joined = Instant.parse("2026-11-01T00:00:00Z").plus(Duration.ofDays(days));
      return this;
    }

    Wait earliest(Instant value) {
      earliest = value;
      return this;
    }

    Wait latest(Instant value) {
      latest = value;
      return this;
    }

    Wait days(DayOfWeek... values) {
      days = Set.of(values);
      return this;
    }

    Wait times(String first, String last) {
      from = LocalTime.parse(first);
      until = LocalTime.parse(last);
      return this;
    }

    Wait busy(int first, int last) {
      busy =
          List.of(
              new TimeRange(
                  TEN.start().plusSeconds(60L * first), TEN.start().plusSeconds(60L * last)));
      return this;
    }

    Wait unreachable() {
      reachable = false;
      return this;
    }

    Wait asked() {
      asked = true;
      return this;
    }

    Wait refused() {
      refused = true;
      return this;
    }

    Entry entry() {
      return new Entry(
          id,
          department,
          Optional.ofNullable(doctor),
          minutes,
          priority,
          joined,
          earliest,
          Optional.ofNullable(latest),
          days,
          Optional.ofNullable(from),
          Optional.ofNullable(until),
          reachable,
          busy,
          asked,
          refused);
    }
  }
}
