package org.hospitalscheduling.overbooking;

import java.time.Instant;
import java.util.Optional;

/**
 * What is known about no-shows, for administrators.
 *
 * @param trainedAt when the model was last trained; empty while only the stated prior applies
 * @param visits the number of visits it was trained on, of the last two years
 * @param missed how many of them were missed
 * @param calibration how forecasts a week ahead compared with outcomes
 */
public record NoShowView(
    Optional<Instant> trainedAt, long visits, long missed, Calibration calibration) {}
