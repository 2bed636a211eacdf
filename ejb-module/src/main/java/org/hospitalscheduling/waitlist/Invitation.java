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
  private Instant failedAt;
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

  /** Records that the mail server took its mail, unless what became of it is known. */
  void handedOver(Instant at) {
    sentAt = settledAt().isEmpty() ? at : sentAt;
  }

  /** Records that its mail failed for good, unless what became of it is known. */
  void failed(Instant at) {
    failedAt = settledAt().isEmpty() ? at : failedAt;
  }

  /** Whether its mail failed for good. */
  boolean hasFailed() {
    return failedAt != null;
  }

  /** When its mail was handed over or failed for good; empty while it waits. */
  Optional<Instant> settledAt() {
    return Optional.ofNullable(sentAt).or(() -> Optional.ofNullable(failedAt));
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
