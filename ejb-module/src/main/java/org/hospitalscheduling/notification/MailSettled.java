package org.hospitalscheduling.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.NoticeFailed;

/**
 * A mail was settled: the mail server accepted it, or it will not be tried again. Fired in a
 * transaction of its own after that was recorded, and again if the transaction fails.
 *
 * @param kind of the mail, as in the outbox
 * @param about what the mail was about, if the activity log is to say that it failed
 */
record MailSettled(
    UUID id, String kind, OutboxMails.End end, Instant at, Optional<NoticeFailed.Subject> about) {}
