package org.hospitalscheduling.waitlist;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.AppointmentView.PatientRef;

/**
 * An offer as staff see it: who was invited, who answered, who was passed over and why.
 *
 * @param appointmentId the hold, or the appointment that it became
 * @param skipped in the fair order
 */
public record OfferView(
    UUID id,
    UUID doctorId,
    UUID departmentId,
    Instant start,
    Instant end,
    OfferStatus status,
    UUID appointmentId,
    Instant made,
    Instant expires,
    List<Asked> asked,
    List<Skipped> skipped) {

  /**
   * An invited patient and their answer.
   *
   * @param patient empty if the viewer may not see the entry
   * @param sent when the mail server took the mail
   * @param failed when the mail failed for good
   * @param phoneE164 the same as it is dialled from anywhere, if it could be read
   * @param phone the patient's telephone number, if the mail failed and the viewer may see the
   *     entry
   */
  public record Asked(
      UUID inviteId,
      UUID entryId,
      Optional<PatientRef> patient,
      Optional<Instant> sent,
      Optional<Instant> failed,
      Optional<String> phone,
      Optional<String> phoneE164,
      InvitationStatus status,
      Optional<Instant> answered) {}

  /**
   * A patient who was passed over, and why.
   *
   * @param patient empty if the viewer may not see the entry
   */
  public record Skipped(UUID entryId, Optional<PatientRef> patient, CandidatePolicy.Skip because) {}
}
