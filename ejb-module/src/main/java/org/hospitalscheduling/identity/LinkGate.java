package org.hospitalscheduling.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Counts, by address, who comes with a token from a mail and no account: guessing is slow, and who
 * brings a good one is not counted.
 */
@ApplicationScoped
public class LinkGate {

  @Inject private Throttle throttle;
  @Inject private Clock clock;

  /**
   * Counts one attempt, before anything is looked at.
   *
   * @throws org.hospitalscheduling.shared.RefusedException {@link
   *     org.hospitalscheduling.shared.Refusal#THROTTLED} after a hundred in a minute
   */
  public void enter(String address) {
    throttle
        .count(limits(address), clock.instant())
        .ifPresent(
            exceeded -> {
              throw exceeded.refusal();
            });
  }

  /** The token was good: takes the attempt back. */
  public void passed(String address) {
    throttle.forgive(limits(address), clock.instant());
  }

  private static List<Throttle.Limit> limits(String address) {
    return SignInLimits.ofClaim(address);
  }
}
