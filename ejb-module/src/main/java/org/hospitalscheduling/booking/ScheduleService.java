package org.hospitalscheduling.booking;

import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.DOCTOR;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_READ;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Page;
import org.hospitalscheduling.shared.PatientsShown;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/** Reads the appointment book; each method is one query. */
@Stateless
@RolesAllowed({ADMIN, USER, DOCTOR, SCHEDULES_READ})
public class ScheduleService {

  /** The maximum number in one answer without paging. */
  static final int MAX_IN_RANGE = 10_000;

  @Inject private AppointmentQueries appointments;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<PatientsShown> shown;

  /** All matching appointments, by start; more than 10,000 are refused. */
  public List<AppointmentView> range(AppointmentFilter filter) {
    List<AppointmentView> found =
        appointments.list(filter, currentVisibility.current(), MAX_IN_RANGE + 1, clock.instant());
    if (found.size() > MAX_IN_RANGE) {
      throw new RefusedException(
          Refusal.TOO_MANY_ROWS,
          "More than 10,000 appointments match. Use a shorter range, or page with `limit`.");
    }
    return found;
  }

  /**
   * Time in the range that is taken by appointments the caller may not see; empty for callers who
   * see everything they may ask for, and if the filter asks for a patient or a text. The requested
   * statuses make no difference to what is busy.
   */
  public List<BusyTime> busy(AppointmentFilter filter) {
    boolean asksForWhom = filter.patient().isPresent() || !filter.text().isBlank();
    return !asksForWhom && currentVisibility.current() instanceof Visibility.OwnCreations own
        ? appointments.busy(filter, own, MAX_IN_RANGE, clock.instant())
        : List.of();
  }

  /** See {@link AppointmentQueries#page}. */
  public Page<AppointmentView> page(
      AppointmentFilter filter,
      AppointmentSort sort,
      boolean descending,
      int limit,
      Optional<String> cursor) {
    return appointments.page(
        filter, currentVisibility.current(), sort, descending, limit, cursor, clock.instant());
  }

  /** Counts by department and by day in the hospital's time zone. */
  public List<DaySummary> summary(AppointmentFilter filter) {
    if (!filter.text().isBlank()) {
      // Who looks for a name learns on which days its bearer comes.
      shown.fire(
          new PatientsShown(
              appointments.patients(filter, currentVisibility.current(), clock.instant())));
    }
    return appointments.summary(
        filter, currentVisibility.current(), settings.zone(), clock.instant());
  }

  /** One appointment, in any status. */
  public AppointmentView get(UUID id) {
    return appointments.views(List.of(id), currentVisibility.current()).stream()
        .findFirst()
        .orElseThrow(() -> new RefusedException(Refusal.NOT_FOUND, "No such appointment."));
  }

  /** Those of several ids that exist. */
  public List<AppointmentView> get(Collection<UUID> ids) {
    return appointments.views(ids, currentVisibility.current());
  }
}
