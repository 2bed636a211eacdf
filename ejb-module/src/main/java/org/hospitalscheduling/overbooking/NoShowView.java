package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known of no-shows, for administrators.
 *
 * @param trainedAt when it was learnt last; empty while only the stated prior holds
 * @param visits from how many visits, of the last two years
 * @param missed of these nobody came to
 * @param calibration how forecasts a week ahead compared with what happened
 */
public record NoShowView(
    Optional<Instant> trainedAt, long visits, long missed, Calibration calibration) {}
