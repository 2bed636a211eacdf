package org.hospitalscheduling.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Somebody wants to come earlier.
 *
 * @param departmentId empty for the doctor's; one of both is named
 * @param doctorId empty for any doctor of the department
 * @param typeId what for; its length is that of the visit
 * @param appointmentId the appointment they have and would give up
 * @param minutes how long the visit takes; empty for the type's length, or 30
 * @param priority 1 (first) to 5; 1 and 2 need a reason
 * @param earliest not before this; empty for now
 * @param days that suit; empty for all
 * @param fromMinute not before this minute of the day, 0 to 1439
 * @param untilMinute to be over by this minute of the day, 1 to 1440
 * @param email where offers go; empty for the patient's address
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
    Optional<String> email) {}
