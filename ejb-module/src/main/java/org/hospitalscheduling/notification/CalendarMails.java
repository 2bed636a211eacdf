package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentQueries;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.PatientReplaced;
import org.hospitalscheduling.identity.NoticeFailed;
import org.hospitalscheduling.notification.CalendarRecipients.Told;
import org.hospitalscheduling.settings.EmailAddress;
import org.hospitalscheduling.settings.MailDetail;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;

/**
 * Keeps an event in the patient's calendar up to date once it was mailed: a move mails a new
 * REQUEST, a cancellation a CANCEL, in the transaction of the change. A change that moves nothing
 * sends no mail.
 */
@ApplicationScoped
class CalendarMails {
  @Inject private CalendarRecipients recipients;
  @Inject private AppointmentQueries appointments;
  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;
  @Inject private Settings settings;

  /**
   * The first event of an appointment, for the mail that confirms it; empty if no sender is
   * configured and so no mail is sent.
   */
  Optional<Mail.Calendar> first(UUID appointmentId, String email) {
    return organizer()
        .flatMap(
            organizer ->
                appointments
                    .view(appointmentId)
                    .map(
                        view -> {
                          recipients.remember(appointmentId, Told.of(view, email));
                          return CalendarFile.request(
                              event(view, organizer, email, view.version(), view.updatedAt()));
                        }));
  }

  void changed(@Observes AppointmentChanged change) {
    if (change.kind() == AppointmentChanged.Kind.CREATED) {
      return;
    }
    Optional<Told> told = recipients.of(change.id());
    Optional<String> organizer = organizer();
    if (told.isEmpty() || organizer.isEmpty()) {
      return;
    }
    Told before = told.get();
    Told now = before.after(change);
    if (change.kind() == AppointmentChanged.Kind.CANCELLED
        || !before.patientId().equals(change.patientId())) {
      if (!before.cancelled()) {
        recipients.cancelled(change.id());
        tell(before, change, organizer.get(), true);
      }
    } else if (!before.equals(now)) {
      recipients.remember(change.id(), now);
      tell(before, change, organizer.get(), false);
    }
  }

  /** The person is the same, and so is what their calendar shows. */
  void replaced(@Observes PatientReplaced replaced) {
    recipients.replace(replaced.appointmentIds(), replaced.toPatientId());
  }

  private void tell(Told before, AppointmentChanged change, String organizer, boolean over) {
    Instant end = change.range().end();
    Instant useful = end.isAfter(before.range().end()) ? end : before.range().end();
    if (!useful.isAfter(change.at())) {
      return;
    }
    AppointmentView view = appointments.view(change.id()).orElseThrow();
    CalendarFile.Event event =
        event(view, organizer, before.email(), change.version(), change.at());
    String what =
        MailWording.appointment(
            view.department().name(), view.doctor().name(), view.start(), settings);
    MailText words =
        new MailText(
            "Hello,",
            over
                ? List.of(
                    "Your appointment has been cancelled: " + what + ".",
                    "If you did not ask for this, please call us.")
                : List.of(
                    "Your appointment has been changed. It is now: " + what + ".",
                    "If you cannot come then, please let us know early, so that someone else can."),
            Optional.empty(),
            settings.hospitalName());
    Mail mail =
        new Mail(
            before.email(),
            (over ? "Your appointment has been cancelled" : "Your appointment has been changed")
                + " - "
                + MailWording.oneLine(settings.hospitalName()),
            words.text(),
            words.html(),
            Optional.empty(),
            Optional.of(over ? CalendarFile.cancel(event) : CalendarFile.request(event)));
    UUID id = Ids.next();
    outbox.add(
        id,
        over ? "appointment-cancelled" : "appointment-changed",
        Optional.of(
            new NoticeFailed.Subject("appointment", change.id(), Optional.of(before.patientId()))),
        encryption.seal(id, mail),
        useful,
        change.at());
  }

  private CalendarFile.Event event(
      AppointmentView view, String organizer, String email, int version, Instant written) {
    boolean full = settings.mailDetail() == MailDetail.FULL;
    String hospital = MailWording.oneLine(settings.hospitalName());
    return new CalendarFile.Event(
        view.id(),
        version,
        view.start(),
        view.end(),
        full ? "Appointment: " + MailWording.oneLine(view.doctor().name()) : "Appointment",
        full ? MailWording.oneLine(view.department().name()) + ", " + hospital : hospital,
        organizer,
        EmailAddress.find(email).map(EmailAddress::ascii).orElse(email),
        written);
  }

  /** The address in {@code SMTP_FROM}. */
  private Optional<String> organizer() {
    return settings.smtp().map(smtp -> smtp.from().address().ascii());
  }
}
