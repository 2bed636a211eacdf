package org.hospitalscheduling.availability;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.DIRECTORY_READ;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_READ;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.availability.Calendars.Calendar;
import org.hospitalscheduling.directory.DirectoryChanged;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.directory.Versions;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.CurrentActor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Practitioners' working hours and free time. Changing hours or time off takes the practitioner's
 * row lock.
 */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, DIRECTORY_READ, SCHEDULES_READ})
public class AvailabilityService {

  /** How far ahead free slots are searched for. */
  static final Duration HORIZON = Duration.ofDays(60);

  private static final Duration FIRST_LOOK = Duration.ofDays(7);
  private static final Duration ALTERNATIVES_WITHIN = Duration.ofDays(14);

  private static final Duration TIME_OFF_BACK = Duration.ofDays(366);
  private static final Duration TIME_OFF_AHEAD = Duration.ofDays(5 * 366);

  @Inject private Calendars calendars;
  @Inject private Practitioners practitioners;
  @Inject private CurrentActor actor;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<DirectoryChanged> changed;

  /** Working hours as instants, and time off, of active practitioners in {@code window}. */
  public List<DoctorAvailability> availability(
      TimeRange window, Collection<UUID> departments, Collection<UUID> doctors) {
    return calendars
        .ofMany(doctors, departments, Optional.empty(), window, false, clock.instant())
        .values()
        .stream()
        .filter(calendar -> isOpenTo(actor.get(), calendar.doctorId()))
        .map(
            calendar ->
                new DoctorAvailability(
                    calendar.doctorId(),
                    calendar.week().within(window, settings.zone()),
                    calendar.timeOff()))
        .toList();
  }

  /**
   * The next free slots of all the practitioners, earliest first, within 60 days of {@code from}.
   *
   * <p>The first week is looked through by itself: where it has enough of them, the appointments of
   * the other weeks need not be read. Nothing later could come before what it has.
   */
  public List<Slot> slots(SlotSearch search) {
    Instant from = later(search.from(), clock.instant());
    Instant last = from.plus(HORIZON);
    Instant end = search.to().filter(to -> to.isBefore(last)).orElse(last);
    Instant near = from.plus(FIRST_LOOK);
    List<Slot> soon = near.isBefore(end) ? slots(search, from, near) : List.of();
    return soon.size() < search.limit() ? slots(search, from, end) : soon;
  }

  private List<Slot> slots(SlotSearch search, Instant from, Instant to) {
    if (!from.isBefore(to)) {
      return List.of();
    }
    Map<UUID, List<Slot>> slots =
        slots(
            search.doctors(),
            search.departments(),
            Optional.empty(),
            new TimeRange(from, to),
            search.part(),
            search.length(),
            search.limit());
    slots.keySet().removeIf(doctor -> !isOpenTo(actor.get(), doctor));
    return SlotFinder.earliest(slots, search.limit());
  }

  /**
   * Free time inside working hours, from now on: whole stretches by department, doctor and start,
   * in one query.
   *
   * @param doctors only these practitioners; empty for all
   * @param departments only their practitioners; empty for all
   * @param shortest shorter stretches are left out
   */
  public List<Slot> gaps(
      TimeRange range, Collection<UUID> departments, Collection<UUID> doctors, Duration shortest) {
    Instant now = clock.instant();
    Optional<TimeRange> bookable = bookable(range, now);
    if (bookable.isEmpty()) {
      return List.of();
    }
    TimeRange window = bookable.get();
    return calendars
        .ofMany(doctors, departments, Optional.empty(), window, true, now)
        .values()
        .stream()
        .filter(calendar -> isOpenTo(actor.get(), calendar.doctorId()))
        .flatMap(
            calendar ->
                SlotFinder.gaps(
                    calendar.doctorId(),
                    calendar.open(window, settings.zone()),
                    calendar.busy(),
                    shortest)
                    .stream())
        .toList();
  }

  /** A DOCTOR sees and sets their own availability only. */
  private static boolean isOpenTo(Actor actor, UUID doctorId) {
    return actor.role() != Role.DOCTOR
        || actor.practitionerId().filter(doctorId::equals).isPresent();
  }

  private void checkOwn(UUID doctorId) {
    if (!isOpenTo(actor.get(), doctorId)) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Doctors can see and change only their own availability.");
    }
  }

  /** Alternatives to a refused time; see {@link SlotFinder#alternatives}. */
  @RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_WRITE})
  public List<Slot> alternatives(UUID doctorId, Instant from, Duration length, int limit) {
    Instant start = later(from, clock.instant());
    return SlotFinder.alternatives(
        doctorId,
        slots(
            List.of(),
            List.of(),
            Optional.of(doctorId),
            new TimeRange(start, start.plus(ALTERNATIVES_WITHIN)),
            PartOfDay.WHOLE,
            length,
            limit),
        limit);
  }

  private Map<UUID, List<Slot>> slots(
      Collection<UUID> doctors,
      Collection<UUID> departments,
      Optional<UUID> colleaguesOf,
      TimeRange range,
      PartOfDay part,
      Duration length,
      int limit) {
    Instant now = clock.instant();
    Map<UUID, List<Slot>> slots = new LinkedHashMap<>();
    Optional<TimeRange> bookable = bookable(range, now);
    if (bookable.isEmpty()) {
      return slots;
    }
    TimeRange window = bookable.get();
    List<TimeRange> wanted = part.within(window, settings.zone());
    for (Calendar calendar :
        calendars.ofMany(doctors, departments, colleaguesOf, window, true, now).values()) {
      slots.put(
          calendar.doctorId(),
          SlotFinder.slots(
              calendar.doctorId(),
              TimeRanges.intersect(calendar.open(window, settings.zone()), wanted),
              calendar.busy(),
              length,
              limit));
    }
    return slots;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  /** The part of the range in which appointments can be made: from now to the horizon. */
  private Optional<TimeRange> bookable(TimeRange range, Instant now) {
    Instant latest = now.plus(settings.booking().horizon());
    Instant start = range.start().isBefore(now) ? now : range.start();
    Instant end = range.end().isAfter(latest) ? latest : range.end();
    return start.isBefore(end) ? Optional.of(new TimeRange(start, end)) : Optional.empty();
  }

  /** The working week of one practitioner, in the hospital's local time. */
  public DoctorWeek week(UUID doctorId) {
    checkOwn(doctorId);
    Practitioner practitioner = practitioners.find(doctorId).orElseThrow(this::notFound);
    return new DoctorWeek(
        doctorId, practitioner.version(), settings.zone(), calendars.week(doctorId));
  }

  /** Replaces the working week of a practitioner who is still at {@code version}. */
  @RolesAllowed({ADMIN, DOCTOR})
  public DoctorWeek setWeek(UUID doctorId, int version, List<WorkingPeriod> week) {
    checkOwn(doctorId);
    new WorkingWeek(week).check();
    Practitioner practitioner = practitioners.lock(doctorId).orElseThrow(this::notFound);
    Versions.check(version, practitioner.version());
    calendars.replaceWeek(doctorId, week);
    practitioner.touch(clock.instant());
    practitioners.flush();
    changed.fire(
        DirectoryChanged.of("working-hours", doctorId, "week", actor.get().id(), clock.instant()));
    return new DoctorWeek(
        doctorId, practitioner.version(), settings.zone(), calendars.week(doctorId));
  }

  /** Time off that has not ended, earliest first. */
  public List<TimeOff> timeOff(UUID doctorId) {
    checkOwn(doctorId);
    practitioners.find(doctorId).orElseThrow(this::notFound);
    return calendars.timeOff(doctorId, clock.instant());
  }

  /**
   * Adds time off, in 5-minute steps, from at most a year ago to at most five years ahead.
   *
   * @throws RefusedException {@link Refusal#OFF_GRID}, {@link Refusal#IN_THE_PAST} or {@link
   *     Refusal#BEYOND_HORIZON}
   */
  @RolesAllowed({ADMIN, DOCTOR})
  public TimeOff addTimeOff(UUID doctorId, TimeRange range, String reason) {
    checkOwn(doctorId);
    Grid.check("start", range.start(), Grid.FIVE_MINUTES);
    Grid.check("end", range.end(), Grid.FIVE_MINUTES);
    Instant now = clock.instant();
    if (range.start().isBefore(now.minus(TIME_OFF_BACK))) {
      throw RefusedException.ofField(Refusal.IN_THE_PAST, "start", "must be at most a year ago");
    }
    if (range.end().isAfter(now.plus(TIME_OFF_AHEAD))) {
      throw RefusedException.ofField(
          Refusal.BEYOND_HORIZON, "end", "must be at most five years ahead");
    }
    practitioners.lock(doctorId).orElseThrow(this::notFound);
    TimeOff off = new TimeOff(Ids.next(), range.start(), range.end(), reason);
    calendars.addTimeOff(doctorId, off, clock.instant());
    announce("time-off", doctorId, "added");
    return off;
  }

  @RolesAllowed({ADMIN, DOCTOR})
  public void removeTimeOff(UUID doctorId, UUID id) {
    checkOwn(doctorId);
    practitioners.lock(doctorId).orElseThrow(this::notFound);
    if (!calendars.removeTimeOff(doctorId, id)) {
      throw notFound();
    }
    announce("time-off", doctorId, "removed");
  }

  private void announce(String subject, UUID doctorId, String action) {
    changed.fire(
        new DirectoryChanged(subject, doctorId, action, actor.get().id(), clock.instant()));
  }

  private RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such doctor.");
  }
}
