package org.hospitalscheduling.realtime;

import java.time.Instant;
import java.util.UUID;

/**
 * One committed change, with its place in the order that every client sees.
 *
 * @param seq gapless, from 1
 * @param subjectVersion the subject's version after this change; what is shown later may be newer
 * @param practitionerId {@code null} where the change is not about a practitioner's time
 * @param leftPractitionerId whose time it took before; {@code null} if it is the same
 * @param busyChanged whether the time that it takes is different now: its doctor, department,
 *     start, end, or whether it takes any
 * @param ownerId who created the subject
 * @param actorId who made the change; {@code null} for what the house did by itself
 */
public record ChangeEvent(
    long seq,
    ChangeType type,
    UUID subjectId,
    int subjectVersion,
    Instant at,
    UUID practitionerId,
    UUID leftPractitionerId,
    UUID departmentId,
    boolean busyChanged,
    UUID ownerId,
    UUID actorId) {}
