package org.hospitalscheduling.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Which patients on the waiting list are invited to take a slot: by priority, then by how long they
 * have waited. For everybody who is passed over it states the reason. Pure.
 */
public final class CandidatePolicy {

  private CandidatePolicy() {}

  /**
   * A patient on the waiting list.
   *
   * @param departmentId the department they want to be seen in
   * @param doctorId the doctor they want; empty for any
   * @param minutes the length of their visit
   * @param priority 1 (first) to 5
   * @param earliest the visit may not start before this
   * @param latest the visit may not start after this; empty for no limit
   * @param days days that suit them; empty for all
   * @param from the visit may not start before this time of day; empty, like {@code until}, for all
   *     day
   * @param until the visit must be over by this time of day
   * @param reachable whether there is an address to write to
   * @param busy their other appointments around the slot
   * @param asked whether they have an open invitation
   * @param refused whether they declined this very slot before
   */
  public record Entry(
      UUID id,
      UUID departmentId,
      Optional<UUID> doctorId,
      int minutes,
      int priority,
      Instant joined,
      Instant earliest,
      Optional<Instant> latest,
      Set<DayOfWeek> days,
      Optional<LocalTime> from,
      Optional<LocalTime> until,
      boolean reachable,
      List<TimeRange> busy,
      boolean asked,
      boolean refused) {

    public Entry {
      days = Set.copyOf(days);
      busy = List.copyOf(busy);
    }
  }

  /** A slot to be offered. */
  public record OfferedTime(UUID departmentId, UUID doctorId, TimeRange range) {}

  /** Why a patient is not invited this time. */
  public enum Skip {
    OTHER_DEPARTMENT,
    OTHER_DOCTOR,
    TOO_LONG,
    TOO_EARLY,
    TOO_LATE,
    DAY_DOES_NOT_SUIT,
    TIME_DOES_NOT_SUIT,
    BOOKED_THEN,
    NO_ADDRESS,
    ASKED_ALREADY,
    REFUSED_BEFORE,
    /** They would have been next, but enough patients are invited to fill the slot. */
    ENOUGH_ASKED
  }

  /** A patient who is not invited, and why. */
  public record Skipped(UUID id, Skip because) {}

  /** All waiting patients in fair order: each is either invited or skipped for a reason. */
  public record Choice(List<UUID> asked, List<Skipped> skipped) {}

  /**
   * Fair order: by priority, then by time of joining; the id decides between those who joined at
   * the same time.
   */
  public static final Comparator<Entry> FAIR =
      Comparator.comparingInt(Entry::priority)
          .thenComparing(Entry::joined)
          .thenComparing(entry -> entry.id().toString());

  /**
   * Chooses whom to invite.
   *
   * @param size at most this many; see {@link InvitationSizePolicy}
   * @param zone the time zone of days and times of day
   */
  public static Choice choose(Collection<Entry> entries, OfferedTime offer, int size, ZoneId zone) {
    List<UUID> asked = new ArrayList<>();
    List<Skipped> skipped = new ArrayList<>();
    for (Entry entry : entries.stream().sorted(FAIR).toList()) {
      Optional<Skip> unfit = unfit(entry, offer, zone);
      if (unfit.isPresent()) {
        skipped.add(new Skipped(entry.id(), unfit.get()));
      } else if (asked.size() < size) {
        asked.add(entry.id());
      } else {
        skipped.add(new Skipped(entry.id(), Skip.ENOUGH_ASKED));
      }
    }
    return new Choice(List.copyOf(asked), List.copyOf(skipped));
  }

  /** Why this slot does not suit them; empty if it does. */
  public static Optional<Skip> unfit(Entry entry, OfferedTime offer, ZoneId zone) {
    TimeRange range = offer.range();
    ZonedDateTime start = range.start().atZone(zone);
    ZonedDateTime end = range.end().atZone(zone);
    if (!entry.departmentId().equals(offer.departmentId())) {
      return Optional.of(Skip.OTHER_DEPARTMENT);
    }
    if (entry.doctorId().filter(wanted -> !wanted.equals(offer.doctorId())).isPresent()) {
      return Optional.of(Skip.OTHER_DOCTOR);
    }
    if (entry.minutes() > range.length().toMinutes()) {
      return Optional.of(Skip.TOO_LONG);
    }
    if (range.start().isBefore(entry.earliest())) {
      return Optional.of(Skip.TOO_EARLY);
    }
    if (entry.latest().filter(latest -> range.start().isAfter(latest)).isPresent()) {
      return Optional.of(Skip.TOO_LATE);
    }
    if (!entry.days().isEmpty() && !entry.days().contains(start.getDayOfWeek())) {
      return Optional.of(Skip.DAY_DOES_NOT_SUIT);
    }
    boolean overnight = !end.toLocalDate().equals(start.toLocalDate());
    if (entry.from().filter(from -> start.toLocalTime().isBefore(from)).isPresent()
        || entry
            .until()
            .filter(until -> overnight || end.toLocalTime().isAfter(until))
            .isPresent()) {
      return Optional.of(Skip.TIME_DOES_NOT_SUIT);
    }
    if (entry.busy().stream().anyMatch(range::overlaps)) {
      return Optional.of(Skip.BOOKED_THEN);
    }
    if (!entry.reachable()) {
      return Optional.of(Skip.NO_ADDRESS);
    }
    if (entry.asked()) {
      return Optional.of(Skip.ASKED_ALREADY);
    }
    return entry.refused() ? Optional.of(Skip.REFUSED_BEFORE) : Optional.empty();
  }
}
