package org.hospitalscheduling.shared;

import jakarta.ejb.ApplicationException;
import java.time.Duration;
import java.util.Optional;

/**
 * A request that was refused. The transaction rolls back: nothing is written.
 *
 * <p>The sentence is for people and for engines' logs; it never carries patient data. {@code facts}
 * is what the edge may tell beside it: the field at fault, the current state, what is in the way.
 */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {

  private final transient Refusal refusal;
  private final transient String field;
  private final transient Object facts;
  private final transient Duration retryAfter;

  private RefusedException(
      Refusal refusal, String sentence, String field, Object facts, Duration retryAfter) {
    super(sentence);
    this.refusal = refusal;
    this.field = field;
    this.facts = facts;
    this.retryAfter = retryAfter;
  }

  public RefusedException(Refusal refusal, String sentence) {
    this(refusal, sentence, null, null, null);
  }

  /** A refusal that one field of the request caused. */
  public static RefusedException ofField(Refusal refusal, String field, String sentence) {
    return new RefusedException(refusal, sentence, field, null, null);
  }

  /** A refusal with something to show: a record that the edge knows how to write. */
  public static RefusedException withFacts(Refusal refusal, String sentence, Object facts) {
    return new RefusedException(refusal, sentence, null, facts, null);
  }

  /** Others hold what is wanted, and this one has waited long enough; worth another try. */
  public static RefusedException busy() {
    return retryAfter(
        Refusal.BUSY, "Too many requests for the same time. Try again.", Duration.ofSeconds(1));
  }

  /** A refusal that a later repetition may not meet. */
  public static RefusedException retryAfter(Refusal refusal, String sentence, Duration wait) {
    return new RefusedException(refusal, sentence, null, null, wait);
  }

  public Refusal refusal() {
    return refusal;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Optional<Object> facts() {
    return Optional.ofNullable(facts);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
