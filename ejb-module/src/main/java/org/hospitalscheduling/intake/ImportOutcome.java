package org.hospitalscheduling.intake;

import java.util.Map;
import java.util.UUID;

/**
 * What was done, or would be.
 *
 * @param outside by doctor whose hours change: active appointments from now on that lie outside the
 *     new hours
 */
public record ImportOutcome(boolean written, ImportPlan plan, Map<UUID, Integer> outside) {}
