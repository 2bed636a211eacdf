package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.waitlist.InvitationDelivery;
import org.hospitalscheduling.waitlist.InvitationNotice;

/**
 * Writes mails to patients on the waiting list, in the transaction of the change that they report.
 * The mail of an invitation carries no calendar file, because it would put one slot into several
 * calendars; a confirmation's does.
 */
@ApplicationScoped
class InvitationMails {
  private static final String OFFERED = "invite-offered";

  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;
  @Inject private Settings settings;
  @Inject private InvitationDelivery deliveries;
  @Inject private CalendarMails calendars;

  void tell(@Observes InvitationNotice notice) {
    UUID id = notice.id();
    String kind = "invite-" + notice.kind().code();
    Optional<Mail.Calendar> calendar =
        notice.booked().flatMap(booked -> calendars.first(booked.appointmentId(), notice.email()));
    outbox.add(
        id,
        kind,
        about(notice),
        encryption.seal(id, mail(notice, calendar)),
        notice.usefulUntil(),
        notice.at());
  }

  /** That the mail of an offer failed is said with the offer. */
  private static Optional<NoticeFailed.Subject> about(InvitationNotice notice) {
    return notice.kind() == InvitationNotice.Kind.OFFERED
        ? Optional.empty()
        : Optional.of(
            notice
                .booked()
                .map(
                    booked ->
                        new NoticeFailed.Subject(
                            "appointment", booked.appointmentId(), Optional.of(notice.patientId())))
                .orElseGet(
                    () ->
                        new NoticeFailed.Subject(
                            "waitlist-entry", notice.entryId(), Optional.of(notice.patientId()))));
  }

  void settled(@Observes MailSettled mail) {
    if (!mail.kind().equals(OFFERED)) {
      return;
    }
    switch (mail.end()) {
      case SENT -> deliveries.handedOver(mail.id(), mail.at());
      case FAILED, EXPIRED -> deliveries.failed(mail.id(), true, mail.at());
      // Without a mail server the mail of the next would fail as well.
      case NOT_SENT -> deliveries.failed(mail.id(), false, mail.at());
    }
  }

  Mail mail(InvitationNotice notice, Optional<Mail.Calendar> calendar) {
    String what =
        MailWording.appointment(notice.department(), notice.doctor(), notice.start(), settings);
    MailText words =
        switch (notice.kind()) {
          case OFFERED ->
              words(
                  notice,
                  List.of(
                      "An earlier appointment has become available: " + what + ".",
                      "It is held until "
                          + MailWording.time(
                              notice.asked().orElseThrow().heldUntil(), settings.zone())
                          + ". It may have been offered to others as well: the first to confirm"
                          + " gets it.",
                      "If you do not want it, ignore this e-mail, or follow the link and choose"
                          + " \"No thanks\". You keep your place on the waiting list either way.",
                      "You are receiving this e-mail because you asked for an earlier"
                          + " appointment."),
                  link(notice));
          case CONFIRMED ->
              words(
                  notice,
                  List.of(
                      "Your appointment is booked: " + what + ".",
                      "If you cannot come, please let us know early, so that someone else can."),
                  Optional.empty());
          case TAKEN_BY_ANOTHER ->
              words(
                  notice,
                  List.of(
                      "Someone else confirmed first this time: "
                          + what
                          + " is taken. We are"
                          + " sorry.",
                      "You keep your place on the waiting list, and we will contact you again."),
                  Optional.empty());
          case WITHDRAWN ->
              words(
                  notice,
                  List.of(
                      "We are sorry: the appointment that we offered you is no longer available ("
                          + what
                          + ").",
                      "You keep your place on the waiting list, and we will contact you again."),
                  Optional.empty());
        };
    return new Mail(
        notice.email(),
        subject(notice.kind()),
        words.text(),
        words.html(),
        notice.asked().flatMap(this::unsubscribe),
        calendar);
  }

  private String subject(InvitationNotice.Kind kind) {
    String what =
        switch (kind) {
          case OFFERED -> "An earlier appointment for you";
          case CONFIRMED -> "Your appointment is booked";
          case TAKEN_BY_ANOTHER -> "The earlier appointment has been taken";
          case WITHDRAWN -> "The earlier appointment is no longer available";
        };
    return what + " - " + MailWording.oneLine(settings.hospitalName());
  }

  private MailText words(
      InvitationNotice notice, List<String> paragraphs, Optional<MailText.Button> button) {
    return new MailText(
        MailWording.greetingOfPatient(notice.patient()),
        paragraphs,
        button,
        settings.hospitalName());
  }

  /** The token is in the fragment, which browsers do not send: it reaches no log on the way. */
  private Optional<MailText.Button> link(InvitationNotice notice) {
    return settings
        .frontendUrl()
        .map(
            base ->
                new MailText.Button(
                    "View the appointment",
                    below(base, "claim#" + notice.asked().orElseThrow().token())));
  }

  /** Mail programs may post to this link on their own, so its token can only end mails. */
  private Optional<URI> unsubscribe(InvitationNotice.Asked asked) {
    return settings
        .frontendUrl()
        .map(base -> below(base, "api/overbook/waitlist/unsubscribe?token=" + asked.unsubscribe()));
  }

  private static URI below(URI base, String path) {
    return URI.create(base.toString().replaceFirst("/*$", "/") + path);
  }
}
