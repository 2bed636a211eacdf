package org.hospitalscheduling.booking;

/**
 * Somebody sets rules aside, and says why: hours, time off and past; with {@code patientOverlap}
 * rule 2 too.
 *
 * @param reason 1 to 500 characters
 */
public record RuleOverride(String reason, boolean patientOverlap) {}
