package org.hospitalscheduling.booking;

import java.util.Optional;

/**
 * Why an appointment is cancelled.
 *
 * @param reason empty if the caller does not say
 * @param note free text, 1 to 500 characters
 */
public record Cancellation(Optional<CancelReason> reason, Optional<String> note) {

  /** Without a word why. */
  public static final Cancellation UNEXPLAINED =
      new Cancellation(Optional.empty(), Optional.empty());
}
