package org.hospitalscheduling.booking;

import static java.util.Objects.requireNonNull;
import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.WorkingWeek;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.TimeRange;

/** Appointments that were kept when working hours or time off changed around them (rule 3). */
@Stateless
@RolesAllowed({ADMIN, DOCTOR})
public class OutOfHoursService {

  private static final Duration AHEAD = Duration.ofDays(400);
  private static final int MOST = 500;

  @Inject private AppointmentQueries appointments;
  @Inject private Calendars calendars;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Active appointments of the practitioner, from now on, that lie outside the working hours; at
   * most 500.
   */
  public List<AppointmentView> outsideHours(UUID doctorId) {
    Instant now = clock.instant();
    TimeRange ahead = new TimeRange(now, now.plus(AHEAD));
    // Includes hours around the window's edges, because an appointment may reach across them.
    TimeRange around =
        new TimeRange(
            ahead.start().minus(BookingPolicy.LONGEST), ahead.end().plus(BookingPolicy.LONGEST));
    List<TimeRange> open = calendars.of(doctorId, around).week().within(around, settings.zone());
    return active(doctorId, ahead).stream()
        .filter(
            view -> {
              TimeRange range = new TimeRange(view.start(), view.end());
              return open.stream().noneMatch(span -> span.contains(range));
            })
        .limit(MOST)
        .toList();
  }

  /**
   * How many active appointments from now on would lie outside these hours, by practitioner; in one
   * query.
   */
  @RolesAllowed(ADMIN)
  public Map<UUID, Integer> countOutside(Map<UUID, WorkingWeek> weeks) {
    Instant now = clock.instant();
    TimeRange ahead = new TimeRange(now, now.plus(AHEAD));
    TimeRange around =
        new TimeRange(
            ahead.start().minus(BookingPolicy.LONGEST), ahead.end().plus(BookingPolicy.LONGEST));
    Map<UUID, NavigableMap<Instant, TimeRange>> open = new HashMap<>();
    Map<UUID, Integer> outside = new HashMap<>();
    weeks.forEach(
        (doctor, week) -> {
          NavigableMap<Instant, TimeRange> spans = new TreeMap<>();
          week.within(around, settings.zone()).forEach(span -> spans.put(span.start(), span));
          open.put(doctor, spans);
          outside.put(doctor, 0);
        });
    appointments.eachActive(
        weeks.keySet(),
        ahead,
        now,
        (doctor, range) -> {
          Map.Entry<Instant, TimeRange> span =
              requireNonNull(open.get(doctor)).floorEntry(range.start());
          if (span == null || !span.getValue().contains(range)) {
            outside.merge(doctor, 1, Integer::sum);
          }
        });
    return outside;
  }

  /** Active appointments of the practitioner that overlap {@code range}; at most 500. */
  public List<AppointmentView> within(UUID doctorId, TimeRange range) {
    return active(doctorId, range).stream().limit(MOST).toList();
  }

  private List<AppointmentView> active(UUID doctorId, TimeRange range) {
    AppointmentFilter filter =
        new AppointmentFilter(
            range, List.of(), List.of(doctorId), Optional.empty(), AppointmentStatus.ACTIVE, "");
    return appointments.list(
        filter, currentVisibility.current(), ScheduleService.MAX_IN_RANGE, clock.instant());
  }
}
