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
import org.jspecify.annotations.Nullable;

/** A place where one more patient is expected to pay off. Nobody is booked there yet. */
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
  private @Nullable Integer visits;
  private double expectedMissed;
  private int addedWaiting;
  private int addedOvertime;
  private double overrun;
  private Instant madeAt;
  private Instant expiresAt;
  private @Nullable Instant decidedAt;
  private @Nullable UUID decidedBy;
  private @Nullable String declineReason;
  private @Nullable UUID appointmentId;

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
   * The place of a suggestion.
   *
   * @param session the stretch of working time that contains it
   */
  record Placement(UUID practitionerId, UUID departmentId, TimeRange range, TimeRange session) {}

  /**
   * The figures behind a suggestion; see {@link OverbookingPolicy.Proposal}.
   *
   * @param beside the forecast no-show probabilities of the patients who share the time
   * @param visits how many the session has, this one not counted
   * @param expectedMissed how many of the session's patients are forecast not to come
   * @param addedWaiting of all patients together, in seconds
   * @param addedOvertime of the doctor, in seconds
   * @param overrun the probability of running over by two slots or more
   */
  record Numbers(
      Because because,
      double gain,
      double[] beside,
      int visits,
      double expectedMissed,
      int addedWaiting,
      int addedOvertime,
      double overrun) {}

  /** Updates the figures of a place that still pays off. */
  void renew(Numbers numbers, Instant expires) {
    because = numbers.because();
    gain = numbers.gain();
    beside = numbers.beside().clone();
    visits = numbers.visits();
    expectedMissed = numbers.expectedMissed();
    addedWaiting = numbers.addedWaiting();
    addedOvertime = numbers.addedOvertime();
    overrun = numbers.overrun();
    expiresAt = expires;
  }

  /** Closes the suggestion because a patient was booked there. */
  void accept(UUID appointment, UUID by, Instant now) {
    decide(SuggestionStatus.ACCEPTED, by, now);
    appointmentId = appointment;
  }

  /** Closes the suggestion; this time is not suggested again. */
  void decline(String reason, UUID by, Instant now) {
    decide(SuggestionStatus.DECLINED, by, now);
    declineReason = reason;
  }

  /** Closes the suggestion because it is too late or no longer pays off. */
  void expire(Instant now) {
    decide(SuggestionStatus.EXPIRED, null, now);
  }

  private void decide(SuggestionStatus outcome, @Nullable UUID by, Instant at) {
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
