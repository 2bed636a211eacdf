package org.hospitalscheduling.booking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Busy;
import org.hospitalscheduling.booking.BookingPolicy.Facts;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Fresh;
import org.hospitalscheduling.booking.BookingPolicy.Refused;
import org.hospitalscheduling.booking.BookingPolicy.Verdict;
import org.hospitalscheduling.shared.TimeRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookingPolicyTest {

  private static final String DAY = "2026-11-23T";
  private static final Instant EIGHT = at("08:00");

  @ParameterizedTest(name = "{0}-{1} beside an appointment of 09:00-10:00: {2}")
  @CsvSource({
    "08:00, 09:00, free",
    "10:00, 11:00, free",
    "08:30, 09:05, doctor-busy",
    "09:55, 10:30, doctor-busy",
    "09:15, 09:45, doctor-busy",
    "08:30, 10:30, doctor-busy",
    "09:00, 10:00, doctor-busy"
  })
  void touching_appointments_do_not_overlap(String start, String end, String expected) {
    assertThat(outcome(attempt(start, end), new Book().doctor("09:00", "10:00", 0)))
        .isEqualTo(expected);
  }

  @Test
  void an_appointment_in_any_lane_is_in_the_way() {
    assertThat(outcome(attempt("09:00", "10:00"), new Book().doctor("09:00", "10:00", 3)))
        .isEqualTo("doctor-busy");
  }

  @Test
  void a_hold_is_in_the_way_by_its_own_name() {
    assertThat(outcome(attempt("09:00", "10:00"), new Book().hold("09:30", "10:00")))
        .isEqualTo("held");
  }

  @Test
  void what_begins_first_is_named_as_the_one_in_the_way() {
    Book book = new Book().doctor("09:30", "10:00", 0).doctor("09:00", "09:30", 0);
    Verdict verdict = BookingPolicy.decide(attempt("09:00", "10:00").attempt(), book.facts());
    assertThat(((Refused) verdict).by().orElseThrow().range().start()).isEqualTo(at("09:00"));
  }

  @Test
  void a_patient_is_in_one_place_at_a_time() {
    Book book = new Book().patient("09:30", "10:30");
    assertThat(outcome(attempt("09:00", "10:00"), book)).isEqualTo("patient-busy");
    assertThat(outcome(attempt("09:00", "09:30"), book)).isEqualTo("free");
    assertThat(outcome(attempt("09:00", "10:00").patientOverlap(), book)).isEqualTo("free");
  }

  @Test
  void overbooking_is_marked_only_where_time_is_shared() {
    Book book = new Book().doctor("09:00", "10:00", 0);
    assertThat(free(attempt("09:00", "10:00").overbook(), book)).isEqualTo(new Free(1, true));
    assertThat(free(attempt("10:00", "11:00").overbook(), book)).isEqualTo(new Free(0, false));
  }

  @ParameterizedTest(name = "limit {0}, {1} at once already: {2}")
  @CsvSource({
    "1, 1, overbooking-limit",
    "2, 1, free",
    "2, 2, overbooking-limit",
    "3, 2, free",
    "10, 9, free",
    "10, 10, overbooking-limit"
  })
  void no_instant_has_more_appointments_than_the_limit(int limit, int already, String expected) {
    Book book = new Book().limit(limit);
    for (int lane = 0; lane < already; lane++) {
      book.doctor("09:00", "10:00", lane);
    }
    assertThat(outcome(attempt("09:30", "10:30").overbook(), book)).isEqualTo(expected);
  }

  @Test
  void the_limit_counts_what_is_there_at_one_instant_and_not_in_the_whole_span() {
    Book book =
        new Book()
            .doctor("09:00", "09:30", 0)
            .doctor("09:30", "10:00", 0)
            .doctor("10:00", "10:30", 0);
    assertThat(outcome(attempt("09:00", "10:30").overbook(), book)).isEqualTo("free");
    book.doctor("09:45", "10:15", 1);
    assertThat(outcome(attempt("09:00", "10:30").overbook(), book)).isEqualTo("overbooking-limit");
  }

  @Test
  void the_lowest_free_lane_is_taken() {
    Book book = new Book().limit(5).doctor("09:00", "10:00", 0).doctor("09:00", "10:00", 2);
    assertThat(free(attempt("09:00", "10:00").overbook(), book).lane()).isEqualTo(1);
  }

  @Test
  void the_first_that_is_cancelled_leaves_the_second_in_the_way() {
    assertThat(outcome(attempt("09:00", "10:00"), new Book().doctor("09:00", "10:00", 1)))
        .isEqualTo("doctor-busy");
  }

  @ParameterizedTest(name = "{0}-{1} in hours of 08:00-12:00 and 13:00-17:00: {2}")
  @CsvSource({
    "08:00, 09:00, free",
    "11:00, 12:00, free",
    "11:30, 12:30, outside-hours",
    "12:00, 13:00, outside-hours",
    "16:30, 17:05, outside-hours",
    "11:00, 14:00, outside-hours"
  })
  void a_booking_lies_inside_working_hours(String start, String end, String expected) {
    Book book = new Book().hours("08:00", "12:00").hours("13:00", "17:00");
    assertThat(outcome(attempt(start, end), book)).isEqualTo(expected);
    assertThat(outcome(attempt(start, end).override(), book)).isEqualTo("free");
  }

  @Test
  void hours_that_touch_are_one() {
    Book book = new Book().hours("08:00", "12:00").hours("12:00", "17:00");
    assertThat(outcome(attempt("11:30", "12:30"), book)).isEqualTo("free");
  }

  @Test
  void time_off_is_no_time_for_bookings() {
    Book book = new Book().off("10:00", "11:00");
    assertThat(outcome(attempt("10:30", "11:30"), book)).isEqualTo("time-off");
    assertThat(outcome(attempt("11:00", "12:00"), book)).isEqualTo("free");
    assertThat(outcome(attempt("10:30", "11:30").override(), book)).isEqualTo("free");
  }

  @ParameterizedTest(name = "at 09:00, a start at {0}: {1}")
  @CsvSource({"08:45, free", "08:40, in-the-past", "09:00, free"})
  void a_start_more_than_fifteen_minutes_ago_is_past(String start, String expected) {
    Book book = new Book().now("09:00");
    assertThat(outcome(attempt(start, "10:00"), book)).isEqualTo(expected);
    assertThat(outcome(attempt(start, "10:00").override(), book)).isEqualTo("free");
    assertThat(outcome(attempt(start, "10:00").fresh(Fresh.END, Fresh.TIME), book))
        .isEqualTo("free");
  }

  @ParameterizedTest(name = "{0}-{1} on a grid of {2} minutes: {3}")
  @CsvSource({
    "09:00, 09:20, 5, free",
    "09:02, 09:22, 5, off-grid",
    "09:00, 09:22, 5, off-grid",
    "09:02, 09:22, 1, free",
    "09:02:30, 09:22:30, 1, off-grid"
  })
  void starts_and_ends_lie_on_the_grid(String start, String end, int grid, String expected) {
    assertThat(outcome(attempt(start, end).grid(grid), new Book())).isEqualTo(expected);
  }

  @Test
  void an_override_does_not_move_the_grid() {
    assertThat(outcome(attempt("09:02", "10:00").override(), new Book())).isEqualTo("off-grid");
  }

  @ParameterizedTest(name = "{0}-{1}: {2}")
  @CsvSource({
    "09:00, 09:05, free",
    "09:00, 09:04, too-short",
    "09:00, 17:00, free",
    "09:00, 17:05, too-long"
  })
  void it_lasts_five_minutes_to_eight_hours(String start, String end, String expected) {
    assertThat(outcome(attempt(start, end), new Book())).isEqualTo(expected);
  }

  @Test
  void an_edit_that_moves_nothing_may_lie_anywhere() {
    Book book = new Book().now("15:00").hours("12:00", "13:00").off("09:00", "10:00");
    assertThat(outcome(attempt("09:02", "09:30").fresh(), book)).isEqualTo("free");
  }

  @ParameterizedTest(name = "{0}-{1}, new is {2}: {3}")
  @CsvSource({
    "09:02, 09:30, START, off-grid",
    "09:02, 09:30, END, free",
    "09:00, 09:32, END, off-grid",
    "09:00, 09:32, START, free",
    "09:02, 09:32, TIME, free",
    "09:02, 09:32, PATIENT, free"
  })
  void only_what_is_new_lies_on_the_grid(String start, String end, Fresh fresh, String expected) {
    assertThat(outcome(attempt(start, end).fresh(fresh), new Book())).isEqualTo(expected);
  }

  @Test
  void who_shrinks_is_asked_only_for_the_grid_and_the_past() {
    Book book = new Book().now("09:30").hours("12:00", "13:00").off("09:00", "10:00").closed();
    Fresh[] shrinking = {Fresh.START, Fresh.END};
    assertThat(outcome(attempt("09:30", "10:00").fresh(shrinking), book)).isEqualTo("free");
    assertThat(outcome(attempt("09:10", "10:00").fresh(shrinking), book)).isEqualTo("in-the-past");
    assertThat(outcome(attempt("09:30", "09:57").fresh(shrinking), book)).isEqualTo("off-grid");
  }

  @Test
  void an_overbooked_appointment_may_shrink_or_change_its_patient() {
    Book book = new Book().limit(1).doctor("09:00", "10:00", 0);
    WishBuilder wish = attempt("09:00", "09:30");
    assertThat(free(wish.fresh(Fresh.END), book)).isEqualTo(new Free(1, false));
    assertThat(free(wish.fresh(Fresh.PATIENT), book)).isEqualTo(new Free(1, false));
    assertThat(outcome(wish.fresh(Fresh.TIME), book)).isEqualTo("doctor-busy");
  }

  @Test
  void what_is_promised_is_not_given_out_over_it() {
    Book book = new Book().limit(9).doctor("09:00", "09:30", 0).hold("09:30", "10:00");
    assertThat(outcome(attempt("09:00", "10:00").overbook(), book)).isEqualTo("held");
    assertThat(outcome(attempt("09:00", "09:30").overbook(), book)).isEqualTo("free");
  }

  @Test
  void who_was_promised_time_gets_it_whatever_else_is_there() {
    TimeRange held = new TimeRange(at("09:00"), at("10:00"));
    Book book = new Book().limit(1).doctor("09:00", "10:00", 1).off("09:00", "10:00");
    assertThat(BookingPolicy.decide(Attempt.ofHeldTime(held), book.facts()))
        .isEqualTo(new Free(0, false));
    assertThat(
            BookingPolicy.decide(Attempt.ofHeldTime(held), book.patient("09:30", "10:30").facts()))
        .isInstanceOf(Refused.class);
  }

  @ParameterizedTest(name = "{0} of one who left: {1}")
  @CsvSource({"START, free", "END, free", "TIME, inactive", "PATIENT, inactive"})
  void who_left_gets_no_new_time(Fresh fresh, String expected) {
    Book book = new Book().closed();
    assertThat(outcome(attempt("09:00", "10:00").fresh(fresh), book)).isEqualTo(expected);
    assertThat(outcome(attempt("09:00", "10:00").fresh(fresh).override(), book))
        .isEqualTo(expected);
  }

  @Test
  void nothing_is_booked_beyond_the_horizon_without_a_reason() {
    Book book = new Book().horizon(Duration.ofHours(1));
    assertThat(outcome(attempt("09:00", "10:00"), book)).isEqualTo("free");
    assertThat(outcome(attempt("09:05", "10:00"), book)).isEqualTo("beyond-horizon");
    assertThat(outcome(attempt("09:05", "10:00").override(), book)).isEqualTo("free");
    assertThat(outcome(attempt("09:05", "10:00").fresh(Fresh.END, Fresh.TIME), book))
        .isEqualTo("free");
  }

  @Test
  void a_year_ago_is_too_long_even_with_a_reason() {
    Book book = new Book().now(at("09:00").plus(Duration.ofDays(366)));
    assertThat(outcome(attempt("09:00", "10:00").override(), book)).isEqualTo("free");
    assertThat(outcome(attempt("09:00", "10:00").fresh(Fresh.START).correction(), book))
        .isEqualTo("free");
    assertThat(outcome(attempt("08:55", "10:00").override(), book)).isEqualTo("in-the-past");
    assertThat(outcome(attempt("08:55", "10:00").fresh(Fresh.START).correction(), book))
        .isEqualTo("in-the-past");
  }

  private static Instant at(String time) {
    return Instant.parse(DAY + (time.length() == 5 ? time + ":00" : time) + "Z");
  }

  private static WishBuilder attempt(String start, String end) {
    return new WishBuilder(
        new Attempt(
            new TimeRange(at(start), at(end)),
            EnumSet.allOf(Fresh.class),
            false,
            false,
            false,
            false,
            Duration.ofMinutes(5)));
  }

  private static String outcome(WishBuilder attempt, Book book) {
    Verdict verdict = BookingPolicy.decide(attempt.attempt(), book.facts());
    return verdict instanceof Refused refused ? refused.rule().code() : "free";
  }

  private static Free free(WishBuilder attempt, Book book) {
    return (Free) BookingPolicy.decide(attempt.attempt(), book.facts());
  }

  private record WishBuilder(Attempt attempt) {
    WishBuilder overbook() {
      return with(attempt.fresh(), true, attempt.override(), attempt.correction());
    }

    WishBuilder override() {
      return with(attempt.fresh(), attempt.overbook(), true, attempt.correction());
    }

    WishBuilder correction() {
      return with(attempt.fresh(), attempt.overbook(), attempt.override(), true);
    }

    WishBuilder fresh(Fresh... fresh) {
      Set<Fresh> only = EnumSet.noneOf(Fresh.class);
      only.addAll(List.of(fresh));
      return with(only, attempt.overbook(), attempt.override(), attempt.correction());
    }

    WishBuilder patientOverlap() {
      return new WishBuilder(
          new Attempt(
              attempt.range(),
              attempt.fresh(),
              attempt.overbook(),
              attempt.override(),
              attempt.correction(),
              true,
              attempt.grid()));
    }

    WishBuilder grid(int minutes) {
      return new WishBuilder(
          new Attempt(
              attempt.range(),
              attempt.fresh(),
              attempt.overbook(),
              attempt.override(),
              attempt.correction(),
              attempt.patientOverlap(),
              Duration.ofMinutes(minutes)));
    }

    private WishBuilder with(
        Set<Fresh> fresh, boolean overbook, boolean override, boolean correction) {
      return new WishBuilder(
          new Attempt(
              attempt.range(),
              fresh,
              overbook,
              override,
              correction,
              attempt.patientOverlap(),
              attempt.grid()));
    }
  }

  private static final class Book {
    private final List<Busy> doctor = new ArrayList<>();
    private final List<Busy> patient = new ArrayList<>();
    private final List<TimeRange> hours = new ArrayList<>();
    private final List<TimeRange> off = new ArrayList<>();
    private int limit = 2;
    private Instant now = EIGHT;
    private boolean active = true;
    private Duration horizon = Duration.ofDays(730);

    Book doctor(String start, String end, int lane) {
      doctor.add(new Busy(UUID.randomUUID(), range(start, end), lane, false));
      return this;
    }

    Book hold(String start, String end) {
      doctor.add(new Busy(UUID.randomUUID(), range(start, end), 0, true));
      return this;
    }

    Book patient(String start, String end) {
      patient.add(new Busy(UUID.randomUUID(), range(start, end), 0, false));
      return this;
    }

    Book hours(String start, String end) {
      hours.add(range(start, end));
      return this;
    }

    Book off(String start, String end) {
      off.add(range(start, end));
      return this;
    }

    Book limit(int value) {
      limit = value;
      return this;
    }

    Book now(String time) {
      return now(at(time));
    }

    Book now(Instant instant) {
      now = instant;
      return this;
    }

    Book closed() {
      active = false;
      return this;
    }

    Book horizon(Duration ahead) {
      horizon = ahead;
      return this;
    }

    Facts facts() {
      List<TimeRange> open = hours.isEmpty() ? List.of(range("00:00", "23:59")) : hours;
      return new Facts(now, doctor, patient, open, off, limit, active, horizon);
    }

    private static TimeRange range(String start, String end) {
      return new TimeRange(at(start), at(end));
    }
  }
}
