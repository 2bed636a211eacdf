package org.hospitalscheduling.overbooking;

/**
 * What was predicted for the sessions in which suggestions were accepted, and what happened there.
 *
 * @param month as {@code 2026-11}
 * @param accepted suggestions whose sessions are over
 * @param expectedMissed how many of the sessions' other patients were forecast to miss their visit
 * @param missed how many of them did
 * @param came how many of the added patients came
 * @param stayedAway how many of them did not; the others were cancelled or never recorded
 */
public record LedgerMonth(
    String month, long accepted, double expectedMissed, long missed, long came, long stayedAway) {}
