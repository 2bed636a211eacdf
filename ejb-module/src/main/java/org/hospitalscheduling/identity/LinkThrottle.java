package org.hospitalscheduling.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Counts, by address, who comes with a token from a mail and no account: guessing is slow, and who
 * brings a good one is not counted.
 *
 * <p>An EJB although each count is a transaction of its own: a repository that is first asked for
 * from the web module finds no persistence unit on Payara, and a link may be the first request that
 * a server gets.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkThrottle {

  @Inject private ThrottleCounters throttle;
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

  private static List<ThrottleCounters.Limit> limits(String address) {
    return SignInLimits.ofClaim(address);
  }
}
