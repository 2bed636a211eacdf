package org.hospitalscheduling.sessions;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.hospitalscheduling.identity.ProfileView;

/**
 * What somebody holds who has just signed in or refreshed.
 *
 * @param accessToken to be shown with every request
 * @param expiresIn how long the access token is accepted
 * @param refreshToken good for one use
 * @param sessionEndsAt when the session ends however busy it is
 * @param device the marker by which this device is known the next time; empty when refreshing
 */
public record SignedIn(
    String accessToken,
    Duration expiresIn,
    String refreshToken,
    Instant sessionEndsAt,
    Optional<String> device,
    ProfileView account) {

  /** Not the tokens: this may reach a log. */
  @Override
  public String toString() {
    return "SignedIn[" + account.id() + "]";
  }
}
