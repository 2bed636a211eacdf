package org.hospitalscheduling.overbooking;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.hospitalscheduling.overbooking.OverbookingPolicy.Because;
import org.hospitalscheduling.shared.Ids;
import org.hospitalscheduling.shared.TimeRange;

/** A place where one more patient is expected to pay. Nobody is booked there yet. */
@Entity
@Table(name = "suggestion")
public class Suggestion {

  @Id private UUID id;
  @Version private int version;
  private UUID practitionerId;
  private UUID departmentId;
  private Instant startsAt;
  private Instant endsAt;
  private Instant sessionStartsAt;
  private Instant sessionEndsAt;
  private SuggestionStatus status;

  @Enumerated(EnumType.STRING)
  private Because because;

  private double gain;
  private double[] beside;
  private double expectedMissed;
  private int addedWaiting;
  private int addedOvertime;
  private double overrun;
  private Instant madeAt;
  private Instant expiresAt;
  private Instant decidedAt;
  private UUID decidedBy;
  private String declineReason;
  private UUID appointmentId;

  protected Suggestion() {}

  /** A new, open suggestion. */
  static Suggestion of(Placement place, Numbers numbers, Instant expires, Instant now) {
    Suggestion suggestion = new Suggestion();
    suggestion.id = Ids.next();
    suggestion.status = SuggestionStatus.OPEN;
    suggestion.practitionerId = place.practitionerId();
    suggestion.departmentId = place.departmentId();
    suggestion.startsAt = place.range().start();
    suggestion.endsAt = place.range().end();
    suggestion.sessionStartsAt = place.session().start();
    suggestion.sessionEndsAt = place.session().end();
    suggestion.madeAt = now;
    suggestion.renew(numbers, expires);
    return suggestion;
  }

  /**
   * Where it is.
   *
   * @param session the stretch of working time that it is a part of
   */
  record Placement(UUID practitionerId, UUID departmentId, TimeRange range, TimeRange session) {}

  /**
   * What speaks for it; see {@link OverbookingPolicy.Proposal}.
   *
   * @param beside chances of a no-show of those who share the time, as forecast
   * @param expectedMissed how many of the session are forecast not to come
   * @param addedWaiting of all patients together, in seconds
   * @param addedOvertime of the doctor, in seconds
   * @param overrun the chance of running over by two slots or more
   */
  record Numbers(
      Because because,
      double gain,
      double[] beside,
      double expectedMissed,
      int addedWaiting,
      int addedOvertime,
      double overrun) {}

  /** The same place still pays; the numbers are today's. */
  void renew(Numbers numbers, Instant expires) {
    because = numbers.because();
    gain = numbers.gain();
    beside = numbers.beside().clone();
    expectedMissed = numbers.expectedMissed();
    addedWaiting = numbers.addedWaiting();
    addedOvertime = numbers.addedOvertime();
    overrun = numbers.overrun();
    expiresAt = expires;
  }

  /** Somebody was booked there. */
  void accept(UUID appointment, UUID by, Instant now) {
    decide(SuggestionStatus.ACCEPTED, by, now);
    appointmentId = appointment;
  }

  /** Not this slot again. */
  void decline(String reason, UUID by, Instant now) {
    decide(SuggestionStatus.DECLINED, by, now);
    declineReason = reason;
  }

  /** Its time is over, or it pays no more. */
  void expire(Instant now) {
    decide(SuggestionStatus.EXPIRED, null, now);
  }

  private void decide(SuggestionStatus outcome, UUID by, Instant at) {
    if (status != SuggestionStatus.OPEN) {
      throw new IllegalStateException("a suggestion is decided once");
    }
    status = outcome;
    decidedBy = by;
    decidedAt = at;
  }

  /** Whether it can still be decided at {@code now}. */
  boolean isOpen(Instant now) {
    return status == SuggestionStatus.OPEN && expiresAt.isAfter(now);
  }

  public UUID id() {
    return id;
  }

  public int version() {
    return version;
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

  public TimeRange session() {
    return new TimeRange(sessionStartsAt, sessionEndsAt);
  }

  public SuggestionStatus status() {
    return status;
  }
}
