package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.waitlist.InviteNotice;

/**
 * Writes to those who wait, in the transaction of what it is about. An offer's mail carries no
 * calendar file: it would put one slot into several calendars.
 */
@ApplicationScoped
public class InviteMails {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
          .withLocale(Locale.UK);

  @Inject Outbox outbox;
  @Inject Envelope envelope;
  @Inject Settings settings;

  /** For the container. */
  protected InviteMails() {}

  void tell(@Observes InviteNotice notice) {
    UUID id = Ids.next();
    String kind = "invite-" + notice.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
    outbox.add(id, kind, envelope.seal(id, mail(notice)), notice.usefulUntil(), notice.at());
  }

  Mail mail(InviteNotice notice) {
    String what =
        oneLine(notice.department())
            + ", "
            + oneLine(notice.doctor())
            + ", on "
            + time(notice.start());
    MailText words =
        switch (notice.kind()) {
          case OFFERED ->
              words(
                  notice,
                  List.of(
                      "An earlier appointment has become free: " + what + ".",
                      "It is kept free until "
                          + time(notice.usefulUntil())
                          + ". Others may have been asked as well: the first to confirm has it.",
                      "If it does not suit you, you need not do anything, or press \"No thanks\""
                          + " behind the link. Your place on the list stays yours."),
                  link(notice));
          case CONFIRMED ->
              words(
                  notice,
                  List.of(
                      "Your appointment is booked: " + what + ".",
                      "If you cannot come, please tell us early, so that somebody else can."),
                  Optional.empty());
          case TAKEN_BY_ANOTHER ->
              words(
                  notice,
                  List.of(
                      "Somebody else was a little faster this time: "
                          + what
                          + " is taken. We are sorry.",
                      "Your place on the list stays yours, and we shall ask you again."),
                  Optional.empty());
          case WITHDRAWN ->
              words(
                  notice,
                  List.of(
                      "We are sorry: the appointment that we offered you is no longer free ("
                          + what
                          + ").",
                      "Your place on the list stays yours, and we shall ask you again."),
                  Optional.empty());
        };
    return new Mail(notice.email(), subject(notice.kind()), words.text(), words.html());
  }

  private String subject(InviteNotice.Kind kind) {
    String what =
        switch (kind) {
          case OFFERED -> "An earlier appointment for you";
          case CONFIRMED -> "Your appointment is booked";
          case TAKEN_BY_ANOTHER -> "The earlier appointment is taken";
          case WITHDRAWN -> "The earlier appointment is no longer free";
        };
    return what + " - " + oneLine(settings.hospitalName());
  }

  private MailText words(
      InviteNotice notice, List<String> paragraphs, Optional<MailText.Button> button) {
    return new MailText(
        "Hello " + oneLine(notice.patient()) + ",", paragraphs, button, settings.hospitalName());
  }

  /** The token is in the fragment, which browsers send to nobody: it reaches no log on the way. */
  private Optional<MailText.Button> link(InviteNotice notice) {
    return settings
        .frontendUrl()
        .map(
            base ->
                new MailText.Button(
                    "See the appointment",
                    URI.create(
                        base.toString().replaceFirst("/*$", "/")
                            + "claim#"
                            + notice.token().orElseThrow())));
  }

  private String time(Instant at) {
    return TIME.format(at.atZone(settings.zone())) + " (" + settings.zone() + ")";
  }

  private static String oneLine(String text) {
    return text.replaceAll("[\\p{Cntrl}\\u2028\\u2029]", " ").strip();
  }
}
