package org.hospitalscheduling.notification;

import java.time.Instant;
import java.util.UUID;

/**
 * A mail's way ended: the mail server took it, or nobody will try any more. Fired after that was
 * written.
 *
 * @param kind of the mail, as in the outbox
 */
record MailSettled(UUID id, String kind, Instant at) {}
