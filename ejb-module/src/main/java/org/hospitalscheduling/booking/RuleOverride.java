package org.hospitalscheduling.booking;

/**
 * An actor overrides rules and says why: hours, time off and past; with {@code patientOverlap} also
 * rule 2.
 *
 * @param reason 1 to 500 characters
 */
public record RuleOverride(String reason, boolean patientOverlap) {}
