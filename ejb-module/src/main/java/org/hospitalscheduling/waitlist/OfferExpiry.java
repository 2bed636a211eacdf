package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.booking.HoldWorkflow;

/**
 * What follows from the end of an invitation's mail, above all when the offer expires: how long a
 * slot is held counts from when the invited patients could read their mail, not from when somebody
 * decided to invite them. Locks: the offer, then its hold.
 */
@Stateless
@PermitAll
public class OfferExpiry {

  @Inject private Offers offers;
  @Inject private OfferWorkflow offerWorkflow;
  @Inject private HoldWorkflow holds;

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
    if (offer.status() == OfferStatus.OPEN) {
      start(offer);
    }
    offers.flush();
  }

  /**
   * Once what became of each mail is known, the offer expires its holding time after the last of
   * them.
   */
  private void start(Offer offer) {
    List<Optional<Instant>> ends =
        offers.invitations(offer.id()).stream().map(Invitation::settledAt).toList();
    if (ends.stream().allMatch(Optional::isPresent)) {
      ends.stream().flatMap(Optional::stream).max(Instant::compareTo).ifPresent(offer::endsAfter);
    }
    holds.until(offer.holdId(), offer.expiresAt());
  }
}
