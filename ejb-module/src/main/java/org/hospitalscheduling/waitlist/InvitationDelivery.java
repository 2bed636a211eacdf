package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What follows from the end of an invitation's mail: it is noted, and where a mail failed another
 * patient may be invited. When the offer ends does not depend on it. Locks: the offer.
 */
@Stateless
@PermitAll
public class InvitationDelivery {

  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;

  /** The mail server took the invitation's mail. */
  public void handedOver(UUID invitationId, Instant at) {
    settled(invitationId, (offer, invitation) -> invitation.handedOver(at));
  }

  /**
   * The invitation's mail failed for good. The invitation stays open, because staff may telephone,
   * and because the mail may have arrived although its server did not say so.
   *
   * @param askAnother whether the next patient who was passed over is invited in their place
   */
  public void failed(UUID invitationId, boolean askAnother, Instant at) {
    settled(
        invitationId,
        (offer, invitation) -> {
          if (invitation.settledAt().isEmpty()) {
            invitation.failed(at);
            offerWorkflow.mailFailed(offer, invitation, askAnother);
          }
        });
  }

  /** What a mail's end means for its invitation. */
  private interface Consequence {
    void of(Offer offer, Invitation invitation);
  }

  private void settled(UUID invitationId, Consequence consequence) {
    Optional<Offer> found = offers.offerOf(invitationId).flatMap(offers::lock);
    if (found.isEmpty()) {
      return;
    }
    Offer offer = found.get();
    offers.invitations(offer.id()).stream()
        .filter(each -> each.id().equals(invitationId))
        .forEach(each -> consequence.of(offer, each));
    offers.flush();
  }
}
