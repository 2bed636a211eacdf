package org.hospitalscheduling.booking;

import java.util.UUID;

/**
 * What the caller of a booking is told, now or when asking again with the same key.
 *
 * @param id the appointment
 * @param version of the appointment in this answer
 * @param text the answer as the edge wrote it the first time
 */
public record BookingAnswer(UUID id, int version, String text) {}
