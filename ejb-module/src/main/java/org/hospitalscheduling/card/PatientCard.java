package org.hospitalscheduling.card;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentQueries.Visits;
import org.hospitalscheduling.booking.AppointmentView;
import org.hospitalscheduling.booking.AppointmentView.DoctorRef;
import org.hospitalscheduling.booking.AppointmentView.TypeRef;
import org.hospitalscheduling.directory.DepartmentRef;
import org.hospitalscheduling.directory.PatientNote;
import org.hospitalscheduling.directory.PatientView;
import org.jspecify.annotations.Nullable;

/**
 * What the desk knows of a patient, so far as the reader may see it.
 *
 * @param coming what they still come for, the next first
 * @param past what they came for, missed or called off, the latest first; the last ones only
 * @param visits in figures, also those that {@code past} is too short for
 * @param waiting their places on the waiting list, those that stand first; null for doctors
 * @param offers of earlier times, the latest first; null for doctors
 * @param mails about their appointments and offers, the latest first; null for those who do not see
 *     all appointments
 */
public record PatientCard(
    PatientView patient,
    List<PatientNote> notes,
    List<AppointmentView> coming,
    List<AppointmentView> past,
    Visits visits,
    @Nullable List<Waiting> waiting,
    @Nullable List<Offered> offers,
    @Nullable List<Mailed> mails) {

  /**
   * A place on the waiting list.
   *
   * @param status {@code waiting}, {@code booked} or {@code left}
   * @param latest until when they want to come; null if it makes no difference
   */
  public record Waiting(
      UUID id,
      String status,
      DepartmentRef department,
      @Nullable DoctorRef doctor,
      @Nullable TypeRef type,
      Instant earliest,
      @Nullable Instant latest,
      Instant joinedAt) {}

  /**
   * A time that they were offered.
   *
   * @param status of their invitation
   * @param sentAt when the mail left; null if it did not
   * @param failedAt when it failed for good; null if it did not
   */
  public record Offered(
      UUID id,
      UUID offerId,
      String status,
      Instant start,
      Instant end,
      DoctorRef doctor,
      DepartmentRef department,
      @Nullable Instant sentAt,
      @Nullable Instant failedAt,
      @Nullable Instant answeredAt) {}

  /**
   * A mail; what it said is not kept.
   *
   * @param kind of mail, as {@code calendar-entry}
   * @param state {@code queued}, {@code sent}, {@code failed}, {@code expired} or {@code not-sent}
   * @param at when it was settled, or written if it waits
   */
  public record Mailed(UUID id, String kind, String state, Instant at) {}
}
