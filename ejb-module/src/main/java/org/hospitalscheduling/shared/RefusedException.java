package org.hospitalscheduling.shared;

import jakarta.ejb.ApplicationException;
import java.io.Serial;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The request was refused. The transaction rolls back: nothing is written.
 *
 * <p>The sentence is for people and for clients' logs and never carries patient data. {@code facts}
 * are what is known besides: the current state, or what is in the way.
 */
@ApplicationException(rollback = true)
public class RefusedException extends RuntimeException {
  @Serial private static final long serialVersionUID = 1;

  private final transient Refusal refusal;
  private final String sentence;
  private final transient @Nullable String field;
  private final transient @Nullable RefusalFacts facts;
  private final transient @Nullable Duration retryAfter;

  private RefusedException(
      Refusal refusal,
      String sentence,
      @Nullable String field,
      @Nullable RefusalFacts facts,
      @Nullable Duration retryAfter) {
    super(sentence);
    this.sentence = sentence;
    this.refusal = refusal;
    this.field = field;
    this.facts = facts;
    this.retryAfter = retryAfter;
  }

  public RefusedException(Refusal refusal, String sentence) {
    this(refusal, sentence, null, null, null);
  }

  /** A refusal caused by one field of the request. */
  public static RefusedException ofField(Refusal refusal, String field, String sentence) {
    return new RefusedException(refusal, sentence, field, null, null);
  }

  /** A refusal caused by one field of the request, with facts. */
  public static RefusedException ofField(
      Refusal refusal, String field, String sentence, RefusalFacts facts) {
    return new RefusedException(refusal, sentence, field, facts, null);
  }

  /** A refusal with facts; see {@link RefusalFacts}. */
  public static RefusedException withFacts(Refusal refusal, String sentence, RefusalFacts facts) {
    return new RefusedException(refusal, sentence, null, facts, null);
  }

  /**
   * Other requests hold what this one needs, and it has waited long enough; a retry may succeed.
   */
  public static RefusedException busy() {
    return retryAfter(
        Refusal.BUSY, "Too many requests for the same time. Try again.", Duration.ofSeconds(1));
  }

  /** A refusal after which a retry may succeed. */
  public static RefusedException retryAfter(Refusal refusal, String sentence, Duration wait) {
    return new RefusedException(refusal, sentence, null, null, wait);
  }

  public Refusal refusal() {
    return refusal;
  }

  @Override
  public String getMessage() {
    return sentence;
  }

  public Optional<String> field() {
    return Optional.ofNullable(field);
  }

  public Optional<RefusalFacts> facts() {
    return Optional.ofNullable(facts);
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
