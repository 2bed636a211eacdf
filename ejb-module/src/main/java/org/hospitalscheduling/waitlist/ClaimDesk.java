package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.hospitalscheduling.identity.LinkGate;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.shared.ConflictException;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;

/**
 * The way into {@link ClaimService} for whoever comes with a link: counted by address, and tried
 * again after a deadlock. A token that never was is answered like one whose offer is over.
 */
@ApplicationScoped
public class ClaimDesk {

  private static final int TRIES = 3;

  @Inject private ClaimService claims;
  @Inject private LinkGate gate;

  /**
   * What is offered; changes nothing.
   *
   * @throws RefusedException {@link Refusal#OFFER_OVER}; {@link Refusal#THROTTLED}
   */
  public ClaimView view(String token, Origin origin) {
    return counted(origin, () -> seen(token));
  }

  /** See {@link ClaimService#confirm}; answers what was booked as the link shows it. */
  public ClaimView confirm(String token, Origin origin) {
    return counted(
        origin,
        () -> {
          claims.confirm(token, origin);
          return seen(token);
        });
  }

  /** See {@link ClaimService#decline}. */
  public ClaimView decline(String token, boolean leave, Origin origin) {
    return counted(
        origin,
        () -> {
          claims.decline(token, leave, origin);
          return seen(token);
        });
  }

  /** See {@link ClaimService#stopMails}. Never forgiven: the answer tells nobody whether it hit. */
  public void stopMails(String token, Origin origin) {
    gate.enter(origin.address());
    claims.stopMails(token);
  }

  private ClaimView seen(String token) {
    return claims.view(token).orElseThrow(Offering::over);
  }

  private <T> T counted(Origin origin, Supplier<T> call) {
    gate.enter(origin.address());
    T answer = retried(call);
    gate.passed(origin.address());
    return answer;
  }

  private static <T> T retried(Supplier<T> call) {
    for (int tried = 1; ; tried++) {
      try {
        return call.get();
      } catch (ConflictException conflict) {
        if (tried == TRIES) {
          throw RefusedException.busy();
        }
      }
    }
  }
}
