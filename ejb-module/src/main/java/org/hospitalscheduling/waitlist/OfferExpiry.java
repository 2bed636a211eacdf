package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.booking.HoldWorkflow;

/**
 * Sets when an offer expires. How long a slot is held counts from when the invited patients could
 * read their mail, not from when somebody decided to invite them.
 */
@Stateless
@PermitAll
public class OfferExpiry {

  @Inject private Offers offers;
  @Inject private HoldWorkflow holds;

  /**
   * An invitation's mail was handed over, or never will be; in the latter case staff may still
   * telephone, and the slot is held no longer than otherwise. Once that is so for all invitations,
   * the offer expires its holding time after the last of them. Locks: the offer, then its hold.
   */
  public void handedOver(UUID invitationId, Instant at) {
    offers
        .offerOf(invitationId)
        .flatMap(offers::lock)
        .filter(offer -> offer.status() == OfferStatus.OPEN)
        .ifPresent(offer -> start(offer, invitationId, at));
  }

  private void start(Offer offer, UUID invitationId, Instant at) {
    List<Invitation> invitations = offers.invitations(offer.id());
    invitations.stream()
        .filter(invitation -> invitation.id().equals(invitationId))
        .forEach(invitation -> invitation.handedOver(at));
    if (invitations.stream().allMatch(invitation -> invitation.sentAt().isPresent())) {
      Instant last =
          invitations.stream()
              .flatMap(invitation -> invitation.sentAt().stream())
              .max(Instant::compareTo)
              .orElseThrow();
      offer.endsAfter(last);
      holds.until(offer.holdId(), offer.expiresAt());
    }
    offers.flush();
  }
}
