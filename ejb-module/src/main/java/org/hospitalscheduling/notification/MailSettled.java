package org.hospitalscheduling.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail was settled: the mail server accepted it, or it will not be tried again. Fired after that
 * was recorded.
 *
 * @param kind of the mail, as in the outbox
 */
record MailSettled(UUID id, String kind, Instant at) {}
