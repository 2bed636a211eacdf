package org.hospitalscheduling.settings;

import java.time.Duration;

/**
 * What this hospital allows in its appointment book.
 *
 * @param horizon how far ahead appointments can be made without an override
 * @param offerGrace how long the time of a cancelled appointment is left alone before it is offered
 *     to waiting patients, so that a cancellation can be undone
 * @param acrossDepartments whether an appointment may name a department that is not its doctor's
 */
public record Booking(Duration horizon, Duration offerGrace, boolean acrossDepartments) {}
