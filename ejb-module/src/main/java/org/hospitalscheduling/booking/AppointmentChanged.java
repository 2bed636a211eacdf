package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.TimeRange;
import org.jspecify.annotations.Nullable;

/**
 * An appointment was written. Fired in the transaction that writes it: an observer takes part in
 * that transaction, and its failure rolls it back. It carries what observers need to know, so that
 * none of them reads the appointment again to decide whether it concerns them.
 *
 * @param id the appointment
 * @param version its version after the change
 * @param practitionerId whose time it takes after the change
 * @param leftPractitionerId whose time it took before; {@code null} if it is the same
 * @param patientId {@code null} for a hold
 * @param range when it is, after the change
 * @param busyChanged whether what is taken, of whom and for which department, is different now
 * @param ownerId who created the appointment
 * @param actorId who made this change; {@code null} for the clock
 * @param detail what changed, for the activity log: field names and values, never names of people
 */
public record AppointmentChanged(
    UUID id,
    int version,
    Kind kind,
    UUID practitionerId,
    @Nullable UUID leftPractitionerId,
    UUID departmentId,
    @Nullable UUID patientId,
    TimeRange range,
    boolean busyChanged,
    UUID ownerId,
    @Nullable UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /**
   * The change of an appointment that has been written.
   *
   * @param before its placement before the change
   * @param actorId null for a timer
   */
  static AppointmentChanged of(
      Kind kind,
      Appointment appointment,
      Placement before,
      boolean busyChanged,
      @Nullable UUID actorId,
      Instant at,
      Map<String, String> detail) {
    Placement placement = appointment.placement();
    return new AppointmentChanged(
        appointment.id(),
        appointment.version(),
        kind,
        placement.practitionerId(),
        before.practitionerId().equals(placement.practitionerId()) ? null : before.practitionerId(),
        placement.departmentId(),
        placement.patientId(),
        placement.range(),
        busyChanged,
        appointment.createdBy(),
        actorId,
        at,
        detail);
  }

  /** The change of an appointment that begins or ceases to take time at its placement. */
  static AppointmentChanged of(
      Kind kind, Appointment appointment, Actor actor, Instant at, Map<String, String> detail) {
    return of(kind, appointment, appointment.placement(), true, actor.id(), at, detail);
  }

  /**
   * What happened to the appointment. Everything except its creation and its cancellation is an
   * update.
   */
  public enum Kind {
    CREATED,
    UPDATED,
    CANCELLED
  }
}
