package org.hospitalscheduling.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * A patient wants an earlier time.
 *
 * @param departmentId empty for the doctor's; at least one of both is given
 * @param doctorId empty for any doctor of the department
 * @param typeId the appointment type, which gives the visit its length
 * @param appointmentId the appointment that they have and would give up
 * @param minutes the length of the visit; empty for the type's length, or 30
 * @param priority 1 (first) to 5; 1 and 2 need a reason
 * @param earliest the visit may not start before this; empty for now
 * @param days days that suit; empty for all
 * @param fromMinute the visit may not start before this minute of the day, 0 to 1439
 * @param untilMinute the visit must be over by this minute of the day, 1 to 1440
 * @param email where invitations are sent; empty for the patient's address
 */
public record WaitlistRequest(
    UUID patientId,
    Optional<UUID> departmentId,
    Optional<UUID> doctorId,
    Optional<UUID> typeId,
    Optional<UUID> appointmentId,
    Optional<Integer> minutes,
    int priority,
    Optional<String> priorityReason,
    Optional<Instant> earliest,
    Optional<Instant> latest,
    Set<DayOfWeek> days,
    Optional<Integer> fromMinute,
    Optional<Integer> untilMinute,
    Optional<String> email) {

  /** The same for another patient. */
  WaitlistRequest of(UUID patient) {
    return new WaitlistRequest(
        patient,
        departmentId,
        doctorId,
        typeId,
        appointmentId,
        minutes,
        priority,
        priorityReason,
        earliest,
        latest,
        days,
        fromMinute,
        untilMinute,
        email);
  }
}
