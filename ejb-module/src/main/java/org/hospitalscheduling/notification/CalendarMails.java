package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.Appointments;
import org.hospitalscheduling.settings.Settings;
import org.hospitalscheduling.shared.Ids;

/**
 * Keeps calendars of patients right to whom we sent an event once: a move is another request for
 * it, a cancellation its end. In the transaction of the change; edits that move nothing tell
 * nobody.
 */
@ApplicationScoped
public class CalendarMails {
  @Inject private CalendarRecipients recipients;
  @Inject private Appointments appointments;
  @Inject private OutboxMails outbox;
  @Inject private MailEncryption encryption;
  @Inject private Settings settings;

  /** For the container. */
  protected CalendarMails() {}

  /**
   * The first event of an appointment, for the mail that confirms it; empty where no mail goes out,
   * since nobody can say who writes.
   */
  Optional<Mail.Calendar> first(UUID appointmentId, String email) {
    return organizer()
        .flatMap(
            organizer ->
                appointments
                    .view(appointmentId)
                    .map(
                        view -> {
                          recipients.remember(view, email);
                          return CalendarFile.request(
                              event(view, organizer, email, view.version(), view.updatedAt()));
                        }));
  }

  void changed(@Observes AppointmentChanged change) {
    if (change.kind() == AppointmentChanged.Kind.CREATED) {
      return;
    }
    Optional<CalendarRecipients.Told> told = recipients.of(change.id());
    Optional<String> organizer = organizer();
    if (told.isEmpty() || organizer.isEmpty()) {
      return;
    }
    AppointmentView view = appointments.view(change.id()).orElseThrow();
    CalendarRecipients.Told before = told.get();
    boolean theirs = view.patient() != null && before.patientId().equals(view.patient().id());
    if (change.kind() == AppointmentChanged.Kind.CANCELLED || !theirs) {
      if (!before.cancelled()) {
        recipients.cancelled(change.id());
        tell(view, before, change, organizer.get(), true);
      }
    } else if (before.cancelled() || !before.says(view)) {
      recipients.remember(view, before.email());
      tell(view, before, change, organizer.get(), false);
    }
  }

  private void tell(
      AppointmentView view,
      CalendarRecipients.Told before,
      AppointmentChanged change,
      String organizer,
      boolean over) {
    Instant useful = view.end().isAfter(before.end()) ? view.end() : before.end();
    if (!useful.isAfter(change.at())) {
      return;
    }
    CalendarFile.Event event =
        event(view, organizer, before.email(), change.version(), change.at());
    String what =
        MailWording.oneLine(view.department().name())
            + ", "
            + MailWording.oneLine(view.doctor().name())
            + ", on "
            + MailWording.time(view.start(), settings.zone());
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
        encryption.seal(id, mail),
        useful,
        change.at());
  }

  private CalendarFile.Event event(
      AppointmentView view, String organizer, String email, int version, Instant written) {
    return new CalendarFile.Event(
        view.id(),
        version,
        view.start(),
        view.end(),
        "Appointment: " + MailWording.oneLine(view.doctor().name()),
        MailWording.oneLine(view.department().name())
            + ", "
            + MailWording.oneLine(settings.hospitalName()),
        organizer,
        email,
        written);
  }

  /** The address in {@code SMTP_FROM}. */
  private Optional<String> organizer() {
    return settings
        .smtp()
        .flatMap(
            smtp -> {
              try {
                return Optional.of(new InternetAddress(smtp.from(), true).getAddress());
              } catch (AddressException e) {
                return Optional.empty();
              }
            });
  }
}
