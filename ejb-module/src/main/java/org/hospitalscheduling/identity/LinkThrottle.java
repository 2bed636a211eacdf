package org.hospitalscheduling.identity;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;

/**
 * Throttles, by network address, requests that carry a token from a mail instead of an account:
 * guessing is slow, and a request with a valid token is not counted.
 *
 * <p>An EJB although each count is a transaction of its own: on Payara, a repository that is first
 * called from the web module finds no persistence unit, and such a link may be the first request
 * that a server gets.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LinkThrottle {

  @Inject private ThrottleCounters throttle;
  @Inject private Clock clock;

  /**
   * Counts one attempt, before the token is looked at.
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

  /** Takes the attempt back, because its token was valid. */
  public void passed(String address) {
    throttle.forgive(limits(address), clock.instant());
  }

  private static List<ThrottleCounters.Limit> limits(String address) {
    return SignInLimits.ofClaim(address);
  }
}
