package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Facts;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Refused;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.TimeRange;

/**
 * Takes the decision about an appointment: lock, then read, then decide, then write. It knows no
 * roles: who calls it has checked them and names the actor.
 *
 * <p>Every method runs in its caller's transaction (READ COMMITTED). Locks are taken in one order:
 * practitioners by id, then patients by id, then the appointment; they are held until the
 * transaction ends.
 */
@ApplicationScoped
public class BookingWorkflow {

  private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(60);

  /** What starts and ends lie on that people give, and those that engines and jobs give. */
  private static final Duration GRID_OF_PEOPLE = Duration.ofMinutes(5);

  private static final Duration GRID_OF_ENGINES = Duration.ofMinutes(1);

  @Inject private Appointments appointments;
  @Inject private Participants participants;
  @Inject private Patients patients;
  @Inject private Departments departments;
  @Inject private Calendars calendars;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AppointmentChanged> changed;

  /** Books, or throws {@link RefusedException} and nothing is written. */
  AppointmentView book(BookingRequest request, Actor actor) {
    allow(request.overbook(), request.override(), actor);
    return write(request, actor);
  }

  /**
   * Books over taken time because a suggestion was accepted (rule 4), which needs no right to
   * override. The caller holds the suggestion's lock and has checked that it stands.
   */
  public AppointmentView bookSuggested(BookingRequest request, Actor actor) {
    allow(false, request.override(), actor);
    return write(request, actor);
  }

  private AppointmentView write(BookingRequest request, Actor actor) {
    Instant now = clock.instant();
    UUID doctorId = participants.doctorOf(request);
    Practitioner doctor = Participants.doctor(participants.lockDoctor(doctorId));
    Patient patient =
        Participants.patient(
            request.patientId().isPresent()
                ? patients.lock(request.patientId().get())
                : request
                    .patient()
                    .map(known -> patients.lockOrRegister(known, actor.registersPatients(), now)));
    Department department = participants.departmentOf(request.departmentId(), doctor);
    Optional<AppointmentType> type = request.typeId().map(participants::type);
    TimeRange range = rangeOf(request.start(), request.end(), type);

    Placement placement =
        new Placement(
            doctorId,
            patient.id(),
            department.id(),
            type.map(AppointmentType::id).orElse(null),
            range);
    Attempt attempt = attempt(range, true, true, request.overbook(), request.override(), actor);
    Free free = decide(null, attempt, placement, doctor, department, now);

    Appointment appointment =
        Appointment.book(
            placement,
            free,
            request.reason().orElse(null),
            Set.copyOf(request.identifiers()),
            actor.id(),
            now);
    request.override().ifPresent(override -> appointment.override(override, actor));
    appointments.add(appointment);
    announce(Kind.CREATED, appointment, actor, now, ChangeDetail.booked(placement));
    return AppointmentView.of(appointment, doctor, patient, department, type, actor);
  }

  /**
   * Keeps a doctor's free time for somebody who is asked, by the rules of an ordinary booking.
   *
   * @param departmentId empty for the doctor's
   * @param until when it counts as free again
   * @return the hold
   */
  public UUID hold(
      UUID doctorId, Optional<UUID> departmentId, TimeRange range, Instant until, Actor actor) {
    Instant now = clock.instant();
    Practitioner doctor = Participants.doctor(participants.lockDoctor(doctorId));
    Department department = participants.departmentOf(departmentId, doctor);
    Placement placement = new Placement(doctorId, null, department.id(), null, range);
    Attempt attempt = attempt(range, true, true, false, Optional.empty(), actor);
    Free free = decide(null, attempt, placement, doctor, department, now);
    Appointment hold = Appointment.hold(placement, free, until, actor.id(), now);
    appointments.add(hold);
    announce(Kind.CREATED, hold, actor, now, ChangeDetail.booked(placement));
    return hold.id();
  }

  /**
   * Books the patient into time that is held. Only what concerns the patient is decided anew: the
   * time itself has been theirs to take since it was held.
   *
   * @throws RefusedException {@link Refusal#OFFER_OVER} where it is held no more
   */
  public AppointmentView confirmHold(
      UUID holdId, UUID patientId, Optional<UUID> typeId, Actor actor) {
    Instant now = clock.instant();
    Placement seen = appointments.placementOf(holdId).orElseThrow(BookingWorkflow::notFound);
    Practitioner doctor = Participants.doctor(participants.lockDoctor(seen.practitionerId()));
    Participants.patient(patients.lock(patientId));
    Appointment hold = appointments.lock(holdId).orElseThrow(BookingWorkflow::notFound);
    if (!hold.holds(now)) {
      throw new RefusedException(Refusal.OFFER_OVER, RefusalMessages.of(Refusal.OFFER_OVER));
    }
    Department department = departments.find(seen.departmentId()).orElseThrow();
    Placement placement =
        new Placement(
            seen.practitionerId(),
            patientId,
            seen.departmentId(),
            typeId.orElse(null),
            hold.range());
    Attempt attempt =
        new Attempt(placement.range(), false, false, false, false, false, GRID_OF_ENGINES);
    hold.confirm(placement, decide(holdId, attempt, placement, doctor, department, now), now);
    appointments.flush();
    announce(Kind.UPDATED, hold, null, false, actor.id(), now, ChangeDetail.of("confirmed"));
    return appointments.view(holdId).orElseThrow();
  }

  /** Holds time until then; never longer than it was to be held. It shows nowhere, so is silent. */
  public void holdUntil(UUID holdId, Instant until) {
    appointments.lock(holdId).orElseThrow(BookingWorkflow::notFound).holdUntil(until);
    appointments.flush();
  }

  /** Lets held time go; whether it was still held. */
  public boolean release(UUID holdId, Actor actor) {
    Instant now = clock.instant();
    Appointment hold = appointments.lock(holdId).orElseThrow(BookingWorkflow::notFound);
    if (hold.status() != AppointmentStatus.PENDING) {
      return false;
    }
    hold.release(now);
    appointments.flush();
    announce(Kind.CANCELLED, hold, actor, now, ChangeDetail.of("released"));
    return true;
  }

  /**
   * Cancels what a patient gives up for an earlier time; whether there was something to give up.
   */
  public boolean giveUp(UUID id, UUID patientId, Actor actor) {
    Instant now = clock.instant();
    Optional<Appointment> old = appointments.lock(id);
    if (old.isEmpty()
        || old.get().status() != AppointmentStatus.BOOKED
        || !patientId.equals(old.get().placement().patientId())) {
      return false;
    }
    old.get().release(now);
    appointments.flush();
    announce(Kind.CANCELLED, old.get(), actor, now, ChangeDetail.of("given-up"));
    return true;
  }

  /** Moves, resizes or edits an appointment that is still at {@code version}. */
  AppointmentView change(UUID id, int version, AppointmentPatch patch, Actor actor) {
    Instant now = clock.instant();
    allow(patch.overbook(), patch.override(), actor);
    Placement seen = appointments.placementOf(id).orElseThrow(BookingWorkflow::notFound);
    if (!patch.touchesTheBook()) {
      return describe(id, version, patch, actor, now);
    }
    UUID doctorId = patch.doctorId().orKeep(seen.practitionerId());
    UUID patientId = patch.patientId().orKeep(seen.patientId());
    Practitioner doctor = participants.lockDoctors(seen.practitionerId(), doctorId).get(doctorId);
    if (doctor == null) {
      throw RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "doctorId", "no such doctor");
    }
    Patient patient = participants.lockPatients(seen.patientId(), patientId).get(patientId);
    if (patient == null && patientId != null) {
      throw RefusedException.ofField(Refusal.UNKNOWN_PATIENT, "patientId", "no such patient");
    }
    Appointment appointment = lockAt(id, version);
    if (!appointment.status().isActive()) {
      throw new RefusedException(
          Refusal.STATUS_TRANSITION, RefusalMessages.takeBackFirst(appointment.status()));
    }
    Placement before = appointment.placement();
    boolean otherDoctor = !doctorId.equals(before.practitionerId());
    boolean otherPatient = !Objects.equals(patientId, before.patientId());
    if (otherDoctor) {
      Participants.doctor(Optional.of(doctor));
    }
    if (otherPatient) {
      Participants.patient(Optional.ofNullable(patient));
    }
    Instant start = patch.start().orKeep(before.range().start());
    Instant end = patch.end().present() ? patch.end().value() : start.plus(before.range().length());
    TimeRange range = range(start, end);
    Department department =
        patch.departmentId().present() || otherDoctor
            ? participants.departmentOf(Optional.ofNullable(patch.departmentId().value()), doctor)
            : departments.find(before.departmentId()).orElseThrow();
    UUID typeId = patch.typeId().orKeep(before.typeId());
    if (patch.typeId().present() && typeId != null) {
      participants.type(typeId);
    }
    Placement after = new Placement(doctorId, patientId, department.id(), typeId, range);
    boolean moves = !range.equals(before.range()) || otherDoctor;
    if (moves || otherPatient) {
      boolean shrinks = !otherDoctor && before.range().contains(range);
      Attempt attempt =
          attempt(
              range,
              !start.equals(before.range().start()),
              moves && !shrinks,
              patch.overbook(),
              patch.override(),
              actor);
      appointment.take(after, decide(id, attempt, after, doctor, department, now), now);
      patch.override().ifPresent(override -> appointment.override(override, actor));
    }
    if (patch.reason().present() || patch.typeId().present() || patch.departmentId().present()) {
      appointment.describe(
          typeId, department.id(), patch.reason().orKeep(appointment.reason()), now);
    }
    appointments.flush();
    if (appointment.version() != version) {
      announce(
          Kind.UPDATED,
          appointment,
          otherDoctor ? before.practitionerId() : null,
          moves || !department.id().equals(before.departmentId()),
          actor.id(),
          now,
          moves ? ChangeDetail.moved(before, after) : ChangeDetail.changed(patch));
    }
    return appointments.view(id).orElseThrow();
  }

  /** Reason, kind or department only: nobody's time is asked for, the row's own lock is enough. */
  private AppointmentView describe(
      UUID id, int version, AppointmentPatch patch, Actor actor, Instant now) {
    Appointment appointment = lockAt(id, version);
    Placement placement = appointment.placement();
    UUID typeId = patch.typeId().orKeep(placement.typeId());
    if (patch.typeId().present() && typeId != null) {
      participants.type(typeId);
    }
    UUID departmentId = patch.departmentId().orKeep(placement.departmentId());
    if (patch.departmentId().present()) {
      participants.department(departmentId);
    }
    String reason = patch.reason().orKeep(appointment.reason());
    boolean same =
        Objects.equals(typeId, placement.typeId())
            && departmentId.equals(placement.departmentId())
            && Objects.equals(reason, appointment.reason());
    if (!same) {
      appointment.describe(typeId, departmentId, reason, now);
      appointments.flush();
      announce(
          Kind.UPDATED,
          appointment,
          null,
          !departmentId.equals(placement.departmentId()),
          actor.id(),
          now,
          ChangeDetail.changed(patch));
    }
    return appointments.view(id).orElseThrow();
  }

  /**
   * Cancels an appointment that is still at {@code version}; one that is cancelled already stays
   * so, whatever the version.
   *
   * @param version empty where the caller named none, which is enough only for a repetition
   */
  AppointmentView cancel(UUID id, Optional<Integer> version, Actor actor) {
    Instant now = clock.instant();
    Appointment appointment = appointments.lock(id).orElseThrow(BookingWorkflow::notFound);
    if (appointment.status() == AppointmentStatus.CANCELLED) {
      return appointments.view(id).orElseThrow();
    }
    checkVersion(appointment, version.orElseThrow(BookingWorkflow::versionRequired));
    refuse(AppointmentStatus.refusalToCancel(appointment.status()));
    appointment.cancel(now);
    appointments.flush();
    announce(Kind.CANCELLED, appointment, actor, now, ChangeDetail.of("cancelled"));
    return appointments.view(id).orElseThrow();
  }

  /**
   * Takes a step of attendance. Taking back what had freed the time (a cancellation, a no-show)
   * asks for it again under all locks and rules; only its start may have passed by now.
   */
  AppointmentView attend(UUID id, int version, Transition transition, Actor actor) {
    Instant now = clock.instant();
    Placement seen = appointments.placementOf(id).orElseThrow(BookingWorkflow::notFound);
    Optional<Practitioner> doctor = Optional.empty();
    if (transition == Transition.REOPEN) {
      doctor = participants.lockDoctor(seen.practitionerId());
      Optional.ofNullable(seen.patientId()).ifPresent(patients::lock);
    }
    Appointment appointment = lockAt(id, version);
    if (appointment.status() == transition.to()) {
      return appointments.view(id).orElseThrow();
    }
    refuse(transition.refusal(appointment.status()));
    Placement placement = appointment.placement();
    if (doctor.isPresent() && !placement.practitionerId().equals(seen.practitionerId())) {
      throw stale(appointment);
    }
    if (!appointment.status().isActive()) {
      Attempt attempt = attemptToReopen(appointment, actor);
      Department department = departments.find(placement.departmentId()).orElseThrow();
      appointment.take(
          placement,
          decide(id, attempt, placement, Participants.doctor(doctor), department, now),
          now);
    }
    boolean tookTime = appointment.status().isActive();
    appointment.attend(transition, now);
    appointments.flush();
    announce(
        Kind.UPDATED,
        appointment,
        null,
        tookTime != appointment.status().isActive(),
        actor.id(),
        now,
        ChangeDetail.of(transition.code()));
    return appointments.view(id).orElseThrow();
  }

  /**
   * Proposes of appointments that are over and still booked that nobody came; it stays a proposal.
   * Nobody's time is asked for: the rows' own locks are enough, and rows that are locked are left
   * for another time.
   *
   * @param limit at most so many at once
   * @return how many
   */
  public int proposeNoShows(int limit) {
    Instant now = clock.instant();
    List<Appointment> silent = appointments.lockUnanswered(AttendancePolicy.unanswered(now), limit);
    silent.forEach(each -> each.proposeNoShow(now));
    appointments.flush();
    for (Appointment each : silent) {
      announce(Kind.UPDATED, each, null, false, null, now, ChangeDetail.of("no-show-proposed"));
    }
    return silent.size();
  }

  private Free decide(
      UUID id,
      Attempt attempt,
      Placement placement,
      Practitioner doctor,
      Department department,
      Instant now) {
    TimeRange range = placement.range();
    Calendars.Calendar calendar = calendars.of(placement.practitionerId(), range);
    Appointments.Occupied occupied =
        appointments.occupied(placement.practitionerId(), placement.patientId(), range, id, now);
    if (occupied.holdsHaveRunOut()) {
      appointments.clearExpiredHolds(placement.practitionerId(), range, now);
    }
    Facts facts =
        new Facts(
            now,
            occupied.ofDoctor(),
            occupied.ofPatient(),
            calendar.week().within(range, settings.zone()),
            calendar.timeOff().stream().map(TimeOff::range).toList(),
            doctor.maxPerHour().orElse(department.maxPerHour()));
    BookingPolicy.Verdict verdict = BookingPolicy.decide(attempt, facts);
    if (verdict instanceof Refused refused) {
      throw RefusedException.withFacts(
          refused.rule(),
          RefusalMessages.of(refused.rule()),
          new RefusedAttempt(
              id,
              placement.practitionerId(),
              placement.patientId(),
              range,
              refused
                  .by()
                  .map(
                      by ->
                          new RefusedTime.Blocking(
                              by.id(), by.range().start(), by.range().end()))));
    }
    return (Free) verdict;
  }

  /**
   * What taking a cancellation or a no-show back asks for: its own time again, which may have begun
   * by now.
   */
  static Attempt attemptToReopen(Appointment appointment, Actor actor) {
    return new Attempt(
        appointment.range(),
        false,
        appointment.overrideReason().isEmpty(),
        appointment.isOverbooked() && actor.overrides(),
        false,
        appointment.isPatientOverlapAllowed(),
        GRID_OF_ENGINES);
  }

  private static void refuse(Optional<String> sentence) {
    sentence.ifPresent(
        text -> {
          throw new RefusedException(Refusal.STATUS_TRANSITION, text);
        });
  }

  static Attempt attempt(
      TimeRange range,
      boolean startMoves,
      boolean placeChanges,
      boolean overbook,
      Optional<RuleOverride> override,
      Actor actor) {
    return new Attempt(
        range,
        startMoves,
        placeChanges,
        overbook,
        override.isPresent(),
        override.map(RuleOverride::patientOverlap).orElse(false),
        grid(actor));
  }

  /** Rule 5. What a person gives is typed or drawn; an engine has it from another system. */
  private static Duration grid(Actor actor) {
    return actor.role() == Role.SERVICE ? GRID_OF_ENGINES : GRID_OF_PEOPLE;
  }

  static void allow(boolean overbook, Optional<RuleOverride> override, Actor actor) {
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

  private static TimeRange rangeOf(
      Instant start, Optional<Instant> end, Optional<AppointmentType> type) {
    Duration length = type.map(AppointmentType::duration).orElse(DEFAULT_LENGTH);
    return range(start, end.orElse(start.plus(length)));
  }

  private static TimeRange range(Instant start, Instant end) {
    if (!start.isBefore(end)) {
      throw RefusedException.ofField(Refusal.INVALID, "end", "must be after start");
    }
    return new TimeRange(start, end);
  }

  private Appointment lockAt(UUID id, int version) {
    Appointment appointment = appointments.lock(id).orElseThrow(BookingWorkflow::notFound);
    checkVersion(appointment, version);
    return appointment;
  }

  private void checkVersion(Appointment appointment, int version) {
    if (appointment.version() != version) {
      throw stale(appointment);
    }
  }

  private RefusedException stale(Appointment appointment) {
    return RefusedException.withFacts(
        Refusal.STALE_VERSION,
        RefusalMessages.of(Refusal.STALE_VERSION),
        appointments.view(appointment.id()).orElseThrow());
  }

  /** Of an appointment that begins or ceases to take time. */
  private void announce(
      Kind kind, Appointment appointment, Actor actor, Instant now, Map<String, String> detail) {
    announce(kind, appointment, null, true, actor.id(), now, detail);
  }

  /** Tells of a change that is written, in its transaction; see {@link AppointmentChanged}. */
  void announce(
      Kind kind,
      Appointment appointment,
      UUID leftPractitioner,
      boolean busyChanged,
      UUID actorId,
      Instant now,
      Map<String, String> detail) {
    Placement placement = appointment.placement();
    changed.fire(
        new AppointmentChanged(
            appointment.id(),
            appointment.version(),
            kind,
            placement.practitionerId(),
            leftPractitioner,
            placement.departmentId(),
            placement.patientId(),
            busyChanged,
            appointment.createdBy(),
            actorId,
            now,
            detail));
  }

  static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "No such appointment.");
  }

  private static RefusedException versionRequired() {
    return new RefusedException(
        Refusal.VERSION_REQUIRED, "If-Match is required: send the ETag of the version you read.");
  }
}
