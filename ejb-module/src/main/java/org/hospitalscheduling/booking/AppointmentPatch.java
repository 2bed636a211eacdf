package org.hospitalscheduling.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Patch;

/**
 * A change to an appointment. A new start without an end keeps the length; a new practitioner
 * without a department brings their own department.
 *
 * @param correction why a visit that is over is changed; an override's reason says so, too
 */
public record AppointmentPatch(
    Patch<UUID> doctorId,
    Patch<UUID> patientId,
    Patch<UUID> departmentId,
    Patch<UUID> typeId,
    Patch<Instant> start,
    Patch<Instant> end,
    Patch<String> reason,
    boolean overbook,
    Optional<RuleOverride> override,
    Optional<String> correction) {

  /** A move to a doctor and a start; the length stays. */
  static AppointmentPatch move(
      UUID doctorId, Instant start, Optional<RuleOverride> override, Optional<String> correction) {
    return new AppointmentPatch(
        Patch.to(doctorId),
        Patch.keep(),
        Patch.keep(),
        Patch.keep(),
        Patch.to(start),
        Patch.keep(),
        Patch.keep(),
        false,
        override,
        correction);
  }

  /** The same, naming another patient. */
  AppointmentPatch of(UUID patient) {
    return new AppointmentPatch(
        doctorId,
        Patch.to(patient),
        departmentId,
        typeId,
        start,
        end,
        reason,
        overbook,
        override,
        correction);
  }

  /** The reason that was given for what is not done as a rule. */
  Optional<String> why() {
    return correction.or(() -> override.map(RuleOverride::reason));
  }

  /** Whether time, practitioner or patient are named, so that their row locks are needed. */
  boolean touchesTheBook() {
    return doctorId.present() || patientId.present() || start.present() || end.present();
  }
}
