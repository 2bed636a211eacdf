package org.hospitalscheduling.notification;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentChanged;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.shared.SqlQuery;
import org.hospitalscheduling.shared.TimeRange;

/** Who was mailed a calendar file of which appointment, and what it said. */
@ApplicationScoped
class CalendarRecipients {

  @PersistenceContext private EntityManager em;

  /** What the recipient's calendar shows, if they accepted the event. */
  record Told(String email, UUID patientId, UUID doctorId, TimeRange range, boolean cancelled) {

    static Told of(AppointmentView view, String email) {
      return new Told(
          email,
          requireNonNull(view.patient()).id(),
          view.doctor().id(),
          new TimeRange(view.start(), view.end()),
          false);
    }

    /** What it shows when the same patient has been told of the change. */
    Told after(AppointmentChanged change) {
      return new Told(email, patientId, change.practitionerId(), change.range(), false);
    }
  }

  Optional<Told> of(UUID appointmentId) {
    return new SqlQuery(
            """
            SELECT email, patient_id, practitioner_id, starts_at, ends_at, cancelled
            FROM calendar_mail WHERE appointment_id = :appointment
            """)
        .set("appointment", appointmentId)
        .first(
            em,
            row ->
                new Told(
                    row.getString("email"),
                    SqlQuery.uuid(row, "patient_id"),
                    SqlQuery.uuid(row, "practitioner_id"),
                    SqlQuery.range(row),
                    row.getBoolean("cancelled")));
  }

  /** Records what is being sent, in the caller's transaction. */
  void remember(UUID appointmentId, Told told) {
    new SqlQuery(
            """
            INSERT INTO calendar_mail
              (appointment_id, email, patient_id, practitioner_id, starts_at, ends_at, cancelled)
            VALUES (:appointment, :email, :patient, :doctor, :start, :end, :cancelled)
            ON CONFLICT ON CONSTRAINT calendar_mail_pk DO UPDATE SET email = EXCLUDED.email,
              patient_id = EXCLUDED.patient_id, practitioner_id = EXCLUDED.practitioner_id,
              starts_at = EXCLUDED.starts_at, ends_at = EXCLUDED.ends_at,
              cancelled = EXCLUDED.cancelled
            """)
        .set("appointment", appointmentId)
        .set("email", told.email())
        .set("patient", told.patientId())
        .set("doctor", told.doctorId())
        .setRange(told.range())
        .set("cancelled", told.cancelled())
        .execute(em);
  }

  /** Whose appointments they are is another record of the same person. */
  void replace(Collection<UUID> appointmentIds, UUID patientId) {
    new SqlQuery("UPDATE calendar_mail SET patient_id = :patient WHERE appointment_id = ANY (:ids)")
        .set("patient", patientId)
        .setIds("ids", appointmentIds)
        .execute(em);
  }

  /** Records that the event was cancelled. */
  void cancelled(UUID appointmentId) {
    new SqlQuery("UPDATE calendar_mail SET cancelled = true WHERE appointment_id = :appointment")
        .set("appointment", appointmentId)
        .execute(em);
  }
}
