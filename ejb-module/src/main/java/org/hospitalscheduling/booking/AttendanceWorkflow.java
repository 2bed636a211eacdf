package org.hospitalscheduling.booking;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged.Kind;
import org.hospitalscheduling.booking.BookingPolicy.Attempt;
import org.hospitalscheduling.booking.BookingPolicy.Free;
import org.hospitalscheduling.booking.OfferedTimes.Offered;
import org.hospitalscheduling.booking.Participants.Locked;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.identity.Role;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * Attendance: arrival to no-show, cancelling and restoring, and proposing no-shows. Several
 * appointments in one request are decided one by one. Knows no roles: the caller has checked them
 * and names the actor. Transaction and locks are those of {@link BookingWorkflow}.
 */
@ApplicationScoped
class AttendanceWorkflow {

  @Inject private Appointments appointments;
  @Inject private AppointmentQueries queries;
  @Inject private Participants participants;
  @Inject private BookDrafts drafts;
  @Inject private OfferedTimes offeredTimes;
  @Inject private Tickets tickets;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private Event<AppointmentChanged> changed;

  /**
   * Takes a step of attendance. Restoring a cancelled or missed appointment requests its time again
   * under all locks and rules, except that its start may have passed.
   *
   * @param correction why an administrator records attendance before the day of the appointment
   * @param again whether a step is taken again that was taken back: its time stays as it was
   * @param visibility an appointment that is not visible is treated as missing
   */
  AppointmentView attend(
      UUID id,
      int version,
      Transition step,
      Optional<String> correction,
      boolean again,
      Visibility visibility,
      Actor actor) {
    return alone(
        Step.of(step, correction, again), new Seen(id, Optional.of(version)), visibility, actor);
  }

  /**
   * Cancels an appointment that is still at {@code version}; one that is already cancelled stays
   * so, whatever the version.
   *
   * @param why who or what it is cancelled for
   * @param version empty if the caller named none, which is allowed only for repeating a
   *     cancellation
   * @param visibility an appointment that is not visible is treated as missing
   */
  AppointmentView cancel(
      UUID id, Optional<Integer> version, Cancellation why, Visibility visibility, Actor actor) {
    return alone(Step.cancel(why), new Seen(id, version), visibility, actor);
  }

  /**
   * What is recorded of an appointment.
   *
   * @param transition empty to cancel
   * @param correction why it is recorded before its day
   * @param again whether it is taken again, having been taken back
   * @param why who or what it is cancelled for
   */
  private record Step(
      Optional<Transition> transition,
      Optional<String> correction,
      boolean again,
      Cancellation why) {

    static Step cancel(Cancellation why) {
      return new Step(Optional.empty(), Optional.empty(), false, why);
    }

    static Step of(Transition transition, Optional<String> correction, boolean again) {
      return new Step(Optional.of(transition), correction, again, Cancellation.UNEXPLAINED);
    }

    boolean arrives() {
      return transition.filter(Transition.ARRIVE::equals).isPresent();
    }

    boolean restores() {
      return transition.filter(Transition.REOPEN::equals).isPresent();
    }

    Map<String, String> detail() {
      return transition
          .map(each -> ChangeDetail.corrected(ChangeDetail.of(each.code()), correction))
          .orElseGet(() -> ChangeDetail.cancelled(why.reason()));
    }
  }

  private AppointmentView alone(Step step, Seen seen, Visibility visibility, Actor actor) {
    take(step, List.of(seen), visibility, actor)
        .refused()
        .rethrow(seen.id(), id -> queries.view(id, visibility));
    return queries.view(seen.id(), visibility).orElseThrow();
  }

  /**
   * Takes a step of attendance with each appointment, or cancels it, where the rules permit.
   *
   * @param transition empty to cancel
   * @param correction why an administrator records attendance before the day of the appointment
   * @param again whether a step is taken again that was taken back: its times stay as they were
   * @param why who or what they are cancelled for
   * @param visibility appointments that are not visible are treated as missing
   */
  GroupOutcome attend(
      Optional<Transition> transition,
      Optional<String> correction,
      boolean again,
      Cancellation why,
      List<AppointmentVersion> wanted,
      Visibility visibility,
      Actor actor) {
    Step step = new Step(transition, correction, again, why);
    List<UUID> ids = wanted.stream().map(AppointmentVersion::id).toList();
    Taken taken =
        take(
            step,
            wanted.stream().map(each -> new Seen(each.id(), Optional.of(each.version()))).toList(),
            visibility,
            actor);
    Map<UUID, AppointmentView> views = queries.byId(ids, visibility);
    return new GroupOutcome(
        ids.stream().filter(id -> !taken.refused().contains(id)).map(views::get).toList(),
        taken.refused().list(ids, taken.draft(), visibility, stale -> views));
  }

  /** An appointment, and the version that the caller saw, if they named one. */
  private record Seen(UUID id, Optional<Integer> version) {}

  /** The refusals, and the draft that they were decided on. */
  private record Taken(RefusedChanges refused, BookDraft draft) {}

  private Taken take(Step step, List<Seen> wanted, Visibility visibility, Actor actor) {
    Instant now = clock.instant();
    List<UUID> ids = wanted.stream().map(Seen::id).toList();
    List<Offered> offered = step.restores() ? offeredTimes.reclaim(ids) : List.of();
    Locked locked = lock(step, ids, visibility);
    BookDraft draft = drafts.of(locked.inactivePlacements(), locked.doctors(), now);
    offered.forEach(each -> draft.lift(each.holdId()));
    RefusedChanges refused = new RefusedChanges();
    Map<Appointment, Boolean> tookTime = new LinkedHashMap<>();
    for (Seen each : wanted) {
      refused.collect(
          each.id(),
          () -> {
            Appointment appointment = locked.find(each.id());
            if (step.transition().isPresent()
                || appointment.status() != AppointmentStatus.CANCELLED) {
              locked.at(each.id(), each.version().orElseThrow(AttendanceWorkflow::versionRequired));
              boolean active = appointment.status().isActive();
              if (take(step, appointment, locked, draft, actor, now)) {
                tookTime.put(appointment, active);
              }
            }
          });
    }
    drafts.endExpiredHolds(draft, now);
    if (step.arrives()) {
      tickets.give(
          tookTime.keySet().stream().filter(each -> isAsItHappens(each, now)).toList(),
          LocalDate.ofInstant(now, settings.zone()));
    }
    write(tookTime, offered, actor);
    tookTime.forEach(
        (appointment, active) ->
            changed.fire(
                AppointmentChanged.of(
                    step.transition().isEmpty() ? Kind.CANCELLED : Kind.UPDATED,
                    appointment,
                    appointment.placement(),
                    active != appointment.status().isActive(),
                    actor.id(),
                    now,
                    step.detail())));
    return new Taken(refused, draft);
  }

  /**
   * Writes what was decided. An offer of time that was restored is withdrawn in the same breath, so
   * that the two overlap in between.
   */
  private void write(Map<Appointment, Boolean> decided, List<Offered> offered, Actor actor) {
    List<UUID> inTheWay =
        offered.stream()
            .filter(
                each ->
                    decided.entrySet().stream()
                        .filter(entry -> !entry.getValue())
                        .map(entry -> entry.getKey().placement())
                        .anyMatch(
                            placement ->
                                placement.practitionerId().equals(each.doctorId())
                                    && placement.range().overlaps(each.range())))
            .map(Offered::holdId)
            .toList();
    if (inTheWay.isEmpty()) {
      appointments.flush();
      return;
    }
    appointments.deferTime();
    inTheWay.forEach(hold -> offeredTimes.withdraw(hold, actor));
    appointments.judgeTime();
  }

  /** Only restoring needs time; otherwise locking the rows is enough. */
  private Locked lock(Step step, List<UUID> ids, Visibility visibility) {
    return step.restores()
        ? participants.lockTime(ids, List.of(), List.of(), visibility)
        : participants.lockRows(ids, visibility);
  }

  /** Takes the step with one appointment; false if it is already where the step leads. */
  private boolean take(
      Step step,
      Appointment appointment,
      Locked locked,
      BookDraft draft,
      Actor actor,
      Instant now) {
    AppointmentStatus status = appointment.status();
    appointment.refuseIfHeld();
    step.transition()
        .map(each -> each.refusal(status))
        .orElseGet(() -> AppointmentStatus.refusalToCancel(status))
        .ifPresent(
            sentence -> {
              throw new RefusedException(Refusal.STATUS_TRANSITION, sentence);
            });
    if (step.transition().isEmpty()) {
      appointment.cancel(step.why(), now);
      return true;
    }
    Transition transition = step.transition().get();
    if (status == transition.to()) {
      return false;
    }
    if (!step.restores()
        && AttendancePolicy.isTooEarly(appointment.range().start(), now, settings.zone())
        && (step.correction().isEmpty() || actor.role() != Role.ADMIN)) {
      throw new RefusedException(Refusal.TOO_EARLY, RefusalMessages.of(Refusal.TOO_EARLY));
    }
    if (!status.isActive()) {
      Placement placement = appointment.placement();
      Participants.doctor(Optional.ofNullable(locked.doctors().get(placement.practitionerId())));
      appointment.take(placement, again(appointment, placement, draft, actor), now);
    }
    appointment.attend(transition, isAsItHappens(appointment, now), step.again(), now);
    return true;
  }

  private boolean isAsItHappens(Appointment appointment, Instant now) {
    return AttendancePolicy.isAsItHappens(appointment.range(), now, settings.zone());
  }

  /**
   * Says in which room the visit takes place, before it or during it.
   *
   * @param room empty if it is not known any more
   * @param visibility an appointment that is not visible is treated as missing
   */
  AppointmentView place(
      UUID id, int version, Optional<String> room, Visibility visibility, Actor actor) {
    Instant now = clock.instant();
    Locked locked = participants.lockRows(List.of(id), visibility);
    RefusedChanges refused = new RefusedChanges();
    refused.collect(
        id,
        () -> {
          Appointment appointment = locked.at(id, version);
          appointment.refuseIfHeld();
          if (!appointment.status().isActive()) {
            throw new RefusedException(
                Refusal.STATUS_TRANSITION, RefusalMessages.takeBackFirst(appointment.status()));
          }
          if (appointment.moveTo(room.orElse(null), now)) {
            appointments.flush();
            changed.fire(
                AppointmentChanged.of(
                    Kind.UPDATED,
                    appointment,
                    appointment.placement(),
                    false,
                    actor.id(),
                    now,
                    ChangeDetail.of("room")));
          }
        });
    refused.rethrow(id, each -> queries.view(each, visibility));
    return queries.view(id, visibility).orElseThrow();
  }

  /** Asks for the time again; who is too late because the time was given away is told so. */
  private Free again(Appointment appointment, Placement placement, BookDraft draft, Actor actor) {
    try {
      return draft.take(
          appointment.id(), Attempt.again(appointment, actor), placement, appointment.createdBy());
    } catch (RefusedException refused) {
      boolean givenAway =
          refused.refusal() == Refusal.DOCTOR_BUSY
              && refused.facts().orElse(null) instanceof RefusedAttempt attempt
              && attempt.blocking().filter(by -> offeredTimes.isAccepted(by.id())).isPresent();
      throw givenAway
          ? RefusedException.withFacts(
              Refusal.GIVEN_AWAY,
              RefusalMessages.of(Refusal.GIVEN_AWAY),
              refused.facts().orElseThrow())
          : refused;
    }
  }

  /**
   * Proposes a no-show for appointments that are over and still booked. Only the rows are locked,
   * and rows that others have locked are left for the next run.
   *
   * @param limit the most appointments in one run
   * @return how many
   */
  int proposeNoShows(int limit) {
    Instant now = clock.instant();
    List<Appointment> silent = appointments.lockUnanswered(AttendancePolicy.unanswered(now), limit);
    silent.forEach(each -> each.proposeNoShow(now));
    appointments.flush();
    for (Appointment each : silent) {
      changed.fire(
          AppointmentChanged.of(
              Kind.UPDATED,
              each,
              each.placement(),
              false,
              null,
              now,
              ChangeDetail.of("no-show-proposed")));
    }
    return silent.size();
  }

  private static RefusedException versionRequired() {
    return new RefusedException(
        Refusal.VERSION_REQUIRED, "The version of the appointment that you read is required.");
  }
}
