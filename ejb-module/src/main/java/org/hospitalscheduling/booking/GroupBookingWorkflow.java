package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Refused;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Takes the decision about many appointments in one transaction, by the rules and in the order of
 * locks of {@link BookingWorkflow}. What it needs to know is read in as many queries for two
 * hundred as for one; every appointment that changes is announced as a change of one is.
 */
@ApplicationScoped
class GroupBookingWorkflow {

  @Inject private BookingWorkflow booking;
  @Inject private Appointments appointments;
  @Inject private Participants participants;
  @Inject private Departments departments;
  @Inject private Calendars calendars;
  @Inject private Settings settings;
  @Inject private Clock clock;

  /**
   * Takes a step of attendance with each, or cancels each, as far as it may be.
   *
   * @param step empty to cancel
   * @param visibility what the caller does not see is not there
   */
  GroupOutcome attend(
      Optional<Transition> step,
      List<AppointmentVersion> wanted,
      Visibility visibility,
      Actor actor) {
    Instant now = clock.instant();
    Map<UUID, Appointments.Seen> seen =
        seen(wanted.stream().map(AppointmentVersion::id).toList(), visibility);
    boolean takesTime = step.filter(Transition.REOPEN::equals).isPresent();
    Map<UUID, Practitioner> doctors =
        takesTime ? lockTime(placements(seen).toList(), Stream.empty()) : Map.of();
    Map<UUID, Appointment> locked = lockRows(seen.keySet());
    Ground ground = takesTime ? ground(doctors, reopened(seen, locked), now) : null;

    Map<UUID, Map<String, String>> details = new LinkedHashMap<>();
    Map<UUID, Boolean> busyChanged = new HashMap<>();
    List<RefusedAppointment> refused = new ArrayList<>();
    for (AppointmentVersion each : wanted) {
      Appointment appointment = locked.get(each.id());
      Optional<RefusedAppointment> no = judgeStep(step, each, appointment, seen);
      if (no.isPresent()) {
        refused.add(no.get());
      } else if (appointment.status() != to(step)) {
        boolean tookTime = appointment.status().isActive();
        if (step.isEmpty()) {
          appointment.cancel(now);
        } else {
          if (!tookTime) {
            Optional<RefusedAppointment> taken =
                takeBack(appointment, ground, actor, now, visibility);
            if (taken.isPresent()) {
              refused.add(taken.get());
              continue;
            }
          }
          appointment.attend(step.get(), now);
        }
        details.put(each.id(), ChangeDetail.of(step.map(Transition::code).orElse("cancelled")));
        busyChanged.put(each.id(), tookTime != appointment.status().isActive());
      }
    }
    appointments.flush();
    details.forEach(
        (id, detail) ->
            booking.announce(
                step.isEmpty() ? Kind.CANCELLED : Kind.UPDATED,
                locked.get(id),
                null,
                busyChanged.get(id),
                actor.id(),
                now,
                detail));
    Map<UUID, AppointmentView> views = views(seen.keySet(), visibility);
    Set<UUID> stays =
        refused.stream().map(RefusedAppointment::id).collect(Collectors.toUnmodifiableSet());
    return new GroupOutcome(
        wanted.stream()
            .map(AppointmentVersion::id)
            .filter(id -> !stays.contains(id))
            .map(views::get)
            .toList(),
        current(refused, views));
  }

  /**
   * Moves all of them or none. What results is what the rules are asked about: two may change
   * places.
   *
   * @return as they are now, in the order of the request
   * @throws RefusedException {@link Refusal#MOVES_REFUSED} with every one that cannot move
   */
  List<AppointmentView> move(
      List<Move> moves, Optional<RuleOverride> override, Visibility visibility, Actor actor) {
    Instant now = clock.instant();
    BookingWorkflow.allow(false, override, actor);
    Map<UUID, Appointments.Seen> seen = seen(moves.stream().map(Move::id).toList(), visibility);
    Map<UUID, Practitioner> doctors =
        lockTime(placements(seen).toList(), moves.stream().map(Move::doctorId));
    Map<UUID, Appointment> locked = lockRows(seen.keySet());

    Map<UUID, Placement> goals = new LinkedHashMap<>();
    List<RefusedAppointment> refused = new ArrayList<>();
    for (Move move : moves) {
      Appointment appointment = locked.get(move.id());
      Optional<RefusedAppointment> no = judgeMove(move, appointment, seen, doctors);
      if (no.isPresent()) {
        refused.add(no.get());
        continue;
      }
      Placement goal = goal(move, appointment.placement(), doctors.get(move.doctorId()));
      if (!goal.equals(appointment.placement())) {
        goals.put(move.id(), goal);
      }
    }
    Map<UUID, Free> accepted = new LinkedHashMap<>();
    if (!goals.isEmpty()) {
      Ground ground = ground(doctors, goals.values(), now);
      goals.keySet().forEach(ground.book()::lift);
      goals.forEach(
          (id, goal) -> {
            Appointment appointment = locked.get(id);
            Attempt attempt =
                BookingWorkflow.attempt(
                    goal.range(),
                    !goal.range().start().equals(appointment.range().start()),
                    true,
                    false,
                    override,
                    actor);
            BookingPolicy.Verdict verdict = ground.take(appointment, attempt, goal, now);
            if (verdict instanceof Refused no) {
              refused.add(refusal(id, no, ground.book(), visibility));
            } else {
              accepted.put(id, (Free) verdict);
            }
          });
    }
    if (!refused.isEmpty()) {
      throw RefusedException.withFacts(
          Refusal.MOVES_REFUSED,
          RefusalMessages.of(Refusal.MOVES_REFUSED),
          new GroupRefused(
              current(
                  inOrder(refused, moves),
                  refused.stream().anyMatch(each -> each.rule() == Refusal.STALE_VERSION)
                      ? views(seen.keySet(), visibility)
                      : Map.of())));
    }
    write(goals, accepted, locked, override, actor, now);
    Map<UUID, AppointmentView> views = views(seen.keySet(), visibility);
    return moves.stream().map(move -> views.get(move.id())).toList();
  }

  private void write(
      Map<UUID, Placement> goals,
      Map<UUID, Free> accepted,
      Map<UUID, Appointment> locked,
      Optional<RuleOverride> override,
      Actor actor,
      Instant now) {
    if (goals.isEmpty()) {
      return;
    }
    Map<UUID, Placement> before = new HashMap<>();
    appointments.deferTime();
    goals.forEach(
        (id, goal) -> {
          Appointment appointment = locked.get(id);
          before.put(id, appointment.placement());
          appointment.take(goal, accepted.get(id), now);
          override.ifPresent(each -> appointment.override(each, actor));
        });
    appointments.judgeTime();
    goals.forEach(
        (id, goal) -> {
          UUID left = before.get(id).practitionerId();
          booking.announce(
              Kind.UPDATED,
              locked.get(id),
              left.equals(goal.practitionerId()) ? null : left,
              true,
              actor.id(),
              now,
              ChangeDetail.moved(before.get(id), goal));
        });
  }

  /** The places of those that exist and are in sight. */
  private Map<UUID, Appointments.Seen> seen(Collection<UUID> ids, Visibility visibility) {
    Map<UUID, Appointments.Seen> seen = appointments.seen(ids);
    seen.values()
        .removeIf(
            each ->
                !VisibilityPolicy.sees(
                    visibility, each.createdBy(), each.placement().practitionerId()));
    return seen;
  }

  private static Stream<Placement> placements(Map<UUID, Appointments.Seen> seen) {
    return seen.values().stream().map(Appointments.Seen::placement);
  }

  /** Locks the practitioners by id, then the patients by id. */
  private Map<UUID, Practitioner> lockTime(List<Placement> placements, Stream<UUID> others) {
    Map<UUID, Practitioner> doctors =
        participants.lockDoctors(
            Stream.concat(placements.stream().map(Placement::practitionerId), others)
                .collect(Collectors.toSet()));
    participants.lockPatients(
        placements.stream()
            .map(Placement::patientId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet()));
    return doctors;
  }

  private Map<UUID, Appointment> lockRows(Collection<UUID> ids) {
    return ids.isEmpty() ? Map.of() : appointments.lockAll(ids);
  }

  /** What has to be true of the row itself before a step is taken. */
  private static Optional<RefusedAppointment> judgeStep(
      Optional<Transition> step,
      AppointmentVersion wanted,
      Appointment appointment,
      Map<UUID, Appointments.Seen> seen) {
    if (appointment == null) {
      return Optional.of(missing(wanted.id()));
    }
    if (step.isEmpty() && appointment.status() == AppointmentStatus.CANCELLED) {
      return Optional.empty();
    }
    boolean elsewhere =
        step.filter(Transition.REOPEN::equals).isPresent()
            && !sameParties(appointment.placement(), seen.get(wanted.id()).placement());
    if (appointment.version() != wanted.version() || elsewhere) {
      return Optional.of(stale(wanted.id()));
    }
    AppointmentStatus status = appointment.status();
    return step.map(each -> each.refusal(status))
        .orElseGet(() -> AppointmentStatus.refusalToCancel(status))
        .map(sentence -> RefusedAppointment.of(wanted.id(), Refusal.STATUS_TRANSITION, sentence));
  }

  /** What has to be true of the row and of the practitioner before a place is looked at. */
  private static Optional<RefusedAppointment> judgeMove(
      Move move,
      Appointment appointment,
      Map<UUID, Appointments.Seen> seen,
      Map<UUID, Practitioner> doctors) {
    if (appointment == null) {
      return Optional.of(missing(move.id()));
    }
    if (appointment.version() != move.version()
        || !sameParties(appointment.placement(), seen.get(move.id()).placement())) {
      return Optional.of(stale(move.id()));
    }
    if (!appointment.status().isActive()) {
      return Optional.of(
          RefusedAppointment.of(
              move.id(),
              Refusal.STATUS_TRANSITION,
              RefusalMessages.takeBackFirst(appointment.status())));
    }
    Practitioner doctor = doctors.get(move.doctorId());
    if (doctor == null) {
      return Optional.of(
          RefusedAppointment.of(move.id(), Refusal.UNKNOWN_DOCTOR, "No such doctor."));
    }
    if (!doctor.isActive() && !move.doctorId().equals(appointment.placement().practitionerId())) {
      return Optional.of(
          RefusedAppointment.of(move.id(), Refusal.INACTIVE, "The doctor is no longer active."));
    }
    return Optional.empty();
  }

  private static Placement goal(Move move, Placement before, Practitioner doctor) {
    boolean otherDoctor = !move.doctorId().equals(before.practitionerId());
    return new Placement(
        move.doctorId(),
        before.patientId(),
        otherDoctor ? doctor.department().id() : before.departmentId(),
        before.typeId(),
        new TimeRange(move.start(), move.start().plus(before.range().length())));
  }

  /** Asks again for the time of what freed it; refused, it stays as it is. */
  private Optional<RefusedAppointment> takeBack(
      Appointment appointment, Ground ground, Actor actor, Instant now, Visibility visibility) {
    Practitioner doctor = ground.doctors().get(appointment.placement().practitionerId());
    if (!doctor.isActive()) {
      return Optional.of(
          RefusedAppointment.of(
              appointment.id(), Refusal.INACTIVE, "The doctor is no longer active."));
    }
    Attempt attempt = BookingWorkflow.attemptToReopen(appointment, actor);
    BookingPolicy.Verdict verdict = ground.take(appointment, attempt, appointment.placement(), now);
    if (verdict instanceof Refused no) {
      return Optional.of(refusal(appointment.id(), no, ground.book(), visibility));
    }
    appointment.take(appointment.placement(), (Free) verdict, now);
    return Optional.empty();
  }

  private static List<Placement> reopened(
      Map<UUID, Appointments.Seen> seen, Map<UUID, Appointment> locked) {
    return locked.values().stream()
        .filter(each -> !each.status().isActive())
        .filter(each -> sameParties(each.placement(), seen.get(each.id()).placement()))
        .map(Appointment::placement)
        .toList();
  }

  /** Everything that is known about the time that is wanted; read when all is locked. */
  private final class Ground {
    private final BookDraft book;
    private final Map<UUID, Practitioner> doctors;
    private final Map<UUID, Calendars.Calendar> calendars;

    private Ground(
        BookDraft book, Map<UUID, Practitioner> doctors, Map<UUID, Calendars.Calendar> calendars) {
      this.book = book;
      this.doctors = doctors;
      this.calendars = calendars;
    }

    BookDraft book() {
      return book;
    }

    Map<UUID, Practitioner> doctors() {
      return doctors;
    }

    /** Decides about one, and clears away what is in its way in the database only. */
    BookingPolicy.Verdict take(
        Appointment appointment, Attempt attempt, Placement placement, Instant now) {
      Calendars.Calendar calendar = calendars.get(placement.practitionerId());
      Department department = departments.find(placement.departmentId()).orElseThrow();
      BookDraft.Bounds bounds =
          new BookDraft.Bounds(
              calendar.week().within(placement.range(), settings.zone()),
              calendar.timeOff().stream().map(TimeOff::range).toList(),
              doctors.get(placement.practitionerId()).maxPerHour().orElse(department.maxPerHour()));
      BookingPolicy.Verdict verdict =
          book.take(appointment.id(), attempt, placement, bounds, appointment.createdBy(), now);
      if (verdict instanceof Free
          && book.hasRunOutHold(placement.practitionerId(), placement.range())) {
        appointments.clearExpiredHolds(placement.practitionerId(), placement.range(), now);
      }
      return verdict;
    }
  }

  private Ground ground(
      Map<UUID, Practitioner> doctors, Collection<Placement> wanted, Instant now) {
    if (wanted.isEmpty()) {
      return new Ground(new BookDraft(List.of()), doctors, Map.of());
    }
    Set<UUID> ofDoctors =
        wanted.stream().map(Placement::practitionerId).collect(Collectors.toSet());
    Set<UUID> ofPatients =
        wanted.stream()
            .map(Placement::patientId)
            .filter(Objects::nonNull)
            .collect(Collectors.toSet());
    List<TimeRange> ranges = wanted.stream().map(Placement::range).toList();
    TimeRange window =
        new TimeRange(
            ranges.stream().map(TimeRange::start).min(Instant::compareTo).orElseThrow(),
            ranges.stream().map(TimeRange::end).max(Instant::compareTo).orElseThrow());
    return new Ground(
        new BookDraft(appointments.entries(ofDoctors, ofPatients, ranges, now)),
        doctors,
        calendars.of(ofDoctors, window));
  }

  private static RefusedAppointment refusal(
      UUID id, Refused no, BookDraft book, Visibility visibility) {
    RefusedTime.Blocking blocking =
        no.by()
            .flatMap(by -> book.find(by.id()))
            .filter(entry -> VisibilityPolicy.sees(visibility, entry.createdBy(), entry.doctorId()))
            .map(
                entry ->
                    new RefusedTime.Blocking(
                        entry.id(), entry.range().start(), entry.range().end()))
            .orElse(null);
    return new RefusedAppointment(id, no.rule(), RefusalMessages.of(no.rule()), blocking, null);
  }

  private static RefusedAppointment missing(UUID id) {
    return RefusedAppointment.of(id, Refusal.NOT_FOUND, BookingWorkflow.notFound().getMessage());
  }

  private static RefusedAppointment stale(UUID id) {
    return RefusedAppointment.of(
        id, Refusal.STALE_VERSION, RefusalMessages.of(Refusal.STALE_VERSION));
  }

  /** Whether the locks that were taken are those of the row as it is. */
  private static boolean sameParties(Placement now, Placement seen) {
    return now.practitionerId().equals(seen.practitionerId())
        && Objects.equals(now.patientId(), seen.patientId());
  }

  private static AppointmentStatus to(Optional<Transition> step) {
    return step.map(Transition::to).orElse(AppointmentStatus.CANCELLED);
  }

  private Map<UUID, AppointmentView> views(Collection<UUID> ids, Visibility visibility) {
    return ids.isEmpty()
        ? Map.of()
        : appointments.views(ids, visibility).stream()
            .collect(Collectors.toMap(AppointmentView::id, Function.identity()));
  }

  private static List<RefusedAppointment> current(
      List<RefusedAppointment> refused, Map<UUID, AppointmentView> views) {
    return refused.stream()
        .map(each -> each.rule() == Refusal.STALE_VERSION ? each.at(views.get(each.id())) : each)
        .toList();
  }

  private static List<RefusedAppointment> inOrder(
      List<RefusedAppointment> refused, List<Move> moves) {
    List<UUID> order = moves.stream().map(Move::id).toList();
    return refused.stream()
        .sorted(Comparator.comparingInt(each -> order.indexOf(each.id())))
        .toList();
  }
}
