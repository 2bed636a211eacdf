package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.hospitalscheduling.identity.Actor;
import org.hospitalscheduling.shared.TimeRange;

/**
 * An appointment was written. Fired in the transaction that writes it: an observer takes part in
 * that transaction, and its failure rolls it back. It carries what observers need, so that none of
 * them reads the appointment again to decide whether it is concerned.
 *
 * @param id the appointment
 * @param version its version after the change
 * @param practitionerId the practitioner whose time it takes after the change
 * @param leftPractitionerId the practitioner whose time it took before; {@code null} if it is the
 *     same
 * @param patientId {@code null} for a hold
 * @param range its time after the change
 * @param busyChanged whether the busy time has changed: its span, its practitioner or its
 *     department
 * @param ownerId who created the appointment
 * @param actorId who made this change; {@code null} for a job
 * @param detail what changed, for the activity log: field names and values, never names of people
 */
public record AppointmentChanged(
    UUID id,
    int version,
    Kind kind,
    UUID practitionerId,
    UUID leftPractitionerId,
    UUID departmentId,
    UUID patientId,
    TimeRange range,
    boolean busyChanged,
    UUID ownerId,
    UUID actorId,
    Instant at,
    Map<String, String> detail) {

  /**
   * The event for an appointment that was written.
   *
   * @param before its previous placement
   * @param actorId null for a job
   */
  static AppointmentChanged of(
      Kind kind,
      Appointment appointment,
      Placement before,
      boolean busyChanged,
      UUID actorId,
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

  /** The event for an appointment that begins or ceases to take time without moving. */
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
