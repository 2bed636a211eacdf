package org.hospitalscheduling.waitlist;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hospitalscheduling.booking.Booking;

/**
 * Starts the clock of an offer. How long a slot is held counts from when those who are asked could
 * read it, not from when somebody decided to ask.
 */
@Stateless
@PermitAll
public class OfferClock {

  @Inject private Offers offers;
  @Inject private Booking booking;

  /**
   * An invitation's mail was handed over, or will never be: then staff may still telephone, and the
   * slot is held no longer than otherwise. Once that is so for all who were asked, the offer ends
   * its holding time after the last of them. Locks: the offer, then its hold.
   */
  public void handedOver(UUID inviteId, Instant at) {
    offers
        .offerOf(inviteId)
        .flatMap(offers::lock)
        .filter(offer -> offer.status() == OfferStatus.OPEN)
        .ifPresent(offer -> start(offer, inviteId, at));
  }

  private void start(Offer offer, UUID inviteId, Instant at) {
    List<Invite> invites = offers.invites(offer.id());
    invites.stream()
        .filter(invite -> invite.id().equals(inviteId))
        .forEach(invite -> invite.handedOver(at));
    if (invites.stream().allMatch(invite -> invite.sentAt().isPresent())) {
      Instant last =
          invites.stream()
              .flatMap(invite -> invite.sentAt().stream())
              .max(Instant::compareTo)
              .orElseThrow();
      offer.endsAfter(last);
      booking.holdUntil(offer.holdId(), offer.expiresAt());
    }
    offers.flush();
  }
}
