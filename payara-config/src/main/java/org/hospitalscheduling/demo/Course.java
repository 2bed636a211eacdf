package org.hospitalscheduling.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The course of an appointment, decided when it is made: whether and when it is cancelled, when the
 * patient arrives, or that nobody comes. Its status depends only on the time at which one looks, so
 * that a database can be brought up to date on any later day.
 *
 * @param cancelled {@code null} if it is not cancelled
 * @param missed when the front desk records that nobody came; {@code null} if the patient comes
 * @param done when the visit is over
 */
record Course(
    @Nullable Instant cancelled,
    @Nullable Instant missed,
    Instant arrived,
    Instant seen,
    Instant done) {

  private static final double CANCELLED = 0.08;

  /** People who book weeks ahead forget: the chance grows by this for each day of lead time. */
  private static final double MISSED = 0.055;

  private static final double MISSED_PER_DAY = 0.0045;

  static Course of(
      UUID id, UUID patient, UUID department, Instant created, Instant start, Instant end) {
    Draw draw = Draw.of(id.getLeastSignificantBits(), id.getMostSignificantBits());
    Duration lead = Duration.between(created, start);
    Instant cancelled = null;
    if (draw.chance(CANCELLED) && lead.compareTo(Duration.ofHours(3)) > 0) {
      double when = 1 - 0.9 * Math.pow(draw.fraction(), 2);
      long seconds = (long) (when * (lead.toSeconds() - 3600)) + 600;
      cancelled = created.plusSeconds(seconds).truncatedTo(ChronoUnit.SECONDS);
    }
    double days = Math.max(0, lead.toHours() / 24.0);
    double usual = (MISSED + MISSED_PER_DAY * days) * unreliability(patient);
    double risk = Math.min(0.7, usual * Specialty.absence(department));
    Instant missed = draw.chance(risk) ? start.plusSeconds(draw.between(1200, 2100)) : null;
    Instant arrived = later(start.minusSeconds(draw.between(120, 1500)), created.plusSeconds(60));
    Instant seen = later(start.plusSeconds(draw.between(-240, 480)), arrived.plusSeconds(60));
    Instant done = later(end.plusSeconds(draw.between(-180, 360)), seen.plusSeconds(120));
    return new Course(cancelled, missed, arrived, seen, done);
  }

  /** Most people come; some often do not, and it is the same people every time. */
  private static double unreliability(UUID patient) {
    double drawn = Draw.of(patient.getLeastSignificantBits()).fraction();
    return drawn < 0.70 ? 0.6 : drawn < 0.92 ? 1.3 : 3.5;
  }

  Standing at(Instant now) {
    if (cancelled != null) {
      return cancelled.isAfter(now) ? Standing.BOOKED : Standing.CANCELLED;
    }
    if (missed != null) {
      return missed.isAfter(now) ? Standing.BOOKED : Standing.NO_SHOW;
    }
    return done.isAfter(now)
        ? seen.isAfter(now)
            ? arrived.isAfter(now) ? Standing.BOOKED : Standing.ARRIVED
            : Standing.CHECKED_IN
        : Standing.FULFILLED;
  }

  /** When it reached this status; a booked one has only its booking. */
  Instant since(Standing standing) {
    return switch (standing) {
      case BOOKED -> throw new IllegalArgumentException("booked is where every course begins");
      case ARRIVED -> arrived;
      case CHECKED_IN -> seen;
      case FULFILLED -> done;
      case NO_SHOW -> Objects.requireNonNull(missed);
      case CANCELLED -> Objects.requireNonNull(cancelled);
    };
  }

  /** The changes that lead from one status to another, without the first. */
  List<Standing> steps(Standing from, Standing to) {
    return switch (to) {
      case BOOKED -> List.of();
      case CANCELLED, NO_SHOW -> List.of(to);
      case ARRIVED, CHECKED_IN, FULFILLED ->
          Stream.of(Standing.ARRIVED, Standing.CHECKED_IN, Standing.FULFILLED)
              .filter(each -> each.compareTo(from) > 0 && each.compareTo(to) <= 0)
              .toList();
    };
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  /** The status of an appointment of the demonstration, and how many changes led to it. */
  enum Standing {
    BOOKED("booked", "booked", 0, true),
    ARRIVED("arrived", "arrive", 1, true),
    CHECKED_IN("checked-in", "check-in", 2, true),
    FULFILLED("fulfilled", "fulfil", 3, true),
    NO_SHOW("noshow", "no-show", 1, false),
    CANCELLED("cancelled", "cancelled", 1, false);

    final String code;

    /** The activity log's name for the step that leads to it. */
    final String verb;

    final int changes;
    final boolean takesTime;

    Standing(String code, String verb, int changes, boolean takesTime) {
      this.code = code;
      this.verb = verb;
      this.changes = changes;
      this.takesTime = takesTime;
    }

    static Standing of(String code) {
      for (Standing each : values()) {
        if (each.code.equals(code)) {
          return each;
        }
      }
      throw new IllegalArgumentException("no standing of the demonstration: " + code);
    }
  }
}
