package org.hospitalscheduling.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;

/**
 * An entry of the waiting list, as staff see it.
 *
 * @param position in the department's fair order, from 1; empty once they no longer wait
 * @param fromMinute the minute of the day before which no visit may start
 * @param untilMinute the minute of the day by which it must be over
 * @param invited whether they have an open invitation
 * @param mailsStopped since when they want no invitations by mail, if they said so
 */
public record WaitlistView(
    UUID id,
    int version,
    WaitlistStatus status,
    PatientRef patient,
    UUID departmentId,
    Optional<UUID> doctorId,
    Optional<UUID> typeId,
    Optional<UUID> appointmentId,
    int minutes,
    int priority,
    Optional<String> priorityReason,
    Instant earliest,
    Optional<Instant> latest,
    Set<DayOfWeek> days,
    int fromMinute,
    int untilMinute,
    Optional<String> email,
    Optional<Integer> position,
    boolean invited,
    Optional<Instant> mailsStopped,
    Instant joinedAt) {}
