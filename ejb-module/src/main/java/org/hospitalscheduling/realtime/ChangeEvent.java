package org.hospitalscheduling.realtime;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One committed change, with its place in the order that every client sees.
 *
 * @param seq gapless, from 1
 * @param subjectVersion the subject's version after this change; what is shown later may be newer
 * @param practitionerId {@code null} if the change is not about a practitioner's time
 * @param leftPractitionerId the practitioner whose time it took before; {@code null} if it is the
 *     same
 * @param busyChanged whether the time that it takes has changed: its doctor, department, start,
 *     end, or whether it takes any
 * @param ownerId who created the subject
 * @param actorId who made the change; {@code null} if the system made it
 */
public record ChangeEvent(
    long seq,
    ChangeType type,
    UUID subjectId,
    int subjectVersion,
    Instant at,
    @Nullable UUID practitionerId,
    @Nullable UUID leftPractitionerId,
    @Nullable UUID departmentId,
    boolean busyChanged,
    @Nullable UUID ownerId,
    @Nullable UUID actorId) {}
