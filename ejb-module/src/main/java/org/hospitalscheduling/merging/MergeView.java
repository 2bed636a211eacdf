package org.hospitalscheduling.merging;

import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.directory.PatientDiffers.KnownPatient;
import org.jspecify.annotations.Nullable;

/**
 * A merge, as administrators see it.
 *
 * @param patient the record that ended
 * @param into the record that stayed
 * @param intoVersion the version of the record that {@code patient} leads to now, which taking it
 *     back names
 * @param by who did it; null if the account is gone
 * @param appointments how many appointments were given to the other record
 * @param entries how many places on the waiting list were
 * @param undoneAt when it was taken back; null if it stands
 */
public record MergeView(
    UUID id,
    KnownPatient patient,
    KnownPatient into,
    int intoVersion,
    String reason,
    UUID by,
    Instant at,
    int appointments,
    int entries,
    @Nullable Instant undoneAt) {}
