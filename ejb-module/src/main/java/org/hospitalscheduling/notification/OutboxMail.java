package org.hospitalscheduling.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail that waits to be sent, claimed by one server.
 *
 * @param id also the left half of its Message-ID, so that a duplicate can be recognised
 * @param kind for logs and lists, for instance {@code password-reset-link}
 * @param sealed recipient and texts, encrypted
 * @param attempts including the current one
 * @param usefulUntil when it is too late to send it
 */
record OutboxMail(UUID id, String kind, byte[] sealed, int attempts, Instant usefulUntil) {}
