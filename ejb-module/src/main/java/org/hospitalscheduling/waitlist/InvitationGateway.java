package org.hospitalscheduling.waitlist;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.hospitalscheduling.identity.LinkThrottle;
import org.hospitalscheduling.identity.Origin;
import org.hospitalscheduling.shared.Refusal;
import org.hospitalscheduling.shared.RefusedException;
import org.hospitalscheduling.shared.Retry;

/**
 * The entry to {@link InvitationService} for callers with a link: throttled by network address, and
 * retried after a deadlock. An unknown token is answered like one whose offer is over.
 */
@ApplicationScoped
public class InvitationGateway {

  @Inject private InvitationService invitations;
  @Inject private LinkThrottle throttle;

  /**
   * What is offered; changes nothing, but is recorded.
   *
   * @throws RefusedException {@link Refusal#OFFER_OVER}; {@link Refusal#THROTTLED}
   */
  public InvitationView view(String token, Origin origin) {
    return counted(origin, () -> invitations.open(token, origin).orElseThrow(OfferWorkflow::over));
  }

  /** See {@link InvitationService#confirm}; answers what was booked, as the link shows it. */
  public InvitationView confirm(String token, Origin origin) {
    return counted(
        origin,
        () -> {
          invitations.confirm(token, origin);
          return seen(token);
        });
  }

  /** See {@link InvitationService#decline}. */
  public InvitationView decline(String token, boolean leave, Origin origin) {
    return counted(
        origin,
        () -> {
          invitations.decline(token, leave, origin);
          return seen(token);
        });
  }

  /**
   * See {@link InvitationService#stopMails}. The attempt is never taken back, so that the answer
   * does not reveal whether the token was valid.
   */
  public void stopMails(String token, Origin origin) {
    throttle.enter(origin.address());
    invitations.stopMails(token, origin);
  }

  private InvitationView seen(String token) {
    return invitations.view(token).orElseThrow(OfferWorkflow::over);
  }

  private <T> T counted(Origin origin, Supplier<T> call) {
    throttle.enter(origin.address());
    T answer = Retry.onConflict(call);
    throttle.passed(origin.address());
    return answer;
  }
}
