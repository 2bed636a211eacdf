package org.hospitalscheduling.booking;

import static java.util.Objects.requireNonNull;
import static org.hospitalscheduling.identity.Role.Name.ADMIN;
import static org.hospitalscheduling.identity.Role.Name.USER;
import static org.hospitalscheduling.identity.Scope.Name.SCHEDULES_WRITE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.Slot;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Grid;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;
import org.hospitalscheduling.shared.TimeRanges;

/**
 * Proposes where a practitioner's appointments could go. It writes and locks nothing: whether a
 * proposal still holds is decided when it is carried out.
 */
@Stateless
@RolesAllowed({ADMIN, USER, SCHEDULES_WRITE})
public class MovePlanService {

  /** The number that one request can move. */
  static final int MOST = 200;

  private static final Set<AppointmentStatus> MOVABLE =
      EnumSet.of(AppointmentStatus.BOOKED, AppointmentStatus.ARRIVED);

  @Inject private AppointmentQueries appointments;
  @Inject private BookDrafts drafts;
  @Inject private Calendars calendars;
  @Inject private Practitioners practitioners;
  @Inject private CurrentVisibility currentVisibility;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * A proposal for each appointment that the caller may see and that is not over, by start; more
   * than 200 are refused.
   *
   * @throws RefusedException {@link Refusal#OFF_GRID} if a bound is no whole minute; {@link
   *     Refusal#UNKNOWN_DOCTOR}; {@link Refusal#TOO_MANY_ROWS}
   */
  public List<ProposedMove> plan(MovePlanRequest request) {
    Instant now = clock.instant();
    Grid.check("from", request.range().start(), Grid.WHOLE_MINUTES);
    Grid.check("to", request.range().end(), Grid.WHOLE_MINUTES);
    request.earliest().ifPresent(at -> Grid.check("earliest", at, Grid.WHOLE_MINUTES));
    request.latest().ifPresent(at -> Grid.check("latest", at, Grid.WHOLE_MINUTES));
    practitioners.find(request.doctorId()).orElseThrow(() -> unknown("doctorId"));
    List<AppointmentView> waiting = waiting(request, now);
    if (waiting.size() > MOST) {
      throw new RefusedException(
          Refusal.TOO_MANY_ROWS, "More than 200 appointments are affected. Use a shorter range.");
    }
    Instant earliest = later(request.earliest().orElse(request.range().start()), now);
    Instant latest = request.latest().orElse(request.range().end());
    Map<UUID, Slot> plan =
        waiting.isEmpty() || !earliest.isBefore(latest)
            ? Map.of()
            : plan(request, waiting, new TimeRange(earliest, latest), now);
    Visibility visibility = currentVisibility.current();
    return waiting.stream()
        .map(
            each ->
                new ProposedMove(
                    VisibilityPolicy.show(each, visibility),
                    Optional.ofNullable(plan.get(each.id()))))
        .toList();
  }

  private List<AppointmentView> waiting(MovePlanRequest request, Instant now) {
    AppointmentFilter filter =
        new AppointmentFilter(
            request.range(), List.of(), List.of(request.doctorId()), Optional.empty(), MOVABLE, "");
    // The plan has to know whose they are; what is shown of them is decided when it stands.
    Visibility visibility =
        currentVisibility.current() instanceof Visibility.Times
            ? new Visibility.Everything()
            : currentVisibility.current();
    // The list includes appointments that began before the range and reach into it.
    return appointments.list(filter, visibility, 2 * MOST, now).stream()
        .filter(each -> !each.start().isBefore(request.range().start()))
        .filter(each -> each.end().isAfter(now))
        .toList();
  }

  private Map<UUID, Slot> plan(
      MovePlanRequest request, List<AppointmentView> waiting, TimeRange bounds, Instant now) {
    Map<UUID, List<TimeRange>> free = free(request, bounds, now);
    Set<UUID> patients = waiting.stream().map(MovePlanService::patient).collect(Collectors.toSet());
    Map<UUID, List<BookDraft.Entry>> ofPatients =
        drafts.ofPatients(patients, bounds, now).stream()
            .collect(Collectors.groupingBy(BookDraft.Entry::patientId));
    return MovePlanPolicy.plan(
        request.doctorId(),
        waiting.stream()
            .map(
                each ->
                    new MovePlanPolicy.Waiting(
                        each.id(),
                        patient(each),
                        new TimeRange(each.start(), each.end()),
                        ofPatients.getOrDefault(patient(each), List.of()).stream()
                            .filter(entry -> !entry.id().equals(each.id()))
                            .map(BookDraft.Entry::range)
                            .toList()))
            .toList(),
        free,
        bounds);
  }

  /** Only a hold has none, and holds are not moved. */
  private static UUID patient(AppointmentView movable) {
    return requireNonNull(movable.patient()).id();
  }

  private Map<UUID, List<TimeRange>> free(MovePlanRequest request, TimeRange bounds, Instant now) {
    Map<UUID, Calendars.Calendar> of =
        calendars.ofMany(
            request.doctorIds(),
            List.of(),
            request.doctorIds().isEmpty() ? Optional.of(request.doctorId()) : Optional.empty(),
            bounds,
            true,
            now);
    List<UUID> asked =
        request.doctorIds().isEmpty()
            ? of.keySet().stream().filter(id -> !id.equals(request.doctorId())).toList()
            : request.doctorIds();
    Map<UUID, List<TimeRange>> free = new LinkedHashMap<>();
    for (UUID id : asked) {
      Calendars.Calendar calendar =
          Optional.ofNullable(of.get(id)).orElseThrow(() -> unknown("doctorIds"));
      List<TimeRange> taken = new ArrayList<>(calendar.busy());
      if (id.equals(request.doctorId())) {
        taken.add(request.range());
      }
      free.put(id, TimeRanges.subtract(calendar.open(bounds, settings.zone()), taken));
    }
    return free;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static RefusedException unknown(String field) {
    return RefusedException.ofField(
        Refusal.UNKNOWN_DOCTOR, field, "names a doctor who does not exist or is no longer active");
  }
}
