package org.hospitalscheduling.waitlist;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;

/** One patient's invitation to an offer. The token in their link is stored as a hash only. */
@Entity
@Table(name = "invite")
public class Invitation {

  @Id private UUID id;
  @Version private int version;
  private UUID offerId;
  private UUID entryId;
  private short place;
  private byte[] tokenHash;
  private byte[] unsubscribeHash;
  private InvitationStatus status;
  private Instant sentAt;
  private Instant answeredAt;

  protected Invitation() {}

  /**
   * A new invitation.
   *
   * @param place in the fair order, from 1
   * @param unsubscribeHash the hash of the token that ends mails
   */
  static Invitation of(
      UUID offer, UUID entry, int place, byte[] tokenHash, byte[] unsubscribeHash) {
    Invitation invitation = new Invitation();
    invitation.id = Ids.next();
    invitation.offerId = offer;
    invitation.entryId = entry;
    invitation.place = (short) place;
    invitation.tokenHash = tokenHash.clone();
    invitation.unsubscribeHash = unsubscribeHash.clone();
    invitation.status = InvitationStatus.OPEN;
    return invitation;
  }

  /**
   * Records that its mail was handed to the mail server, or never will be; only the first call
   * counts.
   */
  void handedOver(Instant at) {
    sentAt = sentAt == null ? at : sentAt;
  }

  /** When its mail was handed over; empty while it waits. */
  Optional<Instant> sentAt() {
    return Optional.ofNullable(sentAt);
  }

  /** Ends the invitation. */
  void end(InvitationStatus outcome, Instant now) {
    if (status != InvitationStatus.OPEN) {
      throw new IllegalStateException("an invitation is answered once");
    }
    status = outcome;
    answeredAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID entryId() {
    return entryId;
  }

  public InvitationStatus status() {
    return status;
  }
}
