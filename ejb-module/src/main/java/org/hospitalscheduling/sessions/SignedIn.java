package org.hospitalscheduling.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hospitalscheduling.identity.ProfileView;

/**
 * What a client gets when it signs in or refreshes.
 *
 * @param accessToken to be sent with every request
 * @param expiresIn how long the access token is valid
 * @param refreshToken valid once
 * @param sessionEndsAt when the session expires, even if it is used all the time
 * @param device the marker by which this device is recognised next time; empty when refreshing
 */
public record SignedIn(
    String accessToken,
    Duration expiresIn,
    String refreshToken,
    Instant sessionEndsAt,
    Optional<String> device,
    ProfileView account) {

  /** Omits the tokens: this may be logged. */
  @Override
  public String toString() {
    return "SignedIn[" + account.id() + "]";
  }
}
