package org.hospitalscheduling.waitlist;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.TimeRange;

/**
 * A doctor's time that is held and offered to one or more waiting patients; the first to confirm
 * gets it.
 */
@Entity
@Table(name = "offer")
public class Offer {

  @Id private UUID id;
  @Version private int version;
  private UUID practitionerId;
  private UUID departmentId;
  private Instant startsAt;
  private Instant endsAt;
  private UUID holdId;
  private OfferStatus status;
  private UUID madeBy;
  private Instant madeAt;
  private Instant expiresAt;
  private Instant endedAt;

  protected Offer() {}

  /**
   * A new offer of the time that {@code hold} keeps.
   *
   * @param expires when it ends; that stays so, because patients and staff have been told
   */
  static Offer of(
      CandidatePolicy.OfferedTime offered, UUID hold, UUID by, Instant expires, Instant now) {
    Offer offer = new Offer();
    offer.id = Ids.next();
    offer.practitionerId = offered.doctorId();
    offer.departmentId = offered.departmentId();
    offer.startsAt = offered.range().start();
    offer.endsAt = offered.range().end();
    offer.holdId = hold;
    offer.status = OfferStatus.OPEN;
    offer.madeBy = by;
    offer.madeAt = now;
    offer.expiresAt = expires;
    return offer;
  }

  /** Ends the offer. */
  void end(OfferStatus outcome, Instant now) {
    if (status != OfferStatus.OPEN) {
      throw new IllegalStateException("an offer ends once");
    }
    status = outcome;
    endedAt = now;
  }

  /** Whether it may still be answered. */
  boolean isOpen(Instant now) {
    return status == OfferStatus.OPEN && expiresAt.isAfter(now);
  }

  public UUID id() {
    return id;
  }

  public UUID practitionerId() {
    return practitionerId;
  }

  public UUID departmentId() {
    return departmentId;
  }

  public TimeRange range() {
    return new TimeRange(startsAt, endsAt);
  }

  public UUID holdId() {
    return holdId;
  }

  public OfferStatus status() {
    return status;
  }

  public Instant madeAt() {
    return madeAt;
  }

  public UUID madeBy() {
    return madeBy;
  }

  /**
   * When it ends unless it is answered before, in whole minutes; the hold of its time ends then.
   */
  public Instant expiresAt() {
    return expiresAt;
  }
}
