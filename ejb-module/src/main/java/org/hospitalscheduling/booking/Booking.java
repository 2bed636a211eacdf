package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.hospitalscheduling.availability.Calendars;
import org.hospitalscheduling.availability.TimeOff;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.AppointmentView.Creator;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.booking.AppointmentView.TypeRef;
import org.hospitalscheduling.booking.BookingPolicy.Facts;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.BookingPolicy.Refused;
import org.hospitalscheduling.booking.BookingPolicy.Wish;
import org.hospitalscheduling.directory.AppointmentType;
import org.hospitalscheduling.directory.AppointmentTypes;
import org.hospitalscheduling.directory.Department;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.Departments;
import org.hospitalscheduling.directory.Identifier;
import org.hospitalscheduling.directory.Patient;
import org.hospitalscheduling.directory.Patients;
import org.hospitalscheduling.directory.Practitioner;
import org.hospitalscheduling.directory.Practitioners;
import org.hospitalscheduling.identity.Actor;
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
class Booking {

  private static final Duration DEFAULT_LENGTH = Duration.ofMinutes(60);

  /** What starts and ends that people give lie on. */
  private static final Duration GRID = Duration.ofMinutes(5);

  @Inject private Appointments appointments;
  @Inject private Practitioners practitioners;
  @Inject private Patients patients;
  @Inject private Departments departments;
  @Inject private AppointmentTypes types;
  @Inject private Calendars calendars;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AppointmentChanged> changed;

  /** Books, or throws {@link RefusedException} and nothing is written. */
  AppointmentView book(BookingRequest request, Actor actor) {
    Instant now = clock.instant();
    allow(request.overbook(), request.override(), actor);
    UUID doctorId = doctorOf(request);
    Practitioner doctor = usable(practitioners.lock(doctorId), "doctorId");
    Patient patient =
        usable(
            request.patientId().isPresent()
                ? patients.lock(request.patientId().get())
                : request.patient().map(known -> patients.lockOrRegister(known, now)));
    Department department = departmentOf(request.departmentId(), doctor);
    Optional<AppointmentType> type = request.typeId().map(this::usableType);
    TimeRange range = rangeOf(request.start(), request.end(), type);

    Place place =
        new Place(
            doctorId,
            patient.id(),
            department.id(),
            type.map(AppointmentType::id).orElse(null),
            range);
    Wish wish = wish(range, true, true, request.overbook(), request.override());
    Free free = decide(null, wish, place, doctor, department, now);

    Appointment appointment =
        Appointment.book(
            place,
            free,
            request.reason().orElse(null),
            Set.copyOf(request.identifiers()),
            actor.id(),
            now);
    request.override().ifPresent(override -> appointment.override(override, actor));
    appointments.add(appointment);
    announce(
        Kind.CREATED,
        appointment,
        actor,
        now,
        details("booked", "toStart", range.start(), "toEnd", range.end(), "toDoctorId", doctorId));
    return view(appointment, doctor, patient, department, type, actor);
  }

  /** Moves, resizes or edits an appointment that is still at {@code version}. */
  AppointmentView change(UUID id, int version, AppointmentPatch patch, Actor actor) {
    Instant now = clock.instant();
    allow(patch.overbook(), patch.override(), actor);
    Place seen = appointments.placeOf(id).orElseThrow(Booking::notFound);
    if (!patch.touchesTheBook()) {
      return describe(id, version, patch, actor, now);
    }
    UUID doctorId = patch.doctorId().orKeep(seen.practitionerId());
    UUID patientId = patch.patientId().orKeep(seen.patientId());
    Practitioner doctor =
        lockAll(seen.practitionerId(), doctorId, practitioners::lock).get(doctorId);
    if (doctor == null) {
      throw RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, "doctorId", "no such doctor");
    }
    Patient patient = lockAll(seen.patientId(), patientId, patients::lock).get(patientId);
    if (patient == null && patientId != null) {
      throw RefusedException.ofField(Refusal.UNKNOWN_PATIENT, "patientId", "no such patient");
    }
    Appointment appointment = lockAt(id, version);
    if (!appointment.status().isActive()) {
      throw new RefusedException(
          Refusal.STATUS_TRANSITION,
          "The appointment is " + appointment.status().code() + ". Take that back first.");
    }
    Place before = appointment.place();
    boolean otherDoctor = !doctorId.equals(before.practitionerId());
    boolean otherPatient = !Objects.equals(patientId, before.patientId());
    if (otherDoctor) {
      usable(Optional.of(doctor), "doctorId");
    }
    if (otherPatient) {
      usable(Optional.ofNullable(patient));
    }
    Instant start = patch.start().orKeep(before.range().start());
    Instant end = patch.end().present() ? patch.end().value() : start.plus(before.range().length());
    TimeRange range = range(start, end);
    Department department =
        patch.departmentId().present() || otherDoctor
            ? departmentOf(Optional.ofNullable(patch.departmentId().value()), doctor)
            : departments.find(before.departmentId()).orElseThrow();
    UUID typeId = patch.typeId().orKeep(before.typeId());
    if (patch.typeId().present() && typeId != null) {
      usableType(typeId);
    }
    Place after = new Place(doctorId, patientId, department.id(), typeId, range);
    boolean moves = !range.equals(before.range()) || otherDoctor;
    if (moves || otherPatient) {
      boolean shrinks = !otherDoctor && before.range().contains(range);
      Wish wish =
          wish(
              range,
              !start.equals(before.range().start()),
              moves && !shrinks,
              patch.overbook(),
              patch.override());
      appointment.take(after, decide(id, wish, after, doctor, department, now), now);
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
          actor,
          now,
          moves ? moved(before, after) : details("changed", "changed", changedFields(patch)));
    }
    return appointments.view(id).orElseThrow();
  }

  /** Reason, kind or department only: nobody's time is asked for, the row's own lock is enough. */
  private AppointmentView describe(
      UUID id, int version, AppointmentPatch patch, Actor actor, Instant now) {
    Appointment appointment = lockAt(id, version);
    Place place = appointment.place();
    UUID typeId = patch.typeId().orKeep(place.typeId());
    if (patch.typeId().present() && typeId != null) {
      usableType(typeId);
    }
    UUID departmentId = patch.departmentId().orKeep(place.departmentId());
    if (patch.departmentId().present()) {
      usableDepartment(departmentId);
    }
    String reason = patch.reason().orKeep(appointment.reason());
    boolean same =
        Objects.equals(typeId, place.typeId())
            && departmentId.equals(place.departmentId())
            && Objects.equals(reason, appointment.reason());
    if (!same) {
      appointment.describe(typeId, departmentId, reason, now);
      appointments.flush();
      announce(
          Kind.UPDATED,
          appointment,
          actor,
          now,
          details("changed", "changed", changedFields(patch)));
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
    Appointment appointment = appointments.lock(id).orElseThrow(Booking::notFound);
    if (appointment.status() == AppointmentStatus.CANCELLED) {
      return appointments.view(id).orElseThrow();
    }
    checkVersion(appointment, version.orElseThrow(Booking::versionRequired));
    if (!appointment.status().isActive() || appointment.status() == AppointmentStatus.FULFILLED) {
      throw new RefusedException(
          Refusal.STATUS_TRANSITION,
          "An appointment that is " + appointment.status().code() + " cannot be cancelled.");
    }
    appointment.cancel(now);
    appointments.flush();
    announce(Kind.CANCELLED, appointment, actor, now, details("cancelled"));
    return appointments.view(id).orElseThrow();
  }

  /**
   * Takes a step of attendance. Taking back what had freed the time (a cancellation, a no-show)
   * asks for it again under all locks and rules; only its start may have passed by now.
   */
  AppointmentView attend(UUID id, int version, Transition transition, Actor actor) {
    Instant now = clock.instant();
    Place seen = appointments.placeOf(id).orElseThrow(Booking::notFound);
    Optional<Practitioner> doctor = Optional.empty();
    if (transition == Transition.REOPEN) {
      doctor = practitioners.lock(seen.practitionerId());
      Optional.ofNullable(seen.patientId()).ifPresent(patients::lock);
    }
    Appointment appointment = lockAt(id, version);
    if (appointment.status() == transition.to()) {
      return appointments.view(id).orElseThrow();
    }
    if (!transition.isOpenTo(appointment.status())) {
      throw new RefusedException(
          Refusal.STATUS_TRANSITION,
          "An appointment that is "
              + appointment.status().code()
              + " cannot become "
              + transition.to().code()
              + ".");
    }
    Place place = appointment.place();
    if (doctor.isPresent() && !place.practitionerId().equals(seen.practitionerId())) {
      throw stale(appointment);
    }
    if (!appointment.status().isActive()) {
      Wish wish =
          new Wish(
              place.range(),
              false,
              appointment.overrideReason().isEmpty(),
              appointment.isOverbooked() && actor.overrides(),
              false,
              appointment.isPatientOverlapAllowed(),
              Duration.ofMinutes(1));
      Department department = departments.find(place.departmentId()).orElseThrow();
      appointment.take(
          place, decide(id, wish, place, usable(doctor, "doctorId"), department, now), now);
    }
    appointment.attend(transition, now);
    appointments.flush();
    announce(Kind.UPDATED, appointment, actor, now, details(transition.code()));
    return appointments.view(id).orElseThrow();
  }

  private Free decide(
      UUID id, Wish wish, Place place, Practitioner doctor, Department department, Instant now) {
    TimeRange range = place.range();
    Calendars.Calendar calendar = calendars.of(place.practitionerId(), range);
    Appointments.Occupied occupied =
        appointments.occupied(place.practitionerId(), place.patientId(), range, id, now);
    if (occupied.holdsHaveRunOut()) {
      appointments.clearExpiredHolds(place.practitionerId(), range, now);
    }
    Facts facts =
        new Facts(
            now,
            occupied.ofDoctor(),
            occupied.ofPatient(),
            calendar.week().within(range, settings.zone()),
            calendar.timeOff().stream().map(TimeOff::range).toList(),
            doctor.maxPerHour().orElse(department.maxPerHour()));
    BookingPolicy.Verdict verdict = BookingPolicy.decide(wish, facts);
    if (verdict instanceof Refused refused) {
      throw RefusedException.withFacts(
          refused.rule(),
          Sentences.of(refused.rule()),
          new RefusedWish(
              id,
              place.practitionerId(),
              place.patientId(),
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

  private static Wish wish(
      TimeRange range,
      boolean startMoves,
      boolean placeChanges,
      boolean overbook,
      Optional<RuleOverride> override) {
    return new Wish(
        range,
        startMoves,
        placeChanges,
        overbook,
        override.isPresent(),
        override.map(RuleOverride::patientOverlap).orElse(false),
        GRID);
  }

  private static void allow(boolean overbook, Optional<RuleOverride> override, Actor actor) {
    boolean overlap = override.map(RuleOverride::patientOverlap).orElse(false);
    if ((overbook || overlap) && !actor.overrides()) {
      throw new RefusedException(
          Refusal.NOT_ALLOWED, "Only those with the right to override may book over taken time.");
    }
  }

  private UUID doctorOf(BookingRequest request) {
    return request
        .doctorId()
        .or(() -> request.doctorIdentifier().flatMap(practitioners::idOf))
        .orElseThrow(
            () ->
                RefusedException.ofField(
                    Refusal.UNKNOWN_DOCTOR, "doctor.identifier", "no such doctor"));
  }

  private Department departmentOf(Optional<UUID> wanted, Practitioner doctor) {
    return wanted.isPresent() ? usableDepartment(wanted.get()) : doctor.department();
  }

  private Department usableDepartment(UUID id) {
    Department department =
        departments
            .find(id)
            .orElseThrow(
                () ->
                    RefusedException.ofField(
                        Refusal.UNKNOWN_DEPARTMENT, "departmentId", "no such department"));
    return active(department.isActive(), department, "departmentId");
  }

  private AppointmentType usableType(UUID id) {
    AppointmentType type =
        types
            .find(id)
            .orElseThrow(
                () ->
                    RefusedException.ofField(
                        Refusal.UNKNOWN_TYPE, "typeId", "no such appointment type"));
    return active(type.isActive(), type, "typeId");
  }

  private static Practitioner usable(Optional<Practitioner> found, String field) {
    Practitioner doctor =
        found.orElseThrow(
            () -> RefusedException.ofField(Refusal.UNKNOWN_DOCTOR, field, "no such doctor"));
    return active(doctor.isActive(), doctor, field);
  }

  private static Patient usable(Optional<Patient> found) {
    Patient patient =
        found.orElseThrow(
            () ->
                RefusedException.ofField(Refusal.UNKNOWN_PATIENT, "patientId", "no such patient"));
    return active(patient.isActive(), patient, "patientId");
  }

  private static <T> T active(boolean active, T value, String field) {
    if (!active) {
      throw RefusedException.ofField(Refusal.INACTIVE, field, "is no longer active");
    }
    return value;
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

  private interface Lock<T> {
    Optional<T> take(UUID id);
  }

  /** Locks one or two rows in the order of their ids, as PostgreSQL orders them. */
  private static <T> Map<UUID, T> lockAll(UUID one, UUID other, Lock<T> lock) {
    Map<UUID, T> locked = new TreeMap<>(java.util.Comparator.comparing(UUID::toString));
    Stream.of(Optional.ofNullable(one), Optional.ofNullable(other))
        .flatMap(Optional::stream)
        .sorted(java.util.Comparator.comparing(UUID::toString))
        .distinct()
        .forEach(id -> lock.take(id).ifPresent(row -> locked.put(id, row)));
    return locked;
  }

  private Appointment lockAt(UUID id, int version) {
    Appointment appointment = appointments.lock(id).orElseThrow(Booking::notFound);
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
        Sentences.of(Refusal.STALE_VERSION),
        appointments.view(appointment.id()).orElseThrow());
  }

  private void announce(
      Kind kind, Appointment appointment, Actor actor, Instant now, Map<String, String> detail) {
    Place place = appointment.place();
    changed.fire(
        new AppointmentChanged(
            appointment.id(),
            appointment.version(),
            kind,
            place.practitionerId(),
            place.departmentId(),
            place.patientId(),
            appointment.createdBy(),
            actor.id(),
            now,
            detail));
  }

  private static Map<String, String> details(String action, Object... namesAndValues) {
    Map<String, String> details = new LinkedHashMap<>();
    details.put("action", action);
    for (int i = 0; i < namesAndValues.length; i += 2) {
      details.put((String) namesAndValues[i], String.valueOf(namesAndValues[i + 1]));
    }
    return details;
  }

  private static Map<String, String> moved(Place before, Place after) {
    Map<String, String> details =
        details(
            "moved",
            "fromStart",
            before.range().start(),
            "fromEnd",
            before.range().end(),
            "toStart",
            after.range().start(),
            "toEnd",
            after.range().end());
    if (!before.practitionerId().equals(after.practitionerId())) {
      details.put("fromDoctorId", before.practitionerId().toString());
      details.put("toDoctorId", after.practitionerId().toString());
    }
    return details;
  }

  private static String changedFields(AppointmentPatch patch) {
    return String.join(
        ",",
        Stream.of(
                patch.patientId().present() ? "patientId" : null,
                patch.departmentId().present() ? "departmentId" : null,
                patch.typeId().present() ? "typeId" : null,
                patch.reason().present() ? "reason" : null)
            .filter(Objects::nonNull)
            .toList());
  }

  private static AppointmentView view(
      Appointment appointment,
      Practitioner doctor,
      Patient patient,
      Department department,
      Optional<AppointmentType> type,
      Actor actor) {
    return new AppointmentView(
        appointment.id(),
        appointment.version(),
        appointment.status().code(),
        false,
        new DoctorRef(doctor.id(), doctor.name()),
        new PatientRef(patient.id(), patient.mrn(), patient.name(), patient.birthDate()),
        new DepartmentRef(department.id(), department.name(), department.colour()),
        type.map(each -> new TypeRef(each.id(), each.name())).orElse(null),
        appointment.range().start(),
        appointment.range().end(),
        appointment.reason(),
        appointment.isOverbooked(),
        appointment.isPatientOverlapAllowed(),
        appointment.overrideReason().orElse(null),
        appointment.identifiers().stream()
            .sorted(
                java.util.Comparator.comparing(Identifier::system).thenComparing(Identifier::value))
            .toList(),
        new Creator(actor.id(), actor.name()),
        appointment.createdAt(),
        appointment.updatedAt());
  }

  private static RefusedException notFound() {
    return new RefusedException(Refusal.NOT_FOUND, "There is no such appointment here.");
  }

  private static RefusedException versionRequired() {
    return new RefusedException(
        Refusal.VERSION_REQUIRED, "Name the version you saw: If-Match with the ETag.");
  }
}
