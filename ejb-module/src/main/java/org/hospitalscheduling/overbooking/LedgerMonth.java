package org.hospitalscheduling.overbooking;

/**
 * What was predicted for the sessions in which suggestions were accepted, and what happened there.
 *
 * @param month as {@code 2026-11}
 * @param accepted suggestions whose sessions are over
 * @param expectedMissed how many of the sessions' other patients were forecast not to come
 * @param missed how many did not
 * @param came how many of those who were put in came
 * @param stayedAway how many of them did not; the rest was cancelled or never noted
 */
public record LedgerMonth(
    String month, long accepted, double expectedMissed, long missed, long came, long stayedAway) {}
