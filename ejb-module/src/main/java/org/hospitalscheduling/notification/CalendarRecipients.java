package org.hospitalscheduling.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.shared.SqlQuery;

/** Who was mailed a calendar file of which appointment, and what it said. */
@ApplicationScoped
public class CalendarRecipients {

  @PersistenceContext private EntityManager em;

  /** For the container. */
  protected CalendarRecipients() {}

  /** What the recipient's calendar shows, if they accepted the event. */
  record Told(
      String email, UUID patientId, UUID doctorId, Instant start, Instant end, boolean cancelled) {

    boolean says(AppointmentView view) {
      return start.equals(view.start())
          && end.equals(view.end())
          && doctorId.equals(view.doctor().id());
    }
  }

  Optional<Told> of(UUID appointmentId) {
    return new SqlQuery(
            """
            SELECT email, patient_id, practitioner_id, starts_at, ends_at, cancelled
            FROM calendar_mail WHERE appointment_id = ?
            """,
            appointmentId)
        .first(
            em,
            row ->
                new Told(
                    row.getString("email"),
                    SqlQuery.uuid(row, "patient_id"),
                    SqlQuery.uuid(row, "practitioner_id"),
                    SqlQuery.instant(row, "starts_at"),
                    SqlQuery.instant(row, "ends_at"),
                    row.getBoolean("cancelled")));
  }

  /** Records what is being sent, in the caller's transaction. */
  void remember(AppointmentView view, String email) {
    new SqlQuery(
            """
            INSERT INTO calendar_mail
              (appointment_id, email, patient_id, practitioner_id, starts_at, ends_at, cancelled)
            VALUES (?, ?, ?, ?, ?, ?, false)
            ON CONFLICT ON CONSTRAINT calendar_mail_pk DO UPDATE SET email = EXCLUDED.email,
              patient_id = EXCLUDED.patient_id, practitioner_id = EXCLUDED.practitioner_id,
              starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at, cancelled = false
            """,
            view.id(),
            email,
            view.patient().id(),
            view.doctor().id(),
            view.start(),
            view.end())
        .execute(em);
  }

  /** Records that the event was cancelled. */
  void cancelled(UUID appointmentId) {
    new SqlQuery(
            "UPDATE calendar_mail SET cancelled = true WHERE appointment_id = ?", appointmentId)
        .execute(em);
  }
}
