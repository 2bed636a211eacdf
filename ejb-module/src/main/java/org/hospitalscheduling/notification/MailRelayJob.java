package org.hospitalscheduling.notification;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.settings.Smtp;
import org.hospitalscheduling.shared.TimedWork;

/**
 * Sends the mails in the outbox, on every server. A mail is sent at least once; if a server dies
 * after the mail server accepted a mail and before that is recorded, the mail is sent again with
 * the same Message-ID.
 */
@Singleton
@Startup
@DependsOn("SchemaMigrator")
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailRelayJob {
  private static final Logger LOG = Logger.getLogger(MailRelayJob.class.getName());

  /** Few, so that mails behind a slow one soon become another server's. */
  private static final int BATCH = 5;

  /** How many mails whose end had no consequences yet are looked at in one run. */
  private static final int UNTOLD = 50;

  /**
   * How long a claimed mail may wait for its turn before it may be claimed again; also if the
   * answer to our claim was lost.
   */
  static final Duration CLAIM = Duration.ofSeconds(45);

  /** Longer than a mail server can take for one mail. */
  static final Duration SENDING = Duration.ofMinutes(10);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);
  private static final Duration KEPT = Duration.ofDays(30);

  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;
  @Inject private OutboxProbe probe;
  @Inject private TimedWork timed;
  @Inject private Settings settings;
  @Inject private Clock clock;
  @Inject private SettledMailTransactions settled;

  /**
   * Mails that the last run claimed and could not settle because the database was away, except
   * those that may have reached the mail server without its reply reaching us.
   */
  private final Map<UUID, OutboxMail> unsent = new LinkedHashMap<>();

  /** Mails that the mail server has accepted, which is not recorded in the database yet. */
  private final Map<UUID, OutboxMail> sent = new LinkedHashMap<>();

  @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
  void onTime() {
    timed.run("mail relay", this::send);
  }

  void send() {
    settleLastRun();
    outbox.untold(UNTOLD).forEach(this::tell);
    List<OutboxMail> mails;
    do {
      mails = outbox.claim(BATCH, CLAIM, clock.instant());
      mails.forEach(mail -> unsent.put(mail.id(), mail));
      if (settings.smtp().isPresent()) {
        deliver(mails, settings.smtp().get());
      } else {
        mails.forEach(this::leave);
      }
    } while (mails.size() == BATCH);
    probe.note(outbox.oldest());
  }

  /**
   * The database is back: records what is known and releases claims, so that no mail waits for a
   * claim to lapse.
   */
  private void settleLastRun() {
    for (OutboxMail mail : List.copyOf(sent.values())) {
      noteSent(mail);
    }
    for (OutboxMail mail : List.copyOf(unsent.values())) {
      outbox.release(mail.id(), mail.attempts(), clock.instant());
      unsent.remove(mail.id());
    }
  }

  private void noteSent(OutboxMail mail) {
    outbox.end(mail.id(), OutboxMails.End.SENT, null, clock.instant());
    sent.remove(mail.id());
    tell(mail.id());
  }

  @Schedule(hour = "*", minute = "23", second = "31", persistent = false)
  void clean() {
    timed.run("end of kept mails", this::forget);
  }

  private void forget() {
    outbox.forget(clock.instant().minus(KEPT));
  }

  private void deliver(List<OutboxMail> mails, Smtp smtp) {
    if (mails.isEmpty()) {
      return;
    }
    try (MailTransport transport = new MailTransport(smtp)) {
      mails.forEach(mail -> deliver(mail, transport));
    } catch (MessagingException e) {
      // The mails are not at fault: they wait until the settings are corrected.
      mails.forEach(mail -> postpone(mail, "SMTP settings: " + e.getClass().getSimpleName()));
    }
  }

  private void deliver(OutboxMail mail, MailTransport transport) {
    Instant now = clock.instant();
    Optional<Mail> content = encryption.open(mail.id(), mail.sealed());
    if (!now.isBefore(mail.usefulUntil())) {
      end(mail, OutboxMails.End.EXPIRED, "too late to be of use");
    } else if (content.isEmpty()) {
      end(mail, OutboxMails.End.FAILED, "sealed under another JWT_SECRET");
    } else if (!outbox.begin(mail.id(), mail.attempts(), now.plus(SENDING))) {
      // It waited too long for its turn, and another server has claimed it.
      unsent.remove(mail.id());
    } else {
      // From here on the mail may have been sent, even if this server fails.
      unsent.remove(mail.id());
      MailTransport.Delivery delivery = transport.deliver(mail.id(), content.get(), now);
      if (delivery instanceof MailTransport.Delivery.Taken) {
        sent.put(mail.id(), mail);
        noteSent(mail);
      } else if (delivery instanceof MailTransport.Delivery.Never never) {
        end(mail, OutboxMails.End.FAILED, never.why());
      } else if (delivery instanceof MailTransport.Delivery.Later later) {
        postpone(mail, later.why());
      }
    }
  }

  /** A failing observer must not hold up the next mail; the next run tries again. */
  private void tell(UUID mail) {
    try {
      settled.tell(mail);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "what follows from mail " + mail + " failed", e);
    }
  }

  private void postpone(OutboxMail mail, String why) {
    outbox.postpone(mail.id(), clock.instant().plus(pause(mail.attempts())), why);
    unsent.remove(mail.id());
    LOG.log(
        Level.WARNING,
        "mail {0} ({1}) was not taken at attempt {2} ({3}) and waits",
        new Object[] {mail.id(), mail.kind(), mail.attempts(), why});
  }

  /** Doubles with every attempt, from 10 seconds to an hour. */
  static Duration pause(int attempts) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(attempts - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }

  private void end(OutboxMail mail, OutboxMails.End end, String why) {
    outbox.end(mail.id(), end, why, clock.instant());
    unsent.remove(mail.id());
    tell(mail.id());
    LOG.log(
        Level.WARNING,
        "mail {0} ({1}) {2}: {3}",
        new Object[] {mail.id(), mail.kind(), end.code(), why});
  }

  /**
   * Ends a mail because no mail server is configured. Its content is not logged: a link is a
   * credential.
   */
  private void leave(OutboxMail mail) {
    outbox.end(mail.id(), OutboxMails.End.NOT_SENT, "SMTP_HOST is not set", clock.instant());
    unsent.remove(mail.id());
    tell(mail.id());
    LOG.log(
        Level.INFO,
        "mail {0} ({1}) not sent: SMTP_HOST is not set",
        new Object[] {mail.id(), mail.kind()});
  }
}
