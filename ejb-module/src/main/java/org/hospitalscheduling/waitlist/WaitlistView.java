package org.hospitalscheduling.waitlist;

import java.time.DayOfWeek;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;
import org.hospitalscheduling.shared.Versioned;

/**
 * Somebody who waits, as staff see it.
 *
 * @param position in the department's order of fairness, from 1; empty once they wait no more
 * @param from the time of day before which no visit suits, for instance {@code 08:00}
 * @param until the time of day by which it must be over, {@code 24:00} at most
 * @param email where offers are sent: the entry's own address, else the patient's
 * @param invited whether an offer to them is open
 * @param mailFailed when the mail of their last offer failed, if it did
 * @param phone the patient's telephone number, if no mail reaches them
 * @param phoneE164 the same as it is dialled from anywhere, if it could be read
 * @param mailsStopped since when they want no offers by mail, if they said so
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
    String from,
    String until,
    Optional<String> email,
    Optional<Integer> position,
    boolean invited,
    Optional<Instant> mailFailed,
    Optional<String> phone,
    Optional<String> phoneE164,
    Optional<Instant> mailsStopped,
    Instant joinedAt)
    implements Versioned {}
