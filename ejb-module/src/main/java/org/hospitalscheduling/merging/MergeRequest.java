package org.hospitalscheduling.merging;

import java.util.Set;
import java.util.UUID;

/**
 * A request to merge a patient's record into another one.
 *
 * @param into the record that stays
 * @param intoVersion its version as the caller saw it
 * @param reason why both are one person
 * @param overlaps appointments of the record that ends which may overlap others from now on
 */
public record MergeRequest(UUID into, int intoVersion, String reason, Set<UUID> overlaps) {}
