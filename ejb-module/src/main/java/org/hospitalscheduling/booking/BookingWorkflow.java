package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Fresh;
import org.hospitalscheduling.booking.Participants.Locked;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.PatientWorkflow;
import org.hospitalscheduling.directory.PatientWorkflow.Admission;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Books, moves and edits appointments: lock, then read, then decide, then write. One appointment
 * changes in the same way as two hundred. Knows no roles: the caller has checked them and names the
 * actor.
 *
 * <p>Every method runs in its caller's transaction (READ COMMITTED). Locks are taken in one order:
 * practitioners by id, then patients by id, then appointments by id; they are held until the
 * transaction ends. Every appointment that changes is announced by an {@link AppointmentChanged}.
 */
@ApplicationScoped
public class BookingWorkflow {

  private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(60);

  @Inject private Appointments appointments;
  @Inject private AppointmentQueries queries;
  @Inject private Participants participants;
  @Inject private Patients patients;
  @Inject private PatientWorkflow admissions;
  @Inject private BookDrafts drafts;
  @Inject private Clock clock;
  @Inject private Event<AppointmentChanged> changed;

  /** Books, or throws {@link RefusedException}, and then nothing is written. */
  AppointmentView book(BookingRequest request, Actor actor) {
    allow(request.overbook(), request.override(), actor);
    return write(
        request,
        range -> Attempt.ofNew(range, request.overbook(), request.override(), actor),
        actor);
  }

  /**
   * Books over time that is taken because a suggestion was accepted (rule 4), which needs no right
   * to override. The caller holds the suggestion's row lock and has checked that it is open.
   */
  public AppointmentView bookSuggested(BookingRequest request, Actor actor) {
    allow(false, request.override(), actor);
    return write(
        request,
        range -> Attempt.ofNew(range, request.overbook(), request.override(), actor).asProposed(),
        actor);
  }

  private AppointmentView write(
      BookingRequest request, Function<TimeRange, Attempt> attempt, Actor actor) {
    Instant now = clock.instant();
    UUID doctorId = participants.doctorOf(request);
    Practitioner doctor = Participants.doctor(participants.lockDoctor(doctorId));
    Optional<Admission> given =
        request.patient().map(said -> admissions.admit(said, "patient.", actor, now));
    Patient patient =
        Participants.patient(
            request
                .patientId()
                .flatMap(patients::lockCurrent)
                .or(() -> given.map(Admission::patient)));
    Department department = participants.departmentOf(request.departmentId(), doctor);
    Optional<AppointmentType> type = request.typeId().map(participants::type);
    Duration length = type.map(AppointmentType::duration).orElse(DEFAULT_LENGTH);
    Instant start = request.start();
    TimeRange range = range(start, request.end().orElse(start.plus(length)));

    Placement placement =
        new Placement(
            doctorId,
            patient.id(),
            department.id(),
            type.map(AppointmentType::id).orElse(null),
            range);
    BookDraft draft = drafts.of(placement, doctor, now);
    Free free = draft.take(attempt.apply(range), placement);

    Appointment appointment =
        Appointment.book(
            placement,
            free,
            request.reason().orElse(null),
            Set.copyOf(request.identifiers()),
            actor.id(),
            now);
    request.override().ifPresent(override -> appointment.override(override, actor));
    drafts.endExpiredHolds(draft, now);
    appointments.add(appointment);
    changed.fire(
        AppointmentChanged.of(
            Kind.CREATED, appointment, actor, now, ChangeDetail.booked(placement)));
    return AppointmentView.of(
        appointment,
        doctor,
        patient,
        given.filter(Admission::wasKnown).isPresent(),
        department,
        type,
        actor);
  }

  /**
   * Moves, resizes or edits an appointment that is still at {@code version}.
   *
   * @param visibility an appointment that is not visible is treated as missing
   */
  AppointmentView change(
      UUID id, int version, AppointmentPatch patch, Visibility visibility, Actor actor) {
    Instant now = clock.instant();
    Decided decided = decide(List.of(new Change(id, version, patch)), visibility, actor, now);
    decided.refused().rethrow(id, each -> queries.view(each, visibility));
    write(decided, actor, now);
    return queries.view(id, visibility).orElseThrow();
  }

  /**
   * Moves all of them or none. The rules apply to the result, so two appointments can change
   * places.
   *
   * @param correction why visits that are over are moved
   * @param visibility appointments that are not visible are treated as missing
   * @return the moved appointments in the order of the request
   * @throws RefusedException {@link Refusal#MOVES_REFUSED} with every one that cannot move
   */
  List<AppointmentView> move(
      List<Move> moves,
      Optional<RuleOverride> override,
      Optional<String> correction,
      Visibility visibility,
      Actor actor) {
    Instant now = clock.instant();
    List<UUID> ids = moves.stream().map(Move::id).toList();
    Decided decided =
        decide(
            moves.stream()
                .map(
                    each ->
                        new Change(
                            each.id(),
                            each.version(),
                            AppointmentPatch.move(
                                each.doctorId(), each.start(), override, correction)))
                .toList(),
            visibility,
            actor,
            now);
    if (!decided.refused().isEmpty()) {
      throw RefusedException.withFacts(
          Refusal.MOVES_REFUSED,
          RefusalMessages.of(Refusal.MOVES_REFUSED),
          new GroupRefused(
              decided
                  .refused()
                  .list(
                      ids, decided.draft(), visibility, stale -> queries.byId(stale, visibility))));
    }
    write(decided, actor, now);
    Map<UUID, AppointmentView> views = queries.byId(ids, visibility);
    return ids.stream().map(views::get).toList();
  }

  /** A patch for the appointment, as long as it is still at {@code version}. */
  private record Change(UUID id, int version, AppointmentPatch patch) {}

  /**
   * An appointment that is to change, with its placement before and after.
   *
   * @param over whether the visit is over, so that the change is a correction
   */
  private record Goal(
      Change change, Appointment appointment, Placement before, Placement after, boolean over) {

    UUID id() {
      return change.id();
    }

    boolean moves() {
      return isOfOtherDoctor() || !after.range().equals(before.range());
    }

    /** Whether time, doctor or patient change, which the policy decides about. */
    boolean takesTime() {
      return moves() || isOfOtherPatient();
    }

    /** Whether anything at all is different. */
    boolean changes() {
      return !after.equals(before)
          || !Objects.equals(
              change.patch().reason().orClear(appointment.reason()), appointment.reason());
    }

    Attempt attempt(Actor actor) {
      Set<Fresh> fresh = EnumSet.noneOf(Fresh.class);
      if (!after.range().start().equals(before.range().start())) {
        fresh.add(Fresh.START);
      }
      if (!after.range().end().equals(before.range().end())) {
        fresh.add(Fresh.END);
      }
      if (isOfOtherDoctor() || !before.range().contains(after.range())) {
        fresh.add(Fresh.TIME);
      }
      if (isOfOtherPatient()) {
        fresh.add(Fresh.PATIENT);
      }
      return Attempt.of(
          after.range(),
          fresh,
          change.patch().overbook(),
          change.patch().override(),
          over && change.patch().why().isPresent(),
          actor);
    }

    private boolean isOfOtherPatient() {
      return !Objects.equals(after.patientId(), before.patientId());
    }

    private boolean isOfOtherDoctor() {
      return !after.practitionerId().equals(before.practitionerId());
    }

    AppointmentChanged announcement(Actor actor, Instant now) {
      return AppointmentChanged.of(
          Kind.UPDATED,
          appointment,
          before,
          moves() || !after.departmentId().equals(before.departmentId()),
          actor.id(),
          now,
          ChangeDetail.corrected(
              ChangeDetail.changed(change.patch(), before, after),
              over ? change.patch().why() : Optional.empty()));
    }
  }

  /**
   * The outcome of the decisions.
   *
   * @param accepted the verdicts on those that need time, by id
   */
  private record Decided(
      List<Goal> goals, BookDraft draft, Map<UUID, Free> accepted, RefusedChanges refused) {}

  /** Locks, reads and decides; everything that moves is lifted out before the first decision. */
  private Decided decide(List<Change> wanted, Visibility visibility, Actor actor, Instant now) {
    List<Change> changes = wanted.stream().map(this::ofCurrentPatient).toList();
    changes.forEach(each -> allow(each.patch().overbook(), each.patch().override(), actor));
    Locked locked = lock(changes, visibility);
    RefusedChanges refused = new RefusedChanges();
    List<Goal> goals = new ArrayList<>();
    changes.forEach(each -> refused.collect(each.id(), () -> goals.add(goal(each, locked, now))));
    List<Goal> taking = goals.stream().filter(Goal::takesTime).toList();
    BookDraft draft = drafts.of(taking.stream().map(Goal::after).toList(), locked.doctors(), now);
    taking.forEach(each -> draft.lift(each.id()));
    Map<UUID, Free> accepted = new HashMap<>();
    for (Goal each : taking) {
      refused.collect(
          each.id(),
          () ->
              accepted.put(
                  each.id(),
                  draft.take(
                      each.id(),
                      each.attempt(actor),
                      each.after(),
                      each.appointment().createdBy())));
    }
    return new Decided(goals, draft, accepted, refused);
  }

  /** A patient whose record was merged is meant as the one they were merged into. */
  private Change ofCurrentPatient(Change change) {
    UUID named = change.patch().patientId().value();
    return named == null
        ? change
        : new Change(change.id(), change.version(), change.patch().of(patients.currentId(named)));
  }

  /** A new reason, type or department needs no time: locking the rows is enough. */
  private Locked lock(List<Change> changes, Visibility visibility) {
    List<UUID> ids = changes.stream().map(Change::id).toList();
    List<AppointmentPatch> patches = changes.stream().map(Change::patch).toList();
    return patches.stream().anyMatch(AppointmentPatch::touchesTheBook)
        ? participants.lockTime(
            ids,
            patches.stream().flatMap(each -> Stream.ofNullable(each.doctorId().value())).toList(),
            patches.stream().flatMap(each -> Stream.ofNullable(each.patientId().value())).toList(),
            visibility)
        : participants.lockRows(ids, visibility);
  }

  /** The placement that a patch leads to; what it newly chooses must be active. */
  private Goal goal(Change change, Locked locked, Instant now) {
    Appointment appointment = locked.at(change.id(), change.version());
    AppointmentPatch patch = change.patch();
    if (patch.touchesTheBook() && !appointment.status().isActive()) {
      throw new RefusedException(
          Refusal.STATUS_TRANSITION, RefusalMessages.takeBackFirst(appointment.status()));
    }
    appointment.refuseIfHeld();
    Placement before = appointment.placement();
    UUID departmentId = before.departmentId();
    UUID doctorId = patch.doctorId().orKeep(before.practitionerId());
    if (!doctorId.equals(before.practitionerId())) {
      Optional<Practitioner> doctor = Optional.ofNullable(locked.doctors().get(doctorId));
      departmentId = Participants.doctor(doctor).department().id();
    }
    UUID patientId = patch.patientId().orClear(before.patientId());
    if (patientId != null && !patientId.equals(before.patientId())) {
      Participants.patient(patients.find(patientId));
    }
    UUID named = patch.departmentId().value();
    if (named != null && !named.equals(departmentId)) {
      Practitioner doctor =
          Optional.ofNullable(locked.doctors().get(doctorId))
              .orElseGet(() -> participants.doctorOf(before));
      departmentId = participants.departmentOf(Optional.of(named), doctor).id();
    }
    UUID typeId = patch.typeId().orClear(before.typeId());
    if (typeId != null && !typeId.equals(before.typeId())) {
      participants.type(typeId);
    }
    Instant start = patch.start().orKeep(before.range().start());
    TimeRange range = range(start, patch.end().orKeep(start.plus(before.range().length())));
    Goal goal =
        new Goal(
            change,
            appointment,
            before,
            new Placement(doctorId, patientId, departmentId, typeId, range),
            appointment.isOver(now));
    if (goal.over() && goal.changes() && patch.why().isEmpty()) {
      throw RefusedException.ofField(
          Refusal.CORRECTION_REQUIRED,
          "correction",
          RefusalMessages.of(Refusal.CORRECTION_REQUIRED));
    }
    return goal;
  }

  /** Writes and announces what changes. */
  private void write(Decided decided, Actor actor, Instant now) {
    boolean mayChangePlaces = decided.accepted().size() > 1;
    if (mayChangePlaces) {
      appointments.deferTime();
    }
    drafts.endExpiredHolds(decided.draft(), now);
    for (Goal each : decided.goals()) {
      Appointment appointment = each.appointment();
      AppointmentPatch patch = each.change().patch();
      Free accepted = decided.accepted().get(each.id());
      if (accepted != null) {
        appointment.take(each.after(), accepted, now);
        patch.override().ifPresent(override -> appointment.override(override, actor));
      }
      appointment.describe(
          each.after().typeId(),
          each.after().departmentId(),
          patch.reason().orClear(appointment.reason()),
          now);
    }
    if (mayChangePlaces) {
      appointments.judgeTime();
    } else {
      appointments.flush();
    }
    decided.goals().stream()
        .filter(each -> each.appointment().version() != each.change().version())
        .forEach(each -> changed.fire(each.announcement(actor, now)));
  }

  private static void allow(boolean overbook, Optional<RuleOverride> override, Actor actor) {
    boolean overlap = override.map(RuleOverride::patientOverlap).orElse(false);
    if ((overbook || overlap) && !actor.overrides()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Only users who may override can book over time that is taken.");
    }
    if (override.isPresent() && !actor.setsRulesAside()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Only schedulers and administrators can override a rule.");
    }
  }

  private static TimeRange range(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw RefusedException.ofField(Refusal.INVALID, "end", "must be after start");
    }
    return new TimeRange(start, end);
  }
}
