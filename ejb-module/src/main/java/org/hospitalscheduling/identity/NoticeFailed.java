package org.hospitalscheduling.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A mail did not reach its recipient and will not be tried again. Fired in the transaction that
 * records it.
 *
 * @param kind of the mail, for instance {@code password-reset-link}
 * @param about what the mail was about
 */
public record NoticeFailed(String kind, Subject about, Instant at) {

  /**
   * What a mail is about, as the activity log names it.
   *
   * @param type for instance {@code user} or {@code appointment}
   * @param patientId the patient whom it was sent to, if it was one
   */
  public record Subject(String type, UUID id, Optional<UUID> patientId) {}
}
