package org.hospitalscheduling.intake;

import java.util.Map;
import java.util.UUID;

/**
 * What the import did, or would do.
 *
 * @param outside for each doctor whose hours change, the number of active appointments from now on
 *     that lie outside the new hours
 */
public record ImportOutcome(boolean written, ImportPlan plan, Map<UUID, Integer> outside) {}
